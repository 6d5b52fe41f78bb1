"""How a worker process keeps apart from the terminal, and how it and what it started come to an end."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager, suppress
from multiprocessing import current_process, parent_process
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_starting = Lock()
"""Threads that start workers take turns: each changes what the process looks like for a moment."""


def stand_apart() -> None:
    """Leave the terminal to the parent.

    A worker leads a process group of its own: Ctrl-C is the parent's matter, and whatever an engine started can be
    ended with it. File descriptor 1 leads nowhere, because the parent's stdout may carry JSON.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        os.setpgid(0, 0)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # blocked at birth, see hand.py
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


def end_with_parent() -> None:
    """Watch for the parent's end, which may come without a word (SIGKILL) while an engine hangs."""

    def watch() -> None:
        parent = parent_process()
        if parent is not None:
            parent.join()
            end_group(os.getpid())
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def end_group(pid: int) -> None:
    """Kill a worker and what its engine started."""
    if sys.platform != "win32":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)


@contextmanager
def unseen_main() -> Iterator[None]:
    """Hide the main module: spawn would run it once more in each worker.

    That costs its imports (pytest, a notebook, the command line), fails where it has no file (``python -``), and runs
    a whole script again where somebody forgot ``if __name__ == "__main__"``. A worker needs nothing of it.
    """
    with _starting:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


@contextmanager
def children_allowed() -> Iterator[None]:
    """Let a process start others though it is a daemon, as those of a Dask worker are.

    ``multiprocessing`` forbids it because a daemon that is killed leaves its children behind; ours end with it.
    """
    config = current_process()._config  # type: ignore[attr-defined]  # noqa: SLF001 - there is no other door
    daemon = config.get("daemon")
    config["daemon"] = False
    try:
        yield
    finally:
        config["daemon"] = daemon


@contextmanager
def interrupt_held() -> Iterator[None]:
    """Let a child be born with SIGINT blocked, so that an early Ctrl-C cannot make it print a traceback."""
    if sys.platform == "win32":
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # starting it unblocks SIGINT
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
