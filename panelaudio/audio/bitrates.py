"""Bit rates: which ones an encoder takes, and which one is used where nobody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.audio.mp3_frames import layout_for
from panelaudio.errors import UsageError

if TYPE_CHECKING:
    from panelaudio.audio.formats import AudioFormat

_AAC_BITS_A_SAMPLE = 6
"""Of a channel, at most (ISO/IEC 14496-3: 6144 bits for 1024 samples)."""
_LEAST_KBITS = 8
_OPUS_KBITS = 256
"""Of a channel, at most (RFC 6716: 510 for two)."""


def default_kbits(form: AudioFormat, rate_hz: int, channels: int, least: int = 0) -> int:
    """The bit rate that suits a format, at least ``least`` where the encoder takes as many; 0 where it takes none."""
    if not form.kbits:
        return 0
    lower = rate_hz < form.full_band_hz
    kbits = max(form.kbits[channels - 1] * 2 // 3 if lower else form.kbits[channels - 1], least)
    return min(allowed_kbits(form, rate_hz, channels), key=lambda one: abs(one - kbits))


def allowed_kbits(form: AudioFormat, rate_hz: int, channels: int) -> tuple[int, ...]:
    """The bit rates that an encoder takes, in kbit/s; none where it takes no bit rate."""
    if not form.kbits:
        return ()
    if form.spliced:
        return layout_for(rate_hz).kbits[1:]
    most = min(_OPUS_KBITS, rate_hz * _AAC_BITS_A_SAMPLE // 1000) if form.full_band_hz else _OPUS_KBITS
    return tuple(range(_LEAST_KBITS, most * channels + 1))


def check_kbits(form: AudioFormat, rate_hz: int, channels: int, kbits: int) -> None:
    """See that an encoder takes a bit rate.

    Raises:
        UsageError: it does not; those nearest that it takes are named.
    """
    allowed = allowed_kbits(form, rate_hz, channels)
    if not allowed or kbits in allowed:
        return
    near = sorted(sorted(allowed, key=lambda one: abs(one - kbits))[:3])
    message = f"{form.name} at {rate_hz} Hz has no {kbits} kbit/s"
    raise UsageError(message, code="bad-bitrate", hint=f"try --bitrate {', '.join(map(str, near))}")
