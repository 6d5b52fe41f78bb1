"""Automatic captions that roll: each cue shows the line before it again, so words stand in the file several times."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from panelaudio.readers.caption_marks import plain_row

if TYPE_CHECKING:
    from panelaudio.readers.caption_cues import OldCue
    from panelaudio.readers.draft import Draft

_MOST_ROWS = 8
"""Of a screen; more of the cue before are not looked for."""
_TOUCHING_MS = 100
_SHARE = 1 / 3
"""So many of the cues repeat where captions roll; people repeat themselves less often."""
_FEWEST = 3
_REASON = "repeated from the caption before"


def drop_repeated(draft: Draft, cues: list[OldCue]) -> None:
    """Take out of each cue what it shows again, where the file rolls; what was dropped is left out with its reason."""
    shown = [[plain_row(text) for _, text in cue.rows] for cue in cues]
    both = list(zip(cues, shown, strict=True))
    again = [0] + [_repeated(before, earlier, cue, rows) for (before, earlier), (cue, rows) in pairwise(both)]
    grown = [""] + [_grown(before, cue) for before, cue in pairwise(cues)]
    rolling = sum(1 for count, text in zip(again, grown, strict=True) if count or text)
    if rolling < _FEWEST or rolling < _SHARE * len(cues):
        return
    for cue, count, text in zip(cues, again, grown, strict=True):
        for line, row in cue.rows[:count]:
            draft.leave(line, _REASON, row)
        if text and not count:
            line, row = cue.rows[0]
            draft.leave(line, _REASON, text)
            cue.rows[0] = (line, row[len(text) :])
        cue.rows = cue.rows[count:]


def _repeated(before: OldCue, earlier: list[str], cue: OldCue, rows: list[str]) -> int:
    """How many of a cue's first rows are the last rows of the cue before."""
    if cue.start_ms > before.end_ms + _TOUCHING_MS:
        return 0
    most = min(len(earlier), len(rows), _MOST_ROWS)
    return next((count for count in range(most, 0, -1) if earlier[-count:] == rows[:count] and any(rows[:count])), 0)


def _grown(before: OldCue, cue: OldCue) -> str:
    """The last row of the cue before, where this cue goes on from it on the same row."""
    if not before.rows or not cue.rows or cue.start_ms > before.end_ms + _TOUCHING_MS:
        return ""
    last = before.rows[-1][1].rstrip()
    return last if cue.rows[0][1].startswith(f"{last} ") else ""
