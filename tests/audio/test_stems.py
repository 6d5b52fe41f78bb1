"""Stems: one file a speaker, all as long as the episode; added up they are the programme."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from panelaudio.audio import Mix, Score, tune_of
from panelaudio.audio.room_tone import room_tone
from panelaudio.audio.stems import stem_container, write_stem
from panelaudio.errors import OutputError
from panelaudio.timeline import MusicPlacement, Overlap
from tests.audio.sounds import clip_of, sine, timeline_of, voicelike

if TYPE_CHECKING:
    from pathlib import Path

RATE_HZ = 16_000
SPEAKERS = ("Nora", "Olav", "Ines")


@pytest.fixture(scope="module")
def mix(tmp_path_factory: pytest.TempPathFactory) -> Mix:
    """Three people, two of them aside, one of them cut off by the next, over an intro and a wide bed."""
    folder = tmp_path_factory.mktemp("stems")
    clips = [clip_of(folder, name, voicelike(1.5, 0.2, RATE_HZ, seed), RATE_HZ) for seed, name in enumerate(SPEAKERS)]
    line = timeline_of(list(zip(SPEAKERS, clips, strict=True)), gap_frames=RATE_HZ // 2, rate_hz=RATE_HZ)
    first, second, third = line.placements
    early = replace(third, start_frame=second.end_frame - 2000)
    tail = replace(line.gaps[-1], start_frame=early.end_frame)
    timeline = replace(
        line,
        frames=early.end_frame + tail.frames,
        placements=(first, second, early),
        gaps=(*line.gaps[:2], tail),
        overlaps=(Overlap(start_frame=early.start_frame, frames=2000, reason="cut_off"),),
    )
    both = np.stack((sine(300, 2, 0.2, RATE_HZ), sine(500, 2, 0.2, RATE_HZ)), axis=1)
    soundfile.write(folder / "tune.wav", both, RATE_HZ)
    tune = tune_of(folder / "tune.wav", folder / "tune.pcm", RATE_HZ)
    music = (
        MusicPlacement(use="intro", start_frame=0, frames=RATE_HZ, fade_out_frames=4000),
        MusicPlacement(use="bed", start_frame=3000, frames=timeline.frames - 3000, fade_out_frames=4000),
    )
    return Mix(
        timeline=replace(timeline, music=music),
        gains_db={"Nora": -3.0, "Olav": 0.0, "Ines": 2.0},
        seats={"Nora": 0, "Olav": -30, "Ines": 30},
        polish_lufs=dict.fromkeys(SPEAKERS, -20.0),
        score=Score(tunes=dict.fromkeys(("intro", "bed"), tune)),
    )


def read(path: Path) -> np.ndarray:
    """A file's sound, shape (frames, channels), by an independent reader."""
    sound, rate_hz = soundfile.read(path, dtype="float64", always_2d=True)
    assert rate_hz == RATE_HZ
    return np.asarray(sound)


@pytest.mark.parametrize("suffix", ["wav", "flac"])
def test_stems_add_up_to_the_programme(mix: Mix, tmp_path: Path, suffix: str) -> None:
    """Equal lengths, to the frame; voices and music together are the mix on one channel, but for its room tone."""
    stems = []
    for only in (*SPEAKERS, ""):
        write_stem(mix, only, tmp_path / f"x.{suffix}", jobs=2)
        stems.append(read(tmp_path / f"x.{suffix}"))
    assert [one.shape for one in stems] == [(mix.timeline.frames, 1)] * 3 + [(mix.timeline.frames, 2)]
    whole = np.concatenate(list(replace(mix, asked_channels=1).programme(60.0).windows()), axis=1)[0]
    added = np.sum([one.mean(axis=1) for one in stems], axis=0)
    tone = room_tone(0, mix.timeline.frames, RATE_HZ)
    assert np.abs(added - (whole - tone)).max() < 3 / 32768


def test_a_stem_holds_one_speaker_alone(mix: Mix, tmp_path: Path) -> None:
    """Where the speaker is silent, all of it is zero; where it speaks, something is heard."""
    write_stem(mix, "Olav", tmp_path / "x.wav")
    sound = read(tmp_path / "x.wav")[:, 0]
    (place,) = (one for one in mix.timeline.placements if one.utterance.speaker == "Olav")
    assert np.abs(sound[place.start_frame : place.end_frame]).max() > 0.1
    assert not sound[: place.start_frame].any()
    assert not sound[place.end_frame :].any()


def test_threads_change_nothing(mix: Mix, tmp_path: Path) -> None:
    """The same bytes for any number of threads, in both kinds of file."""
    for suffix in ("wav", "flac"):
        for jobs in (1, 3):
            write_stem(mix, "Ines", tmp_path / f"{jobs}.{suffix}", jobs=jobs)
        assert (tmp_path / f"1.{suffix}").read_bytes() == (tmp_path / f"3.{suffix}").read_bytes()


def test_long_stems_are_rf64() -> None:
    """What a plain WAV's 32 bits cannot count is RF64; twelve hours of mono at 48 kHz still fit."""
    for hours, container in ((12, "WAV"), (13, "RF64")):
        assert stem_container(hours * 3600 * 48_000, ".wav") == container
    assert stem_container(13 * 3600 * 48_000, ".flac") == "FLAC"


def test_a_folder_that_is_not_there(mix: Mix, tmp_path: Path) -> None:
    """It is one clear error."""
    with pytest.raises(OutputError, match="cannot be written"):
        write_stem(mix, "Olav", tmp_path / "gone" / "x.wav")
