"""What is asked of the sound, checked before hours of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.audio import AUDIO_FORMATS, RATES_HZ, Target, check_kbits, target_of
from panelaudio.errors import UsageError

if TYPE_CHECKING:
    from panelaudio.pipeline.request import Request

MOST_CHANNELS = 2


def checked_target(request: Request, formats: tuple[str, ...]) -> Target:
    """The target of a request whose rate, channels and bit rate every one of its formats takes.

    Raises:
        UsageError: one of them does not exist, or a format cannot have it.
    """
    if request.rate not in RATES_HZ:
        near = min(RATES_HZ, key=lambda one: abs(one - request.rate))
        hint = f"try --rate {near}; known: {', '.join(map(str, RATES_HZ))}"
        raise UsageError(f"an episode cannot have {request.rate} Hz", code="bad-rate", hint=hint)
    if request.channels not in {None, 1, MOST_CHANNELS}:
        raise UsageError(f"an episode cannot have {request.channels} channels", code="bad-channels", hint="try 1 or 2")
    _check_bitrate(request, tuple(name for name in formats if name in AUDIO_FORMATS))
    return target_of(request.target)


def _check_bitrate(request: Request, formats: tuple[str, ...]) -> None:
    if request.bitrate is None or not formats:
        return
    lossy = [AUDIO_FORMATS[name] for name in formats if AUDIO_FORMATS[name].kbits]
    if not lossy:
        message = f"{' and '.join(formats)} keep every sample and take no bit rate"
        raise UsageError(message, code="bad-bitrate", hint="leave --bitrate out, or ask for mp3, m4a or opus")
    for form in lossy:
        check_kbits(form, request.rate, request.channels or MOST_CHANNELS, request.bitrate)
