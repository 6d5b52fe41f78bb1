"""Voices for those whom voices.yaml does not name: clear ones, far from those taken, of a fitting gender and accent.

The choice depends on nothing but the script, the settings and the voices, so it is the same on every run. Speakers
choose in the order in which they first speak: one who comes later changes nobody's voice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.casting.distance import apart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from panelaudio.casting.offers import Option

_RANK_COST = 0.2
"""For each voice that is clearer. At 0.12 the sixth of a panel got eSpeak NG's `Lee`, of whose 418 words whisper-base
misheard 15.8 %, instead of `m4` four semitones lower (4.3 %), for a distance of 7.1 instead of 6.0."""
_SHIFT_COST = 0.6
"""For each semitone away from the voice's natural pitch, or 8 % of its speed."""
CLEARLY_APART = 6.0
"""From here on two voices are never mistaken for each other, and more distance is worth nothing."""
_NEAR_COST = 8.0
"""For a voice that lies on one that is taken; less with the distance."""
_SAME_TIMBRE_COST = 4.0
"""At least, for the same voice at another pitch."""
_OTHER_SPEED_COST = 25.0
"""For each speaker who has this voice at this pitch, at another speed."""
_SAME_COST = 100.0
"""For each speaker who has this very voice already: the last resort, where there are more people than voices."""
_OTHER_GENDER_COST = 50.0
_OTHER_ACCENT_COST = 3.0


class Picker:
    """Gives out the options of one engine."""

    def __init__(self, options: Iterable[Option], language: str) -> None:
        """``language`` is the script's; a region in it, such as in ``en-GB``, is the accent that is wished for."""
        self._options = tuple(options)
        self._crowding = [0.0] * len(self._options)
        self._language = language.casefold()

    def take(self, option: Option) -> None:
        """Somebody speaks with this voice, of this engine or another: those like it become dearer."""
        for place, other in enumerate(self._options):
            self._crowding[place] += _likeness(option, other)

    def pick(self, gender: str, *, shifts: bool) -> Option:
        """The best option for a speaker; ``shifts`` allows another pitch than the voice's own."""
        places = [place for place, one in enumerate(self._options) if shifts or not (one.pitch or one.speed != 1.0)]
        return self._options[min(places, key=lambda place: self._cost(place, gender))]

    def best(self, gender: str, count: int) -> tuple[Option, ...]:
        """The best few, each another voice at its own pitch, where so many are left."""
        places = sorted(
            (place for place, one in enumerate(self._options) if not one.pitch and one.speed == 1.0),
            key=lambda place: self._cost(place, gender),
        )
        return tuple(self._options[place] for place in places[:count])

    def _cost(self, place: int, gender: str) -> float:
        option = self._options[place]
        changed = abs(option.pitch) + (option.speed != 1.0)
        cost = _RANK_COST * option.rank + _SHIFT_COST * changed + self._crowding[place]
        if gender and option.gender and gender != option.gender:
            cost += _OTHER_GENDER_COST
        if "-" in self._language and not option.language.casefold().startswith(self._language):
            cost += _OTHER_ACCENT_COST
        return cost


def _likeness(taken: Option, other: Option) -> float:
    if taken.name == other.name:
        shift = abs(taken.pitch - other.pitch)
        if shift >= 1:
            return max(_SAME_TIMBRE_COST, _NEAR_COST * (1 - shift / CLEARLY_APART))
        return _SAME_COST if taken.speed == other.speed else _OTHER_SPEED_COST
    if not (taken.f0_hz and other.f0_hz):
        return 0.0
    distance = apart(taken.f0_hz, other.f0_hz, taken.timbre, other.timbre)
    return _NEAR_COST * max(0.0, 1 - distance / CLEARLY_APART)
