"""The workers of a cluster at work on one script: tasks in small batches, whoever is free takes the next."""

from __future__ import annotations

import time
from collections import deque
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Self

from panelaudio.errors import EngineError, OutputError, PanelaudioError
from panelaudio.rendering.crew import arranged
from panelaudio.rendering.farm import Misfit, say
from panelaudio.rendering.messages import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import TracebackType

    from panelaudio.rendering.cache import Cache
    from panelaudio.rendering.farm import Orders
    from panelaudio.rendering.messages import Task

    Batch = tuple[Task, ...]

MAX_BATCH = 8
AHEAD = 3
"""Batches for each thread of the cluster that are with the scheduler at a time: nobody waits for the next, and the
scheduler does not hold the whole script."""
LOOK_S = 2.0
ALONE_S = 120.0
"""After so long without any worker, nothing more is hoped for."""
ARRIVE_S = 10.0
"""What a network file system may take to show a file that another machine has written."""


class Herd:
    """A context manager: on leaving, nothing of this script is left with the scheduler."""

    def __init__(self, client: Any, orders: Orders, cache: Cache) -> None:
        self._client = client
        self._orders = orders
        self._cache = cache
        self._waiting: deque[Batch] = deque()
        self._running: dict[Any, Batch] = {}
        self._finished: SimpleQueue[Any] = SimpleQueue()
        self._misfits: set[str] = set()
        self._threads = 1
        self._looked_s = 0.0
        self._alone_since_s: float | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._running and self._client.status == "running":
            self._client.cancel(list(self._running), force=True)
        self._running.clear()

    def outcomes(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Each task's outcome, in the order in which they are reached; the clip is then in this machine's cache.

        Raises:
            EngineError: ``cluster-lost``, ``cluster-empty``.
            OutputError: clips do not arrive.
        """
        self._look()
        self._waiting.extend(_batches(arranged(tuple(tasks), self._threads), self._threads))
        while self._waiting or self._running:
            self._send()
            done = self._some_finished()
            said = [outcome for future in done for outcome in self._outcomes_of(future)]
            self._await_clips([one.key for one in said if one.entry is not None])
            yield from said
            self._look()

    def _send(self) -> None:
        while self._waiting and len(self._running) < AHEAD * self._threads:
            batch = self._waiting.popleft()
            future = self._client.submit(say, batch, self._orders, pure=False, workers=self._fit())
            self._running[future] = batch
            future.add_done_callback(self._finished.put)

    def _fit(self) -> list[str] | None:
        """The workers that make the same clips, where some were found that do not; None: all."""
        if not self._misfits:
            return None
        fit = [worker for worker in self._workers() if worker not in self._misfits]
        if not fit:
            message = f"workers joined that would make other clips than this machine: {', '.join(self._misfits)}"
            hint = "install the same versions of panelaudio, its engines and their models everywhere"
            raise EngineError(message, code="cluster-differs", hint=hint)
        return fit

    def _some_finished(self) -> list[Any]:
        """Those that have ended since the last call; none where nothing did for a while."""
        done = []
        try:
            done.append(self._finished.get(timeout=LOOK_S))
            while True:
                done.append(self._finished.get_nowait())
        except Empty:
            return done

    def _outcomes_of(self, future: Any) -> Sequence[Outcome]:
        batch = self._running.pop(future)
        try:
            answer = future.result(timeout=60)
        except PanelaudioError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever may go wrong in a cluster
            return self._after(error, batch)
        if isinstance(answer, Misfit):
            self._misfits.add(answer.worker)
            self._waiting.appendleft(batch)
            return ()
        said: tuple[Outcome, ...] = answer
        return said

    def _after(self, error: Exception, batch: Batch) -> Sequence[Outcome]:
        """What to do where a batch came to nothing: smaller ones, until it is clear whose fault it is."""
        kind = type(error).__name__
        if "Cancelled" in kind or self._client.status != "running":
            hint = "see to the scheduler, then run the same command again: it goes on where it stopped"
            raise EngineError("the cluster's scheduler went away", code="cluster-lost", hint=hint) from error
        if len(batch) > 1:
            self._waiting.extendleft((task,) for task in reversed(batch))
            return ()
        (task,) = batch
        what = "took one worker after another along" if kind == "KilledWorker" else f"failed: {kind}: {error}"
        hint = "give the speaker another voice in voices.yaml, or leave such sentences out with --keep-going"
        message = f"the engine '{task.voice.engine}' {what} at {task.about()}"
        return (
            Outcome(key=task.key, error=EngineError(message, code="engine-crashed", hint=hint, location=task.place)),
        )

    def _workers(self) -> dict[str, int]:
        """The threads of each worker that has joined."""
        workers: dict[str, int] = self._client.nthreads()
        return workers

    def _look(self) -> None:
        """See who is there, now and then."""
        now = time.monotonic()
        if now - self._looked_s < LOOK_S and self._looked_s:
            return
        self._looked_s = now
        if self._client.status != "running":
            hint = "see to the scheduler, then run the same command again: it goes on where it stopped"
            raise EngineError("the cluster's scheduler went away", code="cluster-lost", hint=hint)
        threads = sum(count for worker, count in self._workers().items() if worker not in self._misfits)
        self._threads = max(threads, 1)
        self._alone_since_s = None if threads else (self._alone_since_s or now)
        if self._alone_since_s is not None and now - self._alone_since_s > ALONE_S:
            hint = "start workers with `dask worker ADDRESS`, then run the same command again"
            raise EngineError("all workers have left the cluster", code="cluster-empty", hint=hint)

    def _await_clips(self, keys: Sequence[str]) -> None:
        """See that clips which workers have written are here."""
        self._cache.fetch(keys)
        until_s = time.monotonic() + ARRIVE_S
        for key in keys:
            path = self._cache.path_of(key)
            while not path.exists():
                if time.monotonic() > until_s:
                    hint = "does every machine write to the same place? see --cache"
                    message = f"clips that workers make do not arrive at {self._cache.place}"
                    raise OutputError(message, code="cache-not-shared", hint=hint)
                time.sleep(0.1)
                list(path.parent.parent.iterdir())  # lets a network file system look anew
                self._cache.fetch([key])


def _batches(tasks: Sequence[Task], threads: int) -> Iterator[Batch]:
    """Small enough that all end at about the same time, and that a lost worker loses little."""
    size = min(max(len(tasks) // (4 * threads), 1), MAX_BATCH)
    for start in range(0, len(tasks), size):
        yield tuple(tasks[start : start + size])
