"""One MP3 from stretches that are encoded side by side and joined on whole frames, without a seam.

Without the bit reservoir a frame depends on the sound about it alone. So each encoder begins some frames early, where
the pattern of padding begins anew, and ends some frames late; what is kept in between is, byte for byte, what one
encoder makes of the whole (``docs/adr/0008-splice-mp3.md``).
"""

from __future__ import annotations

from dataclasses import dataclass
from subprocess import PIPE
from typing import TYPE_CHECKING

from panelaudio.audio.ffmpeg import EXACT, Process
from panelaudio.audio.formats import LAME_LEVEL
from panelaudio.audio.id3 import id3_tag
from panelaudio.audio.lame import Lame, lame_library
from panelaudio.audio.measuring import Measured, measure
from panelaudio.audio.mp3_decoding import Decoder
from panelaudio.audio.mp3_file import DELAY, Mp3File
from panelaudio.audio.mp3_frames import MPEG_1, frame_starts, layout_for, padding_period
from panelaudio.audio.pcm import as_bytes, between
from panelaudio.audio.side_by_side import side_by_side
from panelaudio.memory import give_back
from panelaudio.scratch import scratch_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from ctypes import CDLL
    from pathlib import Path

    from panelaudio.audio.formats import Delivery
    from panelaudio.audio.mixing import Programme
    from panelaudio.speech import Samples

STRETCH_FRAMES = 2304
"""Of MPEG-1 at least, in a stretch: about a minute. Those of MPEG-2 are half as long."""
EARLY_FRAMES = 40
"""Of MPEG-1 at least: after these an encoder no longer shows where it began."""
LATE_FRAMES = 3
"""Of MPEG-1: how far LAME looks ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Frames of MP3 that one encoder contributes; it hears more."""

    first_heard: int
    first: int
    end: int | None
    """None for the last one: whatever the encoder makes of the end."""
    frame_samples: int = MPEG_1.samples

    def samples(self) -> tuple[int, int | None]:
        """What the encoder hears."""
        late = LATE_FRAMES * MPEG_1.samples
        return self.first_heard * self.frame_samples, None if self.end is None else self.end * self.frame_samples + late


def stretches(samples: int, period: int, frame_samples: int = MPEG_1.samples) -> tuple[Stretch, ...]:
    """A programme's stretches, all of them but the last equally long; ``period`` is that of the padding."""
    shorter = MPEG_1.samples // frame_samples
    length, early = (-(-shorter * least // period) * period for least in (STRETCH_FRAMES, EARLY_FRAMES))
    starts = range(0, max(-(-samples // frame_samples), 1), length)
    ends = [*starts[1:], None]
    return tuple(
        Stretch(first_heard=max(start - early, 0), first=start, end=end, frame_samples=frame_samples)
        for start, end in zip(starts, ends, strict=True)
    )


def splice(delivery: Delivery, programme: Programme, path: Path, told: Callable[[int], None]) -> Measured:
    """Encode a programme into an MP3 and measure the delivered frames; ``told`` hears how many frames of it are done.

    Raises:
        OutputError: ffmpeg failed, or the disk is full.
    """
    with scratch_folder() as folder, Mp3File(path) as file:
        file.begin(id3_tag(delivery.tags))

        def encode(stretch: Stretch) -> bytes:
            return _kept(_encoded(delivery, programme, stretch, folder), stretch)

        period = padding_period(delivery.kbits, programme.rate_hz)
        all_of_it = stretches(programme.frames, period, layout_for(programme.rate_hz).samples)
        parts = side_by_side(encode, all_of_it, delivery.jobs)
        sound = between(_heard(parts, file, programme, told), DELAY, DELAY + programme.frames)
        measured = measure(sound, programme.rate_hz, programme.channels)
        file.finish(programme.frames)
    return measured


def _encoded(delivery: Delivery, programme: Programme, stretch: Stretch, folder: Path) -> bytes:
    """The frames that an encoder makes of what it hears of a stretch."""
    first, end = stretch.samples()
    heard = programme.stretch(first, programme.frames if end is None else end)
    if library := lame_library():
        return _by_lame(library, delivery, heard)
    return _by_ffmpeg(delivery, heard, folder / f"{stretch.first}.mp3")


def _by_lame(library: CDLL, delivery: Delivery, heard: Iterator[Samples]) -> bytes:
    rate_hz, channels, kbits = delivery.rate_hz, delivery.channels, delivery.kbits
    with Lame(library, rate_hz=rate_hz, channels=channels, kbits=kbits, level=LAME_LEVEL) as lame:
        return b"".join([*map(lame.push, heard), lame.finish()])


def _by_ffmpeg(delivery: Delivery, heard: Iterator[Samples], out: Path) -> bytes:
    bare = ("-reservoir", "0", "-write_xing", "0", "-id3v2_version", "0", *EXACT)
    with Process(["-y", *delivery.source(), *delivery.options(), *bare, str(out)], source=PIPE) as process:
        for window in heard:
            process.write(as_bytes(window))
        process.finish()
    stream = out.read_bytes()
    out.unlink()
    return stream


def _kept(stream: bytes, stretch: Stretch) -> bytes:
    starts = frame_starts(stream)
    end = starts[-1] if stretch.end is None else starts[stretch.end - stretch.first_heard]
    return stream[starts[stretch.first - stretch.first_heard] : end]


def _heard(
    parts: Iterator[bytes], file: Mp3File, programme: Programme, told: Callable[[int], None]
) -> Iterator[Samples]:
    """The sound of the parts, each of which is written before."""
    decoder, samples = Decoder(programme.rate_hz, programme.channels), layout_for(programme.rate_hz).samples
    for part in parts:
        file.add(part)
        yield from decoder.push(part)
        give_back()  # else an hour more is some megabytes more, which threads that come and go have left behind
        told(min(file.frames * samples, programme.frames))
