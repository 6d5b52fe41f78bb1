"""Takes: recordings of one turn each, and the sentences in them."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from panelaudio.engines.alignment import found_marks
from panelaudio.engines.programs import sound_of
from panelaudio.engines.tokens import tokens
from panelaudio.errors import EngineError
from panelaudio.speech import Synthesis

if TYPE_CHECKING:
    from pathlib import Path

    from panelaudio.speech import Mark, Samples

SHEET = "takes.tsv"
COLUMNS = ("file", "spoken", "display")
"""Of a sheet: a row for each sentence; those of one turn have one file."""
_REACH_S = 0.4
"""How far from where a sentence should end a quieter place is looked for."""
_WINDOW_S = 0.02
_AROUND_S = 0.1
"""What is kept of the silence around a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """A sentence in a recording."""

    path: Path
    sentences: tuple[str, ...]
    """All that the recording says, in order."""
    part: int
    """Which of them this is, from 0."""


def said(spoken: str) -> str:
    """A sentence as it is compared: white space does not matter."""
    return " ".join(spoken.split())


def read_sheet(sheet: Path) -> dict[str, Take]:
    """The take of each sentence of a ``takes.tsv``.

    Raises:
        EngineError: ``bad-takes``: the sheet cannot be read, or leads out of its folder.
    """
    try:
        with sheet.open(encoding="utf-8-sig", newline="") as lines:
            rows = [(row["file"], said(row["spoken"])) for row in csv.DictReader(lines, delimiter="\t")]
    except (OSError, UnicodeDecodeError, csv.Error, KeyError, TypeError, AttributeError) as error:
        message = f"{sheet} cannot be read: {error!r}"
        raise EngineError(message, code="bad-takes", hint=f"its columns are {', '.join(COLUMNS)}") from error
    sentences: dict[str, list[str]] = defaultdict(list)
    for name, spoken in rows:
        if not name or "/" in name or "\\" in name or name.startswith("."):
            raise EngineError(f"{sheet} names the file '{name}'", code="bad-takes", hint="takes lie beside the sheet")
        sentences[name].append(spoken)
    takes: dict[str, Take] = {}
    for name, all_said in sentences.items():
        for part, spoken in enumerate(all_said):
            takes.setdefault(spoken, Take(path=sheet.parent / name, sentences=tuple(all_said), part=part))
    return takes


def cut(take: Take, spoken: str, language: str) -> Synthesis:
    """A sentence out of its recording, with the times of its words."""
    samples, rate_hz = sound_of(take.path, take.path.name)
    whole = " ".join(take.sentences)
    marks, timed = found_marks(whole, samples, rate_hz, language)
    first = sum(len(tokens(one)) for one in take.sentences[: take.part])
    own = marks[first : first + len(tokens(spoken))]
    if not own:
        return Synthesis(samples=samples, rate_hz=rate_hz, marks=(), timed=timed)
    start = _edge(marks, first, samples, rate_hz, timed=timed)
    end = _edge(marks, first + len(own), samples, rate_hz, timed=timed)
    start, end = _closer(start, end, own, rate_hz)
    return _between(samples[start:end], rate_hz, own, (start, spoken), timed=timed)


def _edge(marks: tuple[Mark, ...], token: int, samples: Samples, rate_hz: int, *, timed: bool) -> int:
    """Where the recording is cut before a token: in the middle of the pause, or at the quietest place nearby."""
    if token == 0:
        return 0
    if token == len(marks):
        return len(samples)
    place = (marks[token - 1].end_frame + marks[token].frame) // 2
    return place if timed else _quietest(samples, place, rate_hz)


def _quietest(samples: Samples, place: int, rate_hz: int) -> int:
    window, reach = round(_WINDOW_S * rate_hz), round(_REACH_S * rate_hz)
    start = max(0, place - reach)
    near = np.square(samples[start : place + reach])
    if len(near) <= window:
        return place
    energy = np.convolve(near, np.ones(window), mode="valid")
    return start + int(energy.argmin()) + window // 2


def _closer(start: int, end: int, own: tuple[Mark, ...], rate_hz: int) -> tuple[int, int]:
    """Without the silence around the sentence, which is the pacing's matter."""
    around = round(_AROUND_S * rate_hz)
    return max(start, min(own[0].frame - around, end)), min(end, max(own[-1].end_frame + around, start))


def _between(samples: Samples, rate_hz: int, own: tuple[Mark, ...], at: tuple[int, str], *, timed: bool) -> Synthesis:
    start, spoken = at
    last = len(samples)
    marks = tuple(
        replace(
            mark,
            start=first,
            end=end,
            frame=min(max(mark.frame - start, 0), last),
            end_frame=min(max(mark.end_frame - start, 0), last),
        )
        for mark, (first, end) in zip(own, tokens(spoken), strict=True)
    )
    return Synthesis(samples=samples.copy(), rate_hz=rate_hz, marks=marks, timed=timed)
