"""What show notes say, before it is Markdown or HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio.timecode import MS_PER_S, clock

if TYPE_CHECKING:
    from panelaudio.cast import Role
    from panelaudio.episode import Credit, Episode

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of a list: what it is about, set apart, and what is said of it."""

    head: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """Plain texts; each on one line."""

    language: str
    title: str
    facts: str
    """Series, date, length."""
    description: tuple[str, ...]
    """Paragraphs."""
    speakers: tuple[Entry, ...]
    chapters: tuple[Entry, ...]
    music: tuple[Entry, ...]
    made: str


def notes_of(episode: Episode) -> Notes:
    """All that is known of an episode."""
    sounding = {one.utterance.speaker for one in episode.timeline.placements}
    facts = (episode.show, episode.date, clock(episode.duration_ms / MS_PER_S))
    paragraphs = re.split(r"\n\s*\n", episode.script.description)
    return Notes(
        language=flat(episode.script.language),
        title=flat(episode.title),
        facts=" · ".join(flat(fact) for fact in facts if flat(fact)),
        description=tuple(flat(one) for one in paragraphs if flat(one)),
        speakers=tuple(_speaker(role) for role in episode.cast.roles if role.speaker in sounding),
        chapters=tuple(Entry(head=clock(one.start_ms // MS_PER_S), text=flat(one.title)) for one in episode.chapters),
        music=tuple(map(_credit, episode.credits)),
        made=_made(episode),
    )


def flat(text: str) -> str:
    """A text on one line, without control characters."""
    return " ".join(_CONTROL.sub(" ", text).split())


def _speaker(role: Role) -> Entry:
    voice = role.voice
    name = f"{voice.name}+{voice.variant}" if voice.variant else voice.name
    return Entry(head=flat(role.speaker), text=flat(f"voice: {voice.engine} {name}"))


def _credit(credit: Credit) -> Entry:
    by = f"by {credit.author}" if credit.author else ""
    parts = (f"{credit.title} {by}", credit.licence, credit.source)
    return Entry(head=flat(credit.use), text=", ".join(flat(one) for one in parts if flat(one)))


def _made(episode: Episode) -> str:
    engines = sorted({role.voice.engine for role in episode.cast.roles})
    by = f" by {flat(episode.made_with)}" if episode.made_with else ""
    return flat(
        f"All voices are synthetic. The episode was rendered from a transcript{by} with the speech "
        f"{'engine' if len(engines) == 1 else 'engines'} {', '.join(engines)}; the words are those of the transcript."
    )
