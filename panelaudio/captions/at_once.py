"""People who speak at once: their words are shown together, each speaker's on lines of their own.

Passages that sound at the same time are cut as one. What is shown at a time is a stretch of all their words in the
order in which they begin; each speaker's share of it is a cue. All cues of a stretch end together, and each begins with
its own first sound, so no stretch overlaps the next one, and a format without places can show it as one caption. Where
the earlier speaker is only cut off, the passages follow one another as ever: the earlier one's cue ends sooner.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import accumulate
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from panelaudio.captions.cutting import CUE, Cutter, time_cost
from panelaudio.captions.labels import LEAST_ROOM, shortened
from panelaudio.captions.lines import Fit, Lines
from panelaudio.captions.timing import Demand, out_ms
from panelaudio.captions.width import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from panelaudio.captions.passages import Passage
    from panelaudio.captions.profiles import Profile

CUT_OFF_MS = 500
"""An overlap that is not longer is a cut-off or a quick answer (100–200 ms are usual; Stivers 2009)."""
DASH = "-"
"""Before both speakers of a caption (Netflix TTSG: no space)."""


def by_time(passages: Iterable[Passage]) -> Iterator[tuple[Passage, ...]]:
    """The passages in order, those that sound at once together. After several speakers the next one is labelled."""
    group: list[Passage] = []
    reached = 0
    for passage in passages:
        here = passage
        if group and reached - passage.tokens[0].start_ms <= CUT_OFF_MS:
            yield tuple(group)
            here = replace(passage, labelled=bool(passage.label)) if len(group) > 1 else passage
            group, reached = [], 0
        group.append(here)
        reached = max(reached, *(token.end_ms for token in passage.tokens))
    if group:
        yield tuple(group)


class Share(NamedTuple):
    """A speaker's part of what is shown at a time: tokens of a passage, as a cue will show them."""

    passage: Passage
    lane: int
    start: int
    end: int
    breaks: tuple[int, ...]
    label: str


class Stretch(NamedTuple):
    """What is shown at a time."""

    shares: tuple[Share, ...]
    out_ms: int


def cut_at_once(passages: Sequence[Passage], profile: Profile, duration_ms: int) -> list[Stretch]:
    """The best stretches for passages that sound at once, in order; every token is in one of them."""
    return _Sheet(passages, profile, duration_ms).stretches()


@dataclass(slots=True, kw_only=True)
class _Track:
    """A passage among others: its costs, and how many of its tokens are among the first so many of all."""

    passage: Passage
    lane: int
    cutter: Cutter
    lines: list[Lines]
    """By the number of lines that it may take, from 1."""
    counts: list[int]
    fits: dict[tuple[int, int, int], dict[int, Fit]] = field(default_factory=dict)
    """Found so far: by the first token, the room for a label and the number of lines; then by the end."""

    def fit(self, start: int, end: int, lead: int, lines: int) -> Fit | None:
        """The best lines for some tokens, no more than ``lines``."""
        key = (start, lead, lines)
        if key not in self.fits:
            self.fits[key] = {fit.end: fit for fit in self.lines[lines - 1].fits(start, lead)}
        return self.fits[key].get(end)

    def label(self, start: int, shown: str) -> str:
        """A label that leaves room for the first word: shorter, or none at all."""
        room = self.cutter.profile.max_characters - width(self.passage.tokens[start].text)
        if room >= width(shown):
            return shown
        return shortened(shown, room) if room >= LEAST_ROOM else ""


class _Best(NamedTuple):
    """The cheapest way to a point, the last stretch of it, and where that came from."""

    cost: float
    stretch: Stretch | None = None
    before: tuple[int, int | None] = (0, None)


