"""What is still free once everything is mixed, and how it is found: predicted, tried on an excerpt, corrected."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from panelaudio.audio.encoding import encode
from panelaudio.audio.excerpt import excerpt, speaker_loudness
from panelaudio.audio.loudness import SILENT_LUFS
from panelaudio.audio.measuring import weigh
from panelaudio.audio.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from panelaudio.audio.formats import Delivery
    from panelaudio.audio.measuring import Weighed
    from panelaudio.audio.mixing import Mix, Programme
    from panelaudio.audio.spool import Place
    from panelaudio.audio.targets import Target
    from panelaudio.audio.voices import Levels
    from panelaudio.episode import Loudness
    from panelaudio.speech import Samples
    from panelaudio.timeline import Placement

    SoundOf = Callable[[Placement, float | None], Samples]
    Decibels = Mapping[str, float]
    """By speaker."""

_NO_CEILING_DBTP = 60.0
_MOST_EXTRA_DB = 6.0
"""Of one voice, beside what all of them need for a limiter's sake."""
_MOST_USUAL_DB = 12.0
_LEVELLING_STEPS = 3
"""At most."""
_NEAR_LU = 0.03
"""Of what is wanted: what the last step, which is not tried, then adds is as good as nothing."""
_FIRST_SLOPE = 0.75
"""What is added is limited in its turn."""
PEAK_MARGIN_DB = 0.1
"""Aimed at under the highest peak that is allowed: encoders add what nobody can foretell."""
TAKEN_MARGIN_DB = 0.05
"""Enough of it: meters differ by some hundredths."""
_STEP_DB = 0.2
_LEAST_SLOPE, _SURE_DB = 0.2, 0.1
_MOST_STEP_DB, _MOST_VOICE_STEP_DB = 6.0, 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Each voice's gain and the limiter's ceiling."""

    gain_db: float
    """Of the whole programme."""
    extra_db: Mapping[str, float] = field(default_factory=dict)
    """Of each speaker: what limiting and encoding take from the voice more than from the others."""
    ceiling_dbtp: float
    music_db: float = 0.0
    """Of the music, which a limiter hardly turns down: without what voices are given to make up for that."""

    def applied(self, mix: Mix) -> Mix:
        """The mix with these gains."""
        gains = {name: gain + self.gain_db + self.extra_db.get(name, 0.0) for name, gain in mix.gains_db.items()}
        return replace(mix, gains_db=gains, music_db=mix.music_db + self.music_db)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A setting and what became of it in the file."""

    setting: Setting
    loudness: Loudness
    speaker_lufs: Mapping[str, float]

    def of(self, name: str) -> tuple[float, float]:
        """The gain that a voice was given, beside its own, and how loud it became."""
        return self.setting.gain_db + self.setting.extra_db[name], self.speaker_lufs[name]

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
    soft_db = _wanted_db(attempts, asked_db) if louder else {}
    return Setting(
        gain_db=last.setting.gain_db + step_db,
        extra_db=_held({name: db + soft_db.get(name, 0.0) for name, db in last.setting.extra_db.items()}),
        ceiling_dbtp=last.setting.ceiling_dbtp - _too_high_db(attempts, target),
        music_db=last.setting.music_db,
    )


def _too_high_db(attempts: Sequence[Attempt], target: Target) -> float:
    """How much lower the ceiling has to be: the more, the more often in a row an encoder went over it all the same."""
    step_db, over_db = 0.0, 0.0
    for attempt in attempts:
        over_db = max(0.0, attempt.loudness.true_peak_dbtp - target.peak_dbtp + PEAK_MARGIN_DB)
        step_db = (2 * step_db or _STEP_DB) if over_db else 0.0
    return over_db + step_db


def _wanted_db(attempts: Sequence[Attempt], asked_db: Mapping[str, float]) -> dict[str, float]:
    """What each voice needs more than it has, where a limiter may take most of what it is given."""
    wanted = {}
    for name, soft_db in attempts[-1].too_soft_db(asked_db).items():
        slope = _FIRST_SLOPE
        if len(attempts) > 1:
            (before_db, before_lufs), (last_db, lufs) = (one.of(name) for one in attempts[-2:])
            slope = min(_ratio(lufs - before_lufs, last_db - before_db), _FIRST_SLOPE)
        wanted[name] = max(-_MOST_VOICE_STEP_DB, min(soft_db / slope, _MOST_VOICE_STEP_DB))
    return wanted


def _slope(attempts: Sequence[Attempt]) -> float:
    """How much louder the file became for each decibel of gain; a usual limiter's share where nobody knows yet."""
    if len(attempts) == 1:
        return _FIRST_SLOPE
    before, last = attempts[-2:]
    louder_db = last.loudness.integrated_lufs - before.loudness.integrated_lufs
    return _ratio(louder_db, last.setting.gain_db - before.setting.gain_db)


