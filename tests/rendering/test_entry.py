"""One file of the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.rendering.entry import Entry, pack, unpack
from panelaudio.speech import Mark, Synthesis
from tests.rendering.fakes import RATE_HZ, marks_of, tone

if TYPE_CHECKING:
    from pathlib import Path

SPOKEN = "some words"
ENTRY = Entry(frames=8000, rate_hz=RATE_HZ, marks=marks_of(SPOKEN), sound_start=1, sound_end=7999, timed=True)
SYNTHESIS = Synthesis(samples=tone(SPOKEN), rate_hz=RATE_HZ, marks=marks_of(SPOKEN))
FILE = pack(ENTRY, SYNTHESIS)

numbers = st.integers(0, 10**9)
marks = st.builds(Mark, start=numbers, end=numbers, frame=numbers, end_frame=numbers)


@given(st.lists(marks, max_size=5), st.integers(0, 9), st.booleans())
def test_what_is_packed_comes_back(some: list[Mark], frames: int, timed: bool) -> None:  # noqa: FBT001 - drawn
    """Marks, rate and bounds survive the file, for any number of frames and marks."""
    entry = Entry(frames=frames, rate_hz=22050, marks=tuple(some), sound_start=0, sound_end=frames, timed=timed)
    samples = np.linspace(-1, 1, frames, dtype=np.float32)
    assert unpack(pack(entry, Synthesis(samples=samples, rate_hz=22050, marks=()))) == entry


@given(st.integers(0, len(FILE) - 1), st.integers(1, 255))
def test_a_changed_byte_is_noticed(place: int, change: int) -> None:
    """No byte of the file can change without the checksum telling."""
    damaged = bytearray(FILE)
    damaged[place] ^= change
    with pytest.raises(ValueError, match="checksum"):
        unpack(bytes(damaged))


@given(st.integers(0, len(FILE) - 1))
def test_a_truncated_file_is_noticed(length: int) -> None:
    """No beginning of the file passes for the whole."""
    with pytest.raises(ValueError, match=r"checksum|too short"):
        unpack(FILE[:length])


def test_other_readers_read_the_same_samples(tmp_path: Path) -> None:
    """Libsndfile reads the file as mono WAV at the clip's rate; 16-bit samples come back bit for bit."""
    exact = (np.arange(-32768, 32768, 7) / 32768).astype(np.float32)
    entry = Entry(frames=len(exact), rate_hz=RATE_HZ, marks=(), sound_start=0, sound_end=0, timed=True)
    path = tmp_path / "clip.wav"
    path.write_bytes(pack(entry, Synthesis(samples=exact, rate_hz=RATE_HZ, marks=())))
    samples, rate_hz = soundfile.read(path, dtype="float32")
    assert rate_hz == RATE_HZ
    assert np.array_equal(samples, exact)


def test_overshoot_is_clipped(tmp_path: Path) -> None:
    """A sample beyond full scale becomes full scale; it does not wrap round to the other sign."""
    loud = np.array([1.05, -1.05], dtype=np.float32)
    entry = Entry(frames=2, rate_hz=RATE_HZ, marks=(), sound_start=0, sound_end=2, timed=True)
    path = tmp_path / "clip.wav"
    path.write_bytes(pack(entry, Synthesis(samples=loud, rate_hz=RATE_HZ, marks=())))
    samples, _ = soundfile.read(path, dtype="int16")
    assert samples.tolist() == [32767, -32768]
