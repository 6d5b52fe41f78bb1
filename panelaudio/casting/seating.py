"""Seats for people who have none: whoever leads the talk in the middle, the others to the left and right."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from panelaudio.cast import MAX_SEAT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from panelaudio.cast import Cast
    from panelaudio.script import Turn

_ALONE_ASIDE = 20
"""Where only one person sits aside."""


def seated(cast: Cast, turns: Iterable[Turn]) -> Cast:
    """The cast with seats, unless somebody has one already.

    Whoever asks the most questions sits in the middle; the others take turns on both sides of it, in the order in
    which they first speak, the outermost at ``MAX_SEAT`` per cent.
    """
    if any(role.seat for role in cast.roles):
        return cast
    order: dict[str, None] = {}
    asked: Counter[str] = Counter()
    for turn in turns:
        name = cast.role_of(turn.speaker).speaker
        order.setdefault(name)
        asked[name] += turn.text.count("?")
    leader = max(order, key=lambda name: asked[name], default="")
    seats = dict(zip((name for name in order if name != leader), _places(len(order) - 1), strict=True))
    return replace(cast, roles=tuple(replace(role, seat=seats.get(role.speaker, 0)) for role in cast.roles))


def _places(count: int) -> list[int]:
    """Left and right by turns, from the inside out, evenly apart."""
    if count <= 1:
        return [_ALONE_ASIDE] * count
    rows = -(-count // 2)
    return [(1 if place % 2 else -1) * (MAX_SEAT * (place // 2 + 1) // rows) for place in range(count)]
