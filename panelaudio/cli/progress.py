"""Progress on stderr: a bar with the time left in a terminal, a plain line a stage elsewhere, JSON for programs."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager, suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Protocol

from panelaudio.errors import PanelaudioError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from panelaudio.pipeline import Progress


class Show(Protocol):
    """What a run tells its progress to."""

    def __call__(self, progress: Progress, /) -> None:
        """Take one event."""


@contextmanager
def shown(how: str = "auto", *, quiet: bool) -> Iterator[Show]:
    """A place to tell progress to: ``json``, ``lines``, ``none``, or ``auto``, which is fit for where stderr goes."""
    if sys.stderr is None or how == "none" or (quiet and how != "json"):
        yield lambda _progress: None
    elif how == "json":
        with told_as_json():
            yield lambda progress: write_object(event_object(progress))
    elif how == "auto" and sys.stderr.isatty():
        with _bars() as show:
            yield show
    else:
        yield _Lines()


def event_object(progress: Progress) -> dict[str, Any]:
    """An event as the contract's object; ``event`` is its kind: ``progress``, ``stage-started``, …."""
    from panelaudio.pipeline import StageDone, StageStarted, UtteranceDone

    kinds: dict[type, str] = {
        StageStarted: "stage-started",
        StageDone: "stage-done",
        UtteranceDone: "utterance-done",
    }
    return {"event": kinds.get(type(progress), "progress"), **asdict(progress)}


@contextmanager
def told_as_json() -> Iterator[None]:
    """One JSON object a line is told within. The last one of a run that failed is its error."""
    try:
        yield
    except PanelaudioError as error:
        write_object({"event": "error", "error": error.as_json()})
        raise


def write_object(object_: dict[str, Any]) -> None:
    """One event, as a line on stderr."""
    with suppress(OSError):  # whoever read it went away; the episode is what matters
        sys.stderr.write(json.dumps(object_, ensure_ascii=False) + "\n")
        sys.stderr.flush()


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
