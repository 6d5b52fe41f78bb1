"""What is still free once everything is mixed, and how it is found: predicted, tried on an excerpt, corrected."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from panelaudio.audio.encoding import encode
from panelaudio.audio.excerpt import excerpt, speaker_loudness
from panelaudio.audio.loudness import SILENT_LUFS
from panelaudio.audio.measuring import measure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from panelaudio.audio.formats import Delivery
    from panelaudio.audio.measuring import Measured
    from panelaudio.audio.mixing import Mix, Programme
    from panelaudio.audio.targets import Target
    from panelaudio.audio.voices import Levels
    from panelaudio.episode import Loudness

_NO_CEILING_DBTP = 60.0
_MOST_EXTRA_DB = 6.0
_LEVELLING_STEPS = 2
_EAGER = 1.3
"""What is added is limited in its turn."""
PEAK_MARGIN_DB = 0.1
"""Kept from the highest peak that is taken: meters differ by some hundredths."""
_CODING_DB = 1.0
"""So far under that peak lies the master's ceiling: encoders raise peaks by up to about as much."""
_STEP_DB = 0.2
_LEAST_SLOPE, _SURE_DB = 0.4, 0.2
_MOST_STEP_DB = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Each voice's gain and the limiter's ceiling."""

    gain_db: float
    """Of the whole programme."""
    extra_db: Mapping[str, float] = field(default_factory=dict)
    """Of each speaker: what limiting and encoding take from the voice more than from the others."""
    ceiling_dbtp: float

    def applied(self, mix: Mix) -> Mix:
        """The mix with these gains."""
        gains = {name: gain + self.gain_db + self.extra_db.get(name, 0.0) for name, gain in mix.gains_db.items()}
        return replace(mix, gains_db=gains)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A setting and what became of it in the file."""

    setting: Setting
    loudness: Loudness
    speaker_lufs: Mapping[str, float]

    def too_soft_db(self, asked_db: Mapping[str, float]) -> dict[str, float]:
        """How much each voice is softer than the voices are together; ``asked_db`` are differences that are meant.

        Voices without any loudness are left out.
        """
        heard = {name: lufs - asked_db[name] for name, lufs in self.speaker_lufs.items() if lufs > SILENT_LUFS}
        middle = (max(heard.values()) + min(heard.values())) / 2 if heard else 0.0
        return {name: middle - lufs for name, lufs in heard.items()}


def next_setting(
    attempts: Sequence[Attempt], target: Target, asked_db: Mapping[str, float], *, louder: bool
) -> Setting:
    """The setting that would have met the target, as far as the attempts so far tell.

    A limiter gives less than is put in: two attempts tell how much less.

    Args:
        attempts: At least one.
        target: What the file has to meet.
        asked_db: Differences of the voices that are meant.
        louder: Whether the programme may still be made louder; else only what is too high is mended.
    """
    last = attempts[-1]
    step_db = (target.lufs - last.loudness.integrated_lufs) / _slope(attempts)
    step_db = max(-_MOST_STEP_DB, min(step_db, _MOST_STEP_DB if louder else 0.0))
    over_db = max(0.0, last.loudness.true_peak_dbtp - target.peak_dbtp + PEAK_MARGIN_DB)
    soft_db = last.too_soft_db(asked_db) if louder else {}
    return Setting(
        gain_db=last.setting.gain_db + step_db,
        extra_db=_held({name: db + soft_db.get(name, 0.0) for name, db in last.setting.extra_db.items()}),
        ceiling_dbtp=last.setting.ceiling_dbtp - (over_db + _STEP_DB if over_db else 0.0),
    )


def _slope(attempts: Sequence[Attempt]) -> float:
    """How much louder the file became for each decibel of gain; 1 where nobody knows yet."""
    if len(attempts) == 1:
        return 1.0
    before, last = attempts[-2:]
    gain_db = last.setting.gain_db - before.setting.gain_db
    if abs(gain_db) < _SURE_DB:
        return 1.0
    return max(_LEAST_SLOPE, min((last.loudness.integrated_lufs - before.loudness.integrated_lufs) / gain_db, 1.0))


def _held(extra_db: Mapping[str, float]) -> dict[str, float]:
    return {name: min(max(db, -_MOST_EXTRA_DB), _MOST_EXTRA_DB) for name, db in extra_db.items()}


def first_setting(mix: Mix, levels: Levels, delivery: Delivery, aside: Path, target: Target) -> Setting:
    """The predicted gains, corrected by what limiting and encoding do to an excerpt of each voice."""
    start = Setting(gain_db=0.0, extra_db=dict.fromkeys(mix.gains_db, 0.0), ceiling_dbtp=target.peak_dbtp - _CODING_DB)
    if levels.programme_lufs <= SILENT_LUFS:
        return start
    # A programme on two channels reads 3 LU more than on one, for which the prediction is made.
    gain_db = target.lufs - levels.programme_lufs - 10 * math.log10(mix.channels)
    sample = replace(mix, timeline=excerpt(mix.timeline))
    setting = _levelled(sample, replace(start, gain_db=gain_db), delivery.jobs)
    programme = setting.applied(sample).programme(setting.ceiling_dbtp)
    mastered = _measured(programme, delivery.jobs).loudness
    encoded = encode(delivery, programme, aside)
    attempt = Attempt(setting=setting, loudness=encoded.loudness, speaker_lufs={})
    return next_setting([attempt], replace(target, lufs=mastered.integrated_lufs), {}, louder=True)


def _levelled(sample: Mix, setting: Setting, jobs: int) -> Setting:
    """The setting with which every voice of the excerpt is as loud behind the limiter as it was before it.

    A limiter takes more from a voice with sharp peaks, and the more the louder it gets: a few steps come near.
    """
    wanted = _speakers_lufs(sample, setting, _NO_CEILING_DBTP, jobs)
    for _ in range(_LEVELLING_STEPS):
        heard = _speakers_lufs(sample, setting, setting.ceiling_dbtp, jobs)
        extra = {name: setting.extra_db.get(name, 0.0) + _EAGER * (wanted[name] - heard[name]) for name in wanted}
        extra = {name: max(db, 0.0) for name, db in extra.items()}
        setting = replace(setting, extra_db={**setting.extra_db, **_held(extra)})
    return setting


def _speakers_lufs(sample: Mix, setting: Setting, ceiling_dbtp: float, jobs: int) -> dict[str, float]:
    return speaker_loudness(sample.timeline, _measured(setting.applied(sample).programme(ceiling_dbtp), jobs))


def _measured(programme: Programme, jobs: int) -> Measured:
    return measure(programme.windows(jobs), programme.rate_hz, programme.channels)
