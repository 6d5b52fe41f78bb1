"""Automatic captions that roll: each cue shows the line before it again, so words stand in the file several times."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from panelaudio.readers.caption_cues import row_of

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
    again = [0] + [_repeated(before, cue) for before, cue in pairwise(cues)]
    grown = [""] + [_grown(before, cue) for before, cue in pairwise(cues)]
    rolling = sum(1 for count, text in zip(again, grown, strict=True) if count or text)
    if rolling < _FEWEST or rolling < _SHARE * len(cues):
        return
    for cue, count, text in zip(cues, again, grown, strict=True):
        for row in cue.rows[:count]:
            draft.leave(row.line, _REASON, row.text)
        if text and not count:
            first = cue.rows[0]
            draft.leave(first.line, _REASON, text)
            rest = first.text[len(text) :]
            cue.rows[0] = row_of(first.line, rest)
        cue.rows = cue.rows[count:]


def _repeated(before: OldCue, cue: OldCue) -> int:
    """How many of a cue's first rows are the last rows of the cue before."""
    if cue.start_ms > before.end_ms + _TOUCHING_MS:
        return 0
    earlier = [row.plain for row in before.rows[-_MOST_ROWS:]]
    rows = [row.plain for row in cue.rows[:_MOST_ROWS]]
    for count in range(min(len(earlier), len(rows)), 0, -1):
        if earlier[-count] == rows[0] and earlier[-count:] == rows[:count] and any(rows[:count]):
            return count
    return 0


def _grown(before: OldCue, cue: OldCue) -> str:
    """The last row of the cue before, where this cue goes on from it on the same row."""
    if not before.rows or not cue.rows or cue.start_ms > before.end_ms + _TOUCHING_MS:
        return ""
    last = before.rows[-1].text.rstrip()
    return last if cue.rows[0].text.startswith(f"{last} ") else ""
