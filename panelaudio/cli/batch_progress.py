"""The progress of a batch on stderr: one view of all episodes in work, a line for each that ended, or JSON."""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from panelaudio.cli.batch_tables import short_path, why
from panelaudio.cli.progress import event_object, told_as_json, write_object
from panelaudio.cli.visible import visible
from panelaudio.pipeline.batch import EpisodeDone, Episodes, OfEpisode
from panelaudio.timecode import clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from panelaudio.cli.progress import Show
    from panelaudio.pipeline import Progress

_NAME = 40
"""Characters of a transcript's name beside its bar."""


@contextmanager
def shown_batch(how: str, *, quiet: bool) -> Iterator[Show]:
    """A place to tell a batch's progress to; ``how`` as for ``render``."""
    if sys.stderr is None or how == "none" or (quiet and how != "json"):
        yield lambda _progress: None
    elif how == "json":
        with told_as_json():
            yield lambda progress: write_object(batch_event(progress))
    elif how == "auto" and sys.stderr.isatty():
        with _bars() as show:
            yield show
    else:
        yield _line


def batch_event(progress: Progress) -> dict[str, Any]:
    """An event as the contract's object: those of an episode are as ``render`` tells them, with its ``transcript``."""
    from panelaudio.cli.batch import record_object

    if isinstance(progress, OfEpisode):
        return event_object(progress.event) | {"transcript": progress.transcript}
    place = {"stage": progress.stage, "done": progress.done}
    if isinstance(progress, Episodes):
        place |= {"count": progress.count, "total": progress.total, "failed": progress.failed}
    if isinstance(progress, EpisodeDone):
        episode = record_object(progress.record, unchanged=progress.unchanged)
        return {"event": "episode-done", **place, "episode": episode}
    return {"event": "episodes", **place}


def _line(progress: Progress, /) -> None:
    if isinstance(progress, EpisodeDone):
        with suppress(OSError):  # whoever read it went away; the episodes are what matters
            sys.stderr.write(f"{told(progress)}\n")


def told(ended: EpisodeDone) -> str:
    """One line on an episode that has ended."""
    record = ended.record
    place = f"{ended.count}/{ended.total} {short_path(record.transcript)}"
    if ended.unchanged:
        what = "done before"
    elif record.is_good:
        what = f"{clock(record.sound_s)} in {clock(record.took_s)}"
    else:
        what = f"{record.state}: {why(record).partition(chr(10))[0]}"
    return visible(f"{place}: {what}").replace("\n", " ")


@contextmanager
def _bars() -> Iterator[Show]:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    name, what = (TextColumn(field, markup=False) for field in ("{task.description}", "{task.fields[what]}"))
    columns = (name, BarColumn(), what, TimeElapsedColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        yield _View(bars).show


class _View:
    """A bar for the whole batch and one for each episode in work; whatever has ended scrolls away above them."""

    def __init__(self, bars: Any) -> None:
        self._bars = bars
        self._whole = bars.add_task("all", total=1.0, what="")
        self._tasks: dict[str, Any] = {}

    def show(self, progress: Progress, /) -> None:
        if isinstance(progress, OfEpisode):
            self._advance(progress)
        elif isinstance(progress, Episodes):
            failed = f", {progress.failed} failed" if progress.failed else ""
            what = f"{progress.count} of {progress.total}{failed}"
            self._bars.update(self._whole, completed=progress.done, what=what)
        if isinstance(progress, EpisodeDone):
            self._end(progress)

    def _advance(self, news: OfEpisode) -> None:
        path = str(Path(news.transcript).resolve())
        if path not in self._tasks:
            name = visible(Path(path).name).replace("\n", " ")[-_NAME:]
            self._tasks[path] = self._bars.add_task(name, total=1.0, what="")
        self._bars.update(self._tasks[path], completed=news.done, what=news.stage)

    def _end(self, ended: EpisodeDone) -> None:
        from panelaudio.cli.console import plain_text

        if ended.record.transcript in self._tasks:
            self._bars.remove_task(self._tasks.pop(ended.record.transcript))
        self._bars.console.print(plain_text(told(ended)))
