"""A Dask scheduler and workers, each a process of its own on this machine's loopback."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import distributed

from panelaudio.rendering.isolation import end_group

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
_SCHEDULER = ["-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
_WORKER = ["-m", "distributed.cli.dask_worker", "--host", "127.0.0.1", "--nthreads", "1", "--no-dashboard"]


_client: Any = distributed.Client
"""It has no types."""


@dataclass(kw_only=True)
class Farm:
    """A scheduler with its workers."""

    folder: Path
    environment: dict[str, str]
    address: str = ""
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[bytes]:
        """A process of the farm, in a group of its own."""
        with (self.folder / "log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, *arguments],
                env=self.environment | environment,
                cwd=self.folder,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.processes.append(process)
        return process

    def join(self, *, nanny: bool = False, **environment: str) -> subprocess.Popen[bytes]:
        """One more worker, once the scheduler knows it."""
        with _client(self.address, set_as_default=False) as client:
            before = len(client.nthreads())
            keeper = [] if nanny else ["--no-nanny"]
            process = self.start(*_WORKER, self.address, *keeper, **environment)
            client.wait_for_workers(before + 1, timeout=60)
        return process


@contextmanager
def farm(folder: Path, workers: int, **environment: str) -> Iterator[Farm]:
    """A scheduler with some workers; all are gone afterwards."""
    path = {"PYTHONPATH": str(ROOT), "PANELAUDIO_CACHE": str(folder / "of-workers")}
    made = Farm(folder=folder, environment=os.environ | path | environment)
    with ExitStack() as ends:
        ends.callback(_end, made)
        file = folder / "scheduler.json"
        made.start(*_SCHEDULER, "--scheduler-file", str(file))
        with _client(scheduler_file=str(file), timeout=60, set_as_default=False) as client:
            made.address = str(client.scheduler.address)
        for _ in range(workers):
            made.start(*_WORKER, made.address, "--no-nanny")
        with _client(made.address, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=60)
        yield made


def _end(made: Farm) -> None:
    for process in reversed(made.processes):
        end_group(process.pid)
        process.wait(timeout=30)
