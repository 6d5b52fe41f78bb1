"""The meter, against the test signals of EBU Tech 3341/3342 and an independent meter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyloudnorm
import pytest

from panelaudio.audio.measuring import Measured, measure
from tests.audio.sounds import sine, speechlike

if TYPE_CHECKING:
    from panelaudio.speech import Samples


def read(sound: Samples, rate_hz: int, block: int = 100_000) -> Measured:
    """A sound of shape (frames,) or (channels, frames) through the meter, in blocks."""
    channels = np.atleast_2d(sound)
    blocks = (channels[:, at : at + block] for at in range(0, channels.shape[1], block))
    return measure(blocks, rate_hz, len(channels))


def ebu(*steps: tuple[float, float], rate_hz: int = 48_000) -> Samples:
    """A stereo tone of 1 kHz in steps of (dBFS, seconds), as EBU Tech 3341 asks."""
    mono = np.concatenate([sine(1000, seconds, 10 ** (db / 20), rate_hz) for db, seconds in steps])
    return np.stack([mono, mono])


@pytest.mark.parametrize(
    ("steps", "lufs"),
    [
        (((-23, 20),), -23.0),
        (((-33, 20),), -33.0),
        (((-36, 10), (-23, 60), (-36, 10)), -23.0),
        (((-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10)), -23.0),
        (((-26, 20), (-20, 20.1), (-26, 20)), -23.0),
    ],
)
def test_integrated_loudness(steps: tuple[tuple[float, float], ...], lufs: float) -> None:
    """EBU Tech 3341, cases 1 to 5: within 0.1 LU; the long ones at a low rate, which changes nothing for 1 kHz."""
    rate_hz = 48_000 if len(steps) == 1 else 16_000
    assert read(ebu(*steps, rate_hz=rate_hz), rate_hz).loudness.integrated_lufs == pytest.approx(lufs, abs=0.1)


@pytest.mark.parametrize(
    ("steps", "lu"),
    [(((-20, 20), (-30, 20)), 10), (((-20, 20), (-15, 20)), 5), (((-40, 20), (-20, 20)), 20)],
)
def test_loudness_range(steps: tuple[tuple[float, float], ...], lu: float) -> None:
    """EBU Tech 3342, cases 1 to 3: within 1 LU."""
    assert read(ebu(*steps, rate_hz=16_000), 16_000).loudness.range_lu == pytest.approx(lu, abs=1)


@pytest.mark.parametrize("rate_hz", [22_050, 44_100, 48_000])
def test_an_independent_meter_agrees(rate_hz: int) -> None:
    """Pyloudnorm reads the same of noise that comes and goes, at each rate."""
    sound = speechlike(8, 0.1, rate_hz)
    other = pyloudnorm.Meter(rate_hz).integrated_loudness(sound.astype(float))
    assert read(sound, rate_hz).loudness.integrated_lufs == pytest.approx(other, abs=0.1)


@pytest.mark.parametrize("block", [997, 44_100, 10_000_000])
def test_blocks_do_not_matter(block: int) -> None:
    """However a stream is cut, the meter reads the same."""
    sound = speechlike(5, 0.1, 44_100)
    assert read(sound, 44_100, block).loudness == read(sound, 44_100).loudness


def test_a_peak_between_the_samples() -> None:
    """A tone at a quarter of the rate, sampled beside its crests, reads 3 dB over its samples (Tech 3341, case 15)."""
    sound = np.sin(np.pi / 2 * np.arange(44_100) + np.pi / 4).astype(np.float32) * 0.5
    assert np.abs(sound).max() < 0.36
    assert read(sound, 44_100).loudness.true_peak_dbtp == pytest.approx(-6.0, abs=0.3)


def test_a_peak_at_the_very_end_counts() -> None:
    """The last sample is a peak like any other."""
    sound = np.zeros(50_000, dtype=np.float32)
    sound[-1] = 0.9
    assert read(sound, 44_100).loudness.true_peak_dbtp >= -1.0


def test_silence_has_no_loudness() -> None:
    """Nothing passes the gate, and nothing divides by zero."""
    loudness = read(np.zeros(44_100, dtype=np.float32), 44_100).loudness
    assert (loudness.integrated_lufs, loudness.range_lu) == (-70.0, 0.0)


def test_a_single_word_has_a_loudness() -> None:
    """What is shorter than the 0.4 s of a block is measured all the same."""
    assert read(sine(1000, 0.15, 0.1), 44_100).loudness.integrated_lufs == pytest.approx(-23.0, abs=0.7)
