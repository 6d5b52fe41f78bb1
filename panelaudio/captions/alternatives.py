"""Whether a line that ends on a weak word could have ended elsewhere: the rule asks for no more than is possible.

Two places are tried: other breaks of the lines of its cue, and another end of the cue, the words before and after it
shared anew with the next one. What would break a rule of lines or of time is no place.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, pairwise
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from panelaudio.captions.joints import WEAK, Joint, across_cues, joints
from panelaudio.captions.width import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from panelaudio.captions.profiles import Profile
    from panelaudio.episode import Cue

_ESTIMATED = 0.8
"""Share of a limit that may be used where the times of words are estimated."""
_MOST_WORDS = 120
"""Of two cues; what has more is no caption."""


class WeakEnd(NamedTuple):
    """A line that ends on a weak word where it need not."""

    cue: int
    """Place among the cues given, from 0."""
    word: str
    joint: Joint


def weak_ends(cues: Sequence[Cue], profile: Profile) -> Iterator[WeakEnd]:
    """The avoidable weak ends of cues that have words and read on from one to the next, in order."""
    reading = _Reading(cues, profile)
    for place, cue in enumerate(cues):
        ends = reading.line_ends(place)
        inside = [end for end in ends[:-1] if reading.weak(end)]
        if inside and reading.fewest(ends[-1], reading.first(place), width(cue.label)) < len(inside):
            yield from (reading.found(place, end) for end in inside)
        named = not place and _named_elsewhere(cue, profile)
        if place + 1 < len(cues) and reading.weak(ends[-1]) and not named and reading.could_end_elsewhere(place):
            yield reading.found(place, ends[-1])


def _named_elsewhere(cue: Cue, profile: Profile) -> bool:
    """Whether a cue may be the first of a turn whose name takes room in other formats; cues end alike in all."""
    return profile.labels == "name" and bool(cue.speaker) and not cue.label


class _Reading:
    """The words of all cues in a row; an *end* is the number of words up to it."""

    def __init__(self, cues: Sequence[Cue], profile: Profile) -> None:
        self._cues, self._profile = cues, profile
        lines = [[line.split() for line in cue.lines if line.strip()] for cue in cues]
        self._words = [word for rows in lines for row in rows for word in row]
        reached = list(accumulate((len(row) for rows in lines for row in rows), initial=0))
        counts = list(accumulate((len(rows) for rows in lines), initial=0))
        self._ends = [reached[a + 1 : b + 1] for a, b in pairwise(counts)]
        self._firsts = [reached[a] for a in counts[:-1]]
        self._joints = joints(self._words, profile.language)
        if not all(cue.words for cue in cues):
            for end in self._firsts[1:]:
                self._joints[end - 1] = across_cues(self._joints[end - 1], *self._words[end - 1 : end + 1])
        self._columns = list(accumulate((width(word) + 1 for word in self._words), initial=0))
        self.fewest = lru_cache(maxsize=None)(self._fewest)

    def line_ends(self, place: int) -> list[int]:
        """Of each line of a cue."""
        return self._ends[place]

    def first(self, place: int) -> int:
        """The place of a cue's first word."""
        return self._firsts[place]

    def weak(self, end: int) -> bool:
        """Whether the word before is weak before the word after."""
        return 0 < end < len(self._words) and self._joints[end - 1] in WEAK

    def found(self, place: int, end: int) -> WeakEnd:
        """A weak end, to be told."""
        return WeakEnd(place, self._words[end - 1], self._joints[end - 1])

    def _fewest(self, end: int, start: int, lead: int = 0) -> float:
        """The fewest weak ends inside a cue of the words from start to end; infinity where it does not hold them."""
        best: dict[int, float] = {start: 0.0}
        fewest = inf
        for line in range(self._profile.max_lines):
            reach: dict[int, float] = {}
            for begin, weak in best.items():
                for stop in self._stops(begin, end, 0 if line else lead):
                    reach[stop] = min(reach.get(stop, inf), weak + (stop < end and self.weak(stop)))
            fewest = min(fewest, reach.get(end, inf))
            best = reach
        return fewest

    def _stops(self, begin: int, end: int, lead: int) -> Iterator[int]:
        """Where a line that begins with a word may end."""
        for stop in range(begin + 1, end + 1):
            if lead + self._columns[stop] - self._columns[begin] - 1 > self._profile.max_characters:
                return
            yield stop

    def could_end_elsewhere(self, place: int) -> bool:
        """Whether a cue and the next one can share their words with fewer weak ends, in one cue or in two."""
        start, end, stop = self._firsts[place], self._ends[place][-1], self._ends[place + 1][-1]
        if end in {start, stop} or stop - start > _MOST_WORDS:
            return False
        inner = (*self._ends[place][:-1], *self._ends[place + 1][:-1])
        now = 1 + sum(self.weak(one) for one in inner)
        return any(
            self._weak_if_shared(place, other) < now and self._in_time(place, other)
            for other in range(start + 1, stop + 1)
            if other != end
        )

    def _weak_if_shared(self, place: int, other: int) -> float:
        start, stop = self._firsts[place], self._ends[place + 1][-1]
        first = self.fewest(other, start, width(self._cues[place].label))
        second = self.fewest(stop, other, width(self._cues[place + 1].label)) if other < stop else 0
        return first + second + (other < stop and self.weak(other))

    def _in_time(self, place: int, other: int) -> bool:
        """Whether both cues could be read, and neither would be too short or too long."""
        start, stop = self._firsts[place], self._ends[place + 1][-1]
        begin_ms, end_ms = self._cues[place].start_ms, self._cues[place + 1].end_ms
        if other == stop:
            return end_ms - begin_ms <= self._share() * self._profile.max_ms
        split_ms = self._start_ms(place, other)
        return self._readable(start, other, split_ms - self._profile.min_gap_ms - begin_ms) and self._readable(
            other, stop, end_ms - split_ms
        )

    def _readable(self, start: int, end: int, length_ms: float) -> bool:
        characters, share = self._columns[end] - self._columns[start] - 1, self._share()
        profile = self._profile
        long_enough = share * length_ms >= max(profile.min_ms, 1000 * characters / profile.limit_cps)
        return long_enough and length_ms <= share * profile.max_ms

    def _share(self) -> float:
        return 1.0 if all(cue.words for cue in self._cues) else _ESTIMATED

    def _start_ms(self, place: int, word: int) -> float:
        """When a word of a cue or of the next one begins; by its place in the line of words where nothing tells."""
        here = place + (word >= self._firsts[place + 1])
        cue, offset = self._cues[here], word - self._firsts[here]
        if len(cue.words) == self._ends[here][-1] - self._firsts[here]:
            return cue.words[offset].start_ms
        first, last = self._columns[self._firsts[here]], self._columns[self._ends[here][-1]]
        return cue.start_ms + (cue.end_ms - cue.start_ms) * (self._columns[word] - first) / (last - first)
