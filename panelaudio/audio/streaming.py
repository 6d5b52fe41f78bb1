"""Windows of sound go through one ffmpeg into a file, while what comes out is decoded and measured."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from subprocess import PIPE
from typing import TYPE_CHECKING

from panelaudio.audio.ffmpeg import EXACT, Process, decoded
from panelaudio.audio.measuring import Measured, blocks_of, measure
from panelaudio.audio.pcm import as_bytes, between
from panelaudio.audio.tagging import Tagging
from panelaudio.scratch import scratch_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from panelaudio.audio.formats import Delivery
    from panelaudio.audio.mixing import Programme


def stream(delivery: Delivery, programme: Programme, path: Path, told: Callable[[int], None]) -> Measured:
    """Encode a programme into ``path`` in one go; ``told`` hears how many frames of it are done.

    The encoder hands its packets to the file and to a decoder, whose sound is measured while the rest is still
    being mixed: the very packets that are delivered, without a second pass over the file.

    Raises:
        OutputError: ffmpeg failed, or the disk is full.
    """
    with scratch_folder() as folder, Tagging(delivery, path, folder) as tagging:
        measured = _encoded(delivery, programme, tagging, told)
        tagging.finish()
    return measured


def _encoded(delivery: Delivery, programme: Programme, tagging: Tagging, told: Callable[[int], None]) -> Measured:
    rate_hz, channels, demuxer = programme.rate_hz, programme.channels, delivery.form.demuxer
    with (
        Process(_arguments(delivery, tagging), source=PIPE, folder=str(tagging.target.parent)) as encoder,
        decoded(encoder.output, rate_hz, channels, demuxer) as decoder,
        ThreadPoolExecutor(1) as pool,
    ):
        encoder.output.close()  # the decoder's now; it must see the end when the encoder goes
        heard = pool.submit(_measured, decoder, delivery, programme)
        try:
            _feed(encoder, delivery, programme, told)
        except BaseException:  # Ctrl-C too: the thread would wait for a decoder that waits for the encoder
            encoder.stop()
            if heard.done() and (error := heard.exception()):
                raise error from None  # the meter failed first, and took the encoder along
            raise
        measured = heard.result()
        decoder.finish()
    return measured


def _feed(encoder: Process, delivery: Delivery, programme: Programme, told: Callable[[int], None]) -> None:
    done = 0
    for window in programme.windows(delivery.jobs):
        encoder.write(as_bytes(window))
        done += window.shape[1]
        told(done)
    encoder.finish()


def _arguments(delivery: Delivery, tagging: Tagging) -> list[str]:
    form = delivery.form
    # The file's own name has no character that this little language of ffmpeg's knows; its folder is the cwd.
    tee = f"[f={form.muxer}:fflags=+bitexact]{tagging.target.name}|[f={form.stream}:select=a]pipe:1"
    return ["-y", *delivery.source(), *tagging.arguments(), *delivery.options(), *EXACT, "-f", "tee", tee]


def _measured(decoder: Process, delivery: Delivery, programme: Programme) -> Measured:
    try:
        blocks = blocks_of(decoder, programme.channels)
        delay = delivery.form.delay_frames
        return measure(between(blocks, delay, delay + programme.frames), programme.rate_hz, programme.channels)
    except BaseException:
        decoder.stop()  # else the encoder would wait for it for ever
        raise
