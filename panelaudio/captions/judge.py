"""Captions against the published rules; the cues may come from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.captions.rules import STANDARDS, Problem
from panelaudio.captions.text_rules import TEXT_RULES
from panelaudio.captions.time_rules import TIME_RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from panelaudio.captions.profiles import Profile
    from panelaudio.episode import Cue


def judge(cues: Sequence[Cue], profile: Profile, duration_ms: int | None = None) -> tuple[Problem, ...]:
    """Every problem, in the order of the cues.

    Args:
        cues: Of any origin; where they have no words, in-times are not judged against the sound.
        profile: The rules.
        duration_ms: Of the episode, where it is known.
    """
    found = [problem for rule in (*TEXT_RULES, *TIME_RULES) for problem in rule.problems(cues, profile)]
    if duration_ms is not None:
        found += _past_the_end(cues, duration_ms)
    return tuple(sorted(found, key=lambda problem: problem.cue))


def _past_the_end(cues: Sequence[Cue], duration_ms: int) -> Iterator[Problem]:
    for number, cue in enumerate(cues, 1):
        if cue.end_ms > duration_ms:
            yield Problem(
                code="past-the-end",
                rule="captions end with the episode",
                source=STANDARDS,
                cue=number,
                message=f"ends {cue.end_ms - duration_ms} ms after it",
            )
