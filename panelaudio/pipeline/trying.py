"""Voices are heard before they are chosen: samples of any, and candidates for each speaker."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from panelaudio import plugins, settings
from panelaudio.audio import written_aside
from panelaudio.cast import Voice
from panelaudio.casting import candidates_of, engines_needed
from panelaudio.errors import EngineError, OutputError, UsageError
from panelaudio.normalize import utterances_of
from panelaudio.pipeline.understanding import offers, voices_of
from panelaudio.rendering import EngineLoader
from panelaudio.script import Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from panelaudio.pipeline.understanding import Understanding
    from panelaudio.speech import Engine, Samples

SAMPLE_TEXT = "Good evening. What holds a bridge up? Money, mostly; and now and then a pillar."
CANDIDATES = 3
_MOST_SHOWN = 12
"""Voices of an engine that are rendered where none is named."""
_LIKE = 0.7
"""How like a name must be to be meant; names of voices are short, and many."""
_LOUDNESS = 0.1
"""Root mean square to which every sample is brought, so that the louder voice does not win."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A sample that was written."""

    speaker: str
    """Empty for a sample of a voice alone."""
    voice: Voice
    path: Path
    seconds: float


def preview(
    names: tuple[str, ...], text: str, folder: Path, *, engine: str | None = None, language: str | None = None
) -> Iterator[Heard]:
    """A sample of each voice named (``af_heart``, ``kokoro:af_heart``), or of an engine's best.

    Raises:
        UsageError: no engine here has a voice of this name.
        EngineError: an engine cannot speak.
        OutputError: a file cannot be written.
    """
    load = _loader()
    engines: dict[str, Engine] = {}
    for voice in tuple(_named(names, engine, load) if names else _best(engine, language)):
        speaking = engines.setdefault(voice.engine, load(voice.engine))
        yield _written(speaking, voice, text, folder / f"{voice.engine}-{_file_name(voice)}.wav", "")


def audition(found: Understanding, folder: Path, *, engine: str | None = None) -> Iterator[Heard]:
    """The first sentence of each speaker in three voices: that of the cast, then the next best.

    Raises:
        SettingsError, EngineError, UsageError: as for a cast.
        OutputError: a file cannot be written.
    """
    load = EngineLoader(found.settings.engines)
    engines = {name: load(name) for name in engines_needed(found.script, found.settings, engine)}
    candidates = candidates_of(
        found.script,
        found.settings,
        {name: voices_of(one) for name, one in engines.items()},
        resolve=lambda voice: engines[voice.engine].resolve(voice),
        engine=engine,
        count=CANDIDATES,
    )
    for place, (speaker, voices) in enumerate(candidates.items(), 1):
        said = next(turn.text for turn in found.script.turns if turn.speaker == speaker)
        for number, voice in enumerate(voices, 1):
            path = folder / f"{place:02}-{_plain(speaker)}-{number}-{_file_name(voice)}.wav"
            yield _written(engines[voice.engine], voice, said, path, speaker)


def _loader() -> EngineLoader:
    found = settings.find_settings(Path("-"), None)
    return EngineLoader(settings.read_settings(found, engines=plugins.names("engines")).engines if found else ())


def _best(engine: str | None, language: str | None) -> Iterator[Voice]:
    for offer in offers(engine, language):
        if offer.availability.available and (engine or offer.engine != "tone"):
            for info in offer.voices[:_MOST_SHOWN]:
                yield Voice(engine=offer.engine, name=info.name, language=info.language)


def _named(names: Iterable[str], engine: str | None, load: EngineLoader) -> Iterator[Voice]:
    for name in names:
        before, _, after = name.partition(":")
        inside = before if after and before in plugins.names("engines") else ""
        tried = (engine or inside,) if engine or inside else plugins.names("engines")
        voice = next(_resolved(after if inside else name, tried, load), None)
        if voice is None:
            raise _no_voice(name, after if inside else name, engine or inside)
        yield voice


def _no_voice(name: str, wanted: str, engine: str) -> UsageError:
    """The voices whose names hold the one that was wanted, else the nearest, of whatever engine."""
    known = [f"{offer.engine}:{info.name}" for offer in offers(engine or None) for info in offer.voices]
    named = [one for one in known if wanted and wanted.casefold() in re.split(r"\W|_", one.casefold())]
    named = named or [one for one in known if wanted.casefold() in one.casefold()]
    if not named:
        names = {one.partition(":")[2].casefold(): one for one in known}
        named = [names[near] for near in difflib.get_close_matches(wanted.casefold(), names, cutoff=_LIKE)]
    hint = f"did you mean {' or '.join(repr(one) for one in named[:3])}? " if named else ""
    where = f" --engine {engine}" if engine else ""
    message = f"there is no voice named '{name}'"
    return UsageError(message, code="unknown-voice", hint=f"{hint}'panelaudio voices{where}' lists them all")


def _resolved(name: str, engines: Iterable[str], load: EngineLoader) -> Iterator[Voice]:
    for engine in engines:
        one = load(engine)
        if one.availability().available:
            try:
                yield one.resolve(Voice(engine=engine, name=name))
            except EngineError as error:
                if error.code != "unknown-voice":
                    raise


def _written(engine: Engine, voice: Voice, text: str, path: Path, speaker: str) -> Heard:
    import soundfile

    sound, rate_hz = _said(engine, voice, text)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with written_aside(path) as aside:
            soundfile.write(aside, sound, rate_hz, format="WAV", subtype="PCM_16")
    except (OSError, soundfile.LibsndfileError) as error:
        message = f"{path} cannot be written: {error}"
        raise OutputError(message, code="unwritable", hint="check the folder, its rights and the disk") from error
    return Heard(speaker=speaker, voice=voice, path=path, seconds=len(sound) / rate_hz)


def _said(engine: Engine, voice: Voice, text: str) -> tuple[Samples, int]:
    """The first sentence of a text, or all of a short one, at a level that all samples have."""
    import numpy as np

    turn = Turn(index=0, speaker=voice.name, text=text, line=1) if text.strip() else None
    most = engine.limits.max_characters
    parts = utterances_of(turn, max_characters=most, language=voice.language) if turn else ()
    if not parts:
        raise UsageError(f"“{text[:60]}” has no word that can be said", code="nothing-to-say", hint="give other words")
    made = [engine.synthesize(part.spoken, voice) for part in (parts if text == SAMPLE_TEXT else parts[:1])]
    sound = np.concatenate([one.samples for one in made])
    level = float(np.sqrt(np.mean(np.square(sound)))) or 1.0
    gain = np.float32(min(_LOUDNESS / level, 1 / float(np.abs(sound).max(initial=1e-9))))
    return sound * gain, made[0].rate_hz


def _file_name(voice: Voice) -> str:
    return _plain(f"{voice.name}+{voice.variant}" if voice.variant else voice.name)


def _plain(name: str) -> str:
    """A name as part of a file's name, whatever stands in it."""
    kept = "".join(char if char.isalnum() or char in "+-_" else "-" for char in name)
    return kept.strip("-")[:60] or "voice"
