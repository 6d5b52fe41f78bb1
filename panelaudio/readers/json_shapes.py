"""Where the speech stands in a JSON file, by the shape of the service that wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from panelaudio.readers.fields import END, SPEAKER, START, TEXT, first_of, time_ms, unit_of
from panelaudio.readers.json_lines import Record
from panelaudio.readers.passages import speaker_name

_LISTS = """segments meeting_transcripts monologues utterances turns transcript transcripts results entries captions
    dialogue dialog items messages cues sentences data content conversation""".split()
_SENDER = ("from",)
"""Of a message; elsewhere it is a time."""
NAMES = ("name", "displayName", "id")
"""Keys of a speaker who is an object."""
_DEEP = 5
_ENOUGH = 50
"""Entries of a list by which it is judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The list whose objects hold speech, and the way to it from the top: each holder with the key or the place."""

    entries: list[Any]
    way: tuple[tuple[Any, str | int], ...] = ()


def find_speech(value: Any, way: tuple[tuple[Any, str | int], ...] = ()) -> Found | None:
    """The value itself, or the best list under the names that are common."""
    if isinstance(value, list) and any(_speaks(one) for one in value[:_ENOUGH]):
        return Found(entries=value, way=way)
    if len(way) < _DEEP:
        for key, inner in _inside(value):
            found = find_speech(inner, (*way, (value, key)))
            if found:
                return found
    return Found(entries=[value], way=way) if not way and _speaks(value) else None


def _inside(value: Any) -> list[tuple[str | int, Any]]:
    if isinstance(value, list):
        return list(enumerate(value[:_ENOUGH]))
    if not isinstance(value, Record):
        return []
    names = [name for name in _LISTS if name in value] + [name for name in value if name not in _LISTS]
    return [(name, value[name]) for name in names if isinstance(value[name], Record | list)]


def _speaks(record: Any) -> bool:
    """A text alone is speech where a speaker or a time stands beside it."""
    if not isinstance(record, Record):
        return False
    if "speaker" in record and isinstance(record.get("elements"), list):
        return True
    keys = Keys.of(record)
    return keys.text is not None and (keys.speaker is not None or keys.start is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The keys of an entry that say who speaks, what and when."""

    speaker: str | None
    text: str | None
    start: str | None
    end: str | None

    @classmethod
    def of(cls, record: Record) -> Keys:
        """The keys whose values fit."""
        speaker = first_of(record, SPEAKER, _names_somebody) or first_of(record, _SENDER, _is_sender)
        return cls(
            speaker=speaker,
            text=first_of(record, TEXT, _is_text, speaker),
            start=first_of(record, START, _is_time, speaker),
            end=first_of(record, END, _is_time, speaker),
        )

    def uses(self) -> dict[str, str]:
        """The keys with what they are used for, for the ledger."""
        uses = ((self.speaker, "speaker"), (self.text, "words"), (self.start, "time"), (self.end, "time"))
        return {key: use for key, use in uses if key}


def when(record: Record, key: str | None) -> int | None:
    """The time under a key in milliseconds."""
    return time_ms(record[key], unit_ms=unit_of(key)) if key else None


def who(record: Record, key: str | None, names: dict[str, str]) -> str:
    """The speaker under a key, by name; the name may stand in an object of its own."""
    stated = stated_name(record[key]) if key else ""
    return speaker_name(names.get(stated, stated))


def stated_name(value: Any) -> str:
    """A name or a number as it stands, or that of an object; empty where it is none."""
    if isinstance(value, Record):
        key = naming_key(value)
        value = value[key] if key else None
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def naming_key(speaker: Record) -> str | None:
    """The key of a speaker who is an object that holds a name or a number."""
    fitting = (key for key in NAMES if isinstance(speaker.get(key), str | int))
    return next((key for key in fitting if str(speaker[key]).strip()), None)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_sender(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and time_ms(value) is None


def _is_time(value: Any) -> bool:
    return time_ms(value) is not None


def _names_somebody(value: Any) -> bool:
    return bool(stated_name(value).strip())
