"""What people see of a batch: a table of what failed, and a line that sums it up."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from panelaudio.cli.console import open_console, plain_text, table_of
from panelaudio.pipeline.batch import BROKEN, LEFT_OUT
from panelaudio.timecode import clock

if TYPE_CHECKING:
    from panelaudio.pipeline.batch import BatchDone, Record

_NAMED = 5
"""Files passed over that are named; of more, the number."""


def show(done: BatchDone) -> None:
    """The tables that end ``batch``."""
    console = open_console(stderr=True)
    if done.passed_over:
        names = ", ".join(path.name for path in done.passed_over[:_NAMED])
        more = f" and {len(done.passed_over) - _NAMED} more" if len(done.passed_over) > _NAMED else ""
        console.print(
            plain_text(f"passed over, named like a transcript beside it or about the folder: {names}{more}", "dim")
        )
    if done.failed:
        rows = [(short_path(one.transcript), one.state, why(one)) for one in done.failed]
        console.print(table_of(f"Not as asked ({len(rows)})", ("transcript", "what", "why"), rows))
    console.print(plain_text(_summary(done), "bold"))


def why(record: Record) -> str:
    """Why a record is not good, in a few lines."""
    if record.state == LEFT_OUT:
        parts = "an utterance" if record.left_out == 1 else f"{record.left_out} utterances"
        return f"{parts} could not be said"
    if record.state == BROKEN:
        return "captions break a rule: see `panelaudio check`"
    error = record.error
    place = f"{error['location']}: " if error.get("location") and error["location"] not in error["message"] else ""
    hint = f"\n→ {error['hint']}" if error.get("hint") else ""
    return f"{place}{error['message']}{hint}"


def short_path(transcript: str) -> str:
    """A path as seen from the working folder, where it lies in it."""
    inside = transcript.startswith(os.path.join(os.getcwd(), ""))  # noqa: PTH109, PTH118 - text is what is compared
    return os.path.relpath(transcript) if inside else transcript


def _summary(done: BatchDone) -> str:
    made = len(done.records) - len(done.unchanged) - len(done.failed)
    parts = [f"{made} done"]
    if done.unchanged:
        parts.append(f"{len(done.unchanged)} done before and unchanged")
    if done.failed:
        parts.append(f"{len(done.failed)} failed or not as asked")
    sound_s = sum(one.sound_s for one in done.records)
    return f"{', '.join(parts)}; {clock(sound_s)} of sound, in {clock(done.took_s)}"
