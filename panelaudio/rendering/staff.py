"""Worker processes that stay from one crew to the next, with the engines that they have loaded."""

from __future__ import annotations

from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Self

from panelaudio import plugins
from panelaudio.rendering.crew import LEAVE_S, Crew
from panelaudio.rendering.hand import Hand

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

    from panelaudio.rendering.cache import Cache
    from panelaudio.speech import Engine

    _Duty = tuple[Callable[[str], Engine], Cache]
    """What a worker makes its engines with, and where it puts its clips."""


def load_plugin(name: str) -> Engine:
    """The engine of a name among the plug-ins."""
    engine: Engine = plugins.load("engines", name)
    return engine


class Staff:
    """Workers on this machine. A context manager: on leaving, all of them are gone.

    A script after another is rendered by the same workers, so that an engine is loaded once. Threads may share it.
    """

    def __init__(self) -> None:
        self._idle: list[tuple[_Duty, Hand]] = []
        self._lock = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for _, hand in self._idle:
            hand.leave()
        for _, hand in self._idle:
            hand.end(LEAVE_S if kind is None else 0.0)
        self._idle.clear()

    def crew(
        self,
        *,
        size: int,
        cache: Cache,
        load_engine: Callable[[str], Engine],
        limits_s: Mapping[str, float],
        versions: Mapping[str, str],
    ) -> Crew:
        """Up to ``size`` workers; see ``Workforce``. On this machine engines have one version only."""
        del versions
        duty = (load_engine, cache)
        return Crew(size=size, hire=partial(self._hire, duty), dismiss=partial(self._keep, duty), limits_s=limits_s)

    def _hire(self, duty: _Duty) -> Hand:
        with self._lock:
            known = [place for place, (other, _) in enumerate(self._idle) if other == duty]
            hands = [self._idle.pop(place)[1] for place in reversed(known)]
            while hands:
                hand = hands.pop()
                if hand.is_alive():
                    self._idle += [(duty, other) for other in hands]
                    return hand
                hand.end()
        return Hand(*duty)

    def _keep(self, duty: _Duty, hand: Hand) -> None:
        with self._lock:
            self._idle.append((duty, hand))
