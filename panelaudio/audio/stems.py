"""One file a speaker, all of them as long as the episode, for people who go on with it in an editor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from panelaudio.audio.asides import unwritable
from panelaudio.audio.pcm import BYTES, as_whole_numbers
from panelaudio.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from panelaudio.audio.mixing import Mix
    from panelaudio.speech import Samples

CEILING_DBTP = -1.0
"""Of a stem: a voice at the reference level rarely comes near it."""
FORMATS = ("wav", "flac")
_MOST_BYTES = 2**32 - 2**16
"""Of sound in a plain WAV, its header aside; RF64 holds more."""


def write_stem(
    mix: Mix, only: str, path: Path, *, jobs: int = 1, on_progress: Callable[[float], None] = lambda _: None
) -> None:
    """What one speaker says, or the music alone, as a mono or stereo file without the rest, to the frame.

    The stems of a mix, added up, are the mix before it is mastered: every voice at the reference level, without room
    tone, and but for the music on one channel, whatever its seat.

    Args:
        mix: At the reference level.
        only: The speaker, or an empty text for the music.
        path: The file to write, aside; its ending says whether it is WAV (RF64 beyond 4 GB) or FLAC.
        jobs: Threads that mix.
        on_progress: Told the share that is done.

    Raises:
        OutputError: it cannot be written.
    """
    import soundfile

    stem = replace(mix, only=only, asked_channels=None if not only else 1)
    try:
        with soundfile.SoundFile(
            path,
            "w",
            mix.timeline.rate_hz,
            stem.channels,
            "PCM_16",
            format=stem_container(stem.timeline.frames * stem.channels, path.suffix),
        ) as file:
            for window in _told(stem, jobs, on_progress):
                file.write(as_whole_numbers(window))
    except soundfile.LibsndfileError as error:
        raise OutputError(
            f"{path} cannot be written: {error}", code="unwritable", hint="check the folder, its rights and the disk"
        ) from error
    except OSError as error:
        raise unwritable(path, error) from error


def stem_container(samples: int, suffix: str) -> str:
    """The kind of file, as soundfile calls it, for so many samples (frames times channels) and this ending."""
    if suffix == ".flac":
        return "FLAC"
    return "RF64" if samples * BYTES > _MOST_BYTES else "WAV"


def _told(stem: Mix, jobs: int, on_progress: Callable[[float], None]) -> Iterator[Samples]:
    done = 0
    for window in stem.programme(CEILING_DBTP).windows(jobs):
        yield window
        done += window.shape[1]
        on_progress(done / stem.timeline.frames)
