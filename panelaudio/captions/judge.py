"""Captions against the published rules; the cues may come from anywhere.

Each rule has its source: the Netflix Timed Text Style Guide (TTSG), the BBC Subtitle Guidelines 1.2, TED, Podcasting
2.0; ``standards`` is what all of them need.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal

from panelaudio.captions.joints import WEAK, joints
from panelaudio.captions.labels import looks_like_label
from panelaudio.captions.width import width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from panelaudio.captions.profiles import Profile
    from panelaudio.episode import Cue

_TOUCHING_MS = 1
"""What rounding may take from a gap."""
_LATE_MS = 20
"""How far an in-time may be off the first sound."""
_SOURCES = {
    "netflix": "Netflix TTSG",
    "bbc": "BBC Subtitle Guidelines 1.2",
    "ted": "TED",
    "podcast": "Podcasting 2.0",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A rule that a cue breaks."""

    code: str
    """A kebab-case word: ``line-length``, ``too-fast``, …"""
    rule: str
    """What the rule asks for."""
    source: str
    """Who published it."""
    cue: int
    """From 1."""
    message: str
    severity: Literal["error", "warning"] = "error"
    """``error``: players or readers suffer; ``warning``: a matter of style."""


def judge(cues: Sequence[Cue], profile: Profile, duration_ms: int | None = None) -> tuple[Problem, ...]:
    """Every problem, in the order of the cues.

    Args:
        cues: Of any origin; where they have no words, in-times are not judged against the sound.
        profile: The rules.
        duration_ms: Of the episode, where it is known.
    """
    found = [problem for rule in _RULES for problem in rule(cues, profile)]
    found += _past_the_end(cues, duration_ms)
    return tuple(sorted(found, key=lambda problem: problem.cue))


def reading(cue: Cue) -> str:
    """What has to be read of a cue: its lines, joined by spaces, without the label."""
    return " ".join(cue.lines)


def _source(profile: Profile, default: str = "standards") -> str:
    return _SOURCES.get(profile.name, default)


def _line_rules(cues: Sequence[Cue], profile: Profile) -> Iterator[Problem]:
    for number, cue in enumerate(cues, 1):
        for line in _shown(cue):
            if width(line) > profile.max_characters:
                yield Problem(
                    code="line-length",
                    rule=f"at most {profile.max_characters} characters a line",
                    source=_source(profile),
                    cue=number,
                    message=f"{width(line)} characters: {line!r}",
                )
        if len(cue.lines) > profile.max_lines:
            yield Problem(
                code="too-many-lines",
                rule=f"at most {profile.max_lines} lines",
                source=_source(profile),
                cue=number,
                message=f"{len(cue.lines)} lines",
            )


def _shown(cue: Cue) -> tuple[str, ...]:
    return (cue.label + cue.lines[0], *cue.lines[1:]) if cue.lines else ()


def _speed(cues: Sequence[Cue], profile: Profile) -> Iterator[Problem]:
    for number, cue in enumerate(cues, 1):
        characters, length = width(reading(cue)), cue.end_ms - cue.start_ms
        if 1000 * characters > profile.limit_cps * length:
            yield Problem(
                code="too-fast",
                rule=f"at most {profile.limit_cps:g} characters a second",
                source=_source(profile, "Netflix TTSG"),
                cue=number,
                message=f"{1000 * characters / length:.1f} characters a second ({characters} in {length} ms)",
            )


def _length(cues: Sequence[Cue], profile: Profile) -> Iterator[Problem]:
    for number, cue in enumerate(cues, 1):
        length = cue.end_ms - cue.start_ms
        if length < profile.min_ms:
            yield Problem(
                code="too-short",
                rule=f"at least {profile.min_ms} ms",
                source=_source(profile, "TED"),
                cue=number,
                message=f"shown for {length} ms",
            )
        if length > profile.max_ms:
            yield Problem(
                code="too-long",
                rule=f"at most {profile.max_ms} ms",
                source=_source(profile, "TED"),
                cue=number,
                message=f"shown for {length} ms",
            )


