"""Labels with signs that no name has, or longer than any: ``.hidden: …``, ``$HOME: …``, ``a/b: …``.

They are speakers where they come back at the beginnings of lines of a talk in which others have ordinary labels and
nearly every paragraph begins with one. Plain words before a colon are judged elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from panelaudio.readers.dress import Cue, is_stamp
from panelaudio.readers.labels import MAX_NAME, STRANGER, Shape, fold, is_log_level, tells_who_says
from panelaudio.readers.vocabulary import NOT_NAMES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

_LONGEST = 160
"""Characters before the colon."""
_PLAIN = re.compile(r"[^\W_][\w .,'’()-]*")
_TAG = re.compile(r"</?(?:b|i|u|em|strong|span)(?:\s[^<>]{0,80})?>", re.IGNORECASE)
_NO_LABEL = re.compile(
    r"\s*(?:[-*+•–—>#]{1,6}\s|[|\[{(<>#]|\d|https?:|www\.|//)|.*(?:://|\d{1,2}[.:/-]\d{1,2}|[.!?,;][\"”’']?\s)",
    re.DOTALL,
)
"""Lists, tables, headings, quotations, addresses, dates and times, and what holds a sentence."""
_ENDS = frozenset('.?!…"”’)*_—-')
_NEARLY_ALL, _OFTEN, _WORDS_OF_TALK, _MANY_WORDS = 0.8, 3, 3, 3
_SIGNS = 3
"""A label without letters has as many at most: ``*``, ``???``."""


def odd_cues(lines: Sequence[str], cues: Mapping[int, Cue]) -> dict[int, Cue]:
    """The lines that begin with such a label of a speaker; ``cues`` are the ordinary ones."""
    if not cues:
        return {}
    found = {
        at: label
        for at, line in enumerate(lines)
        if at not in cues and ":" in line[: _LONGEST + 1] and (label := _label(line))
    }
    times = Counter(found.values())
    returning = {at: label for at, label in found.items() if times[label] > 1}
    if not returning:
        return {}
    share = _share(lines, cues.keys() | returning.keys())
    names = {name for name in set(returning.values()) if _is_talk(name, returning, lines)}
    return {
        at: Cue(name=_shown(label), shape=Shape.NICK, text=lines[at].partition(": ")[2].strip())
        for at, label in returning.items()
        if label in names and share >= (_NEARLY_ALL if times[label] >= _OFTEN else 1)
    }


def _label(line: str) -> str:
    """What stands before the first colon with a blank behind it, where it is odd; else empty."""
    label, colon, text = line.partition(": ")
    label = _TAG.sub("", label).strip()
    if not colon or not text.strip() or not label or len(label) > _LONGEST or _NO_LABEL.match(label):
        return ""
    if "<" not in line[: len(label)] and len(label) <= MAX_NAME and _PLAIN.fullmatch(label) and not label.endswith("."):
        return ""
    return label if _may_name(label) else ""


def _may_name(label: str) -> bool:
    """Whether it has letters, and is no clause, no log's and no note's."""
    if not any(char.isalpha() for char in label):
        return len(label) <= _SIGNS and not any(char.isalnum() for char in label)
    words = label.split()
    small = sum(word.islower() for word in words)
    noted = fold(label.strip("*_`\"'$#@ ")) in NOT_NAMES or is_log_level(label) or tells_who_says(label)
    return not noted and (len(words) < _MANY_WORDS or 2 * small < len(words))


def _is_talk(name: str, at: Mapping[int, str], lines: Sequence[str]) -> bool:
    """Whether words follow as in talk, and it begins a paragraph or stands below whole sentences."""
    places = [one for one, label in at.items() if label == name]
    texts = [lines[one].partition(": ")[2].strip() for one in places]
    talk = sum(text[-1] in _ENDS or len(text.split(maxsplit=_WORDS_OF_TALK)) >= _WORDS_OF_TALK for text in texts)
    begins = sum(one == 0 or lines[one - 1].rstrip()[-1:] in {"", *_ENDS} for one in places)
    return 2 * talk >= len(texts) and 2 * begins >= len(places)


def _share(lines: Sequence[str], labelled: Collection[int]) -> float:
    """Of the paragraphs, and the lines with a label, from the first label on: how many have one."""
    begun = [
        at
        for at in range(min(labelled), max(labelled) + 1)
        if lines[at].strip() and not is_stamp(lines[at]) and (at in labelled or not lines[at - 1].strip())
    ]
    return len(labelled) / len(begun)


def _shown(label: str) -> str:
    """The label without characters that are not seen; signs alone name nobody."""
    seen = "".join(char for char in label if unicodedata.category(char) not in {"Cf", "Cc", "Cs", "Co", "Cn"}).strip()
    return " ".join(seen.split()) if any(char.isalpha() for char in seen) else STRANGER
