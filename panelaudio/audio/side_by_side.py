"""Work on the parts of something long, several at once, given back in order and in bounded memory.

Threads do: the work is numpy's, soxr's and ffmpeg's, which hold no lock of Python's while they are at it.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

Part = TypeVar("Part")
Result = TypeVar("Result")
_AHEAD = 1
"""Results beyond those in work that may wait for their turn."""


def side_by_side(work: Callable[[Part], Result], parts: Iterable[Part], jobs: int) -> Iterator[Result]:
    """The results of ``work`` on each part, in the order of the parts; ``jobs`` of them are in work at a time.

    What a part's work raises is raised in its turn; then, and when the caller stops, what has not begun is dropped.
    """
    if jobs <= 1:
        yield from map(work, parts)
        return
    waiting: deque[Future[Result]] = deque()
    pool = ThreadPoolExecutor(jobs)
    try:
        for part in parts:
            waiting.append(pool.submit(work, part))
            if len(waiting) > jobs + _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
