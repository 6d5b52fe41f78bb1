"""The loudness target, met on the file as it is delivered: predict, try on an excerpt, encode, measure, correct."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from panelaudio.audio.encoding import encode
from panelaudio.audio.excerpt import excerpt, speaker_loudness
from panelaudio.audio.formats import Delivery
from panelaudio.audio.loudness import SILENT_LUFS
from panelaudio.audio.measuring import measure
from panelaudio.audio.mixing import Mix
from panelaudio.audio.tags import Tags

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from panelaudio.audio.formats import AudioFormat
    from panelaudio.audio.measuring import Measured
    from panelaudio.audio.mixing import Programme
    from panelaudio.audio.voices import Levels
    from panelaudio.cast import Cast
    from panelaudio.episode import Loudness
    from panelaudio.timeline import Timeline

_NO_CEILING_DBTP = 60.0
_MOST_EXTRA_DB = 6.0
_LEVELLING_STEPS = 2
_EAGER = 1.3
"""What is added is limited in its turn."""
MOST_DBTP = -1.1
"""Apple Podcasts asks for -1 of the delivered file; meters differ by some hundredths."""
CEILING_DBTP = -2.0
"""Of the master: encoders raise peaks by up to about 1 dB."""
TOLERANCE_LU = 0.4
"""Inside the promised 0.5."""
_TRIES = 4
_TRIES_FOR_LOUDNESS = 2
_STEP_DB = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Mastered:
    """A delivered file and what was measured of it."""

    loudness: Loudness
    speaker_lufs: dict[str, float]
    """Of each speaker's words in the delivered file."""
    tries: int
    on_target: bool
    """Whether loudness and peak are as asked; they are not where a voice cannot be made so loud without distortion."""


def master(  # noqa: PLR0913 - each is a choice of its own, and all have names
    *,
    timeline: Timeline,
    cast: Cast,
    levels: Levels,
    path: Path,
    form: AudioFormat,
    tags: Tags,
    target_lufs: float,
    jobs: int = 1,
    on_progress: Callable[[float], None] = lambda _: None,
) -> Mastered:
    """Mix and encode a programme so that the file meets the target (integrated loudness ± 0.5 LU, peak ≤ -1 dBTP).

    The gain is predicted from the voices and from a short excerpt that is limited and encoded first, so that one
    pass over the programme is enough as a rule; the delivered packets are measured, and corrected where they miss.

    Args:
        timeline: What sounds when.
        cast: Its seats.
        levels: Of its voices.
        path: The file to write, aside: it is written more than once, and broken where this raises.
        form: Of the file.
        tags: Of the file.
        target_lufs: Integrated loudness.
        jobs: Parts of the programme that are mixed and encoded at a time; the file is the same for any number.
        on_progress: Told the share that is done, from 0 again with each try.

    Raises:
        OutputError: the file could not be made.
    """
    seats = {name: cast.role_of(name).seat for name in levels.voices}
    mix = Mix(timeline=timeline, gains_db=levels.gains_db(), seats=seats)
    delivery = Delivery(form=form, rate_hz=timeline.rate_hz, channels=mix.channels, tags=tags, jobs=jobs)
    setting = first_setting(mix, levels, delivery, path, target_lufs)
    tries = 0
    while True:
        tries += 1
        programme = setting.applied(mix).programme(setting.ceiling_dbtp)
        measured = encode(delivery, programme, path, lambda done: on_progress(done / max(timeline.frames, 1)))
        on_target = _meets(measured.loudness, target_lufs)
        if on_target or tries == _TRIES or measured.loudness.integrated_lufs <= SILENT_LUFS:
            break
        # What two tries did not make loud enough cannot be made so: then the peak is what must be right.
        aim = target_lufs if tries < _TRIES_FOR_LOUDNESS else min(target_lufs, measured.loudness.integrated_lufs)
        setting = setting.corrected(measured.loudness, aim)
    return Mastered(
        loudness=measured.loudness,
        speaker_lufs=speaker_loudness(timeline, measured),
        tries=tries,
        on_target=on_target,
    )


def _meets(loudness: Loudness, target_lufs: float) -> bool:
    return abs(loudness.integrated_lufs - target_lufs) <= TOLERANCE_LU and loudness.true_peak_dbtp <= MOST_DBTP


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is still free once everything is mixed: each voice's gain and the limiter's ceiling."""

    gain_db: float
    """Of the whole programme."""
    extra_db: Mapping[str, float]
    """Of each speaker: what limiting and encoding take from the voice more than from the others."""
    ceiling_dbtp: float = CEILING_DBTP

    def applied(self, mix: Mix) -> Mix:
        """The mix with these gains."""
        gains = {name: gain + self.gain_db + self.extra_db.get(name, 0.0) for name, gain in mix.gains_db.items()}
        return replace(mix, gains_db=gains)

    def corrected(self, loudness: Loudness, target_lufs: float) -> Setting:
        """The setting that would have met the target, as far as one measurement tells."""
        over_db = max(0.0, loudness.true_peak_dbtp - MOST_DBTP)
        return replace(
            self,
            gain_db=self.gain_db + target_lufs - loudness.integrated_lufs,
            ceiling_dbtp=self.ceiling_dbtp - (over_db + _STEP_DB if over_db else 0.0),
        )


def first_setting(mix: Mix, levels: Levels, delivery: Delivery, aside: Path, target_lufs: float) -> Setting:
    """The predicted gains, corrected by what limiting and encoding do to an excerpt of each voice."""
    if levels.programme_lufs <= SILENT_LUFS:
        return Setting(gain_db=0.0, extra_db={})
    # A programme on two channels reads 3 LU more than on one, for which the prediction is made.
    gain = target_lufs - levels.programme_lufs - 10 * math.log10(mix.channels)
    sample = replace(mix, timeline=excerpt(mix.timeline))
    setting = _levelled(sample, Setting(gain_db=gain, extra_db={}), delivery.jobs)
    programme = setting.applied(sample).programme(setting.ceiling_dbtp)
    mastered = _measured(programme, delivery.jobs).loudness
    encoded = encode(replace(delivery, tags=Tags()), programme, aside).loudness
    return setting.corrected(encoded, target_lufs=mastered.integrated_lufs)


def _levelled(sample: Mix, setting: Setting, jobs: int) -> Setting:
    """The setting with which every voice of the excerpt is as loud behind the limiter as it was before it.

    A limiter takes more from a voice with sharp peaks, and the more the louder it gets: a few steps come near.
    """
    wanted = _speakers_lufs(sample, setting, _NO_CEILING_DBTP, jobs)
    for _ in range(_LEVELLING_STEPS):
        heard = _speakers_lufs(sample, setting, setting.ceiling_dbtp, jobs)
        extra = {name: setting.extra_db.get(name, 0.0) + _EAGER * (wanted[name] - heard[name]) for name in wanted}
        setting = replace(setting, extra_db={name: min(max(db, 0.0), _MOST_EXTRA_DB) for name, db in extra.items()})
    return setting


def _speakers_lufs(sample: Mix, setting: Setting, ceiling_dbtp: float, jobs: int) -> dict[str, float]:
    return speaker_loudness(sample.timeline, _measured(setting.applied(sample).programme(ceiling_dbtp), jobs))


def _measured(programme: Programme, jobs: int) -> Measured:
    return measure(programme.windows(jobs), programme.rate_hz, programme.channels)
