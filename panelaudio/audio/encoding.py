"""Windows of sound go through ffmpeg into a file, which is written aside and then moved: whole or absent."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from panelaudio.audio.ffmpeg import Process, decoded
from panelaudio.audio.measuring import Measured, blocks_of, measure, without_first
from panelaudio.audio.tags import Tags, as_ffmetadata
from panelaudio.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from panelaudio.audio.formats import AudioFormat
    from panelaudio.speech import Samples

_FULL_SCALE = 32767
_ASIDE = ".panelaudio-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoder:
    """Writes a programme to a file and measures, at the same time, what a listener will hear of it."""

    form: AudioFormat
    rate_hz: int
    channels: int
    tags: Tags

    def encode(self, windows: Iterable[Samples], path: Path) -> Measured:
        """Encode windows of shape (channels, frames) into ``path``, which must not matter yet (``written_aside``).

        The encoder hands its packets to the file and to a decoder, whose sound is measured while the rest is still
        being mixed: the very packets that are delivered, without a second pass over the file.

        Raises:
            OutputError: ffmpeg failed, or the disk is full.
        """
        with (
            TemporaryDirectory(prefix="panelaudio-") as folder,
            Process(self._arguments(path, Path(folder)), source=PIPE, folder=str(path.parent)) as encoder,
            decoded(encoder.output, self.rate_hz, self.channels, self.form.demuxer) as decoder,
            ThreadPoolExecutor(1) as pool,
        ):
            encoder.output.close()  # the decoder's now; it must see the end when the encoder goes
            heard = pool.submit(self._measured, decoder)
            try:
                for window in windows:
                    encoder.write(as_bytes(window))
                encoder.finish()
            except BaseException:  # Ctrl-C too: the thread would wait for a decoder that waits for the encoder
                encoder.stop()
                if heard.done() and (error := heard.exception()):
                    raise error from None  # the meter failed first, and took the encoder along
                raise
            measured = heard.result()
            decoder.finish()
        return measured

    def _arguments(self, path: Path, folder: Path) -> list[str]:
        metadata = folder / "tags.txt"
        metadata.write_text(as_ffmetadata(self.tags), encoding="utf-8")
        sound = ("-f", "s16le", "-ar", str(self.rate_hz), "-ac", str(self.channels), "-i", "pipe:0")
        about = ("-f", "ffmetadata", "-i", str(metadata), "-map", "0:a", "-map_metadata", "1")
        # No version and no clock in the file: the same episode gives the same bytes.
        exact = ("-fflags", "+bitexact", "-flags:a", "+bitexact+global_header")
        # The file's own name has no character that this little language of ffmpeg's knows; its folder is the cwd.
        tee = f"[f={self.form.muxer}:fflags=+bitexact]{path.name}|[f={self.form.stream}]pipe:1"
        return ["-y", *sound, *about, *self.form.options(self.channels), *exact, "-f", "tee", tee]

    def _measured(self, decoder: Process) -> Measured:
        try:
            blocks = blocks_of(decoder, self.rate_hz, self.channels)
            return measure(without_first(blocks, self.form.delay_frames), self.rate_hz, self.channels)
        except BaseException:
            decoder.stop()  # else the encoder would wait for it for ever
            raise


def as_bytes(window: Samples) -> bytes:
    """Samples of shape (channels, frames) as interleaved 16-bit integers; the room tone is all the dither it needs."""
    held = np.clip(window.T, -1.0, 1.0) * np.float32(_FULL_SCALE)
    data: bytes = np.rint(held).astype("<i2").tobytes()
    return data


@contextmanager
def written_aside(path: Path) -> Iterator[Path]:
    """A name beside ``path`` to write to; moved onto it at the end, removed where the block fails.

    Raises:
        OutputError: it cannot be moved.
    """
    aside = path.with_name(f"{_ASIDE}{os.getpid()}.part{path.suffix}")
    _clear_left(path.parent)
    try:
        yield aside
        _move(aside, path)
    finally:
        aside.unlink(missing_ok=True)


def _move(aside: Path, path: Path) -> None:
    try:
        aside.replace(path)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}"
        raise OutputError(message, code="unwritable", hint="check the folder, its rights and the disk") from error


def _clear_left(folder: Path) -> None:
    """Remove what runs left that were killed in the act: their process is no more."""
    for left in folder.glob(f"{_ASIDE}*.part*"):
        number = left.name.removeprefix(_ASIDE).partition(".")[0]
        if number.isdecimal() and not _is_alive(int(number)):
            left.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    if sys.platform == "win32":  # there, asking would end the process
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
