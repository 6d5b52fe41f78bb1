"""Cues of people who speak at once: which belong together, and where each stands on the screen.

Who begins stands highest, to the left; who joins in stands beneath, to the right. Lines are counted, so that nothing
lies over anything whatever the player's own way of solving collisions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from panelaudio.episode import Cue

Side = Literal["left", "middle", "right"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A cue with its place among those that are shown at the same time."""

    cue: Cue
    alone: bool = True
    side: Side = "middle"
    below: int = 0
    """Lines of the cues that stand beneath it."""


def together(cues: Sequence[Cue]) -> Iterator[tuple[Cue, ...]]:
    """The cues by the stretch of time that they share, nearly always one each; within it by lane."""
    group: list[Cue] = []
    for cue in cues:
        if group and cue.start_ms >= max(one.end_ms for one in group):
            yield tuple(sorted(group, key=lambda one: one.lane))
            group = []
        group.append(cue)
    if group:
        yield tuple(sorted(group, key=lambda one: one.lane))


def places(cues: Sequence[Cue]) -> Iterator[Place]:
    """Every cue with its place, in order of time."""
    for group in together(cues):
        if len(group) == 1:
            yield Place(cue=group[0])
        else:
            yield from sorted(_apart(group), key=lambda place: place.cue.start_ms)


def _apart(group: tuple[Cue, ...]) -> Iterator[Place]:
    for index, cue in enumerate(group):
        side: Side = "left" if index == 0 else "right" if index == len(group) - 1 else "middle"
        yield Place(cue=cue, alone=False, side=side, below=sum(len(one.lines) for one in group[index + 1 :]))
