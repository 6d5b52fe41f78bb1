"""Runs that come to a bad end, at any point that is asked for; also for ``benchmarks/kills.py``."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.e2e.running import COMMAND, environment

SENTENCES = 24
TALK = "Small Talk - A Test\n\n" + "\n\n".join(
    f"{('Nora Vale', 'Olav Brenner', 'Kim Osei')[n % 3]}: This is sentence number {n}{', and so on' * (n % 7)}."
    for n in range(SENTENCES)
)
HOWS = ("SIGKILL", "SIGTERM", "SIGINT", "child", "disk", "power")
ENDED_BADLY = {"SIGKILL": {-9}, "SIGTERM": {130}, "SIGINT": {130}, "child": {0, 5}, "disk": {5}, "power": {-9}}
"""The exit codes that each end may have, besides 0 where the run was quicker."""
_LIMITED = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0})); {1}"
_RUN = ("render", "talk.txt", "--engine", "tone", "--jobs", "2", "--progress", "json", "--json")


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How a run ended, and what it had told by then."""

    code: int
    told: int
    """Events."""
    said: int
    """Utterances of which it had told that they are done."""
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The object on stdout."""
        return json.loads(self.out)


def set_up(folder: Path) -> None:
    """A folder with the talk, on a day that is always the same."""
    (folder / "tmp").mkdir()
    (folder / "talk.txt").write_text(TALK)
    os.utime(folder / "talk.txt", (1_700_000_000,) * 2)


def outputs(folder: Path) -> dict[str, bytes]:
    """All that lies in the output folder, hidden files as well."""
    return {path.name: path.read_bytes() for path in (folder / "output").iterdir()}


def undisturbed(folder: Path) -> Ended:
    """A run that nothing happens to."""
    return disturbed(folder, "", after=0, seed=0)


def disturbed(folder: Path, how: str, *, after: int, seed: int, delay_s: float = 0.0) -> Ended:
    """A run to which it happens, after so many events; ``disk`` happens whenever a file grows too large.

    ``delay_s`` after that event, for moments between events; the tests have none.
    """
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    code = COMMAND[-1]
    if how == "disk":
        code = _LIMITED.format(draw.randrange(2_000, 400_000), code)
    told, said = 0, 0
    err = []
    with subprocess.Popen(
        [sys.executable, "-c", code, *_RUN],
        cwd=folder,
        env=environment(folder) | {"TMPDIR": str(folder / "tmp")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        assert process.stdout is not None
        for line in process.stderr:
            err.append(line)
            told += line.startswith("{")
            said += '"utterance-done"' in line
            if told == after:
                time.sleep(delay_s)
                _happen(process, how, draw)
                told += 1  # once is enough
        out = process.stdout.read()
    if how == "power":
        tear(folder / "cache", draw)
    return Ended(code=process.returncode, told=told, said=said, out=out, err="".join(err))


def _happen(process: subprocess.Popen[str], how: str, draw: random.Random) -> None:
    if how == "child":
        children = offspring(process.pid)
        if children:
            with suppress(ProcessLookupError):
                os.kill(draw.choice(children), signal.SIGKILL)
    elif how and how != "disk":
        process.send_signal(signal.SIGKILL if how == "power" else signal.Signals[how])


def offspring(pid: int) -> list[int]:
    """All processes that come from one."""
    found: list[int] = []
    with suppress(OSError):
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            found += [int(child), *offspring(int(child))]
    return found


def tear(cache: Path, draw: random.Random) -> None:
    """What a power cut does to files that were just renamed: they are empty, or end too early."""
    clips = sorted(cache.rglob("*.flac"), key=lambda path: (path.stat().st_mtime_ns, path.name))
    for clip in clips[-3:]:
        os.truncate(clip, draw.randrange(clip.stat().st_size))
