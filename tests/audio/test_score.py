"""Music on the timeline: at its level, ducked, faded, looped, and the same wherever a stretch begins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from panelaudio.audio import Mix, Score, tune_of
from panelaudio.audio.score import BED_DB, DEPTH_DB, UNDER_VOICES_LU
from panelaudio.timeline import MusicPlacement
from tests.audio.sounds import clip_of, sine, timeline_of

if TYPE_CHECKING:
    from pathlib import Path

    from panelaudio.speech import Samples
    from panelaudio.timeline import Timeline

RATE_HZ = 16_000
NO_CEILING = 60.0
HZ = 250.0

Mixing = Callable[..., Score]


@pytest.fixture(scope="module")
def tunes(tmp_path_factory: pytest.TempPathFactory) -> Mixing:
    """A score in which every use is a steady tone of so many seconds and so many dB of gain."""
    folder = tmp_path_factory.mktemp("tunes")

    def score(seconds: float, gain_db: float = 0.0, *, wide: bool = False) -> Score:
        sound = sine(HZ, seconds, 0.3, RATE_HZ)
        both = np.stack((sound, sine(HZ * 2, seconds, 0.3, RATE_HZ) if wide else sound), axis=1)
        soundfile.write(folder / "a.wav", both, RATE_HZ, "FLOAT")
        tune = tune_of(folder / "a.wav", folder / f"{seconds}-{wide}.pcm", RATE_HZ)
        uses = ("intro", "outro", "bed", "sting")
        return Score(tunes=dict.fromkeys(uses, tune), gains_db=dict.fromkeys(uses, gain_db))

    return score


def heard(timeline: Timeline, score: Score, *, only: str | None = "", channels: int = 1) -> Samples:
    """The music alone, or all."""
    mix = Mix(
        timeline=timeline,
        gains_db={"Nora": 0.0},
        seats={"Nora": 0},
        score=score,
        only=only,
        asked_channels=channels,
    )
    return np.concatenate(list(mix.programme(NO_CEILING).windows()), axis=1)


def with_music(timeline: Timeline, *music: MusicPlacement) -> Timeline:
    """A timeline with music on it."""
    return replace(timeline, music=music)


def lufs(sound: Samples) -> float:
    """By an independent meter."""
    pyloudnorm = pytest.importorskip("pyloudnorm")
    return float(pyloudnorm.Meter(RATE_HZ).integrated_loudness(sound.T.astype(np.float64)))


def talk(tmp_path: Path, *, gap_s: float = 4.0) -> Timeline:
    """One word of a second, with silence before and after."""
    clip = clip_of(tmp_path, "a", sine(400, 1, 0.1, RATE_HZ), RATE_HZ)
    return timeline_of([("Nora", clip)], gap_frames=round(gap_s * RATE_HZ), rate_hz=RATE_HZ)


@pytest.mark.parametrize("channels", [1, 2])
def test_music_alone_is_a_little_softer_than_the_voices(tmp_path: Path, tunes: Mixing, channels: int) -> None:
    """Beside voices at -23 LUFS on one channel, plus what voices.yaml adds; on two everything reads 3 LU more."""
    timeline = talk(tmp_path)
    music = MusicPlacement(use="intro", start_frame=0, frames=3 * RATE_HZ)
    sound = heard(with_music(timeline, music), tunes(3, gain_db=-4.0), channels=channels)[:, : 3 * RATE_HZ]
    assert lufs(sound) == pytest.approx(-23 - UNDER_VOICES_LU - 4 + 3 * (channels - 1), abs=0.2)


def test_a_bed_lies_deep_under_speech(tmp_path: Path, tunes: Mixing) -> None:
    """Soft where nobody speaks for a while, and softer by its depth under every frame of speech."""
    timeline = talk(tmp_path)
    (word,) = timeline.placements
    bed = MusicPlacement(use="bed", start_frame=0, frames=timeline.frames)
    sound = heard(with_music(timeline, bed), tunes(20))
    assert lufs(sound[:, :RATE_HZ]) == pytest.approx(-23 - UNDER_VOICES_LU + BED_DB, abs=0.2)
    under = sound[:, word.start_frame : word.end_frame]
    assert lufs(under) == pytest.approx(-23 - UNDER_VOICES_LU + BED_DB - DEPTH_DB["bed"], abs=0.3)


@pytest.mark.parametrize("use", ["intro", "outro", "bed", "sting"])
def test_music_fades_and_never_steps(tmp_path: Path, tunes: Mixing, use: str) -> None:
    """A tone that is cut in mid-wave rises from nothing and falls to nothing, ducked on the way, without a click."""
    timeline = talk(tmp_path)
    fades = {"fade_in_frames": RATE_HZ // 100, "fade_out_frames": RATE_HZ}
    frames = 8 * RATE_HZ + 123
    sound = heard(with_music(timeline, MusicPlacement(use=use, start_frame=77, frames=frames, **fades)), tunes(9.3))[0]
    assert np.abs(sound[[77, 77 + frames - 1]]).max() < 1e-3 * np.abs(sound).max()
    assert not sound[:77].any()
    assert not sound[77 + frames :].any()
    steepest = 2 * np.pi * HZ / RATE_HZ
    assert np.abs(np.diff(sound)).max() < 1.3 * steepest * np.abs(sound).max()


def test_a_short_bed_comes_again_without_a_step(tmp_path: Path, tunes: Mixing) -> None:
    """Its end is crossfaded with its beginning: no hole, no click, and never much louder (this tone meets itself)."""
    timeline = talk(tmp_path, gap_s=8)
    bed = MusicPlacement(use="bed", start_frame=0, frames=7 * RATE_HZ)
    sound = heard(with_music(timeline, bed), tunes(1.6))[0, : 7 * RATE_HZ]
    alone = np.abs(sound[: RATE_HZ // 2]).max()
    peaks = np.abs(sound).reshape(-1, RATE_HZ // 50).max(axis=1)
    assert 0.95 * alone < peaks.min()
    assert peaks.max() < 1.5 * alone
    assert np.abs(np.diff(sound)).max() < 1.6 * 2 * np.pi * HZ / RATE_HZ * alone


def test_joins_of_voice_and_music_have_no_step(tmp_path: Path, tunes: Mixing) -> None:
    """Intro, sting, bed and outro over voices that are cut in mid-wave: nowhere more than tones of that height give."""
    clip = clip_of(tmp_path, "a", sine(400, 1, 0.1, RATE_HZ), RATE_HZ)
    timeline = timeline_of([("Nora", clip)] * 3, gap_frames=3 * RATE_HZ, rate_hz=RATE_HZ)
    edge = {"fade_in_frames": RATE_HZ // 100, "fade_out_frames": RATE_HZ // 3}
    first, second, third = timeline.placements
    music = (
        MusicPlacement(use="sting", start_frame=first.end_frame + RATE_HZ, frames=RATE_HZ, **edge),
        MusicPlacement(use="intro", start_frame=0, frames=first.start_frame + RATE_HZ // 2, **edge),
        MusicPlacement(use="bed", start_frame=second.start_frame, frames=5 * RATE_HZ, **edge),
        MusicPlacement(use="outro", start_frame=third.start_frame, frames=3 * RATE_HZ, **edge),
    )
    sound = heard(with_music(timeline, *music), tunes(4.03), only=None)[0]
    voice, tune = 2 * np.pi * 400 / RATE_HZ * 0.1, 2 * np.pi * HZ / RATE_HZ * 0.11
    assert np.abs(np.diff(sound)).max() < voice + 2 * tune


def test_a_stretch_is_a_part_of_the_whole(tmp_path: Path, tunes: Mixing) -> None:
    """Wherever a part begins, and with however many threads, the frames are the same, bit by bit."""
    timeline = talk(tmp_path)
    music = MusicPlacement(use="outro", start_frame=999, frames=8 * RATE_HZ, fade_in_frames=9000, fade_out_frames=9000)
    bed = MusicPlacement(use="bed", start_frame=0, frames=timeline.frames, fade_out_frames=RATE_HZ)
    timeline = with_music(timeline, music, bed)
    mix = Mix(timeline=timeline, gains_db={"Nora": -3.0}, seats={"Nora": 10}, score=tunes(8.5, wide=True))
    programme = mix.programme(-2.0)
    whole = np.concatenate(list(programme.windows()), axis=1)
    assert whole.shape == (2, timeline.frames)
    assert (np.concatenate(list(programme.windows(3)), axis=1) == whole).all()
    for first, last in ((16_000, 70_000), (63_984, 80_016), (99_200, timeline.frames)):
        assert (np.concatenate(list(programme.stretch(first, last)), axis=1) == whole[:, first:last]).all()


def test_wide_music_makes_two_channels(tmp_path: Path, tunes: Mixing) -> None:
    """Only where it is heard, and not where one channel is asked for."""
    timeline = talk(tmp_path)
    placed = with_music(timeline, MusicPlacement(use="intro", start_frame=0, frames=RATE_HZ))
    for line, wide, asked, channels in (
        (placed, True, None, 2),
        (placed, False, None, 1),
        (timeline, True, None, 1),
        (placed, True, 1, 1),
    ):
        score = tunes(1.5, wide=wide)
        mix = Mix(timeline=line, gains_db={"Nora": 0.0}, seats={"Nora": 0}, score=score, asked_channels=asked)
        assert mix.channels == channels
