"""ffmpeg, which comes in the wheel ``imageio-ffmpeg``: where it is, and its processes with sound on a pipe."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import warnings
from contextlib import contextmanager, suppress
from functools import cache
from subprocess import DEVNULL, PIPE
from typing import IO, TYPE_CHECKING, Self

from panelaudio.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import TracebackType

_COMMON = ("-hide_banner", "-nostdin", "-loglevel", "error")
EXACT = ("-fflags", "+bitexact", "-flags:a", "+bitexact+global_header")
"""No version and no clock in the file: the same episode gives the same bytes."""
_SAID = 2000
_ADDRESS = re.compile(r"\[[^\]]* @ 0x[0-9a-f]+\] ")
"""Of a part of ffmpeg in its memory, before what it says."""
_PIPE_BYTES = 1 << 20
"""Where the system allows it: both ends then work at the same time."""


@cache
def ffmpeg_path() -> str:
    """The program that pydub and we use.

    Raises:
        OutputError: there is none.
    """
    try:
        import imageio_ffmpeg

        path: str = imageio_ffmpeg.get_ffmpeg_exe()
    except (ImportError, RuntimeError) as error:
        hint = "pip install --force-reinstall imageio-ffmpeg"
        raise OutputError("ffmpeg is missing, which encodes the sound", code="no-ffmpeg", hint=hint) from error
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pydub import AudioSegment
    AudioSegment.converter = path
    return path


class Process:
    """A running ffmpeg with sound on its pipes. A context manager: afterwards it is gone."""

    def __init__(self, arguments: Sequence[str], *, source: IO[bytes] | int, folder: str | None = None) -> None:
        """``source`` is what it reads (``PIPE`` to write to it); its stdout is always a pipe."""
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed in __exit__; a pipe might fill up unread
        self._process = subprocess.Popen(  # noqa: S603 - a list of arguments, no shell
            [ffmpeg_path(), *_COMMON, *arguments],
            stdin=source,
            stdout=PIPE,
            stderr=self._said,
            cwd=folder,
        )

        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                _widen(pipe)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._said):
            if pipe is not None:
                _close(pipe)

    def stop(self) -> None:
        """End it at once; whoever reads from it or writes to it notices."""
        self._process.kill()

    def write(self, data: bytes) -> None:
        """Give it sound.

        Raises:
            OutputError: it has ended; what it said is told.
        """
        assert self._process.stdin is not None  # noqa: S101 - for the type checker: it was opened with PIPE
        try:
            self._process.stdin.write(data)
        except OSError as error:
            self._process.wait()
            raise self._failed() from error

    def read(self, size: int) -> bytes:
        """Sound from it; empty at the end."""
        return self.output.read(size)

    @property
    def output(self) -> IO[bytes]:
        """The end of the pipe where its sound comes out."""
        assert self._process.stdout is not None  # noqa: S101 - for the type checker: it is always opened
        return self._process.stdout

    def finish(self) -> None:
        """Let it end.

        Raises:
            OutputError: it failed; what it said is told.
        """
        if self._process.stdin is not None:
            _close(self._process.stdin)
        if self._process.wait() != 0:
            raise self._failed()

    def _failed(self) -> OutputError:
        self._said.seek(0)
        said = " ".join(_ADDRESS.sub("", self._said.read(_SAID).decode("utf-8", "replace")).split())
        if "No space left" in said:
            return OutputError("the disk is full", code="disk-full", hint="make room, then run the same command again")
        if not said:  # nobody ended it but the system, or whoever stopped this program
            hint = "run the same command again; what is done is kept"
            return OutputError("ffmpeg ended without a word", code="ffmpeg-failed", hint=hint)
        return OutputError(f"ffmpeg failed: {said}", code="ffmpeg-failed", hint="try another format")


def _widen(pipe: IO[bytes]) -> None:
    if sys.platform == "linux":
        import fcntl

        with suppress(OSError):  # a user may have only so many wide pipes; narrow ones do as well
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


def _close(pipe: IO[bytes]) -> None:
    with suppress(OSError):  # what it still held could not be written: the process's end tells why
        pipe.close()


@contextmanager
def decoded(source: str | IO[bytes], rate_hz: int, channels: int, demuxer: str = "") -> Iterator[Process]:
    """The sound of a file or a pipe as 16-bit integers, at a rate and with a number of channels."""
    shape = ("-map", "0:a:0", "-f", "s16le", "-ac", str(channels), "-ar", str(rate_hz), "pipe:1")
    given = ("-f", demuxer) if demuxer else ()
    name = f"file:{source}" if isinstance(source, str) else "pipe:0"
    if isinstance(source, str):  # a playlist in a sound file's clothes must not make a connection
        given = ("-protocol_whitelist", "file", *given)
    with Process([*given, "-i", name, *shape], source=DEVNULL if isinstance(source, str) else source) as process:
        yield process
