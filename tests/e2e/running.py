"""The command line in a subprocess, as a user runs it."""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from panelaudio.cli import run

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "transcripts"
COMMAND = [sys.executable, "-c", "from panelaudio.cli import main; main()"]

TALK = """\
Small Talk - A Test

Transcript:

Nora Vale: Good evening. What holds a bridge up?

Olav Brenner: Money, mostly. And now and then a pillar.

NV: Thank you, Olav.
"""


@dataclass(frozen=True, kw_only=True)
class Ran:
    """What a run left."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one object on stdout."""
        return json.loads(self.out)


def environment(folder: Path) -> dict[str, str]:
    """With a cache of its own, so that tests do not help each other."""
    return os.environ | {"PANELAUDIO_CACHE": str(folder / "cache"), "PYTHONPATH": str(ROOT), "COLUMNS": "100"}


def panelaudio(*arguments: str | Path, folder: Path, stdin: bytes = b"") -> Ran:
    """Run it in ``folder``; a traceback is always a fault."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=folder,
        env=environment(folder),
        input=stdin,
        capture_output=True,
        timeout=120,
        check=False,
    )
    ran = Ran(code=done.returncode, out=done.stdout.decode(), err=done.stderr.decode())
    assert "Traceback" not in ran.err, ran.err
    return ran


def inside(*arguments: str | Path, folder: Path) -> Ran:
    """The same in this process: for the many wrong inputs that end before anything is rendered, since it is quicker."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    before = signal.getsignal(signal.SIGTERM)
    try:
        with (
            contextlib.chdir(folder),
            patch.dict(os.environ, environment(folder)),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            code = run([str(argument) for argument in arguments])
    finally:
        signal.signal(signal.SIGTERM, before)
    said, told = (stream.buffer.getvalue().decode() for stream in (out, err))
    assert "Traceback" not in told, told
    return Ran(code=code, out=said, err=told)


def written(folder: Path, text: str = TALK, name: str = "talk.txt") -> Path:
    """A transcript in a folder."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
