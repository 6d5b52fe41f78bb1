"""Scripts of radio plays number their cues: ``2 NORA: Who left the lamp on?``; nobody says the numbers."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from panelaudio.readers.labels import find_label

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = re.compile(r"\s{0,4}(\d{1,4})[.:)]?\s{1,24}(?=[^\W\d_a-z]|\()")
_FEWEST = 4
_LOOKED_AT = 200
"""Lines among which the first numbers stand."""
_MOSTLY = 0.9


def without_numbers(lines: Sequence[str]) -> Sequence[str]:
    """The lines without the numbers at their beginning, where these rise by one from cue to cue."""
    if sum(line[:1].isdecimal() for line in islice(lines, _LOOKED_AT)) < _FEWEST:
        return lines
    found = {at: match for at, line in enumerate(lines) if line and (match := _NUMBER.match(line[:40]))}
    if len(found) < _FEWEST or not _rises([int(match[1]) for match in found.values()]):
        return lines
    labelled = sum(find_label(lines[at][match.end() :]) is not None for at, match in found.items())
    if 2 * labelled < len(found):
        return lines
    return [line[found[at].end() :] if at in found else line for at, line in enumerate(lines)]


def _rises(numbers: Sequence[int]) -> bool:
    """Whether each number is the one after that before it, or begins again on a new page."""
    follows = sum(after in {before + 1, 1} for before, after in pairwise(numbers))
    return follows >= _MOSTLY * (len(numbers) - 1)
