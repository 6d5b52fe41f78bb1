"""Voices for those whom voices.yaml does not name: clear ones, far from those taken, of a fitting gender.

The choice depends on nothing but the script, the settings and the voices, so it is the same on every run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from panelaudio.casting.offers import Option

_RANK_COST = 0.12
"""For each voice that is clearer."""
_SHIFT_COST = 0.6
"""For each semitone away from the voice's natural pitch."""
_NEAR_SEMITONES = 2.0
_NEAR_COST = 1.0
_SAME_TIMBRE_COST = 4.0
_SAME_COST = 100.0
"""For each speaker who has this very voice already: the last resort, where there are more people than voices."""
_OTHER_GENDER_COST = 50.0


class Picker:
    """Gives out the options of one engine."""

    def __init__(self, options: Iterable[Option]) -> None:
        self._options = tuple(options)
        self._crowding = [0.0] * len(self._options)

    def take(self, option: Option) -> None:
        """Somebody speaks with this voice: those like it become dearer."""
        for place, other in enumerate(self._options):
            self._crowding[place] += _likeness(option, other)

    def pick(self, gender: str, *, shifts: bool) -> Option:
        """The best option for a speaker; ``shifts`` allows another pitch than the voice's own."""
        places = [place for place, one in enumerate(self._options) if shifts or not one.pitch]
        best = min(places, key=lambda place: self._cost(place, gender))
        self.take(self._options[best])
        return self._options[best]

    def _cost(self, place: int, gender: str) -> float:
        option = self._options[place]
        cost = _RANK_COST * option.rank + _SHIFT_COST * abs(option.pitch) + self._crowding[place]
        return cost + (_OTHER_GENDER_COST if gender and option.gender and gender != option.gender else 0.0)


def _likeness(taken: Option, other: Option) -> float:
    apart = taken.semitones_from(other) if taken.name != other.name else abs(taken.pitch - other.pitch)
    if taken.name == other.name:
        return _SAME_COST if apart < 1 else _SAME_TIMBRE_COST
    if not (taken.f0_hz and other.f0_hz):
        return 0.0
    return _NEAR_COST * max(0.0, 1 - apart / _NEAR_SEMITONES)
