"""How loud a clip is, as it is kept beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from panelaudio.audio import level_voices
from panelaudio.timeline import Timeline
from panelaudio.weighing import NO_LEVELS, bin_frames, levels_of, powers, powers_of, without_rumble
from tests.audio.sounds import cast_of, clip_of, speechlike, timeline_of

if TYPE_CHECKING:
    from pathlib import Path

RATE_HZ = 22_050


def test_levels_are_what_was_measured() -> None:
    """Two bytes a bin give back its power, to 0.005 dB; silence is silence; the last bin is filled up."""
    sound = np.concatenate((speechlike(2.001, 0.3), np.zeros(RATE_HZ, np.float32)))
    direct = powers(without_rumble(sound, RATE_HZ), RATE_HZ)
    kept = powers_of(levels_of(sound, RATE_HZ))
    assert len(kept) == len(direct) == -(-len(sound) // bin_frames(RATE_HZ))
    loud = direct > 1e-12
    assert np.abs(10 * np.log10(kept[loud] / direct[loud])).max() < 0.0051
    assert kept[~loud].max(initial=0.0) < 1e-11
    assert not powers_of(levels_of(np.zeros(RATE_HZ, np.float32), RATE_HZ)).any()


@pytest.mark.parametrize("sound", [np.zeros(0, np.float32), np.full(1, 32.0, np.float32)])
def test_any_sound_has_levels(sound: np.ndarray) -> None:
    """No sound has none; what is far over full scale is told as what it is."""
    kept = powers_of(levels_of(sound, RATE_HZ))
    assert len(kept) == len(sound)
    assert np.isfinite(kept).all()


def test_a_voice_is_as_loud_by_its_levels_as_by_its_sound(tmp_path: Path) -> None:
    """What a run reckons from what is kept is what it reckons from the clips themselves, wherever they are cut."""
    clip = clip_of(tmp_path, "talk", speechlike(3.0, 0.2))
    kept = levels_of(soundfile.read(clip.path, dtype="float32")[0], RATE_HZ)
    placed = timeline_of([("Nora", clip)]).placements[0]
    cut = replace(placed, start_frame=0, clip_start=1000, clip_end=clip.frames - 777)

    def lufs(levels: bytes) -> float:
        timeline = Timeline(rate_hz=cut.rate_hz, frames=cut.end_frame, placements=(cut,), gaps=())
        return level_voices(timeline, cast_of(Nora=0), kept=lambda _: levels).voices["Nora"].measured_lufs

    assert lufs(kept) == lufs(NO_LEVELS)
    sound = without_rumble(soundfile.read(clip.path, dtype="float32")[0], RATE_HZ)[cut.clip_start : cut.clip_end]
    meter = clip_of(tmp_path, "cut", sound)
    alone = level_voices(timeline_of([("Nora", meter)]), cast_of(Nora=0)).voices["Nora"].measured_lufs
    assert lufs(kept) == pytest.approx(alone, abs=0.05)
