"""How long the gaps are, by what they stand between.

The figures of ``natural``: a change of speaker as in 19 podcast episodes (2 812 changes: median 0.30 s, middle half
0.16 to 0.48 s); an answer as in conversation (Stivers 2009: 0.2 s); pauses of a reader between sentences (0.2-1.36 s)
and paragraphs (0.4-1.8 s) as in Kazlauskiene 2019; silence before and after the programme as ACX asks.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from statistics import NormalDist

from panelaudio.plugins import unknown

_EDGE = NormalDist().inv_cdf(0.95)
"""One draw in twenty lies beyond each end of a spread, and is moved to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Lengths that vary as people's do: about a median, longer ones rarer (log-normal on each side), within bounds."""

    median_ms: int
    least_ms: int
    most_ms: int

    def __post_init__(self) -> None:
        if not 0 <= self.least_ms <= self.median_ms <= self.most_ms:
            raise ValueError(f"a spread must rise: {self.least_ms}, {self.median_ms}, {self.most_ms} ms")

    def draw(self, key: str) -> int:
        """A length in ms; the same key gives the same one, near keys have nothing in common."""
        if not self.median_ms:
            return 0
        digest = hashlib.blake2b(key.encode(), digest_size=8).digest()
        chance = (int.from_bytes(digest, "big") + 0.5) / 2**64
        step = max(-1.0, min(1.0, NormalDist().inv_cdf(min(chance, 1 - 1e-12)) / _EDGE))
        far = self.most_ms if step > 0 else self.least_ms
        stretch: float = (far / self.median_ms) ** abs(step)
        return round(self.median_ms * stretch)

    def scaled(self, factor: float) -> Spread:
        """All lengths times ``factor``."""
        return Spread(
            median_ms=round(self.median_ms * factor),
            least_ms=round(self.least_ms * factor),
            most_ms=round(self.most_ms * factor),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pacing:
    """The gaps of an episode, silence from sound to sound."""

    clause: Spread
    """Between parts of a sentence that was too long for one utterance."""
    sentence: Spread
    paragraph: Spread
    speaker: Spread
    answer: Spread
    """A change of speaker after a question."""
    cut_off: Spread
    """A change of speaker where the earlier one was interrupted."""
    chapter: Spread
    head_ms: int
    """Before the first sound."""
    tail_ms: int
    """After the last."""
    caption_room: bool = True
    """Whether a gap may grow so that a short turn's caption can be read."""

    def scaled(self, factor: float) -> Pacing:
        """The same with all gaps between sounds times ``factor``."""
        return replace(
            self,
            clause=self.clause.scaled(factor),
            sentence=self.sentence.scaled(factor),
            paragraph=self.paragraph.scaled(factor),
            speaker=self.speaker.scaled(factor),
            answer=self.answer.scaled(factor),
            cut_off=self.cut_off.scaled(factor),
            chapter=self.chapter.scaled(factor),
        )


NATURAL = Pacing(
    clause=Spread(median_ms=90, least_ms=60, most_ms=120),
    sentence=Spread(median_ms=350, least_ms=260, most_ms=460),
    paragraph=Spread(median_ms=800, least_ms=700, most_ms=900),
    speaker=Spread(median_ms=300, least_ms=160, most_ms=480),
    answer=Spread(median_ms=200, least_ms=120, most_ms=320),
    cut_off=Spread(median_ms=20, least_ms=5, most_ms=50),
    chapter=Spread(median_ms=1700, least_ms=1500, most_ms=2000),
    head_ms=700,
    tail_ms=1500,
)
PRESETS = {
    "brisk": NATURAL.scaled(0.7),
    "natural": NATURAL,
    "calm": NATURAL.scaled(1.4),
    "none": replace(NATURAL.scaled(0), head_ms=0, tail_ms=0, caption_room=False),
}
"""By the name that the user types."""


def preset(name: str) -> Pacing:
    """The pacing of a name.

    Raises:
        UsageError: there is none of this name; the nearest one is named.
    """
    if name in PRESETS:
        return PRESETS[name]
    raise unknown("pacing", name, tuple(PRESETS))
