"""The speaker's label before a cue, and text that could be taken for one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.captions.width import pieces, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LIKE_A_LABEL = re.compile(r"(?:\S+ ){0,2}\S*\w\S*:(?= |$)")
_SHARE = 0.65
"""Of a line that a label may take."""
_ENDING = ": "
_SUFFIXES = frozenset("jr sr ii iii iv phd md esq".split())
_LONGEST_SUFFIX = 4
LEAST_ROOM = 4
"""Columns of the shortest label: a letter, ``…`` and the colon with its space."""


def looks_like_label(line: str) -> bool:
    """Whether podcast hosts would take the start of a line for a speaker: a colon after one to three words."""
    return ":" in line and _LIKE_A_LABEL.match(line) is not None


def label_texts(names: Iterable[str], max_characters: int) -> dict[str, str]:
    """The label of each name, short enough for a line: whole, else the last name alone, else cut.

    A last name that another speaker has already gets an initial.
    """
    room = int(_SHARE * max_characters)
    labels: dict[str, str] = {}
    for name in dict.fromkeys(names):
        forms = (form for form in name_forms(name) if form + _ENDING not in labels.values())
        fitting = (form for form in forms if width(form + _ENDING) <= room)
        labels[name] = shortened(next(fitting, " ".join(name.split())) + _ENDING, room)
    return labels


def name_forms(name: str) -> tuple[str, ...]:
    """The ways to write a name on a label, the longest first: whole, the last name, the last name with an initial.

    >>> name_forms("Dr. Ada Byron-King MP")
    ('Dr. Ada Byron-King MP', 'Byron-King', 'D. Byron-King')
    """
    words = name.split()
    if len(words) < 2:  # noqa: PLR2004 - one word is its own last name
        return (" ".join(words),)
    last = next((word for word in reversed(words[1:]) if not _is_suffix(word, words)), words[-1])
    return " ".join(words), last, f"{words[0][0]}. {last}"


def _is_suffix(word: str, words: Sequence[str]) -> bool:
    """Whether a word behind a name is a title: ``Jr.``, ``PhD``, ``MP``; not where all of the name is in capitals."""
    bare = word.strip(".,()")
    capitals = bare.isupper() and len(bare) <= _LONGEST_SUFFIX and not all(one.isupper() for one in words)
    return capitals or bare.lower() in _SUFFIXES


def shortened(label: str, room: int) -> str:
    """A label cut with ``…`` so that it takes no more than ``room`` columns (at least ``LEAST_ROOM``)."""
    if width(label) <= room:
        return label
    rest = max(room, LEAST_ROOM) - len(_ENDING) - 1
    return pieces(label.removesuffix(_ENDING), rest, rest)[0].rstrip() + "…" + _ENDING
