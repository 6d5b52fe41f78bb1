"""What is known of each name that stands as a cue, and how the cues of a transcript stand among its lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from panelaudio.readers.dress import Cue

MOSTLY = 0.9
FEWEST_LINES = 4
ENDS = frozenset('.?!…:"”’)]*_—-')
"""What a line ends with, so that a cue may begin below it."""
_MOST_NAMES = 20_000
"""Where more stand before colons, only those that come back are looked at."""


@dataclass(slots=True)
class Evidence:
    """What is known of a name that stands as a cue."""

    cue: Cue
    """The first."""
    first: int
    times: int = 0
    dresses: Counter[str] = field(default_factory=Counter)
    begins: bool = False
    """Stands where a paragraph or a sentence may begin."""
    opens: bool = False
    """What follows begins as a sentence does, or stands on the next line."""


def evidence_of(cues: Mapping[int, Cue], lines: Sequence[str]) -> dict[str, Evidence]:
    """Of each name, by the lines where it stands."""
    places: dict[str, list[int]] = {}
    for at, cue in cues.items():
        places.setdefault(cue.name, []).append(at)
    if len(places) > _MOST_NAMES:  # a list of terms, or a log
        places = {name: at for name, at in places.items() if len(at) > 1}
    return {name: _evidence(at, cues, lines) for name, at in places.items()}


def _evidence(places: Sequence[int], cues: Mapping[int, Cue], lines: Sequence[str]) -> Evidence:
    return Evidence(
        cue=cues[places[0]],
        first=places[0],
        times=len(places),
        dresses=Counter([dress_of(cues[at]) for at in places]),
        begins=any(_begins(at, cues, lines) for at in places),
        opens=any(_opens(cues[at].text) for at in places),
    )


def _begins(at: int, cues: Mapping[int, Cue], lines: Sequence[str]) -> bool:
    before = lines[at - 1].rstrip() if at else ""
    return not before or before[-1] in ENDS or at - 1 in cues


def _opens(text: str) -> bool:
    return not text.lstrip("\"“'‘([*_…")[:1].islower()


def dress_of(cue: Cue) -> str:
    """What tells a cue beside its colon: ``stamp``, ``mark`` (bold type), ``square`` brackets, or nothing."""
    if cue.start_ms is not None and cue.dressed:
        return "stamp"
    return "mark" if cue.marked else "square" if cue.dressed else ""


class Layout:
    """How cues stand among the lines."""

    def __init__(self, cues: Mapping[int, Cue], lines: Sequence[str]) -> None:
        self.cues = cues
        self.lines = lines

    @cached_property
    def labels_stand_alone(self) -> bool:
        """Whether the words stand below the names."""
        return 2 * sum(not cue.text for cue in self.cues.values()) > len(self.cues)

    @cached_property
    def paragraphs_have_cues(self) -> bool:
        """Whether nearly all paragraphs begin with one."""
        first, last = min(self.cues), max(self.cues)
        begun = [
            at
            for at in range(first, last + 1)
            if self.lines[at].strip() and (at == first or not self.lines[at - 1].strip())
        ]
        loose = [at for at in begun if at not in self.cues and self.lines[at].lstrip()[:1].isalnum()]
        return len(loose) < (1 - MOSTLY) * len(begun)

    @cached_property
    def each_begins_with_a_cue(self) -> bool:
        """Whether so many paragraphs do, or lines, that the last ones are of the talk too."""
        paragraphs = sum(1 for at in self.cues if not at or not self.lines[at - 1].strip())
        return self.lines_have_cues or (paragraphs >= FEWEST_LINES and self.paragraphs_have_cues)

    @cached_property
    def lines_have_cues(self) -> bool:
        """Whether each turn is one line, so that what stands before a colon is a name."""
        filled = [at for at in range(min(self.cues), max(self.cues) + 1) if self.lines[at].strip()]
        mostly = len(filled) >= FEWEST_LINES and len(self.cues) >= MOSTLY * len(filled)
        return mostly or (len(filled) == FEWEST_LINES - 1 == len(self.cues))
