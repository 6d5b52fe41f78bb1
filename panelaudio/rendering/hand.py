"""One worker process, seen from the parent."""

from __future__ import annotations

import signal
import time
from collections import deque
from contextlib import suppress
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from panelaudio.rendering.isolation import children_allowed, end_group, interrupt_held, unseen_main
from panelaudio.rendering.messages import Loaded
from panelaudio.rendering.worker import work

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

    from panelaudio.rendering.cache import Cache
    from panelaudio.rendering.messages import Outcome, Task
    from panelaudio.speech import Engine


class Hand:
    """A worker process with the tasks that it has not answered yet."""

    def __init__(self, load_engine: Callable[[str], Engine], cache: Cache) -> None:
        # spawn: a fork would carry along threads' locks and whatever libraries the parent has initialised.
        context = get_context("spawn")
        self.orders: Connection[Any, Any]
        self.orders, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(theirs, load_engine, cache), daemon=True)
        self._engines: set[str] = set()
        self.batch: deque[Task] = deque()
        self.heard_s = 0.0
        """When it last took or told something (monotonic clock)."""
        with unseen_main(), children_allowed(), interrupt_held():
            self._process.start()
        theirs.close()

    def give(self, batch: Sequence[Task]) -> None:
        """Let it work on a batch."""
        self.batch.extend(batch)
        self.heard_s = time.monotonic()
        with suppress(OSError):  # it has died: the next look at the pipe tells
            self.orders.send(tuple(batch))

    def hear(self) -> tuple[Task, Outcome] | None:
        """What became of the first task of the batch; None for the news that an engine is loaded.

        Raises:
            EOFError, OSError: the worker died.
        """
        news: Outcome | Loaded = self.orders.recv()
        self.heard_s = time.monotonic()
        if isinstance(news, Loaded):
            self._engines.add(news.engine)
            return None
        return self.batch.popleft(), news

    def has_loaded(self, engine: str) -> bool:
        """Whether it has said that an engine is loaded."""
        return engine in self._engines

    def is_alive(self) -> bool:
        """Whether the process lives."""
        return self._process.is_alive()

    def leave(self) -> None:
        """Let it end in peace: its engines may have something to close."""
        self.orders.close()

    def end(self, patience_s: float = 0.0) -> str:
        """See to its end, after ``patience_s`` by force.

        Returns:
            How it ended by itself: ``exit code 3``, ``SIGSEGV``; empty if it had to be killed.
        """
        self._process.join(patience_s)
        how = self._how()
        if self._process.pid is not None:
            end_group(self._process.pid)
        self._process.kill()
        self._process.join()
        self._process.close()
        self.orders.close()
        return how

    def _how(self) -> str:
        code = self._process.exitcode
        if code is None:
            return ""
        with suppress(ValueError):
            return signal.Signals(-code).name
        return f"exit code {code}"
