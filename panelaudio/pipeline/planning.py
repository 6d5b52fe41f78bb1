"""What is settled before anything is rendered: formats, outputs, cast and utterances."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from panelaudio.audio import AUDIO_FORMATS, Target
from panelaudio.captions import Profile, profile
from panelaudio.casting import seated
from panelaudio.chapters import checked_way
from panelaudio.pacing import Pacing, estimate_seconds, preset
from panelaudio.pipeline.about import checked_date
from panelaudio.pipeline.alike import alike_voices
from panelaudio.pipeline.cover import COVER, DRAWN_SUFFIX, cover_file, given_cover
from panelaudio.pipeline.expression import ignored
from panelaudio.pipeline.files import check_targets, stem_for
from panelaudio.pipeline.formats import detail_of, formats_of, writers_of
from panelaudio.pipeline.framing import framed
from panelaudio.pipeline.known_voices import with_voices
from panelaudio.pipeline.languages import foreign_voices
from panelaudio.pipeline.metering import PICTURE, PICTURES
from panelaudio.pipeline.music import music_files, music_notices
from panelaudio.pipeline.pronunciation import unsaid_words
from panelaudio.pipeline.request import Plan, Request, Stem
from panelaudio.pipeline.sound import MOST_CHANNELS, checked_target
from panelaudio.pipeline.stems import stems_of
from panelaudio.pipeline.strangers import strangers
from panelaudio.pipeline.understanding import Understanding, cast_of, understand
from panelaudio.pipeline.uttering import not_spoken, utterances_in
from panelaudio.rendering import Cache, EngineLoader, default_cache, foresee
from panelaudio.settings import FrameSettings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from panelaudio.cast import Cast, Voice
    from panelaudio.episode import Detail, Picture, Writer
    from panelaudio.script import LeftOut, Notice
    from panelaudio.speech import Utterance


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A request whose every choice has been found good."""

    request: Request
    found: Understanding
    cast: Cast
    profile: Profile
    target: Target
    pacing: Pacing
    stem: str
    """Of all outputs."""
    targets: Mapping[str, Path]
    stems: tuple[Stem, ...]
    writers: Mapping[str, Writer]
    """Of each text format, its writer."""
    cover: Picture | None
    """The user's own."""
    detail: Detail
    utterances: tuple[Utterance, ...]
    unsayable: tuple[LeftOut, ...]
    """Turns without a word that can be said."""
    music: bool
    """Whether there is any."""
    notices: tuple[Notice, ...] = ()
    """Of what an engine cannot do that was asked for, and of music without a licence."""
    jobs: int
    cache: Cache

    @property
    def run(self) -> str:
        """What tells this transcript's runs from those of others."""
        request = self.request
        return f"-:{self.stem}" if request.transcript == "-" else str(Path(request.transcript).resolve())

    @property
    def load_engine(self) -> EngineLoader:
        """Makes the engines as voices.yaml wants them."""
        return EngineLoader(self.found.settings.engines)

    @property
    def voices(self) -> dict[str, Voice]:
        """Of each speaker."""
        return {role.speaker: role.voice for role in self.cast.roles}


def settle(request: Request) -> Settled:
    """Check and decide all that can be, before hours of work.

    Raises:
        PanelaudioError: of the kind of whatever is wrong.
    """
    formats = formats_of(request)
    writers = writers_of(formats)
    rules = profile(request.profile) if isinstance(request.profile, str) else request.profile
    pacing = preset(request.pacing, overlap=request.overlap)
    target = checked_target(request, formats)
    checked_way(request.chapters)
    checked_date(request.date)
    found = understand(
        request.transcript,
        cast_file=request.cast_file,
        reader=request.reader,
        language=request.language,
        lenient=request.keep_going,
    )
    found = framed_as_asked(found, request)
    found = replace(found, settings=with_voices(found.settings, request.voices)) if request.voices else found
    cover = given_cover(request.cover, found.settings, formats)
    stem = stem_for(request.transcript, request.title or found.script.title, request.stem)
    suffixes = {name: form.suffix for name, form in AUDIO_FORMATS.items()}
    suffixes |= {name: writer.suffix for name, writer in writers.items()}
    suffixes |= {COVER: cover.suffix if cover else DRAWN_SUFFIX, PICTURE: PICTURES[0]}
    targets = {name: request.output / f"{stem}{suffixes[name]}" for name in formats}
    music = _music(found, request)
    cast = cast_of(found, engine=request.engine)
    cast = seated(cast, found.script.turns) if request.channels == MOST_CHANNELS else cast
    utterances, unsayable = utterances_in(found, cast)
    stems = stems_of(utterances, request, stem, formats, music=bool(music)) if request.stems else ()
    files = [*music.values(), *_inputs(request, found)]
    check_targets([*targets.values(), *(one.path for one in stems)], [path for path in files if path])
    return Settled(
        request=request,
        found=found,
        cast=cast,
        profile=replace(rules, language=found.script.language),  # it decides which words hold together
        target=target,
        pacing=pacing,
        stem=stem,
        targets=targets,
        stems=stems,
        writers=writers,
        cover=cover,
        detail=detail_of(request, writers),
        utterances=utterances,
        unsayable=unsayable,
        music=bool(music),
        notices=(
            *strangers(found.script, found.settings),
            *alike_voices(cast, EngineLoader(found.settings.engines)),
            *foreign_voices(found.script, cast, EngineLoader(found.settings.engines)),
            *unsaid_words(cast, EngineLoader(found.settings.engines)),
            *ignored(found.script, cast, EngineLoader(found.settings.engines)),
            *(music_notices(found.settings, prove=request.prove) if music else ()),
        ),
        jobs=request.jobs or cores(),
        cache=default_cache(request.cache),
    )


def plan(request: Request) -> Plan:
    """What a request would do; nothing is rendered or written."""
    settled = settle(request)
    speeds = {role.speaker: role.voice.speed for role in settled.cast.roles}
    return Plan(
        cast=settled.cast,
        targets=settled.targets,
        turns=len({one.turn for one in settled.utterances}),
        utterances=len(settled.utterances),
        estimated_s=estimate_seconds(settled.found.script.items, speeds=speeds, pacing=settled.pacing),
        origins=foresee(
            settled.utterances,
            settled.voices,
            cache=settled.cache,
            run=settled.run,
            load_engine=settled.load_engine,
        ),
        stems=settled.stems,
        warnings=(*settled.found.script.notices, *settled.notices, *map(not_spoken, settled.unsayable)),
    )


def framed_as_asked(found: Understanding, request: Request) -> Understanding:
    """What was understood, with the turn that introduces it where one is asked for."""
    frame = found.settings.frame or FrameSettings()
    if request.frame is False or (found.settings.frame is None and not request.frame):
        return found
    script = framed(
        found.script,
        frame,
        title=request.title or found.script.title,
        day=request.date or found.script.date,
        show=found.settings.show,
    )
    return replace(found, script=script)


def _music(found: Understanding, request: Request) -> Mapping[str, Path | None]:
    return music_files(found.settings) if request.music else {}


def _inputs(request: Request, found: Understanding) -> tuple[Path, ...]:
    named = (request.transcript if request.transcript != "-" else "", found.settings.path)
    cover, _ = cover_file(request.cover, found.settings)
    return (*(Path(name) for name in named if name), *((cover,) if cover else ()))


def cores() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS, Windows
        return os.cpu_count() or 1
