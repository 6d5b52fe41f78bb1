"""Who speaks in all transcripts of a batch: a person has the same voice throughout.

Voices of voices.yaml stay, and are their people's in the other transcripts too. The others are given out one person
after the other, in the order in which they first speak, each so that it differs from those of everybody whom the person
meets in any transcript. Two who never meet may share a voice: a host of a hundred evenings needs one that no guest has,
but the guests do not need a hundred.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, Self

from panelaudio.cast import Voice
from panelaudio.errors import PanelaudioError
from panelaudio.pipeline.known_voices import KnownVoice, with_voices
from panelaudio.pipeline.understanding import cast_of
from panelaudio.rendering import EngineLoader
from panelaudio.script import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from panelaudio.cast import Role
    from panelaudio.pipeline.understanding import Understanding


class Person(NamedTuple):
    """What tells people apart, as far as their voices go."""

    language: str
    """Without its region: who speaks English here and German there has two voices."""
    engine: str
    """That is to speak for the person."""
    name: str
    """Whatever its case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Who speaks in one transcript."""

    found: Understanding
    """Without its items: nobody's words are needed for a voice."""
    roles: Mapping[Person, Role]
    """As voices.yaml and the automatic cast have them for this transcript alone."""

    @classmethod
    def of(cls, found: Understanding, *, engine: str | None) -> Self:
        """Those of a transcript that was read.

        Raises:
            PanelaudioError: as ``cast_of``.
        """
        language = found.script.language.partition("-")[0]
        roles = cast_of(found, engine=engine).roles
        people = {Person(language, role.voice.engine, role.speaker.casefold()): role for role in roles}
        return cls(found=replace(found, script=replace(found.script, items=(), left_out=())), roles=people)

    def wanting(self) -> tuple[Person, ...]:
        """Those to whom voices.yaml gives no voice."""
        return tuple(person for person, role in self.roles.items() if role.automatic)


def give_voices(
    meetings: Iterable[Meeting], known: Mapping[Person, KnownVoice], *, engine: str | None = None
) -> dict[Person, KnownVoice]:
    """Everybody's voice. Whoever is ``known`` keeps that of an earlier run, unless voices.yaml gives another.

    Raises:
        PanelaudioError: as ``cast_of``.
    """
    voices = dict(known)
    met: dict[Person, set[Person]] = defaultdict(set)
    first: dict[Person, Meeting] = {}
    fixed: dict[Person, KnownVoice] = {}
    for meeting in meetings:
        for person, role in meeting.roles.items():
            met[person] |= meeting.roles.keys()
            first.setdefault(person, meeting)
            if not role.automatic:
                fixed.setdefault(person, KnownVoice.of(role.speaker, role.voice))
    voices |= fixed
    for person, meeting in first.items():
        if person not in voices:
            others = [voices[other] for other in sorted(met[person]) if other in voices]
            voices[person] = _chosen(meeting, person, others, engine)
    return voices


def still_there(known: Mapping[Person, KnownVoice], engine: str | None) -> dict[Person, KnownVoice]:
    """Of known voices those that their engines still have, and that ``engine`` may use."""
    load = EngineLoader()
    there: dict[KnownVoice, bool] = {}
    for voice in known.values():
        bare = replace(voice, speaker="")
        if bare not in there:
            there[bare] = engine in {None, voice.engine} and _has(load, voice)
    return {person: voice for person, voice in known.items() if there[replace(voice, speaker="")]}


def _has(load: EngineLoader, voice: KnownVoice) -> bool:
    try:
        load(voice.engine).resolve(
            Voice(engine=voice.engine, name=voice.name, variant=voice.variant, pitch=voice.pitch)
        )
    except PanelaudioError:
        return False
    return True


def _chosen(meeting: Meeting, person: Person, others: list[KnownVoice], engine: str | None) -> KnownVoice:
    """A voice for a person that differs from those of others."""
    found, name = meeting.found, meeting.roles[person].speaker
    itself = next(one for one in found.script.speakers if one.name == name)
    # The others stand there under numbers: their names may mean somebody else to this transcript's voices.yaml.
    strangers = tuple(Speaker(name=f"\0{number}") for number in range(len(others)))
    given = [replace(voice, speaker=one.name) for voice, one in zip(others, strangers, strict=True)]
    script = replace(found.script, speakers=(*strangers, itself))
    cast = cast_of(replace(found, script=script, settings=with_voices(found.settings, given)), engine=engine)
    return KnownVoice.of(name, cast.role_of(name).voice)
