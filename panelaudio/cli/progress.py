"""Progress on stderr: a bar with the time left in a terminal, a plain line a stage elsewhere."""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from panelaudio.pipeline import Progress


class Show(Protocol):
    """What a run tells its progress to."""

    def __call__(self, progress: Progress, /) -> None:
        """Take one event."""


@contextmanager
def shown(*, quiet: bool) -> Iterator[Show]:
    """A place to tell progress to, fit for where stderr goes."""
    if quiet or sys.stderr is None:
        yield lambda _progress: None
    elif sys.stderr.isatty():
        with _bars() as show:
            yield show
    else:
        yield _Lines()


class _Lines:
    """A plain line when a stage begins."""

    def __init__(self) -> None:
        self._stage = ""

    def __call__(self, progress: Progress, /) -> None:
        if progress.stage != self._stage:
            self._stage = progress.stage
            with suppress(OSError):  # whoever read it went away; the episode is what matters
                sys.stderr.write(f"{progress.stage} …\n")


@contextmanager
def _bars() -> Iterator[Show]:
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description:<12}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, int] = {}

        def show(progress: Progress, /) -> None:
            if progress.stage not in tasks:
                tasks[progress.stage] = bars.add_task(progress.stage, total=1.0)
            bars.update(tasks[progress.stage], completed=progress.done)  # type: ignore[arg-type]

        yield show
