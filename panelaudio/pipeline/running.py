"""A run: its progress, and the time that each stage takes."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from panelaudio.memory import give_back
from panelaudio.pipeline.events import Progress, StageDone, StageStarted, UtteranceDone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from panelaudio.rendering import Rendered


class Run:
    """Progress and the time that each stage takes."""

    def __init__(self, on_progress: Callable[[Progress], None]) -> None:
        self._on_progress = on_progress
        self.timings_s: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Tell that a stage has begun, and that it is done after how many seconds; what it has freed is free."""
        start = time.monotonic()
        self._on_progress(StageStarted(stage=name, done=0.0))
        yield
        give_back()  # else the next stage's memory comes on top of what this one no longer needs
        self.timings_s[name] = time.monotonic() - start
        self._on_progress(StageDone(stage=name, done=1.0, seconds=self.timings_s[name]))

    def tell(self, stage: str, done: float) -> None:
        """Tell which share of a stage is done, 0 to 1."""
        self._on_progress(Progress(stage=stage, done=done))

    def tell_rendered(self, news: Rendered) -> None:
        """Tell of an utterance that is said, or left out."""
        one, error = news.utterance, news.error
        event = UtteranceDone(
            stage="speak",
            done=news.done / news.total,
            turn=one.turn,
            part=one.part,
            speaker=one.speaker,
            text=one.display,
            cached=news.cached,
            count=news.done,
            total=news.total,
            left_out=f"{error.code}: {error.message}" if error else "",
        )
        self._on_progress(event)
