"""Who speaks in all transcripts of a batch: a person has the same voice throughout.

Voices of voices.yaml stay. The others are given out one person after the other, in the order in which they first speak,
each so that it differs from those of everybody whom the person meets in any transcript. Two who never meet may share a
voice: a host of a hundred evenings needs one voice that no guest has, but the guests do not need a hundred.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from panelaudio.pipeline.understanding import cast_of
from panelaudio.script import Script, Speaker
from panelaudio.settings import SpeakerSettings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from panelaudio.pipeline.understanding import Understanding
    from panelaudio.settings import Settings

Person = tuple[str, str, str]
"""Settings file, language, and the name whatever its case: who may be one person."""
Given = tuple[str, str, str, str, float]
"""A name, and engine, voice, variant and pitch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Who speaks in one transcript."""

    language: str
    speakers: tuple[Speaker, ...]
    settings: Settings

    @classmethod
    def of(cls, found: Understanding) -> Meeting:
        """Those of a transcript that was read."""
        return cls(language=found.script.language, speakers=found.script.speakers, settings=found.settings)

    def persons(self) -> tuple[Person, ...]:
        """Of each speaker."""
        return tuple((self.settings.path, self.language, one.name.casefold()) for one in self.speakers)


def give_voices(
    meetings: Iterable[Meeting], known: Mapping[Person, Given], *, engine: str | None = None
) -> dict[Person, Given]:
    """A voice for everybody who has none in voices.yaml; whoever is ``known`` keeps the voice of an earlier run.

    Raises:
        PanelaudioError: as ``cast_of``.
    """
    voices = dict(known)
    acquaintances: dict[Person, dict[Person, Speaker]] = defaultdict(dict)
    where: dict[Person, Meeting] = {}
    for meeting in meetings:
        met = dict(zip(meeting.persons(), meeting.speakers, strict=True))
        for person in met:
            acquaintances[person] |= met
            where.setdefault(person, meeting)
    for person, meeting in where.items():
        if person not in voices and (given := _voice(person, meeting, acquaintances[person], voices, engine)):
            voices[person] = given
    return voices


def _voice(
    person: Person,
    meeting: Meeting,
    met: Mapping[Person, Speaker],
    voices: Mapping[Person, Given],
    engine: str | None,
) -> Given | None:
    """The voice for a person, given those of all whom the person meets; None where voices.yaml gives one."""
    others = [one for other, one in met.items() if other != person and (other in voices or _is_given(one, meeting))]
    settings = with_voices(meeting.settings, [voices[other] for other in met if other in voices])
    script = _of_speakers(meeting.language, (*others, met[person]))
    roles = cast_of(replace_found(script, settings), engine=engine).roles
    role = next(role for role in roles if role.speaker == met[person].name)
    voice = role.voice
    return (role.speaker, voice.engine, voice.name, voice.variant, voice.pitch) if role.automatic else None


def _is_given(speaker: Speaker, meeting: Meeting) -> bool:
    entry = meeting.settings.of(speaker.name)
    return bool(entry and entry.voice)


def with_voices(settings: Settings, voices: Iterable[Given]) -> Settings:
    """Settings in which these people have these voices, where the file gives them none."""
    entries = {one.name.casefold(): one for one in settings.speakers}
    for name, engine, voice, variant, pitch in voices:
        entry = settings.of(name) or SpeakerSettings(name=name)
        if not entry.voice:
            own_pitch = entry.pitch if entry.pitch is not None else pitch
            entries[entry.name.casefold()] = replace(
                entry, engine=engine, voice=voice, variant=variant, pitch=own_pitch
            )
    return replace(settings, speakers=tuple(entries.values()))


def _of_speakers(language: str, speakers: tuple[Speaker, ...]) -> Script:
    return Script(source="", sha256="", format="", items=(), speakers=speakers, taken=(), language=language)


def replace_found(script: Script, settings: Settings) -> Understanding:
    """An understanding of nothing but who speaks, and how."""
    from panelaudio.pipeline.understanding import Understanding

    return Understanding(script=script, why="", settings=settings, speakers=(), estimated_s=0.0)


def as_kept(voices: Mapping[Person, Given]) -> dict[str, Any]:
    """For the state file."""
    return {"\n".join(person): list(given) for person, given in voices.items()}


def from_kept(kept: Mapping[str, Any]) -> dict[Person, Given]:
    """As ``as_kept`` has written it; what is of another form is passed over."""
    voices: dict[Person, Given] = {}
    for key, value in kept.items():
        person = tuple(key.split("\n"))
        if len(person) == 3 and isinstance(value, list) and len(value) == 5:  # noqa: PLR2004 - Person, Given
            name, engine, voice, variant, pitch = value
            voices[person] = (str(name), str(engine), str(voice), str(variant), float(pitch))
    return voices
