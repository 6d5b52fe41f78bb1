"""The spoken frame: somebody introduces the episode, its speakers and its day before the first turn."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from panelaudio.errors import InputError
from panelaudio.script import Heading, Pause, Script, Speaker, Turn
from panelaudio.settings import FIELDS, FRAME_PLACE, FrameSettings

if TYPE_CHECKING:
    from collections.abc import Mapping

PAUSE_MS = 900
"""Between the frame and the first turn: longer than any change of speaker."""
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_ENDED = (".", "!", "?", "…")
_WITH = {"en": "and", "de": "und", "fr": "et", "es": "y", "it": "e", "pt": "e", "nl": "en"}
"""The last two of a list, by language; elsewhere they are parted like the others."""


def framed(script: Script, frame: FrameSettings, *, title: str, day: str, show: str) -> Script:
    """The script with a turn that introduces it; the other turns' numbers rise by one.

    It stands after a heading that opens the script, and a pause follows it.

    Args:
        script: The transcript.
        frame: Who says what.
        title: Of the episode; may be empty.
        day: ISO 8601, or a part of it; may be empty.
        show: The series; may be empty.

    Raises:
        InputError: nothing that the frame names is known.
    """
    narrator = _known(frame.narrator, script)
    names = [one.name for one in script.speakers if one.name != narrator]
    known = dict.fromkeys(FIELDS, "") | {
        "title": title.rstrip(". "),
        "speakers": _listed(names, script.language),
        "date": _said_day(day, script.language),
        "show": show.rstrip(". "),
    }
    words = _filled(frame.text, known)
    if not words:
        hint = "name the episode with --title, or change 'text' under 'frame' in voices.yaml"
        raise InputError("the spoken frame has nothing to say", code="empty-frame", hint=hint)
    first = next((at for at, item in enumerate(script.items) if isinstance(item, Turn)), 0)
    line = script.turns[0].line if script.turns else 1
    opening = (Turn(index=0, speaker=narrator, text=words, line=line), Pause(duration_ms=PAUSE_MS, line=line))
    later = tuple(replace(item, index=item.index + 1) if isinstance(item, Turn) else item for item in script.items)
    headings = sum(isinstance(item, Heading) for item in later[:first])
    before, after = (later[:first], later[first:]) if headings == first else ((), later)
    return replace(with_narrator(script, frame), items=(*before, *opening, *after))


def with_narrator(script: Script, frame: FrameSettings) -> Script:
    """The script with the narrator among its speakers: the first, unless it is one of them already."""
    narrator = _known(frame.narrator, script)
    if any(narrator == one.name for one in script.speakers):
        return script
    return replace(script, speakers=(Speaker(name=narrator), *script.speakers))


def _known(narrator: str, script: Script) -> str:
    """The full name of a speaker whom the frame names in whatever case, or by an alias; else the name as it is."""
    meant = narrator.casefold()
    for one in script.speakers:
        if meant in {name.casefold() for name in (one.name, *one.aliases)}:
            return one.name
    return narrator


def _filled(text: str, known: Mapping[str, str]) -> str:
    """The text with its fields; a sentence that names something unknown is left out."""
    said = []
    for sentence in _SENTENCE.split(text):
        if all(known[name] for name in FRAME_PLACE.findall(sentence)):
            filled = FRAME_PLACE.sub(lambda found: known[found[1]], sentence).strip()
            # A title that ends with a question mark needs no full stop of the template's.
            said.append(filled[:-1] if filled.endswith(".") and filled[:-1].endswith(_ENDED) else filled)
    return " ".join(one for one in said if one)


def _listed(names: list[str], language: str) -> str:
    """``A, B and C``."""
    word = _WITH.get(language.partition("-")[0].casefold())
    if len(names) < 2 or word is None:  # noqa: PLR2004 - a list of one
        return ", ".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"


def _said_day(day: str, language: str) -> str:
    """``14 March 2026`` in English, else as it is written; empty where it is no day."""
    try:
        when = date.fromisoformat(day)
    except ValueError:
        return ""
    if language.partition("-")[0].casefold() != "en":
        return day
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
