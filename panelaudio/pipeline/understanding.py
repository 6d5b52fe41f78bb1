"""The first stages: a transcript is read and cast; nothing is rendered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from panelaudio import plugins, settings
from panelaudio.casting import cast_speakers, engines_needed, speaks, write_cast
from panelaudio.converting import form_of
from panelaudio.errors import EngineError, PanelaudioError
from panelaudio.pacing import Spoken, estimate
from panelaudio.pipeline.alike import alike_voices
from panelaudio.pipeline.expression import ignored
from panelaudio.pipeline.framing import with_narrator
from panelaudio.pipeline.languages import checked_language, foreign_voices, in_its_language
from panelaudio.pipeline.strangers import strangers
from panelaudio.readers.choose import read_transcript
from panelaudio.readers.literal import escaped
from panelaudio.rendering import EngineLoader
from panelaudio.script import Notice

if TYPE_CHECKING:
    from panelaudio.cast import Cast, VoiceInfo
    from panelaudio.script import Script, Speaker
    from panelaudio.settings import Settings
    from panelaudio.speech import Availability, Engine


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerCount:
    """A speaker as ``inspect`` counts one."""

    name: str
    aliases: tuple[str, ...]
    turns: int
    words: int
    estimated_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """A script, how it came about, and the settings that go with it."""

    script: Script
    why: str
    """Why this reader read it."""
    settings: Settings
    speakers: tuple[SpeakerCount, ...]
    estimated_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An engine with what it has here."""

    engine: str
    availability: Availability
    voices: tuple[VoiceInfo, ...]


def understand(
    transcript: str,
    *,
    cast_file: Path | None = None,
    reader: str | None = None,
    language: str | None = None,
    lenient: bool = False,
) -> Understanding:
    """Read a transcript (``-``: standard input) with the aliases of the voices.yaml that belongs to it.

    Args:
        transcript: A file's name.
        cast_file: The voices.yaml; None for the one beside the transcript or here.
        reader: The one to take; None for the surest.
        language: A BCP 47 tag; None for what voices.yaml, the transcript or its words say, in this order.
        lenient: Go on where a spelling may mean two people.

    Raises:
        InputError: the transcript or voices.yaml is wrong.
        UsageError: there is no such reader, or the language is none.
    """
    asked = checked_language(language)
    found = settings.find_settings(Path(transcript), cast_file)
    read = settings.read_settings(found, engines=plugins.names("engines")) if found else settings.Settings()
    script, choice = read_transcript(
        transcript, reader=reader, aliases=read.alias_pairs(), lenient=lenient, spoken=read.spoken_kinds()
    )
    script = in_its_language(script, asked or read.language)
    whole_ms, spoken = estimate(script.items)
    return Understanding(
        script=script,
        why=choice.why,
        settings=read,
        speakers=tuple(_count(speaker, spoken[speaker.name]) for speaker in script.speakers),
        estimated_s=whole_ms / 1000,
    )


def _count(speaker: Speaker, spoken: Spoken) -> SpeakerCount:
    return SpeakerCount(
        name=speaker.name,
        aliases=speaker.aliases,
        turns=spoken.turns,
        words=spoken.words,
        estimated_s=spoken.ms / 1000,
    )


def offers(engine: str | None = None, language: str | None = None) -> tuple[Offer, ...]:
    """The engines (or one of them) with the voices that they have here; an engine that cannot work says why.

    A voices.yaml in the working folder gives their options.
    """
    names = (engine,) if engine else plugins.names("engines")
    found = settings.find_settings(Path("-"), None)
    load = EngineLoader(settings.read_settings(found, engines=plugins.names("engines")).engines if found else ())
    return tuple(_offer(load(name), language) for name in names)


def _offer(engine: Engine, language: str | None) -> Offer:
    state = engine.availability()
    voices = engine.voices() if state.available else ()
    if language:
        voices = tuple(voice for voice in voices if _is_of(voice, language.casefold().replace("_", "-")))
    return Offer(engine=engine.name, availability=state, voices=voices)


def _is_of(voice: VoiceInfo, language: str) -> bool:
    """Whether a voice is of a language, or of a region if one is asked for; Chinese has two codes."""
    return f"{voice.language.casefold()}-".startswith(f"{language}-") or (
        "-" not in language and speaks(voice, language)
    )


def cast_of(found: Understanding, *, engine: str | None = None) -> Cast:
    """A voice for every speaker: as voices.yaml says, else an automatic one.

    Raises:
        SettingsError: voices.yaml names a voice that the engine does not have.
        EngineError: an engine that the cast needs cannot work here.
        UsageError: there is no such engine.
    """
    load = EngineLoader(found.settings.engines)
    engines: dict[str, Engine] = {}
    voices = {}
    for name in engines_needed(found.script, found.settings, engine):
        engines[name] = load(name)
        voices[name] = voices_of(engines[name])
    return cast_speakers(
        found.script,
        found.settings,
        voices,
        resolve=lambda voice: engines[voice.engine].resolve(voice),
        engine=engine,
    )


def voices_of(engine: Engine) -> tuple[VoiceInfo, ...]:
    """An engine's voices. Raises ``EngineError`` where it cannot work, or has none."""
    offer = _offer(engine, None)
    if not offer.availability.available:
        message = f"the engine '{engine.name}' cannot work here: {offer.availability.reason}"
        raise EngineError(message, code="engine-unavailable", hint=offer.availability.remedy)
    if not offer.voices:
        message = f"the engine '{engine.name}' has no voices here"
        raise EngineError(message, code="no-voices", hint="`panelaudio voices` tells which other engines work here")
    return offer.voices


def ignored_expressions(found: Understanding, *, engine: str | None = None) -> tuple[Notice, ...]:
    """What the engines of the cast cannot do of how the transcript asks for words to be said.

    Costs nothing where it asks for nothing; where there is no cast, the notice says why.
    """
    if not any(turn.expressions for turn in found.script.turns):
        return ()
    try:
        return ignored(found.script, cast_of(found, engine=engine), EngineLoader(found.settings.engines))
    except PanelaudioError as error:
        message = f"which expressions engines ignore cannot be told: {error.message}"
        return (Notice(code="expression-unknown", message=message),)


def with_its_narrator(found: Understanding) -> Understanding:
    """What was understood, with the narrator of voices.yaml's frame among the speakers, so that it can be cast."""
    frame = found.settings.frame
    return replace(found, script=with_narrator(found.script, frame)) if frame else found


def warnings_of(found: Understanding, cast: Cast) -> tuple[Notice, ...]:
    """What is to be said of a transcript and of its cast: voices of another language, or hard to tell apart."""
    load = EngineLoader(found.settings.engines)
    return (
        *found.script.notices,
        *strangers(found.script, found.settings),
        *foreign_voices(found.script, cast, load),
        *alike_voices(cast, load),
    )


def cast_text(found: Understanding, cast: Cast) -> str:
    """A voices.yaml with comments that says this cast."""
    return write_cast(found.script, cast, found.settings)


def clean_transcript(  # noqa: PLR0913 - each is a choice of its own
    transcript: str,
    out: Path,
    *,
    cast_file: Path | None = None,
    reader: str | None = None,
    language: str | None = None,
    lenient: bool = False,
) -> str:
    """A transcript in the form that the ending of ``out`` asks for; arguments are those of :func:`understand`.

    Raises:
        UsageError: there is no such form or reader.
        InputError: the transcript or voices.yaml is wrong.
    """
    form = form_of(out)
    found = understand(transcript, cast_file=cast_file, reader=reader, language=language, lenient=lenient)
    return form(found.script, escaped)
