"""How a cue breaks into lines: as few as hold it, at the best joints, then balanced (Netflix TTSG, BBC 1.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from panelaudio.captions.joints import Joint
from panelaudio.captions.width import width

if TYPE_CHECKING:
    from panelaudio.captions.passages import Passage
    from panelaudio.captions.profiles import Profile

_COSTS = {
    Joint.SENTENCE: 0.0,
    Joint.CLAUSE: 1.0,
    Joint.COMMA: 2.0,
    Joint.BEFORE_CONJUNCTION: 4.0,
    Joint.BEFORE_PREPOSITION: 6.0,
    Joint.BEFORE_VERB: 8.0,
    Joint.PLAIN: 14.0,
    Joint.CLOSE: 28.0,
    Joint.CONJUNCTION: 180.0,
    Joint.PREPOSITION: 180.0,
    Joint.PRONOUN: 180.0,
    Joint.AUXILIARY: 160.0,
    Joint.DETERMINER: 200.0,
    Joint.NUMBER: 180.0,
    Joint.NAME: 180.0,
    Joint.TITLE: 220.0,
    Joint.ARTICLE: 240.0,
}
_RAGGED = 0.024
"""For each squared column off an even share: the last of all aims."""
_LINE = 10.0
"""A line more than is needed."""
_SAVED = 80.0
"""What it has to save: less than a weak end, more than any other break."""


class Fit(NamedTuple):
    """Tokens up to ``end`` in one cue; lines break before the tokens ``breaks``."""

    end: int
    cost: float
    breaks: tuple[int, ...]


class Lines:
    """The lines that the tokens of a passage can fill."""

    def __init__(self, passage: Passage, profile: Profile) -> None:
        self._max = profile.max_characters
        self._max_lines = profile.max_lines
        self._costs = [0.0, *(_COSTS[joint] for joint in passage.joints), 0.0]
        self._seams = [token.seam for token in passage.tokens]
        self.offsets = [0]
        """The column at which each token would begin on one endless line, and the end of the last with a space."""
        for token in passage.tokens:
            self.offsets.append(self.offsets[-1] + width(token.text) + 1)
        self._stops = [self._stop(start, 0) for start in range(len(passage.tokens))]

    def _stop(self, start: int, lead: int) -> int:
        """One past the last token on a line that begins with ``start`` after a label of ``lead`` columns."""
        reach = self.offsets[start] + self._max - lead + 1
        end = start + 1
        while end < len(self._seams) and not self._seams[end - 1] and self.offsets[end + 1] <= reach:
            end += 1
        return end

    def fits(self, start: int, lead: int = 0) -> list[Fit]:
        """Every cue that can begin with a token, each with its best lines; one line where one holds it.

        A line more than is needed is taken only where it saves a weak end.
        """
        offsets, stops = self.offsets, self._stops
        base = offsets[start] - lead
        stop = self._stop(start, lead) if lead else stops[start]
        found = {end: Fit(end, 0.0, ()) for end in range(start + 1, stop + 1)}
        level = {end: (_RAGGED * (offsets[end] - base - 1) ** 2, fit.breaks) for end, fit in found.items()}
        for lines in range(2, self._max_lines + 1):
            level = self._next_level(level, stop if lines == self._max_lines else start)
            for end, (cost, breaks) in level.items():
                if end <= stop:
                    continue
                fit = Fit(end, cost - _RAGGED * (offsets[end] - base - lines) ** 2 / lines, breaks)
                fewer = found.get(end)
                if fewer is None or fit.cost + _SAVED < fewer.cost:
                    found[end] = fit if fewer is None else fit._replace(cost=fit.cost + _LINE)
        return [found[end] for end in sorted(found)]

    def _next_level(
        self, level: dict[int, tuple[float, tuple[int, ...]]], beyond: int
    ) -> dict[int, tuple[float, tuple[int, ...]]]:
        """The best ways to fill one line more, with ends after ``beyond``."""
        offsets = self.offsets
        found: dict[int, tuple[float, tuple[int, ...]]] = {}
        for end, (cost, breaks) in level.items():
            if end == len(self._seams):
                continue
            here = cost + self._costs[end]
            path = (*breaks, end)
            base = offsets[end] + 1
            for further in range(max(end, beyond) + 1, self._stops[end] + 1):
                total = here + _RAGGED * (offsets[further] - base) ** 2
                if further not in found or total < found[further][0]:
                    found[further] = (total, path)
        return found