class _Sheet:
    """All words of the passages in the order in which they begin, and the cheapest chain of stretches over them.

    A state is how many words are shown, and who alone was shown last (the lane; None where several were): whoever
    follows is labelled unless it is the same one.
    """

    def __init__(self, passages: Sequence[Passage], profile: Profile, duration_ms: int) -> None:
        self.profile, self.duration_ms = profile, duration_ms
        speakers = list(dict.fromkeys(passage.speaker for passage in passages))
        merged = sorted(_begins(passages, speakers))
        self.starts = [start for start, _, _ in merged]
        self.tracks = [
            _Track(
                passage=passage,
                lane=speakers.index(passage.speaker),
                cutter=Cutter(passage, profile, duration_ms),
                lines=[Lines(passage, replace(profile, max_lines=lines)) for lines in range(1, profile.max_lines + 1)],
                counts=list(accumulate((number == own for _, number, _ in merged), initial=0)),
            )
            for own, passage in enumerate(passages)
        ]
        last = max(passages, key=lambda passage: passage.tokens[0].start_ms)
        self.nexts = [*self.starts, last.next_ms]

    def stretches(self) -> list[Stretch]:
        """The best ones, in order."""
        count = len(self.starts)
        best: list[dict[int | None, _Best]] = [{} for _ in range(count + 1)]
        best[0][None] = _Best(0.0)
        for start in range(count):
            for last, reached in best[start].items():
                for end, cost, stretch in self._from(start, last):
                    alone = stretch.shares[0].lane if len(stretch.shares) == 1 else None
                    total = reached.cost + cost
                    if alone not in best[end] or total < best[end][alone].cost:
                        best[end][alone] = _Best(total, stretch, (start, last))
        return _back(best)

    def _from(self, start: int, last: int | None) -> Iterator[tuple[int, float, Stretch]]:
        """Every stretch that can begin with a word, with its end and what it costs."""
        for end in range(start + 1, len(self.starts) + 1):
            active = [track for track in self.tracks if track.counts[end] > track.counts[start]]
            if len({track.lane for track in active}) < len(active):  # a paragraph always ends a cue
                return
            found = self._shares(active, start, end, last)
            if found is None:
                return
            cost, shares = found
            demand = self._demand(shares, end)
            out = out_ms(demand, self.profile, self.duration_ms)
            late = sum(_short_cost(share, out, self.profile) for share in shares[1:])
            yield end, cost + late + time_cost(demand, out, self.profile), Stretch(shares, out)

    def _shares(
        self, active: list[_Track], start: int, end: int, last: int | None
    ) -> tuple[float, tuple[Share, ...]] | None:
        """The cues of a stretch and what they cost, times aside; None where they have no room."""
        others = len(active) - 1
        most = max(self.profile.max_lines - others, 1)
        cost, shares, lines = CUE * len(active), [], 0
        for track in sorted(active, key=lambda one: one.lane):
            first, beyond = track.counts[start], track.counts[end]
            label, extra = self._label(track, first, last, shared=bool(others))
            fit = track.fit(first, beyond, width(label), most)
            if fit is None:
                return None
            lines += len(fit.breaks) + 1
            cost += extra + fit.cost + track.cutter.cue_costs[beyond] + track.cutter.sentence_cost(first, beyond)
            shares.append(Share(track.passage, track.lane, first, beyond, fit.breaks, label))
        return (cost, tuple(shares)) if lines <= max(self.profile.max_lines, len(active)) else None

    def _label(self, track: _Track, first: int, last: int | None, *, shared: bool) -> tuple[str, float]:
        """What stands before a share, and what it costs: its label where others speak as well or spoke before."""
        if shared:
            return track.label(first, track.passage.label or DASH), 0.0
        opens = track is self.tracks[0] and not first
        if last == track.lane or (opens and not track.passage.labelled):
            return track.cutter.label_at(first) if first else ("", 0.0)
        return track.label(first, track.passage.label), 0.0

    def _demand(self, shares: tuple[Share, ...], end: int) -> Demand:
        tokens = [share.passage.tokens[share.start : share.end] for share in shares]
        return Demand(
            in_ms=min(own[0].start_ms for own in tokens),
            sound_end_ms=max(own[-1].end_ms for own in tokens),
            characters=width(" ".join(token.text for own in tokens for token in own)),
            next_ms=self.nexts[end],
        )


def _begins(passages: Sequence[Passage], speakers: list[str]) -> Iterator[tuple[int, int, int]]:
    """When each token begins (ms), its passage and its place there; nobody's words change places."""
    reached = [0] * len(speakers)
    for number, passage in enumerate(passages):
        lane = speakers.index(passage.speaker)
        for place, token in enumerate(passage.tokens):
            reached[lane] = max(reached[lane], token.start_ms)
            yield reached[lane], number, place


def _short_cost(share: Share, out: int, profile: Profile) -> float:
    """What it costs that somebody joins in shortly before the cue goes."""
    begin = share.passage.tokens[share.start].start_ms
    return time_cost(Demand(begin, out, 0, None), max(out, begin + 1), profile)


def _back(best: list[dict[int | None, _Best]]) -> list[Stretch]:
    """The stretches of the cheapest way, in order."""
    here = min(best[-1].values(), key=lambda one: one.cost, default=_Best(inf))
    found = []
    while here.stretch is not None:
        found.append(here.stretch)
        count, last = here.before
        here = best[count][last]
    return found[::-1]
