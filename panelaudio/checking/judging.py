"""A file of captions against a profile: its form, its text and its times."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from panelaudio.captions import figures, judge
from panelaudio.checking.as_cues import as_cues

if TYPE_CHECKING:
    from collections.abc import Iterable

    from panelaudio.captions import Problem, Profile
    from panelaudio.checking.captions_file import CaptionsFile
    from panelaudio.checking.speakers import Names


def judge_file(
    file: CaptionsFile, profile: Profile, names: Names, duration_ms: int | None = None
) -> tuple[tuple[Problem, ...], dict[str, Any]]:
    """Every problem in the order of the cues, each rule once a cue, and the figures of what could be judged.

    Args:
        file: Ours or not.
        profile: The rules.
        names: Of those who may speak.
        duration_ms: Of the sound that belongs to it, where it is known.
    """
    numbered = as_cues(file, names)
    own = replace(profile, rounding_ms=max(profile.rounding_ms, file.rounding_ms))
    cues = [cue for _, cue in numbered]
    judged = [replace(one, cue=numbered[one.cue - 1].number) for one in judge(cues, own, duration_ms)]
    judged = [one for one in judged if not (one.code == "starts-like-label" and _tells_speaker(file, names, one.cue))]
    return worst_each([*file.faults, *judged]), figures(cues) | {"cues": len(file.cues)}


def _tells_speaker(file: CaptionsFile, names: Names, number: int) -> bool:
    """Whether a cue's first words are a speaker, or cannot be mistaken for one since the file tells who speaks."""
    rows = file.cues[number - 1].rows
    return file.voiced or (bool(rows) and names.label_of(rows[0].text) is not None)


def worst_each(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The worst problem of each rule in each cue, in the order of the cues."""
    worst: dict[tuple[int, str], Problem] = {}
    for one in problems:
        key = (one.cue, one.code)
        if key not in worst or one.excess > worst[key].excess:
            worst[key] = one
    return tuple(sorted(worst.values(), key=lambda one: one.cue))
