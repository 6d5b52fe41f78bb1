"""Some long jobs at a time, in threads, whose news and ends are told in the caller's thread."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

from panelaudio.errors import Interrupted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from concurrent.futures import Future

Job = TypeVar("Job")
Result = TypeVar("Result")
News = TypeVar("News")


def work_through(
    jobs: Iterable[Job],
    work: Callable[[Job, Callable[[News], None]], Result],
    *,
    at_once: int,
    on_news: Callable[[News], None],
    on_end: Callable[[Result], None],
) -> None:
    """Do all jobs, ``at_once`` of them at a time; with one, in this thread.

    What a job, ``on_news`` or ``on_end`` raises ends it all: the others stop at their next news, and have no end.

    Args:
        jobs: Taken one by one, as they are begun.
        work: Does one; is given where to tell its news.
        at_once: From 1.
        on_news: Hears the news of all, in this thread.
        on_end: Hears the result of each, in this thread, in the order in which they end.
    """
    if at_once == 1:
        for job in jobs:
            on_end(work(job, on_news))
        return
    _Crowd(work, on_news, on_end).work_through(jobs, at_once)


class _Crowd:
    def __init__(
        self,
        work: Callable[[Any, Callable[[Any], None]], Any],
        on_news: Callable[[Any], None],
        on_end: Callable[[Any], None],
    ) -> None:
        self._work = work
        self._on_news = on_news
        self._on_end = on_end
        self._told: SimpleQueue[tuple[Callable[[], None], bool]] = SimpleQueue()
        """What is to be called in the caller's thread, and whether a job has ended with it."""
        self._over = Event()

    def work_through(self, jobs: Iterable[Any], at_once: int) -> None:
        pool = ThreadPoolExecutor(at_once)
        try:
            running = 0
            for job in jobs:
                self._begin(pool, job)
                running += 1
                while running == at_once:
                    running -= self._hear()
            while running:
                running -= self._hear()
        finally:
            self._over.set()
            pool.shutdown(cancel_futures=True)

    def _begin(self, pool: ThreadPoolExecutor, job: Any) -> None:
        future = pool.submit(self._work, job, self._tell)
        future.add_done_callback(lambda done: self._told.put((lambda: self._end(done), True)))

    def _tell(self, news: Any) -> None:
        if self._over.is_set():
            raise Interrupted("interrupted", code="interrupted")
        self._told.put((lambda: self._on_news(news), False))

    def _hear(self) -> bool:
        """Call the next thing that was told; whether a job has ended."""
        call, ended = self._told.get()
        call()
        return ended

    def _end(self, done: Future[Any]) -> None:
        self._on_end(done.result())
