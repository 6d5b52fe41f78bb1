"""Frames, milliseconds and time stamps: the only place of the project where time is rounded.

A frame is one sample per channel. Times inside the flow are integer frames; milliseconds are made from the frame's
distance to the start of the episode, never by adding rounded lengths, so nothing drifts.
"""

from __future__ import annotations

import re
from decimal import Decimal

MS_PER_S = 1000
_LENGTH = re.compile(r"(\d{1,9}(?:[.,]\d{1,9})?|[.,]\d{1,9}) ?(ms|s|)")


def rescale(frames: int, from_hz: int, to_hz: int) -> int:
    """``frames`` at ``from_hz`` as the nearest frame at ``to_hz`` (halves go up)."""
    return (2 * frames * to_hz + from_hz) // (2 * from_hz)


def frames_to_ms(frames: int, rate_hz: int) -> int:
    """The nearest millisecond to a frame (halves go up)."""
    return rescale(frames, rate_hz, MS_PER_S)


def ms_to_frames(ms: int, rate_hz: int) -> int:
    """The nearest frame to a millisecond (halves go up)."""
    return rescale(ms, MS_PER_S, rate_hz)


def stamp(ms: int, separator: str = ",") -> str:
    """``HH:MM:SS,mmm`` (SRT); hours grow beyond two digits. WebVTT (§4.1) takes ``.`` as the separator.

    Raises:
        ValueError: a time before the start.
    """
    if ms < 0:
        raise ValueError(f"a time stamp cannot be negative: {ms} ms")
    seconds, milli = divmod(ms, MS_PER_S)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02d}:{minute:02d}:{second:02d}{separator}{milli:03d}"


def centiseconds(ms: int) -> int:
    """The nearest hundredth of a second (halves go up): the resolution of ASS and LRC."""
    return (ms + 5) // 10


def stamp_hundredths(ms: int, *, hours: bool) -> str:
    """``H:MM:SS.cc`` (ASS) or, without hours, ``MM:SS.cc`` (LRC), in which minutes grow beyond two digits."""
    seconds, hundredths = divmod(centiseconds(ms), 100)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    clock_ = f"{hour}:{minute:02d}" if hours else f"{minutes:02d}"
    return f"{clock_}:{second:02d}.{hundredths:02d}"


def decimal_seconds(frames: int, rate_hz: int) -> str:
    """Seconds with six decimals, as Audacity writes them: exact to the frame at any rate."""
    seconds, micro = divmod(rescale(frames, rate_hz, 1_000_000), 1_000_000)
    return f"{seconds}.{micro:06d}"


def clock(seconds: float) -> str:
    """A length for people: ``0:07``, ``12:34`` or ``1:02:03``, rounded to the second."""
    minutes, second = divmod(round(seconds), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02d}:{second:02d}" if hour else f"{minute}:{second:02d}"


def length_ms(text: str) -> int:
    """A length as people write it: ``1.5`` and ``1.5s`` are seconds, ``84ms`` milliseconds; the nearest whole one.

    >>> [length_ms(text) for text in ("1.5", "2 s", "84ms")]
    [1500, 2000, 84]

    Raises:
        ValueError: it is none.
    """
    found = _LENGTH.fullmatch(text.strip().lower())
    if found is None:
        raise ValueError(f"'{text}' is no length: write seconds (1.5) or milliseconds (84ms)")
    return round(Decimal(found[1].replace(",", ".")) * (1 if found[2] == "ms" else MS_PER_S))
