"""Music of the user's, decoded and measured, and the sting that is built in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from panelaudio.audio.sting import LENGTH_S, sting
from panelaudio.audio.tunes import Tune, tune_of
from panelaudio.errors import InputError
from tests.audio.sounds import RATE_HZ, sine

if TYPE_CHECKING:
    from pathlib import Path

    from panelaudio.speech import Samples


def read(tmp_path: Path, name: str, sound: Samples, rate_hz: int = RATE_HZ, seconds: float | None = None) -> Tune:
    """A tune from a sound file of this name; ``sound`` of shape (frames,) or (frames, 2)."""
    format_ = None if "." in name and name.endswith(("wav", "flac", "ogg")) else "WAV"
    soundfile.write(tmp_path / name, sound, rate_hz, format=format_)
    return tune_of(tmp_path / name, tmp_path / "tune.pcm", RATE_HZ, seconds)


def test_mono_at_another_rate(tmp_path: Path) -> None:
    """It comes out at the episode's rate on two equal channels, and as loud as an independent meter says."""
    pyloudnorm = pytest.importorskip("pyloudnorm")
    tune = read(tmp_path, "a.flac", sine(500, 1, 0.25, 24_000), 24_000)
    assert (tune.frames, tune.wide) == (RATE_HZ, False)
    heard = tune.samples(0, tune.frames)
    assert heard.shape == (2, RATE_HZ)
    assert (heard[0] == heard[1]).all()
    assert np.abs(heard[0, 1000:-1000]).max() == pytest.approx(0.25 / np.sqrt(2), abs=0.001)  # of equal power
    assert tune.lufs == pytest.approx(pyloudnorm.Meter(RATE_HZ).integrated_loudness(heard.T), abs=0.1)


def test_stereo_is_kept(tmp_path: Path) -> None:
    """Two channels that differ are told, and stay apart."""
    tune = read(tmp_path, "a.ogg", np.stack((sine(400, 1), np.zeros(RATE_HZ, dtype=np.float32)), axis=1))
    assert tune.wide
    left, right = tune.samples(10_000, 20_000)
    assert np.abs(left).max() > 0.4
    assert np.abs(right).max() < 0.01


def test_only_what_is_heard_is_measured(tmp_path: Path) -> None:
    """Cut to the frame; a loud second half that nobody hears does not count for the level."""
    sound = np.concatenate((sine(400, 1, 0.05), sine(400, 2, 0.8)))
    tune = read(tmp_path, "a.wav", sound, seconds=1.0)
    assert tune.frames == RATE_HZ
    assert tune.lufs == pytest.approx(read(tmp_path, "b.wav", sine(400, 1, 0.05)).lufs, abs=0.05)


@pytest.mark.parametrize(
    "name",
    ["-i x.wav", "file:x.wav", "concat:a|b.wav", "a;b&'c' $(x) %d.wav", "[0:a]\n#1.wav", "No ending", "…é😀.wav"],
)
def test_hostile_names(tmp_path: Path, name: str) -> None:
    """No file's name is taken by ffmpeg for an option, a protocol, a pattern or a filter."""
    assert read(tmp_path, name, sine(400, 0.5)).frames == RATE_HZ // 2


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"just words, no sound\n" * 50, "silent-music"),
        ("a.wav", b"", "bad-music"),
        ("a.wav", b"RIFF\xff\xff\xff\xffWAVEnonsense", "bad-music"),
        ("a.wav", b"#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:1/x.ts\n#EXT-X-ENDLIST\n", "bad-music"),
        ("a.wav", b"ffconcat version 1.0\nfile /etc/hostname\n", "bad-music"),
    ],
)
def test_what_is_no_sound(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    """A text, nothing, something broken, and lists that name other files are errors that name the file."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=name) as caught:
        tune_of(tmp_path / name, tmp_path / "tune.pcm", RATE_HZ)
    assert caught.value.code == code


def test_silence_is_no_music(tmp_path: Path) -> None:
    """It could not be made as loud as the voices."""
    with pytest.raises(InputError, match="no sound in it"):
        read(tmp_path, "a.wav", np.zeros(RATE_HZ, dtype=np.float32))


@pytest.mark.parametrize("rate_hz", [16_000, 48_000])
def test_the_built_in_sting(tmp_path: Path, rate_hz: int) -> None:
    """As long as it says at any rate, loud enough, never too loud, and it begins and ends with nothing."""
    sound = sting(rate_hz)
    assert len(sound) == round(LENGTH_S * rate_hz)
    assert 0.1 < np.abs(sound).max() < 0.9
    assert np.abs(sound[[0, -1]]).max() < 1e-3
    tune = tune_of(None, tmp_path / "sting.pcm", rate_hz)
    assert (tune.frames, tune.wide) == (len(sound), False)
