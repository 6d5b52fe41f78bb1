"""Programs of others that speak into a file: run without a shell, within a time, and judged by what they leave."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from panelaudio.engines.sound_files import read_mono
from panelaudio.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from panelaudio.speech import Samples

_SHOWN = 200
"""Characters of what a program complains."""


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder of its own for a program's files, which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="panelaudio-") as folder:
        yield Path(folder)


def run(
    arguments: Sequence[str], folder: Path, *, stdin: str = "", limit_s: float, codes: tuple[int, ...] = (0,)
) -> bytes:
    """Run a program in ``folder``; what it prints.

    ``codes`` are those with which it may end. Its output goes to files: a pipe would stay open as long as anything
    that it started.

    Raises:
        EngineError: ``engine-unavailable``: it is not there; ``engine-failed``: it ended with a code, or took too long.
    """
    with (folder / ".out").open("w+b") as out, (folder / ".err").open("w+b") as err:
        try:
            done = subprocess.run(  # noqa: S603 - the user's own program; a text is one argument, never a command
                list(arguments), cwd=folder, input=stdin.encode(), stdout=out, stderr=err, timeout=limit_s, check=False
            )
        except subprocess.TimeoutExpired as error:
            message = f"{arguments[0]} took longer than {limit_s:g} s"
            raise EngineError(message, code="engine-failed", hint="try the same command by hand") from error
        except OSError as error:
            message = f"{arguments[0]} cannot be run: {error.strerror}"
            raise EngineError(
                message, code="engine-unavailable", hint="is it installed, and its name right?"
            ) from error
        out.seek(0)
        err.seek(0)
        printed, complaint = out.read(), err.read().decode(errors="replace").strip()
    if done.returncode not in codes:
        why = f": {complaint[-_SHOWN:]}" if complaint else ""
        message = f"{arguments[0]} ended with code {done.returncode}{why}"
        raise EngineError(message, code="engine-failed", hint="try the same command by hand")
    return printed


def sound_of(path: Path, program: str) -> tuple[Samples, int]:
    """The sound that a program left in a file, and its rate.

    Raises:
        EngineError: ``no-sound``: there is none, or no sound that can be read.
    """
    import soundfile

    try:
        samples, rate_hz = read_mono(path)
    except (soundfile.SoundFileError, OSError, ValueError) as error:
        message = f"what {program} wrote is no sound{_begins(path)}"
        raise EngineError(message, code="no-sound", hint="it must write WAV, FLAC, Ogg or MP3") from error
    if not rate_hz:
        raise EngineError(f"{program} wrote no sound", code="no-sound", hint="try the same command by hand")
    return samples.clip(-1.0, 1.0), rate_hz


def _begins(path: Path) -> str:
    """How a file begins, where that is text: most often it is what went wrong."""
    with path.open("rb") as file:
        text = " ".join(file.read(_SHOWN).decode(errors="replace").split())
    return f": it begins with “{text}”" if text.isprintable() and "\ufffd" not in text and text else ""


def found(program: str) -> str:
    """Where a program is; empty where it is not."""
    return shutil.which(program) or ""
