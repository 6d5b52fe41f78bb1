"""The loudness target, met on the file as it is delivered: predict, try on an excerpt, encode, measure, correct."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio.audio.encoding import encode
from panelaudio.audio.excerpt import speaker_loudness
from panelaudio.audio.loudness import SILENT_LUFS
from panelaudio.audio.setting import TAKEN_MARGIN_DB, Attempt, first_setting, next_setting

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from panelaudio.audio.formats import Delivery
    from panelaudio.audio.mixing import Mix
    from panelaudio.audio.targets import Target
    from panelaudio.audio.voices import Levels
    from panelaudio.episode import Loudness

TOLERANCE_LU = 0.2
"""Inside the promised 0.3."""
VOICES_LU = 0.45
"""The voices lie within it, inside the promised 0.5."""
_TRIES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Mastered:
    """A delivered file and what was measured of it."""

    loudness: Loudness
    speaker_lufs: Mapping[str, float]
    """Of each speaker's words in the delivered file."""
    tries: int
    on_target: bool
    """Whether loudness and peak are as asked; they are not where a voice cannot be made so loud without distortion."""
    kept: bool = False
    """Whether an earlier run made the file."""


def master(  # noqa: PLR0913 - each is a noun of its own, and has a name
    *,
    mix: Mix,
    levels: Levels,
    delivery: Delivery,
    target: Target,
    path: Path,
    on_progress: Callable[[float], None] = lambda _: None,
) -> Mastered:
    """Encode a mix so that the file meets the target (loudness ± 0.3 LU, true peak), its voices within 0.5 LU.

    The gain is predicted from the voices and from a short excerpt that is limited and encoded first, so that one
    pass over the programme is enough as a rule; the delivered packets are measured, and corrected where they miss.

    Args:
        mix: What is heard.
        levels: Of its voices.
        delivery: Format, bit rate, tags; how many parts are mixed and encoded at a time (the file is the same for any).
        target: Loudness and peak of the file.
        path: The file to write, aside: it is written more than once, and broken where this raises.
        on_progress: Told the share that is done, from 0 again with each try.

    Raises:
        OutputError: the file could not be made.
    """
    asked_db = {name: level.asked_db for name, level in levels.voices.items()}
    setting = first_setting(mix, levels, delivery, path, target)
    attempts: list[Attempt] = []
    frames = max(mix.timeline.frames, 1)
    while True:
        programme = setting.applied(mix).programme(setting.ceiling_dbtp)
        measured = encode(delivery, programme, path, lambda done: on_progress(done / frames))
        heard = speaker_loudness(mix.timeline, measured)
        attempts.append(Attempt(setting=setting, loudness=measured.loudness, speaker_lufs=heard))
        fair = _fair(attempts[-1], asked_db)
        hopeless = len(attempts) == _TRIES or measured.loudness.integrated_lufs <= SILENT_LUFS
        if hopeless or (fair and _meets(measured.loudness, target)):
            break
        # What so many tries did not make loud enough cannot be made so: then the peak is what must be right.
        following = next_setting(attempts, target, asked_db, louder=len(attempts) < _TRIES - 1)
        if following == setting:
            break
        setting = following
    return Mastered(
        loudness=measured.loudness,
        speaker_lufs=heard,
        tries=len(attempts),
        on_target=_meets(measured.loudness, target),
    )


def _meets(loudness: Loudness, target: Target) -> bool:
    off = abs(loudness.integrated_lufs - target.lufs)
    return off <= TOLERANCE_LU and loudness.true_peak_dbtp <= target.peak_dbtp - TAKEN_MARGIN_DB


def _fair(attempt: Attempt, asked_db: Mapping[str, float]) -> bool:
    return max(attempt.too_soft_db(asked_db).values(), default=0.0) <= VOICES_LU / 2
