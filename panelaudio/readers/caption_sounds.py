"""What stands on a whole row of captions and is not spoken: brackets around all of it, song."""

from __future__ import annotations

from panelaudio.readers.unspoken import DIRECTION, SONG, why_unspoken

_NOTES = frozenset("♪♫")
_FIRST = frozenset("[(♪♫")


def why_row_unspoken(row: str, spoken: frozenset[str]) -> str:
    """Why a row is not spoken; empty where it is.

    A row that is all in round brackets tells a sound too (``(speaking Norwegian)``), unless it is a whole sentence.
    """
    if row[:1] not in _FIRST and row[-1:] not in _NOTES:
        return ""
    if "songs" not in spoken and (row.startswith(("♪", "♫")) or row.endswith(("♪", "♫"))):
        return SONG
    if len(row) > 1 and row[0] + row[-1] == "()" and not any(mark in row[1:-1] for mark in "()"):
        sentence = row[1:-1].rstrip().endswith((".", "?", "!"))
        return why_unspoken(row, spoken=spoken) or ("" if sentence or "directions" in spoken else DIRECTION)
    return why_unspoken(row, spoken=spoken) if row[:1] in {"[", "("} else ""
