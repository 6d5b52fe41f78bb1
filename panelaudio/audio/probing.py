"""What a sound file says of itself, as ffmpeg reads it: rate, channels, chapters."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio.audio.ffmpeg import ffmpeg_path
from panelaudio.episode import Chapter
from panelaudio.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

_STREAM = re.compile(r"^ +Stream #\d+:\d+.*?: Audio: .*?, (\d+) Hz, ([^,\n]+)", re.MULTILINE)
_CHAPTER = re.compile(
    r"^ +Chapter #\d+:\d+: start (-?[\d.]+), end (-?[\d.]+)\n(?: +Metadata:\n +title +: (.*)\n)?", re.MULTILINE
)
_CHANNELS = {"mono": 1}
_LONGEST_S = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Probed:
    """Of the first stream of sound."""

    rate_hz: int
    channels: int
    """One or two: more are mixed down."""
    chapters: tuple[Chapter, ...]


def probe(path: Path) -> Probed:
    """Look into a sound file of any kind that ffmpeg reads.

    Raises:
        OutputError: there is no sound in it.
    """
    # No protocol but files: a playlist in a sound file's clothes must not make a connection.
    command = [
        ffmpeg_path(),
        "-hide_banner",
        "-nostdin",
        "-protocol_whitelist",
        "file",
        "-i",
        f"file:{path.absolute()}",
    ]
    done = subprocess.run(command, capture_output=True, check=False, timeout=_LONGEST_S)  # noqa: S603 - no shell
    said = done.stderr.decode("utf-8", "replace")
    stream = _STREAM.search(said)
    if stream is None:
        raise no_sound(path)
    rate_hz, layout = stream.groups()
    return Probed(rate_hz=int(rate_hz), channels=_CHANNELS.get(layout.strip(), 2), chapters=tuple(_chapters(said)))


def no_sound(path: Path) -> OutputError:
    """The error for a file that is no sound file."""
    hint = "name a sound file: MP3, M4A, Opus, FLAC, WAV or whatever else ffmpeg reads"
    return OutputError(f"{path} holds no sound that can be read", code="no-sound", hint=hint)


def _chapters(said: str) -> list[Chapter]:
    found = []
    for start, end, title in _CHAPTER.findall(said):
        start_ms, end_ms = round(float(start) * 1000), round(float(end) * 1000)
        if 0 <= start_ms < end_ms:
            found.append(Chapter(start_ms=start_ms, end_ms=end_ms, title=title.strip()))
    return found
