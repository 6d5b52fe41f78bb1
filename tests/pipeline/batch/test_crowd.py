from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from panelaudio.errors import Interrupted
from panelaudio.pipeline.batch.crowd import work_through

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("at_once", [1, 3])
def test_all_is_told_in_this_thread(at_once: int) -> None:
    """News and ends come in the caller's thread, all of them, and a job's news before its end."""
    told: list[tuple[int, object]] = []
    threads = set()

    def work(job: int, tell: Callable[[object], None]) -> int:
        tell((job, "news"))
        return job

    def on_news(news: object) -> None:
        threads.add(threading.get_ident())
        told.append(news)  # type: ignore[arg-type]

    work_through(range(8), work, at_once=at_once, on_news=on_news, on_end=lambda job: told.append((job, "end")))
    assert threads == {threading.get_ident()}
    assert sorted(told) == sorted((job, what) for job in range(8) for what in ("news", "end"))
    assert all(told.index((job, "news")) < told.index((job, "end")) for job in range(8))


def test_so_many_at_a_time() -> None:
    """Three work side by side, since each waits for the others."""
    together = threading.Barrier(3, timeout=60)
    ended: list[int] = []
    work_through(range(3), lambda _job, _tell: together.wait(), at_once=3, on_news=lambda _: None, on_end=ended.append)
    assert sorted(ended) == [0, 1, 2]


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_an_end_before_the_last(error: type[BaseException]) -> None:
    """What is raised here ends the others at their next news, and nothing new is begun."""
    begun, stopped = [], []

    def work(job: int, tell: Callable[[int], None]) -> None:
        begun.append(job)
        try:
            while True:
                tell(job)
        except Interrupted:
            stopped.append(job)
            raise

    def on_news(_news: int) -> None:
        raise error

    with pytest.raises(error):
        work_through(range(9), work, at_once=2, on_news=on_news, on_end=lambda _: pytest.fail("nothing ends"))
    assert sorted(begun) == sorted(stopped)
    assert len(begun) <= 2