def _order(cues: Sequence[Cue], profile: Profile) -> Iterator[Problem]:
    del profile
    for number, (earlier, later) in enumerate(pairwise(cues), 2):
        if later.start_ms < earlier.start_ms:
            yield Problem(
                code="order",
                rule="cues rise in time",
                source="standards",
                cue=number,
                message=f"begins {earlier.start_ms - later.start_ms} ms before the cue before it",
            )
        elif later.start_ms < earlier.end_ms:
            yield Problem(
                code="overlap",
                rule="one cue at a time",
                source="standards",
                cue=number,
                message=f"begins {earlier.end_ms - later.start_ms} ms before the cue before it ends",
            )


def _gaps(cues: Sequence[Cue], profile: Profile) -> Iterator[Problem]:
    least, seen = profile.min_gap_ms, profile.close_below_ms
    for number, (earlier, later) in enumerate(pairwise(cues), 2):
        gap = later.start_ms - earlier.end_ms
        if 0 <= gap < least - _TOUCHING_MS or least + _TOUCHING_MS < gap < seen - _TOUCHING_MS:
            yield Problem(
                code="gap",
                rule=f"a gap is {least} ms, or at least {seen} ms",
                source=_source(profile, "Netflix TTSG"),
                cue=number,
                message=f"a gap of {gap} ms",
            )


def _empty(cues: Sequence[Cue], profile: Profile) -> Iterator[Problem]:
    del profile
    for number, cue in enumerate(cues, 1):
        if not cue.lines or not all(line.strip() for line in cue.lines):
            yield Problem(
                code="empty",
                rule="a cue has words on every line",
                source="standards",
                cue=number,
                message="a line, or the whole cue, is blank",
            )


def _accidental_label(cues: Sequence[Cue], profile: Profile) -> Iterator[Problem]:
    del profile
    for number, cue in enumerate(cues, 1):
        if not cue.label and cue.lines and looks_like_label(cue.lines[0]):
            yield Problem(
                code="starts-like-label",
                rule="words before a colon at the start are taken for a speaker",
                source="Podcasting 2.0",
                cue=number,
                message=cue.lines[0],
                severity="warning",
            )


def _in_time(cues: Sequence[Cue], profile: Profile) -> Iterator[Problem]:
    del profile
    for number, cue in enumerate(cues, 1):
        if cue.words and abs(cue.start_ms - cue.words[0].start_ms) > _LATE_MS:
            yield Problem(
                code="in-time",
                rule="a cue comes with the first sound of its first word",
                source="Netflix TTSG",
                cue=number,
                message=f"comes {cue.start_ms - cue.words[0].start_ms} ms after it",
            )


def _weak_ends(cues: Sequence[Cue], profile: Profile) -> Iterator[Problem]:
    """Lines are read in the context of their turn: what stands last is weak or not by the word that follows."""
    numbered = enumerate(cues, 1)
    for _, group in groupby(numbered, key=lambda item: (item[1].turn, item[1].speaker)):
        ends = [(number, line.split()) for number, cue in group for line in cue.lines if line.strip()]
        between = joints([word for _, words in ends for word in words], profile.language)
        reached = 0
        for number, words in ends[:-1]:
            reached += len(words)
            joint = between[reached - 1]
            if joint in WEAK:
                yield Problem(
                    code="weak-line-end",
                    rule="lines and cues end where a phrase ends",
                    source=_source(profile, "Netflix TTSG"),
                    cue=number,
                    message=f"'{words[-1]}' ends a line: {joint}",
                    severity="warning",
                )


def _past_the_end(cues: Sequence[Cue], duration_ms: int | None) -> Iterator[Problem]:
    for number, cue in enumerate(cues, 1):
        if duration_ms is not None and cue.end_ms > duration_ms:
            yield Problem(
                code="past-the-end",
                rule="captions end with the episode",
                source="standards",
                cue=number,
                message=f"ends {cue.end_ms - duration_ms} ms after the episode",
            )


_RULES: tuple[Callable[[Sequence[Cue], Profile], Iterator[Problem]], ...] = (
    _line_rules,
    _speed,
    _length,
    _order,
    _gaps,
    _empty,
    _accidental_label,
    _in_time,
    _weak_ends,
)
