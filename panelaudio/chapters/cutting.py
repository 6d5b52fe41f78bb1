"""The best set of places for chapters to begin, as one optimisation over the whole talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.chapters.candidates import Candidate

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_S = 120
"""Of a chapter, where the program finds it."""
MOST_S = 600
_FAR_S = 1.5 * MOST_S
"""Nobody wants a chapter so long where there is any other way."""
_EACH = 2.4
"""What a chapter costs: a place that little speaks for is not worth one."""
_SHORT_COST, _LONG_COST, _OVER_COST = 0.9, 0.35, 3.0
"""For each minute that a chapter is shorter or longer than chapters like to be, or over the most."""
_HOUR_S = 3600
_NEVER = float("-inf")


def best_cuts(found: Sequence[Candidate], total_s: float) -> list[Candidate]:
    """The candidates at which chapters begin, in order.

    None is nearer than two minutes to another one or to an end; a chapter is over ten minutes only where it must be.
    """
    liked = _liked_s(total_s)
    places = [Candidate(place=0, at_s=0.0, score=0.0), *found, Candidate(place=-1, at_s=total_s, score=0.0)]
    worth, before = [0.0], [-1]
    for number in range(1, len(places)):
        reached, came_from = _NEVER, -1
        for earlier in range(number - 1, -1, -1):
            length_s = places[number].at_s - places[earlier].at_s
            if length_s > _FAR_S and reached > _NEVER:
                break
            if length_s >= LEAST_S or (earlier == 0 and number == len(places) - 1):
                value = worth[earlier] + _worth(length_s, liked)
                if value > reached:
                    reached, came_from = value, earlier
        worth.append(reached + places[number].score)
        before.append(came_from)
    return _path(places, before)


def _path(places: list[Candidate], before: list[int]) -> list[Candidate]:
    cuts = []
    number = before[-1]
    while number > 0:
        cuts.append(places[number])
        number = before[number]
    return cuts[::-1]


def _liked_s(total_s: float) -> tuple[float, float]:
    """Lengths that chapters like to have: four to six minutes in an hour; longer in longer talks."""
    hours = min(max(total_s / _HOUR_S - 1, 0.0), 2.0)
    return 240 + 60 * hours, 360 + 60 * hours


def _worth(length_s: float, liked: tuple[float, float]) -> float:
    least, most = liked
    short, long, over = max(least - length_s, 0.0), max(length_s - most, 0.0), max(length_s - MOST_S, 0.0)
    return -_EACH - (_SHORT_COST * short + _LONG_COST * long + _OVER_COST * over) / 60