def _held(extra_db: Mapping[str, float]) -> dict[str, float]:
    """No voice too far from what they all get."""
    usual = _usual(extra_db)
    held = min(max(usual, -_MOST_USUAL_DB), _MOST_USUAL_DB)
    return {name: held + min(max(db - usual, -_MOST_EXTRA_DB), _MOST_EXTRA_DB) for name, db in extra_db.items()}


def _usual(extra_db: Mapping[str, float]) -> float:
    return sum(extra_db.values()) / max(len(extra_db), 1)


def first_setting(mix: Mix, levels: Levels, delivery: Delivery, aside: Path, target: Target) -> Setting:
    """The predicted gains, corrected by what limiting and encoding do to each voice in an excerpt."""
    ceiling_dbtp = target.peak_dbtp - PEAK_MARGIN_DB - delivery.form.coding_db
    start = Setting(gain_db=0.0, extra_db=dict.fromkeys(mix.gains_db, 0.0), ceiling_dbtp=ceiling_dbtp)
    if levels.programme_lufs <= SILENT_LUFS:
        return start
    # A programme on two channels reads 3 LU more than on one, for which the prediction is made.
    gain_db = target.lufs - levels.programme_lufs - 10 * math.log10(mix.channels)
    # The excerpt has no music, for whose sake alone there may be two channels.
    sample = replace(mix, timeline=excerpt(mix.timeline), asked_channels=mix.channels)
    start = replace(start, gain_db=gain_db, music_db=gain_db)
    with Spool(aside.parent) as spool:
        return _levelled(replace(sample, sound_of=_remembered(mix.sound_of, spool)), start, delivery, aside)


def _remembered(sound_of: SoundOf, spool: Spool) -> SoundOf:
    """Sounds of an excerpt's placements, each of them made once: an excerpt is short, and heard several times."""
    kept: dict[tuple[int, str], Place] = {}

    def found(placement: Placement, polish_lufs: float | None) -> Samples:
        key = (placement.start_frame, placement.clip.key)
        if key not in kept:
            kept[key] = spool.put(sound_of(placement, polish_lufs))
        return spool.get(kept[key])

    return found


def _levelled(sample: Mix, setting: Setting, delivery: Delivery, aside: Path) -> Setting:
    """The setting with which every voice is as loud in a file as it was before limiter and encoder.

    A voice that the excerpt has no room for is taken for a usual one.

    Both take more from some voices than from others, and the limiter the more the louder it gets: some steps come
    near.
    """

    def heard(extra_db: Decibels, ceiling_dbtp: float = setting.ceiling_dbtp, *, encoded: bool = False) -> Decibels:
        programme = replace(setting, extra_db=extra_db).applied(sample).programme(ceiling_dbtp)
        weighed = encode(delivery, programme, aside) if encoded else _weighed(programme, delivery.jobs)
        return speaker_loudness(sample.timeline, weighed)

    extra: Decibels = setting.extra_db
    wanted, before = heard(extra, _NO_CEILING_DBTP), heard(extra)
    slopes: Decibels = dict.fromkeys(wanted, _FIRST_SLOPE)
    for step in range(_LEVELLING_STEPS):
        raised = _raised(extra, wanted, before, slopes)
        after = heard(raised)
        slopes = {name: _ratio(after[name] - before[name], raised[name] - extra[name]) for name in wanted}
        extra, before = raised, after
        if step == 0:  # what the encoder takes is nearly the same at any gain: once is enough
            coded = heard(extra, encoded=True)
            wanted = {name: lufs + after[name] - coded[name] for name, lufs in wanted.items()}
        if all(abs(lufs - after[name]) < _NEAR_LU for name, lufs in wanted.items()):
            break
    extra = _raised(extra, wanted, before, slopes)
    usual = _usual({name: extra[name] for name in wanted})
    apart = {name: db - usual if name in wanted else 0.0 for name, db in extra.items()}
    return replace(setting, gain_db=setting.gain_db + usual, extra_db=apart)


def _raised(extra: Decibels, wanted: Decibels, heard: Decibels, slopes: Decibels) -> dict[str, float]:
    """What each voice needs besides, where a decibel more makes it louder by its slope."""
    missing = {name: (lufs - heard[name]) / slopes[name] for name, lufs in wanted.items() if lufs > SILENT_LUFS}
    return _held({name: db + missing.get(name, 0.0) for name, db in extra.items()})


def _ratio(louder_db: float, more_db: float) -> float:
    """How much louder something became for each decibel put in; 1 where too little was put in to tell."""
    return 1.0 if abs(more_db) < _SURE_DB else max(_LEAST_SLOPE, min(louder_db / more_db, 1.0))


def _weighed(programme: Programme, jobs: int) -> Weighed:
    return weigh(programme.windows(jobs), programme.rate_hz, programme.channels)
