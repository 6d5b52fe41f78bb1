"""Worker processes that stay from one crew to the next, with the engines that they have loaded."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Self

from panelaudio import plugins
from panelaudio.rendering.crew import LEAVE_S, Crew
from panelaudio.rendering.hand import Hand

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

    from panelaudio.rendering.cache import Cache
    from panelaudio.speech import Engine


def load_plugin(name: str) -> Engine:
    """The engine of a name among the plug-ins."""
    engine: Engine = plugins.load("engines", name)
    return engine


class Staff:
    """Workers on this machine. A context manager: on leaving, all of them are gone.

    A script after another is rendered by the same workers, so that an engine is loaded once.
    """

    def __init__(self, load_engine: Callable[[str], Engine] = load_plugin) -> None:
        """``load_engine`` makes an engine of its name, in the workers: a function that can be imported by name."""
        self._load_engine = load_engine
        self._idle: list[tuple[Cache, Hand]] = []

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

    def crew(self, *, size: int, cache: Cache, limits_s: Mapping[str, float], versions: Mapping[str, str]) -> Crew:
        """Up to ``size`` workers; see ``Workforce``. On this machine engines have one version only."""
        del versions
        return Crew(size=size, hire=partial(self._hire, cache), dismiss=partial(self._keep, cache), limits_s=limits_s)

    def _hire(self, cache: Cache) -> Hand:
        for place, (other, hand) in enumerate(self._idle):
            if other == cache:
                del self._idle[place]
                if hand.is_alive():
                    return hand
                hand.end()
                return self._hire(cache)
        return Hand(self._load_engine, cache)

    def _keep(self, cache: Cache, hand: Hand) -> None:
        self._idle.append((cache, hand))
