"""Captions against their sound, all together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from panelaudio.checking.drift import drift_of, drift_points, judge_whole
from panelaudio.checking.in_times import hear, in_time_figures, judge_in_times
from panelaudio.checking.out_times import judge_cover, judge_out_times
from panelaudio.checking.shift import shifts
from panelaudio.checking.sound_rules import sound_problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.captions import Problem, Profile
    from panelaudio.checking.as_cues import Numbered
    from panelaudio.checking.sounds import Sounds


def judge_times(
    numbered: Sequence[Numbered], sounds: Sounds, profile: Profile
) -> tuple[tuple[Problem, ...], dict[str, Any]]:
    """What is wrong between captions and sound, and the figures.

    Args:
        numbered: The cues, in order.
        sounds: Of the delivered file.
        profile: The rules; they say how long a cue may stay after its sound.
    """
    figures: dict[str, Any] = {
        "audio_ms": sounds.duration_ms,
        "silence_db": round(sounds.silence_db, 1),
        "speech_db": round(sounds.speech_db, 1),
        "in_times_judged": 0,
    }
    if not sounds.clear:
        message = (
            f"nothing tells where a sound begins: {sounds.silence_db:.0f} dB at its softest, {sounds.speech_db:.0f}"
        )
        return (sound_problem("no-silence", 0, f"{message} at its loudest"),), figures
    runs = shifts(numbered, sounds)
    heard = hear(numbered, sounds, runs)
    drift = drift_of(drift_points(heard, runs))
    length_ms = numbered[-1].cue.end_ms - numbered[0].cue.start_ms if numbered else 0
    problems = [
        *judge_whole(drift, runs, length_ms),
        *judge_in_times(heard),
        *judge_out_times(numbered, sounds, profile),
        *judge_cover(numbered, sounds),
    ]
    return tuple(sorted(problems, key=lambda one: one.cue)), figures | in_time_figures(heard) | drift
