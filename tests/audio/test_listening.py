"""What a player plays, from its start: how loud it is, millisecond by millisecond, whatever the codec."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from panelaudio.audio.ffmpeg import ffmpeg_path
from panelaudio.audio.listening import SILENT_DB, as_db, levels_of
from panelaudio.errors import OutputError
from tests.audio.sounds import RATE_HZ, sine

if TYPE_CHECKING:
    from pathlib import Path

CODECS = {
    "mp3": ("-c:a", "libmp3lame", "-b:a", "96k"),
    "m4a": ("-c:a", "aac", "-b:a", "96k"),
    "opus": ("-c:a", "libopus", "-b:a", "64k"),
    "flac": ("-c:a", "flac"),
    "wav": ("-c:a", "pcm_s16le"),
}


def tone_at(folder: Path, begin_s: float, suffix: str, *, channels: int = 1) -> Path:
    """A file with a tone of half a second, in silence, three seconds in all."""
    sound = np.zeros(3 * RATE_HZ, dtype=np.float32)
    begin = round(begin_s * RATE_HZ)
    sound[begin : begin + RATE_HZ // 2] = sine(440, 0.5)
    soundfile.write(folder / "whole.wav", np.stack([sound] * channels, axis=1), RATE_HZ)
    path = folder / f"talk.{suffix}"
    arguments = ["-y", "-loglevel", "error", "-i", str(folder / "whole.wav"), *CODECS[suffix], str(path)]
    subprocess.run([ffmpeg_path(), *arguments], check=True)
    return path


@pytest.mark.parametrize("suffix", CODECS)
def test_a_sound_stands_where_a_player_plays_it(tmp_path: Path, suffix: str) -> None:
    """Encoder delay, edit list and pre-skip are left out: the tone begins and ends on its millisecond, at its level."""
    levels = levels_of(tone_at(tmp_path, 1.234, suffix))
    loud = np.flatnonzero(levels > np.median(levels[1300:1700]) - 12)
    assert len(levels) == 3000
    assert abs(int(loud[0]) - 1234) <= 1
    assert abs(int(loud[-1]) - 1733) <= 2
    assert as_db(float(np.median(levels[1300:1700]))) == pytest.approx(-9, abs=1)


def test_channels_count_as_one(tmp_path: Path) -> None:
    """Two channels that are alike are as loud as one."""
    (tmp_path / "a").mkdir()
    mono, stereo = tone_at(tmp_path, 1.0, "wav"), tone_at(tmp_path / "a", 1.0, "wav", channels=2)
    assert np.array_equal(levels_of(mono), levels_of(stereo))


def test_a_track_that_begins_late_is_silent_before(tmp_path: Path) -> None:
    """A container may begin with nothing; a player waits, and so does the clock."""
    source, late = tone_at(tmp_path, 1.0, "m4a"), tmp_path / "late.m4a"
    arguments = ["-y", "-loglevel", "error", "-itsoffset", "0.5", "-i", str(source), "-c", "copy", str(late)]
    subprocess.run([ffmpeg_path(), *arguments], check=True)
    loud = np.flatnonzero(levels_of(late) > levels_of(source).max() - 12)
    assert abs(int(loud[0]) - 1500) <= 25  # the container's own clock has a coarser grain


def test_silence_has_the_lowest_level(tmp_path: Path) -> None:
    """Digital zero is as soft as can be told, and counts to the last part of a millisecond."""
    soundfile.write(tmp_path / "zero.wav", np.zeros(16_004), 16_000)
    levels = levels_of(tmp_path / "zero.wav")
    assert (len(levels), int(levels.max()), as_db(0.0)) == (1001, 0, SILENT_DB)


def test_what_is_no_sound_file_is_called_so(tmp_path: Path) -> None:
    """Without what ffmpeg says of it, and with what to type."""
    (tmp_path / "talk.txt").write_text("no sound")
    with pytest.raises(OutputError, match=r"^\S+talk.txt holds no sound that can be read$"):
        levels_of(tmp_path / "talk.txt")


@pytest.mark.parametrize("raw", [b"", b"no sound at all", b"#EXTM3U\n#EXTINF:9,\nhttp://127.0.0.1:9/a.mp3\n"])
def test_what_is_no_sound_is_refused(tmp_path: Path, raw: bytes) -> None:
    """An error of ours; a playlist in a sound file's clothes makes no connection."""
    (tmp_path / "talk.mp3").write_bytes(raw)
    with pytest.raises(OutputError):
        levels_of(tmp_path / "talk.mp3")
