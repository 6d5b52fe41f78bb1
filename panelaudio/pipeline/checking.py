"""``check()``: captions are judged, with their sound and their transcript where these are at hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from panelaudio.audio.listening import levels_of
from panelaudio.captions import PROFILES, Problem, Profile
from panelaudio.checking import (
    AUDIO_SUFFIXES,
    as_cues,
    compare,
    find_sounds,
    judge_file,
    judge_times,
    names_of,
    open_captions,
    people_in,
)
from panelaudio.errors import InputError, UsageError
from panelaudio.language import english_or_unknown
from panelaudio.nearest import nearest_file
from panelaudio.normalize import utterances_of
from panelaudio.pipeline.events import Progress
from panelaudio.pipeline.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from panelaudio.checking import CaptionsFile, Difference, Sounds
    from panelaudio.script import Speaker, Turn

Told = Callable[[Progress], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRequest:
    """What is to be judged, and by what."""

    files: tuple[str, ...]
    """Of captions; ``-`` is standard input."""
    profile: Profile = PROFILES["podcast"]
    audio: tuple[Path, ...] = ()
    """The sound of the captions; none: what lies beside each file under its stem."""
    alone: bool = False
    """Leave out the sound even where it lies beside the file."""
    transcript: str | None = None
    """What the captions should say."""
    cast_file: Path | None = None
    reader: str | None = None
    language: str | None = None
    """Of the transcript, as in a request to render."""
    keep_going: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found of one file."""

    file: str
    format: str
    problems: tuple[Problem, ...]
    """In the order of the cues; cue 0 is the file as a whole."""
    differences: tuple[Difference, ...]
    """To the transcript; their problems are among the others."""
    figures: dict[str, Any]
    lines: tuple[int, ...]
    """Of each cue, the line of the file on which its times stand."""
    starts_ms: tuple[int, ...]
    """Of each cue."""
    audio: tuple[str, ...]
    """The sound that it was held against."""

    @property
    def broken(self) -> bool:
        """Whether players or readers suffer."""
        return any(one.severity == "error" for one in self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What captions should say."""

    turns: tuple[Turn, ...]
    """Those that are spoken."""
    speakers: tuple[Speaker, ...]
    language: str


def check(request: CheckRequest, *, on_progress: Told = lambda _: None) -> tuple[Checked, ...]:
    """Judge files of captions, each by itself.

    Raises:
        InputError: a file is absent or no captions; the transcript cannot be read.
        OutputError: the sound cannot be decoded.
        UsageError: there is no such reader.
    """
    if request.transcript is None and (request.cast_file or request.reader or request.language):
        hint = "name what the captions should say: --transcript FILE"
        raise UsageError("--cast, --reader and --language are of a transcript", code="no-transcript", hint=hint)
    files = [open_captions(name) for name in request.files]
    text = _read(request, on_progress) if request.transcript else None
    sounds_of = cache(listener(on_progress))
    found = []
    for file in files:
        heard = {path: sounds_of(path) for path in _audio_of(file.name, request)}
        found.append(checked_file(file, request.profile, heard, text))
    return tuple(found)


def _read(request: CheckRequest, on_progress: Told) -> Text:
    on_progress(Progress(stage="read", done=0.0))
    found = understand(
        str(request.transcript),
        cast_file=request.cast_file,
        reader=request.reader,
        language=request.language,
        lenient=request.keep_going,
    )
    on_progress(Progress(stage="read", done=1.0))
    script = found.script
    turns = tuple(_sayable(script.turns, script.language))
    return Text(turns=turns, speakers=script.speakers, language=script.language)


def _sayable(turns: Iterable[Turn], language: str) -> Iterator[Turn]:
    """The turns in which there is something to say; ``...`` alone has no caption."""
    for turn in turns:
        if any(char.isalnum() for char in turn.text) or utterances_of(turn, language=language):
            yield turn


def listener(on_progress: Told) -> Callable[[Path], Sounds]:
    """Gives the sounds of a file, and tells that it is listened to."""

    def sounds_of(path: Path) -> Sounds:
        on_progress(Progress(stage=f"listen to {path.name}", done=0.0))
        sounds = find_sounds(levels_of(path))
        on_progress(Progress(stage=f"listen to {path.name}", done=1.0))
        return sounds

    return sounds_of


def checked_file(file: CaptionsFile, rules: Profile, heard: Mapping[Path, Sounds], text: Text | None) -> Checked:
    """What is found of a file: by itself, against each sound, and against what it should say."""
    names = names_of(text.speakers, rules.max_characters) if text else people_in(file, rules.max_characters)
    language = text.language if text else english_or_unknown(row.text for cue in file.cues for row in cue.rows)
    profile = replace(rules, language=language)
    shortest_ms = min((sounds.duration_ms for sounds in heard.values()), default=None)
    found, figures = judge_file(file, profile, names, shortest_ms)
    problems = list(found)
    timed = {path: judge_times(as_cues(file, names), sounds, profile) for path, sounds in heard.items()}
    for of_sound, _ in timed.values():
        problems += of_sound
    if timed:
        figures = next(iter(timed.values()))[1] | figures
        figures["sounds"] = [{"audio": str(path)} | of for path, (_, of) in timed.items()]
    verbatim = compare(file, text.turns, names) if text else None
    if verbatim:
        problems += [one.problem for one in verbatim.differences]
        figures |= verbatim.figures
    return Checked(
        file=file.name,
        format=file.format,
        problems=tuple(sorted(dict.fromkeys(problems), key=lambda one: one.cue)),
        differences=verbatim.differences if verbatim else (),
        figures=figures,
        lines=tuple(cue.line for cue in file.cues),
        starts_ms=tuple(cue.start_ms for cue in file.cues),
        audio=tuple(map(str, heard)),
    )


def _audio_of(name: str, request: CheckRequest) -> tuple[Path, ...]:
    """The sound that captions are held against."""
    if request.alone:
        return ()
    for path in request.audio:
        if not path.is_file():
            raise _no_audio(path)
    if request.audio or name == "-":
        return request.audio
    return audio_beside(Path(name))


def audio_beside(captions: Path) -> tuple[Path, ...]:
    """The first sound file that lies beside captions under their stem, ``panel.en.srt`` being ``panel``'s as well."""
    stems = [captions.with_suffix("")]
    if stems[0].suffix and stems[0].suffix[1:].replace("-", "").isalpha():
        stems.append(stems[0].with_suffix(""))
    found = (stem.parent / f"{stem.name}{suffix}" for stem in stems for suffix in AUDIO_SUFFIXES)
    return tuple(path for path in found if path.is_file())[:1]


def _no_audio(path: Path) -> InputError:
    if path.is_dir():
        return InputError(f"{path} is a folder", code="folder", hint="name the sound file inside it")
    near = nearest_file(path)
    hint = f"did you mean {near}?" if near else "check the name"
    return InputError(f"there is no sound file {path}", code="missing", hint=hint)
