"""What a voice goes through before it is mixed: the high-pass, and by option compressor and de-esser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from panelaudio.audio import Mix, level_voices
from panelaudio.audio.loudness import SILENT_LUFS
from panelaudio.audio.measuring import measure
from panelaudio.audio.polish import polished
from panelaudio.weighing.high_pass import without_rumble
from tests.audio.sounds import RATE_HZ, cast_of, clip_of, sine, speechlike, timeline_of

if TYPE_CHECKING:
    from pathlib import Path

    from panelaudio.audio import VoiceLevel
    from panelaudio.speech import Samples

CLIP_HZ = 22_050


def integrated(heard: Samples, level: VoiceLevel) -> float:
    """The loudness of what one voice says."""
    assert level.gain_db + level.measured_lufs == pytest.approx(-23)
    return measure([heard[None, :]], RATE_HZ, 1).loudness.integrated_lufs


def db(sound: Samples) -> float:
    """RMS in dB of full scale."""
    return float(20 * np.log10(np.sqrt(np.mean(sound.astype(np.float64) ** 2))))


@pytest.mark.parametrize(
    ("hz", "least_db", "most_db"), [(15, -40, -20), (30, -14, -10), (100, -1, 0.1), (2000, -0.1, 0.1)]
)
@pytest.mark.parametrize("rate_hz", [16_000, 22_050, 48_000])
def test_rumble_goes_and_voices_stay(rate_hz: int, hz: float, least_db: float, most_db: float) -> None:
    """Under 60 Hz sound is turned down by 12 dB an octave; what voices have is left as it is."""
    tone = sine(hz, 2, 0.5, rate_hz)
    assert least_db <= db(without_rumble(tone, rate_hz)[rate_hz:]) - db(tone) <= most_db


def test_an_offset_goes_without_a_click() -> None:
    """A clip with a constant offset begins at nothing."""
    clear = without_rumble(sine(300, 0.5, 0.2, CLIP_HZ) + np.float32(0.4), CLIP_HZ)
    assert abs(clear.mean()) < 0.002
    assert abs(clear[0]) < 0.01
    assert np.abs(clear).max() < 0.24


def test_loud_syllables_are_pressed_and_soft_ones_left() -> None:
    """What is 12 dB over the voice's loudness comes down by about half of it; what is under it stays."""
    soft, loud = sine(300, 1, 0.03, CLIP_HZ), sine(300, 1, 0.4, CLIP_HZ)
    voice_db = db(loud) - 12
    heard = polished(np.concatenate((soft, loud)), CLIP_HZ, voice_db)
    assert db(heard[: CLIP_HZ // 2]) == pytest.approx(db(soft), abs=0.1)
    assert db(heard[-CLIP_HZ // 2 :]) == pytest.approx(db(loud) - 6, abs=0.5)


def test_sharp_s_is_softened_and_the_vowel_left() -> None:
    """Hiss over 5 kHz as loud as the voice itself comes down; a vowel as loud does not."""
    random = np.random.default_rng(1)
    spectrum = np.fft.rfft(random.normal(0, 0.1, CLIP_HZ))
    spectrum[: CLIP_HZ // 4] = 0
    hiss, vowel = np.fft.irfft(spectrum, CLIP_HZ).astype(np.float32), sine(400, 1, 0.1, CLIP_HZ)
    middle = slice(CLIP_HZ // 4, -CLIP_HZ // 4)
    assert db(polished(hiss, CLIP_HZ, db(hiss) + 1)[middle]) < db(hiss) - 5
    assert db(polished(vowel, CLIP_HZ, db(vowel) + 1)[middle]) == pytest.approx(db(vowel), abs=0.6)


def test_gains_do_not_jump() -> None:
    """A tone that becomes loud at once is turned down smoothly: from frame to frame by hardly anything."""
    tone = np.concatenate((sine(300, 1, 0.02, CLIP_HZ), sine(300, 1, 0.5, CLIP_HZ)))
    heard = polished(tone, CLIP_HZ, -30.0)
    gain = heard[np.abs(tone) > 0.015] / tone[np.abs(tone) > 0.015]
    assert gain.min() < 0.6
    assert np.abs(np.diff(gain)).max() < 0.02


@pytest.mark.parametrize("frames", [0, 1, 50, 500])
@pytest.mark.parametrize("rate_hz", [8000, 22_050])
def test_clips_of_any_length_and_rate(frames: int, rate_hz: int) -> None:
    """As many frames come out as go in, all of them numbers."""
    heard = polished(np.full(frames, 0.9, dtype=np.float32), rate_hz, SILENT_LUFS)
    assert heard.shape == (frames,)
    assert np.isfinite(heard).all()


def test_a_polished_voice_has_a_smaller_range_and_is_levelled_as_heard(tmp_path: Path) -> None:
    """A voice's loud sentences come nearer to its soft ones, and its gain is reckoned from what is then heard."""
    sounds = [speechlike(2, level, RATE_HZ, seed=number) for number, level in enumerate((0.05, 0.2))]
    clips = [clip_of(tmp_path, str(number), sound, RATE_HZ) for number, sound in enumerate(sounds)]
    timeline = timeline_of([("Nora", clip) for clip in clips])
    apart_db = {}
    for polish in (False, True):
        levels = level_voices(timeline, cast_of(Nora=0), polish=polish)
        assert bool(levels.polish_lufs) == polish
        mix = Mix(timeline=timeline, gains_db=levels.gains_db(), seats={"Nora": 0}, polish_lufs=levels.polish_lufs)
        heard = np.concatenate(list(mix.programme(60.0).windows()), axis=1)[0]
        soft, loud = (db(heard[one.start_frame : one.end_frame]) for one in timeline.placements)
        apart_db[polish] = loud - soft
        said = np.concatenate([heard[one.start_frame : one.end_frame] for one in timeline.placements])
        assert integrated(said, levels.voices["Nora"]) == pytest.approx(-23, abs=0.1)
    assert apart_db[True] < apart_db[False] - 2


def test_a_polished_stretch_is_a_part_of_the_whole(tmp_path: Path) -> None:
    """Wherever a stretch begins, the polished frames are the same."""
    timeline = timeline_of([("Nora", clip_of(tmp_path, "a", speechlike(3, 0.2)))] * 3)
    levels = level_voices(timeline, cast_of(Nora=0), polish=True)
    mix = Mix(timeline=timeline, gains_db=levels.gains_db(), seats={"Nora": 0}, polish_lufs=levels.polish_lufs)
    programme = mix.programme(-2.0)
    whole = np.concatenate(list(programme.windows()), axis=1)
    part = np.concatenate(list(programme.stretch(160_000, 260_016)), axis=1)
    assert (part == whole[:, 160_000:260_016]).all()
