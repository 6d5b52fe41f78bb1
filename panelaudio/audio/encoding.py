"""A programme becomes a file, and what a listener will hear of it is measured on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.audio.splicing import splice
from panelaudio.audio.streaming import stream

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from panelaudio.audio.formats import Delivery
    from panelaudio.audio.measuring import Measured
    from panelaudio.audio.mixing import Programme


def encode(
    delivery: Delivery, programme: Programme, path: Path, told: Callable[[int], None] = lambda _: None
) -> Measured:
    """Encode a programme into ``path``, which must not matter yet (``written_aside``), and measure the packets in it.

    Args:
        delivery: Format, tags, and how many processes may encode at once.
        programme: What is heard.
        path: The file.
        told: Hears how many frames of the programme are done.

    Raises:
        OutputError: ffmpeg failed, or the disk is full.
    """
    return (splice if delivery.form.spliced else stream)(delivery, programme, path, told)
