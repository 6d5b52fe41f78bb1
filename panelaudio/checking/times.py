"""Time lines of captions, as tolerantly as players read them."""

from __future__ import annotations

import re
from typing import NamedTuple

_TIME = r"(?:(\d{1,5}):)?(\d{1,5}):(\d{1,2})(?:[.,:](\d{1,9}))?"
_TIMES = re.compile(rf"\s*{_TIME}\s*-{{1,3}}>\s*{_TIME}(?=\s|$)(.*)")
_LONGEST = 500
"""Characters of a line that may be one."""


class Times(NamedTuple):
    """What a time line says (ms), and what follows it on the line."""

    start_ms: int
    end_ms: int
    settings: str


def tolerant_times(line: str) -> Times | None:
    """The times of a line that any player would take for a cue's, or None."""
    found = _TIMES.match(line) if "->" in line[:_LONGEST] else None
    if found is None:
        return None
    return Times(to_ms(found.groups()[:4]), to_ms(found.groups()[4:8]), found[9].strip())


def to_ms(parts: tuple[str | None, ...]) -> int:
    """Hours, minutes, seconds and a decimal fraction (each may be absent) as ms; what is finer is cut off."""
    hours, minutes, seconds, fraction = (part or "0" for part in parts)
    return (int(hours) * 3600 + int(minutes) * 60 + int(seconds)) * 1000 + int(fraction.ljust(3, "0")[:3])
