"""The names that exports give to what they hold, for JSON and tables alike, and the times in their many dresses."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SPEAKER = tuple(
    """speaker speakername speakerlabel name who author participant username displayname person speakerid
    character speakertag participantid userid sender sendername user role""".split()
)
TEXT = tuple(
    "text body content words utterance value transcript caption sentence message displaytext speech word".split()
)
START = tuple("start starttime startms startseconds begin begintime from timestamp time ts startoffset".split())
END = tuple("end endtime endms endseconds stop stoptime to endts endoffset".split())
_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2})(?:[.,:](\d{1,9}))?")
_SECONDS = re.compile(r"(\d{1,9})(?:\.(\d{1,12}))?(ms|s)?")
_MOST_MS = 10**12
_FEW = 100
"""Keys of a record that is like others of its file."""


@lru_cache(maxsize=1024)
def plain_key(key: str) -> str:
    """A name for comparing: ``start_time``, ``Start Time`` and ``startTime`` are one."""
    return "".join(char for char in key[:60].casefold() if char.isalnum())


def first_of(
    record: Mapping[str, Any], names: tuple[str, ...], fits: Callable[[Any], bool], but: str | None = None
) -> str | None:
    """The key of a record that has one of the names and a fitting value, the earlier names first; ``but`` is not it."""
    keys = tuple(record)
    for key in (_ranked if len(keys) < _FEW else _ranked.__wrapped__)(keys, names):
        if key != but and fits(record[key]):
            return key
    return None


@lru_cache(maxsize=1024)
def _ranked(keys: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    """The keys that have one of the names, by name; of one name the last key first. The records of a file are alike."""
    plain = [(names.index(name), -at) for at, key in enumerate(keys) if (name := plain_key(key)) in names]
    return tuple(keys[-at] for _, at in sorted(plain))


def time_ms(value: object, *, unit_ms: float = 1000) -> int | None:
    """A time in milliseconds: ``00:01:02.5``, ``"3.2s"`` or a number of units; None where it is none."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _ms(value * unit_ms) if -_MOST_MS < value < _MOST_MS else None
    text = value.strip("[]() \t") if isinstance(value, str) and len(value) < 40 else ""  # noqa: PLR2004 - no time is longer
    clock = _CLOCK.fullmatch(text)
    if clock:
        hours, minutes, seconds = (int(part or 0) for part in clock.groups()[:3])
        return (hours * 3600 + minutes * 60 + seconds) * 1000 + int((clock[4] or "0").ljust(3, "0")[:3])
    plain = _SECONDS.fullmatch(text)
    if plain is None:
        return None
    scale = {"ms": 1.0, "s": 1000.0}.get(plain[3] or "", unit_ms)
    return _ms(float(f"{plain[1]}.{plain[2] or 0}") * scale)


def _ms(value: float) -> int | None:
    return round(value) if math.isfinite(value) and 0 <= value < _MOST_MS else None


def unit_of(key: str | None) -> float:
    """What one of a time is in milliseconds, as its key says."""
    return 1.0 if key and plain_key(key).endswith(("ms", "millis", "milliseconds", "offsetmillis")) else 1000.0
