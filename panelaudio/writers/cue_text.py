"""A cue's lines as the text formats may hold them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from panelaudio.episode import Cue

_ARROW = re.compile(r"--+>")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")


def plain_lines(cue: Cue) -> list[str]:
    """The lines with the label before the first: no arrow (it splits cues), no control character, none blank."""
    lines = [f"{cue.label}{line}" if number == 0 else line for number, line in enumerate(cue.lines)]
    cleaned = [_ARROW.sub("→", _CONTROL.sub(" ", line)).strip() for line in lines]
    return [line for line in cleaned if line]
