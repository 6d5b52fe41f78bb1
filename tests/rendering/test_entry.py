"""One file of the cache."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.audio.ffmpeg import ffmpeg_path
from panelaudio.rendering.entry import Entry, glance, pack, unpack
from panelaudio.speech import Mark, Synthesis
from tests.rendering.fakes import RATE_HZ, marks_of, tone

if TYPE_CHECKING:
    from pathlib import Path

SPOKEN = "some words"
ENTRY = Entry(
    frames=8000,
    rate_hz=RATE_HZ,
    marks=marks_of(SPOKEN),
    sound_start=1,
    sound_end=7999,
    timed=True,
    spoken=SPOKEN,
    voice="fake Åda",
    levels=bytes(range(256)),
)
SYNTHESIS = Synthesis(samples=tone(SPOKEN), rate_hz=RATE_HZ, marks=marks_of(SPOKEN))
FILE = pack(ENTRY, SYNTHESIS)

numbers = st.integers(0, 10**9)
marks = st.builds(Mark, start=numbers, end=numbers, frame=numbers, end_frame=numbers)


@given(st.lists(marks, max_size=5), st.integers(1, 9), st.booleans(), st.binary(max_size=9))
def test_what_is_packed_comes_back(some: list[Mark], frames: int, timed: bool, levels: bytes) -> None:  # noqa: FBT001 - drawn
    """Marks, rate, bounds and levels survive the file, for any number of frames and marks."""
    entry = Entry(
        frames=frames,
        rate_hz=22050,
        marks=tuple(some),
        sound_start=0,
        sound_end=frames,
        timed=timed,
        levels=levels,
    )
    samples = np.linspace(-1, 1, frames, dtype=np.float32)
    assert unpack(pack(entry, Synthesis(samples=samples, rate_hz=22050, marks=()))) == entry


@given(st.integers(0, len(FILE) - 1), st.integers(1, 255))
def test_a_changed_byte_is_noticed(place: int, change: int) -> None:
    """No byte of the file can change without the checksum telling."""
    damaged = bytearray(FILE)
    damaged[place] ^= change
    with pytest.raises(ValueError, match=r"checksum|no clip|too short"):
        unpack(bytes(damaged))


@given(st.integers(0, len(FILE) - 1))
def test_a_truncated_file_is_noticed(length: int) -> None:
    """No beginning of the file passes for the whole."""
    with pytest.raises(ValueError, match=r"checksum|too short"):
        unpack(FILE[:length])


@given(st.binary(max_size=200))
def test_foreign_bytes_are_no_clip(raw: bytes) -> None:
    """Whatever lies under a clip's name, it is refused in one way."""
    with pytest.raises(ValueError, match=r"checksum|no clip|too short"):
        unpack(raw)


def test_the_beginning_tells_what_is_said() -> None:
    """A list of clips need not read them whole; too little of a beginning is told."""
    assert glance(FILE[:1000]) == ENTRY
    with pytest.raises(ValueError, match="too short"):
        glance(FILE[:100])


def test_a_file_of_another_version_is_refused() -> None:
    """Where our block holds other keys, under a right checksum, the file is no clip of ours."""
    told = FILE.replace(b'"timed"', b'"tamed"')
    with pytest.raises(ValueError, match="another format"):
        glance(told)


@pytest.mark.parametrize("frames", [1, 15, 16, 4096, 40_000])
@pytest.mark.parametrize("rate_hz", [8000, 16_000, 22_050, 24_000, 44_100, 48_000])
def test_other_readers_read_the_same_samples(tmp_path: Path, frames: int, rate_hz: int) -> None:
    """Libsndfile reads the file as mono FLAC at the clip's rate; 16-bit samples come back bit for bit."""
    exact = (np.random.default_rng(frames).integers(-32768, 32768, frames) / 32768).astype(np.float32)
    entry = Entry(frames=frames, rate_hz=rate_hz, marks=(), sound_start=0, sound_end=0, timed=True)
    path = tmp_path / "clip.flac"
    path.write_bytes(pack(entry, Synthesis(samples=exact, rate_hz=rate_hz, marks=())))
    samples, found_hz = soundfile.read(path, dtype="float32")
    assert soundfile.info(path).format == "FLAC"
    assert found_hz == rate_hz
    assert np.array_equal(samples, exact)


def test_ffmpeg_reads_the_same_samples(tmp_path: Path) -> None:
    """An independent reader takes the file, our block and all, without a complaint."""
    path = tmp_path / "clip.flac"
    path.write_bytes(FILE)
    command = [ffmpeg_path(), "-v", "warning", "-i", str(path), "-f", "s16le", "pipe:1"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stderr == b""
    heard = np.frombuffer(done.stdout, dtype="<i2")
    assert np.array_equal(heard, np.rint(SYNTHESIS.samples * 32768).astype(np.int16))


def test_overshoot_is_clipped(tmp_path: Path) -> None:
    """A sample beyond full scale becomes full scale; it does not wrap round to the other sign."""
    loud = np.array([1.05, -1.05], dtype=np.float32)
    entry = Entry(frames=2, rate_hz=RATE_HZ, marks=(), sound_start=0, sound_end=2, timed=True)
    path = tmp_path / "clip.flac"
    path.write_bytes(pack(entry, Synthesis(samples=loud, rate_hz=RATE_HZ, marks=())))
    samples, _ = soundfile.read(path, dtype="int16")
    assert samples.tolist() == [32767, -32768]


def test_a_file_is_the_same_without_files_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Elsewhere than on Linux a clip is written through Python's own buffer: the same bytes."""
    monkeypatch.delattr("os.memfd_create", raising=False)
    assert pack(ENTRY, SYNTHESIS) == FILE
