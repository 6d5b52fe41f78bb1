"""Which words between brackets tell a sound or a gesture: ``laughs``, ``soft music plays``."""

from __future__ import annotations

import re

from panelaudio.readers.vocabulary import SOUND_QUALIFIERS, SOUND_WORDS, SOUNDS, THINGS

_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 12


def is_sound(phrase: str, *, surely: bool = False) -> bool:
    """Whether bracketed words tell a sound or a gesture: ``laughs``, ``Applause.``, ``inaudible 00:12``.

    Args:
        phrase: without its brackets.
        surely: only by words that tell nothing else (``laughs``, not ``video``), unless all of them do.
    """
    words = [word.casefold() for word in _WORD.findall(phrase[:200].replace("_", " "))]
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    if not surely:
        return any(word in SOUNDS or word in SOUND_WORDS for word in words[:4])
    if any(word in SOUNDS for word in words[:2]):
        return True
    if len(words) == 1:
        return words[0] in SOUND_WORDS and words[0] not in THINGS
    all_told = all(word in SOUND_WORDS or word in SOUND_QUALIFIERS for word in words)
    return all_told and words[0] != "the" and any(word in SOUND_WORDS for word in words)
