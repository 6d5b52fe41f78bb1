"""How long the gaps are, by what they stand between.

The figures of ``natural``: a change of speaker as in 19 podcast episodes (2 812 changes: median 0.30 s, middle half
0.16 to 0.48 s); an answer as in conversation (Stivers 2009: 0.2 s, and agreement before other answers); pauses of a
reader between sentences (0.2-1.36 s) and paragraphs (0.4-1.8 s) as in Kazlauskiene 2019; silence before and after the
programme as ACX asks.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields, replace
from statistics import NormalDist

from panelaudio.plugins import unknown

_QUARTILE = NormalDist().inv_cdf(0.75)
_EDGE = NormalDist().inv_cdf(0.95) / _QUARTILE
"""One draw in twenty lies beyond each end of a spread, and is moved to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Lengths that vary as people's do: half of them between two quartiles, log-normal on each side of the median."""

    low_ms: int
    """A quarter is shorter."""
    median_ms: int
    high_ms: int
    """A quarter is longer."""

    def __post_init__(self) -> None:
        if not 0 <= self.low_ms <= self.median_ms <= self.high_ms:
            raise ValueError(f"a spread must rise: {self.low_ms}, {self.median_ms}, {self.high_ms} ms")

    @property
    def least_ms(self) -> int:
        """The shortest that is drawn."""
        return self._at(-_EDGE)

    @property
    def most_ms(self) -> int:
        """The longest that is drawn."""
        return self._at(_EDGE)

    def draw(self, key: str) -> int:
        """A length in ms; the same key gives the same one, near keys have nothing in common."""
        digest = hashlib.blake2b(key.encode(), digest_size=8).digest()
        chance = (int.from_bytes(digest, "big") + 0.5) / 2**64
        return self._at(max(-_EDGE, min(_EDGE, NormalDist().inv_cdf(min(chance, 1 - 1e-12)) / _QUARTILE)))

    def _at(self, step: float) -> int:
        """The length at so many times the distance from the median to its quartile, in the logarithm."""
        if not self.median_ms:
            return 0
        quartile = self.high_ms if step > 0 else self.low_ms
        stretch: float = (quartile / self.median_ms) ** abs(step)
        return round(self.median_ms * stretch)

    def scaled(self, factor: float) -> Spread:
        """All lengths times ``factor``."""
        return Spread(
            low_ms=round(self.low_ms * factor),
            median_ms=round(self.median_ms * factor),
            high_ms=round(self.high_ms * factor),
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
    agreement: Spread
    """Before a word or two of agreement."""
    cut_off: Spread
    """A change of speaker where the earlier one was interrupted."""
    chapter: Spread
    head_ms: int
    """Before the first sound."""
    tail_ms: int
    """After the last."""
    caption_room: bool = True
    """Whether a gap may grow so that a short turn's caption can be read."""
    overlap: Spread | None = None
    """How far agreement and whoever cuts another off begin before the other has ended; None: never."""

    def scaled(self, factor: float) -> Pacing:
        """The same with all gaps between sounds times ``factor``."""
        gaps = {one.name: getattr(self, one.name) for one in fields(self) if one.name in _GAPS}
        return replace(self, **{name: gap.scaled(factor) for name, gap in gaps.items()})


_GAPS = frozenset({"clause", "sentence", "paragraph", "speaker", "answer", "agreement", "cut_off", "chapter"})
OVERLAP = Spread(low_ms=125, median_ms=145, high_ms=165)
"""100 to 200 ms: heard as lively, too short to hide a word."""
NATURAL = Pacing(
    clause=Spread(low_ms=75, median_ms=90, high_ms=105),
    sentence=Spread(low_ms=310, median_ms=350, high_ms=400),
    paragraph=Spread(low_ms=760, median_ms=800, high_ms=840),
    speaker=Spread(low_ms=160, median_ms=300, high_ms=480),
    answer=Spread(low_ms=140, median_ms=200, high_ms=280),
    agreement=Spread(low_ms=90, median_ms=140, high_ms=200),
    cut_off=Spread(low_ms=12, median_ms=20, high_ms=29),
    chapter=Spread(low_ms=1620, median_ms=1700, high_ms=1810),
    head_ms=700,
    tail_ms=1500,
    overlap=OVERLAP,
)
PRESETS = {
    "brisk": NATURAL.scaled(0.7),
    "natural": NATURAL,
    "calm": replace(NATURAL.scaled(1.4), overlap=None),
    "none": replace(NATURAL.scaled(0), head_ms=0, tail_ms=0, caption_room=False, overlap=None),
}
"""By the name that the user types."""


def preset(name: str, *, overlap: bool | None = None) -> Pacing:
    """The pacing of a name.

    Args:
        name: What the user types.
        overlap: Whether short agreement and cut-offs may begin before the other has ended; None: as the preset has it.

    Raises:
        UsageError: there is none of this name; the nearest one is named.
    """
    if name not in PRESETS:
        raise unknown("pacing", name, tuple(PRESETS))
    found = PRESETS[name]
    return found if overlap is None else replace(found, overlap=OVERLAP if overlap else None)
