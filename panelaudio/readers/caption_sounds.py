"""What stands among the words and is not spoken: sounds, a transcriber's marks, time stamps, footnotes, song."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.readers.pauses import asks_for_pause

if TYPE_CHECKING:
    from panelaudio.readers.draft import Draft

_ASIDE = re.compile(
    r"\[[^\[\]]{0,200}\]|\([^()]{0,200}\)|\{[^{}]{0,200}\}|(?<!\*)\*[^\s*][^*]{0,60}\*(?!\*)|♪[^♪]{0,300}♪|[♪♫]+"
)
_CLOCK = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_STAMP = re.compile(rf"(?:at )?{_CLOCK}(?: ?(?:-+>?|–|to) ?{_CLOCK})?")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_GAPS = re.compile(r" {2,}| (?=[,.;:!?](?: |$))")
_MOST_WORDS = {"[": 6, "(": 3, "*": 3}
"""Of a sound, by its bracket; round brackets hold words that are spoken more often."""

SOUNDS = frozenset(
    """applause applauds applauding audio bell beep beeping beeps bleep bleeped bleeps break cheering cheers chime
    chimes chuckle chuckles chuckling clapping claps clears cough coughing coughs crosstalk
    cries crying exhales footsteps
    foreign gap gasp gasping gasps giggle giggles giggling groan groans guffaw hum humming hums inaudible indiscernible
    indistinct inhales instrumental interruption jingle knock knocking laugh laughing laughs laughter moans mumbles
    mumbling murmuring murmurs music noise noises overlapping pause pauses pausing playback redacted ringing rings
    scoffs screams shouting shrugs sigh sighing sighs silence singing sings smiles snaps sniff sniffles sniffs snoring
    snorts sobbing sobs static unintelligible unclear vocalsound whispering whispers whistles whistling yawn
    yawns""".split()
)
"""Words that tell of a sound or a gesture where they stand in brackets."""
_TALK = frozenset("i you he she we they it my your our this that is was are were".split())
"""Words of a sentence: brackets that hold one are part of what is said."""


def spoken_part(draft: Draft, line: int, text: str) -> str:
    """A text of a line without what is not spoken, each part of which is left out with its reason."""
    if not any(mark in text for mark in "[({*♪♫"):
        return text

    def judged(found: re.Match[str]) -> str:
        reason = "" if asks_for_pause(found[0]) else why_unspoken(found[0])
        if not reason:
            return found[0]
        draft.leave(line, reason, found[0])
        return " "

    # Twice, for brackets inside brackets: `((inaudible))` leaves an empty pair.
    text = _ASIDE.sub(judged, _ASIDE.sub(judged, text))
    return _GAPS.sub(lambda gap: " " if len(gap[0]) > 1 else "", text).strip()


def why_unspoken(aside: str) -> str:
    """Why a bracketed part is not spoken; empty where it is (``they [the council] agreed``)."""
    mark, inner = aside[0], aside.strip("[](){}*♪♫ ")
    if mark in "♪♫":
        return "song or music"
    if _STAMP.fullmatch(inner):
        return "a time stamp"
    if mark == "{":
        return "a transcriber's mark"
    if mark == "[" and (inner.isdecimal() or inner.casefold() == "sic"):
        return "a footnote mark"
    if mark != "*" and not any(char.isalnum() for char in inner):
        return "brackets without words"
    return "a sound or a stage direction" if tells_sound(mark, inner) else ""


def tells_sound(mark: str, inner: str) -> bool:
    """Whether the words inside a bracket tell of a sound: ``[soft laughter]``, ``(applause)``."""
    words = _WORD.findall(inner.casefold().replace("_", " "))
    if not words or len(words) > _MOST_WORDS.get(mark, 0) or not _TALK.isdisjoint(words):
        return False
    return words[0] in SOUNDS if mark == "*" else not SOUNDS.isdisjoint(words)


def stands_alone(row: str) -> str:
    """Why a whole line of a caption is not spoken: all of it is in brackets, or it is sung; empty where it is."""
    if asks_for_pause(row):
        return ""
    if row.startswith(("♪", "♫")) or row.endswith(("♪", "♫")):
        return "song or music"
    if len(row) > 1 and row[0] + row[-1] in {"[]", "()", "{}"} and not any(mark in row[1:-1] for mark in "[](){}"):
        inner = row[1:-1].strip()
        return (
            "" if row[0] == "(" and inner.endswith((".", "?", "!")) else "brackets alone: a sound or a stage direction"
        )
    return ""
