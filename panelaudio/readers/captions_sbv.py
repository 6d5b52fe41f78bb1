"""YouTube's own captions (.sbv) as a transcript: ``0:00:01.000,0:00:03.500`` above the words, a blank line below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.readers.caption_cues import OldCue, row_of
from panelaudio.readers.captions_srt import tell_cues
from panelaudio.readers.draft import Draft

if TYPE_CHECKING:
    from panelaudio.script import Script, Source

_TIME = r"(\d{1,3}):(\d\d):(\d\d)\.(\d{3})"
_TIMING = re.compile(rf"\s{{0,8}}{_TIME},{_TIME}\s{{0,8}}")
_LONGEST = 60


class SbvReader:
    """Joins SBV captions into the turns of their speakers; the old times stay in the turns."""

    name = "sbv"

    def sniff(self, source: Source) -> float:
        """Sure where the first line that is not blank gives two times with a comma between them."""
        first, _, _ = source.text.lstrip("\ufeff\n ")[:200].partition("\n")
        return 0.98 if _timing(first) else 0.0

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: there is no caption with words, or a name fits two people.
        """
        draft = Draft(source=source)
        cues: list[OldCue] = []
        for number, line in enumerate(source.lines, start=1):
            if times := _timing(line):
                cues.append(OldCue(*times, number))
                draft.take(number, "a caption's times")
            elif not line or line.isspace():
                continue
            elif cues:
                cues[-1].rows.append(row_of(number, line))
            else:
                draft.leave(number, "before the first caption", line)
        return tell_cues(draft, self.name, cues)


def _timing(line: str) -> tuple[int, int] | None:
    found = _TIMING.fullmatch(line) if len(line) < _LONGEST else None
    if found is None:
        return None
    numbers = [int(one) for one in found.groups()]
    return _ms(*numbers[:4]), _ms(*numbers[4:])


def _ms(hours: int, minutes: int, seconds: int, thousandths: int) -> int:
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths
