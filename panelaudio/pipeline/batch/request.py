"""What a batch is asked for, what it tells while it works, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio.pipeline.batch.state import FILE_NAME
from panelaudio.pipeline.events import Progress

if TYPE_CHECKING:
    from pathlib import Path

    from panelaudio.pipeline.batch.state import Record
    from panelaudio.pipeline.known_voices import KnownVoice
    from panelaudio.pipeline.request import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRequest:
    """Many transcripts, and how each of them is to be rendered."""

    sources: tuple[str, ...]
    """Folders, files, patterns, lists of them; ``-`` is a list on standard input."""
    each: Request
    """Its transcript and stem do not count; its output folder is that of all."""
    state: Path | None = None
    """The file that knows what is done; None: ``panelaudio-batch.jsonl`` in the output folder."""
    at_once: int | None = None
    """Episodes in work at a time; None: one for four workers."""
    again: bool = False
    """Render what is done and unchanged too."""

    @property
    def state_file(self) -> Path:
        """Where the state is."""
        return self.state or self.each.output / FILE_NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Episodes(Progress):
    """How far a batch is. ``stage`` is ``find`` while transcripts are looked at, then ``render``."""

    count: int
    """How many have ended, well or not; those that were done before among them."""
    total: int
    failed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OfEpisode(Progress):
    """An event of one episode: ``stage`` and ``done`` are its own."""

    transcript: str
    event: Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeDone(Episodes):
    """An episode has ended, well or not."""

    record: Record
    unchanged: bool = False
    """Whether it was done by an earlier run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchDone:
    """What became of a batch."""

    records: tuple[Record, ...]
    """Of every transcript, in the order in which they were found."""
    unchanged: frozenset[str]
    """Transcripts whose episodes an earlier run made."""
    passed_over: tuple[Path, ...]
    """Files of a folder that are named like a transcript there, such as its captions."""
    voices: tuple[KnownVoice, ...]
    """Of everybody to whom voices.yaml gives none."""
    took_s: float

    @property
    def failed(self) -> tuple[Record, ...]:
        """Those that there is something to complain of."""
        return tuple(one for one in self.records if not one.is_good)
