"""Where the cues of a passage end: one optimisation over all its words.

The cheapest chain of cues from the first word to the last, found from the front (dynamic programming). A cue's
out-time follows from its own words and the next one's in-time, so its cost does too, and the chain is the best of all.
Limits of lines are never broken; what time forbids costs so much that it happens only where nothing else is possible.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from panelaudio.captions.joints import Joint
from panelaudio.captions.labels import looks_like_label
from panelaudio.captions.lines import Lines
from panelaudio.captions.timing import Demand, out_ms
from panelaudio.captions.width import width

if TYPE_CHECKING:
    from panelaudio.captions.passages import Passage
    from panelaudio.captions.profiles import Profile

_COSTS = {
    Joint.SENTENCE: 0.0,
    Joint.CLAUSE: 5.0,
    Joint.COMMA: 8.0,
    Joint.BEFORE_CONJUNCTION: 14.0,
    Joint.BEFORE_PREPOSITION: 22.0,
    Joint.BEFORE_VERB: 26.0,
    Joint.PLAIN: 36.0,
    Joint.CLOSE: 65.0,
    Joint.CONJUNCTION: 260.0,
    Joint.PREPOSITION: 260.0,
    Joint.PRONOUN: 260.0,
    Joint.AUXILIARY: 240.0,
    Joint.DETERMINER: 280.0,
    Joint.NUMBER: 280.0,
    Joint.NAME: 280.0,
    Joint.TITLE: 300.0,
    Joint.ARTICLE: 300.0,
}
CUE = 10.0
"""Each cue: fewer are quieter."""
_PAUSE_MS = 200
_PAUSED = 0.5
"""Share of its cost that an end has where the voice pauses."""
_JOINED = 45.0
"""A part of a sentence in a cue with a part of another."""
_WHOLE = 3.0
"""A whole sentence more in a cue."""
_HURRY = 2.5
"""Each character a second over the aim."""
_BROKEN = 1200.0
"""Each rule of time that a cue breaks."""
_OVER = 180.0
"""Each character a second over the limit."""
_SHORT = 0.9
"""Each ms under the shortest or beyond the longest time."""
_NO_TIME = 1e6
"""A cue that would be over before it begins."""
_ACCIDENT = 150.0
"""A start that looks like a speaker's label."""


class Cut(NamedTuple):
    """A cue: the tokens from ``start`` to ``end``, its lines broken before ``breaks``; the label if it shows it."""

    start: int
    end: int
    breaks: tuple[int, ...]
    out_ms: int
    label: str


def cut(passage: Passage, profile: Profile, duration_ms: int) -> list[Cut]:
    """The best cues for a passage, in order."""
    return Cutter(passage, profile, duration_ms).cuts()


class Cutter:
    """The costs of a passage's cues, and the cheapest chain of them."""

    def __init__(self, passage: Passage, profile: Profile, duration_ms: int) -> None:
        tokens = passage.tokens
        self.passage, self.profile, self.duration_ms = passage, profile, duration_ms
        self.lines = Lines(passage, profile)
        self.starts = [token.start_ms for token in tokens]
        self.nexts: list[int | None] = [*self.starts, passage.next_ms]
        self.ends = [token.end_ms for token in tokens]
        pauses = (later.start_ms - earlier.end_ms >= _PAUSE_MS for earlier, later in pairwise(tokens))
        costs = [_COSTS[joint] * (_PAUSED if pause else 1) for joint, pause in zip(passage.joints, pauses, strict=True)]
        self.cue_costs = [0.0, *costs, 0.0]
        ended = [joint is Joint.SENTENCE for joint in passage.joints]
        self.sentences = [0, *accumulate(ended), sum(ended) + 1]
        """How many sentences have ended before each token."""
        self.begins = [True, *ended, True]
        """Whether a sentence begins with each token."""

    def cuts(self) -> list[Cut]:
        """The best cues, in order."""
        count = len(self.starts)
        best = [0.0] + [inf] * count
        found: list[Cut | None] = [None] * (count + 1)
        for start in range(count):
            label, extra = self.label_at(start)
            here = best[start] + extra + CUE
            for end, line_cost, breaks in self.lines.fits(start, width(label)):
                out, time_cost = self._time(start, end)
                total = here + line_cost + time_cost + self.cue_costs[end] + self.sentence_cost(start, end)
                if total < best[end]:
                    best[end], found[end] = total, Cut(start, end, breaks, out, label)
        return _chain(found)

    def label_at(self, start: int) -> tuple[str, float]:
        """The label of a cue that begins here and what it costs; it also guards text that looks like one."""
        if not start and self.passage.labelled:
            return self.passage.label, 0.0
        tokens = self.passage.tokens
        if not any(token.text.endswith(":") for token in tokens[start : start + 3]):
            return "", 0.0
        if not looks_like_label(" ".join(token.text for token in tokens[start : start + 3])):
            return "", 0.0
        label = self.passage.label
        fitting = width(label) + width(tokens[start].text) <= self.profile.max_characters
        return label if fitting else "", _ACCIDENT

    def sentence_cost(self, start: int, end: int) -> float:
        """Sentences share a cue only whole (the end of one is not joined with the start of the next)."""
        inside = self.sentences[end] - self.sentences[start] - self.begins[end]
        if not inside:
            return 0.0
        parts = (not self.begins[start]) + (not self.begins[end])
        return _WHOLE * inside + _JOINED * parts

    def _time(self, start: int, end: int) -> tuple[int, float]:
        """The out-time, and what the cue's times cost."""
        characters = self.lines.offsets[end] - self.lines.offsets[start] - 1
        demand = Demand(self.starts[start], self.ends[end - 1], characters, self.nexts[end])
        out = out_ms(demand, self.profile, self.duration_ms)
        return out, time_cost(demand, out, self.profile)


def time_cost(demand: Demand, out: int, profile: Profile) -> float:
    """What the times of a cue cost that goes at ``out`` (ms)."""
    begin, sound_end, characters, following = demand
    length = out - begin
    if length <= 0:
        return _NO_TIME - length
    cost = 0.0
    speed = 1000 * characters / length
    if speed > profile.aim_cps:
        cost += _HURRY * (speed - profile.aim_cps)
    if speed > profile.limit_cps:
        cost += _BROKEN + _OVER * (speed - profile.limit_cps)
    if length < profile.min_ms:
        cost += _BROKEN + _SHORT * (profile.min_ms - length)
    unheard = sound_end - out - profile.min_gap_ms
    if unheard > 0:
        cost += _BROKEN + _SHORT * unheard
    if following is not None and profile.min_gap_ms < following - out < profile.close_below_ms:
        cost += _BROKEN
    return cost


def _chain(found: list[Cut | None]) -> list[Cut]:
    """The cuts from the last one back to the first, in order."""
    chain = []
    last = found[-1]
    while last is not None:
        chain.append(last)
        last = found[last.start]
    return chain[::-1]
