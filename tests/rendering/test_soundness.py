"""What passes for speech."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from panelaudio.rendering.soundness import fault_of, sound_bounds
from panelaudio.speech import Mark, Synthesis
from tests.rendering.fakes import RATE_HZ, marks_of, tone

SPOKEN = "good words"
GOOD = Synthesis(samples=tone(SPOKEN), rate_hz=RATE_HZ, marks=marks_of(SPOKEN))


def silence(seconds: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Nothing, for a while."""
    return np.zeros(int(seconds * RATE_HZ), dtype=np.float32)


def mark(start: int = 0, end: int = 4, frame: int = 0, end_frame: int = 100) -> Mark:
    """A mark that is sound unless a figure is changed."""
    return Mark(start=start, end=end, frame=frame, end_frame=end_frame)


def test_good_speech_passes() -> None:
    """A second of tone for ten characters, with marks, has no fault."""
    assert fault_of(GOOD, SPOKEN, 1.0) == ""


@pytest.mark.parametrize(
    ("samples", "told"),
    [
        (np.zeros((2, 100), dtype=np.float32), "instead of mono float32"),
        (np.zeros(8000, dtype=np.float64), "instead of mono float32"),
        (np.full(8000, np.nan, dtype=np.float32), "no finite numbers"),
        (np.append(tone("good word"), np.float32(np.inf)), "no finite numbers"),
        (tone(SPOKEN) * np.float32(32768), "beyond full scale"),
        (silence(1), "silence"),
        (tone(SPOKEN) * np.float32(0.001), "silence"),
        (tone(SPOKEN)[:500], "only 0.06 s of sound for 9 letters"),
        (silence(0), "only 0.00 s"),
        (np.resize(tone(SPOKEN), 26 * RATE_HZ), "26.0 s of sound for 10 characters"),
    ],
)
def test_bad_samples_are_named(samples: np.ndarray[tuple[int], np.dtype[np.float32]], told: str) -> None:
    """Each way in which samples cannot be the speech asked for is told in words."""
    assert told in fault_of(replace(GOOD, samples=samples), SPOKEN, 1.0)


@pytest.mark.parametrize(
    ("marks", "told"),
    [
        ((), "no times"),
        ((mark(end=11),), "outside"),
        ((mark(start=-1),), "outside"),
        ((mark(end_frame=8001),), "outside"),
        ((mark(frame=101),), "outside"),
        ((mark(start=3), mark(start=2)), "backwards"),
        ((mark(frame=9), mark(start=5, end=6, frame=8)), "backwards"),
    ],
)
def test_bad_marks_are_named(marks: tuple[Mark, ...], told: str) -> None:
    """Marks must be there, rise, and lie inside text and sound."""
    assert told in fault_of(replace(GOOD, marks=marks), SPOKEN, 1.0)


def test_a_rate_of_nothing_is_named() -> None:
    """A clip needs a sampling rate."""
    assert "0 Hz" in fault_of(replace(GOOD, rate_hz=0), SPOKEN, 1.0)


def test_text_without_letters_may_be_silent() -> None:
    """A dash needs no sound, not even samples; but an hour of nothing is a fault still."""
    assert fault_of(Synthesis(samples=silence(0), rate_hz=RATE_HZ, marks=()), "—", 1.0) == ""
    assert "characters" in fault_of(Synthesis(samples=silence(60), rate_hz=RATE_HZ, marks=()), "—", 1.0)


def test_the_speed_shifts_the_bounds() -> None:
    """Sound too short at natural speed may be right at twice the speed, and too long may be right at half."""
    short, long = (
        replace(GOOD, samples=tone(SPOKEN)[:1100], marks=(mark(),)),
        replace(GOOD, samples=np.resize(tone(SPOKEN), 26 * RATE_HZ)),
    )
    assert fault_of(short, SPOKEN, 1.0) != ""
    assert fault_of(short, SPOKEN, 2.0) == ""
    assert fault_of(long, SPOKEN, 1.0) != ""
    assert fault_of(long, SPOKEN, 0.5) == ""


def test_sound_is_found_between_silences() -> None:
    """The bounds are the first and one past the last frame above -50 dB under the peak; noise below is silence."""
    samples = np.full(100, 0.001, dtype=np.float32)
    samples[20:60] = 0.5
    assert sound_bounds(samples) == (20, 60)
    assert sound_bounds(-samples) == (20, 60)
    samples[70] = 0.002
    assert sound_bounds(samples) == (20, 71)


def test_silence_has_no_bounds() -> None:
    """Where all is silent, or nothing is there, the sound is empty."""
    assert sound_bounds(silence(1)) == (0, 0)
    assert sound_bounds(silence(0)) == (0, 0)
