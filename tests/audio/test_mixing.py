"""Joining, room tone, seats and the limiter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.audio.clips import placed_sound, read_clip
from panelaudio.audio.joining import as_samples, as_segment, silence, windows
from panelaudio.audio.limiter import Limiter
from panelaudio.audio.mixing import Mix, pan
from panelaudio.audio.room_tone import room_tone
from panelaudio.audio.true_peak import PeakMeter
from panelaudio.errors import OutputError
from panelaudio.timeline import Overlap, Timeline
from tests.audio.sounds import RATE_HZ, clip_of, sine, speechlike, timeline_of

if TYPE_CHECKING:
    from panelaudio.speech import Samples


NO_CEILING = 60.0


def mixed(timeline: Timeline, seats: dict[str, int], ceiling_dbtp: float = NO_CEILING, gain_db: float = 0.0) -> Samples:
    """The whole programme at once."""
    mix = Mix(timeline=timeline, gains_db=dict.fromkeys(seats, gain_db), seats=seats)
    return np.concatenate(list(mix.programme(ceiling_dbtp).windows()), axis=1)


def test_every_clip_sounds_at_its_frame(tmp_path: Path) -> None:
    """To the frame: what was placed is found there, at the level that was asked for, and nothing elsewhere."""
    clip = clip_of(tmp_path, "a", sine(500, 0.4, 0.25, RATE_HZ), RATE_HZ)
    timeline = timeline_of([("Nora", clip)] * 30)
    programme = mixed(timeline, {"Nora": 0}, gain_db=-6.0)
    assert programme.shape == (1, timeline.frames)
    for one in timeline.placements:
        heard = programme[0, one.start_frame : one.end_frame]
        assert np.abs(heard - placed_sound(one) * 10 ** (-6 / 20)).max() < 0.004
    for gap in timeline.gaps:
        assert np.abs(programme[0, gap.start_frame : gap.start_frame + gap.frames]).max() < 0.004


def test_windows_do_not_show(tmp_path: Path) -> None:
    """Where one window ends and the next begins nothing is lost, doubled or changed."""
    clip = clip_of(tmp_path, "a", speechlike(25, 0.1))
    timeline = timeline_of([("Nora", clip)])
    (placement,) = timeline.placements
    programme = mixed(timeline, {"Nora": 0})
    tone = room_tone(0, timeline.frames, RATE_HZ)
    heard = (programme[0] - tone)[placement.start_frame : placement.end_frame]
    assert np.abs(heard - placed_sound(placement)).max() < 1e-5


def test_silence_is_room_tone() -> None:
    """It has -65 dBFS RMS everywhere, is never digital zero, and depends on nothing but the place."""
    tone = room_tone(0, 40 * RATE_HZ, RATE_HZ)
    for at in range(0, len(tone), RATE_HZ):
        rms_db = 20 * np.log10(np.sqrt(np.mean(tone[at : at + RATE_HZ].astype(float) ** 2)))
        assert -68 < rms_db < -62
    assert (room_tone(12_345, 1000, RATE_HZ) == tone[12_345:13_345]).all()
    steps = np.abs(np.diff(tone)).max()
    assert steps < 0.002  # no click where the loop closes, after 31 s


def test_no_clip_begins_or_ends_with_a_step(tmp_path: Path) -> None:
    """A sound cut in mid-wave is faded within 3 ms, so it does not click."""
    clip = clip_of(tmp_path, "a", np.full(22_050, 0.5, dtype=np.float32))
    timeline = timeline_of([("Nora", clip)])
    assert np.abs(np.diff(mixed(timeline, {"Nora": 0})[0])).max() < 0.02


def test_seats(tmp_path: Path) -> None:
    """The middle is equal on both sides, a seat aside is louder there; the power stays the same."""
    assert pan(0) == pytest.approx([1, 1])
    for seat in (-35, -10, 10, 35):
        left, right = pan(seat)
        assert (left > right) == (seat < 0)
        assert left**2 + right**2 == pytest.approx(2)
    clip = clip_of(tmp_path, "a", sine(500, 1, 0.25))
    programme = mixed(timeline_of([("Nora", clip), ("Olav", clip)]), {"Nora": -35, "Olav": 35})
    half = programme.shape[1] // 2
    assert np.abs(programme[0, :half]).max() > 1.5 * np.abs(programme[1, :half]).max()
    assert np.abs(programme[1, half:]).max() > 1.5 * np.abs(programme[0, half:]).max()


def test_overlapping_sounds_are_added(tmp_path: Path) -> None:
    """Where a rule lets two speak at once, both are heard."""
    clip = clip_of(tmp_path, "a", sine(400, 1, 0.2, RATE_HZ), RATE_HZ)
    apart = timeline_of([("Nora", clip), ("Olav", clip)], gap_frames=0)
    first, second = apart.placements
    second = replace(second, start_frame=RATE_HZ // 2)
    overlaps = (Overlap(start_frame=second.start_frame, frames=first.end_frame - second.start_frame, reason="cut_off"),)
    both = Timeline(rate_hz=RATE_HZ, frames=second.end_frame, placements=(first, second), gaps=(), overlaps=overlaps)
    programme = mixed(both, {"Nora": 0, "Olav": 0})
    middle = slice(RATE_HZ * 6 // 10, RATE_HZ * 9 // 10)
    assert np.abs(programme[0, middle]).max() == pytest.approx(0.4, abs=0.01)


@pytest.mark.parametrize("ceiling_dbtp", [-1.0, -2.0, -6.0])
def test_the_limiter_holds_the_ceiling(ceiling_dbtp: float) -> None:
    """Whatever comes, the true peak of what leaves is under the ceiling; what is soft enough is left as it is."""
    limiter = Limiter(10 ** (ceiling_dbtp / 20), RATE_HZ, 1)
    loud = speechlike(3, 0.9, RATE_HZ)[None, :] * 4
    blocks = [limiter.push(loud[:, at : at + 7_919]) for at in range(0, loud.shape[1], 7_919)]
    out = np.concatenate([*blocks, limiter.flush()], axis=1)[:, limiter.context :]
    assert out.shape == loud.shape
    meter = PeakMeter(1)
    meter.push(out)
    assert 20 * np.log10(meter.finish()) <= ceiling_dbtp + 0.05
    soft = Limiter(1.0, RATE_HZ, 1)
    quiet = sine(300, 0.2, 0.3)[None, :]
    passed = np.concatenate([soft.push(quiet), soft.flush()], axis=1)[:, soft.context :]
    assert (passed == quiet).all()


def test_the_limiter_makes_no_step() -> None:
    """Its gain moves smoothly: a steady tone with one peak keeps its shape about the peak."""
    tone = sine(200, 1, 0.5)
    tone[20_000:20_020] *= 3
    limiter = Limiter(0.6, RATE_HZ, 1)
    out = np.concatenate([limiter.push(tone[None, :]), limiter.flush()], axis=1)[0, limiter.context :]
    assert np.abs(out).max() <= 0.6
    gain = out[np.abs(tone) > 0.1] / tone[np.abs(tone) > 0.1]
    assert np.abs(np.diff(gain)).max() < 0.06


@given(st.lists(st.integers(1, 900), min_size=1, max_size=12), st.integers(1, 700), st.integers(1, 2))
def test_joining_keeps_every_frame(lengths: list[int], window: int, channels: int) -> None:
    """Any pieces, any window: pydub's segments come out joined, to the frame and the bit."""
    random = np.random.default_rng(0)
    sounds = [random.uniform(-1, 1, (channels, length)).astype(np.float32) for length in lengths]
    pieces = [as_segment(sound, RATE_HZ) for sound in sounds] + [silence(5, RATE_HZ, channels)]
    joined = [as_samples(one) for one in windows(pieces, window)]
    assert all(one.shape[1] == window for one in joined[:-1])
    expected = np.concatenate([*sounds, np.zeros((channels, 5), dtype=np.float32)], axis=1)
    assert np.abs(np.concatenate(joined, axis=1) - expected).max() < 1e-6


def test_a_clip_that_changed_is_noticed(tmp_path: Path) -> None:
    """A file that is gone, cut or replaced is an error that says what to do."""
    clip = clip_of(tmp_path, "a", sine(500, 0.2, 0.25))
    Path(clip.path).write_bytes(Path(clip.path).read_bytes()[:-100])
    with pytest.raises(OutputError, match="was changed"):
        read_clip(clip)
    Path(clip.path).write_bytes(b"nonsense")
    with pytest.raises(OutputError, match="was changed"):
        read_clip(clip)
    Path(clip.path).unlink()
    with pytest.raises(OutputError, match="was changed"):
        read_clip(clip)
