"""A command timed with all that it starts: seconds on the wall, of processors, and the largest process."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Timed:
    """What a command took."""

    wall_s: float
    cpu_s: float
    """Of it and all processes that it started and saw end, in user and kernel."""
    peak_mb: float
    """Of the largest of them: resident memory."""
    out: str = ""

    @property
    def json(self) -> Any:
        """What it printed."""
        return json.loads(self.out)


def timed(*command: str, cwd: Path | None = None, given: str = "", **environment: str) -> Timed:
    """Run a command to its end. Raises ``CalledProcessError`` where it fails."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as source:
        source.write(given)
        source.seek(0)
        start = time.monotonic()
        process = subprocess.Popen(
            command, cwd=cwd, stdin=source, stdout=out, stderr=subprocess.DEVNULL, env=os.environ | environment
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall_s = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
        out.seek(0)
        return Timed(
            wall_s=wall_s, cpu_s=usage.ru_utime + usage.ru_stime, peak_mb=usage.ru_maxrss / 1024, out=out.read()
        )


def together(commands: Sequence[Sequence[str]], cwd: Path) -> Timed:
    """Commands that run at the same time, until the last of them has ended."""
    start = time.monotonic()
    processes = [subprocess.Popen(one, cwd=cwd, stdin=subprocess.DEVNULL) for one in commands]
    cpu_s = 0.0
    for process in processes:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        cpu_s += usage.ru_utime + usage.ru_stime
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, process.args)
    return Timed(wall_s=time.monotonic() - start, cpu_s=cpu_s, peak_mb=0.0)


def middle(runs: Sequence[Timed]) -> Timed:
    """The medians of several runs; what was printed is that of the quickest."""
    quickest = min(runs, key=lambda run: run.wall_s)
    return Timed(
        wall_s=statistics.median(run.wall_s for run in runs),
        cpu_s=statistics.median(run.cpu_s for run in runs),
        peak_mb=statistics.median(run.peak_mb for run in runs),
        out=quickest.out,
    )
