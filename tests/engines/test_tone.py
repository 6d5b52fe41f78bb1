from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pyloudnorm
import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.cast import Voice
from panelaudio.engines.tone import ToneEngine
from panelaudio.errors import EngineError
from panelaudio.testing.engine_contract import check_engine, check_marks

if TYPE_CHECKING:
    from pathlib import Path

VOICE = Voice(engine="tone", name="tone-5")
TEXT = "The lamp on the quay went out, and nobody minded. Then the boats came in, one by one."


def test_contract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It keeps what every engine promises."""
    monkeypatch.chdir(tmp_path)
    check_engine(ToneEngine())


@given(st.text(max_size=200), st.floats(0.5, 2.0), st.floats(-12, 12))
def test_any_text_at_any_setting(text: str, speed: float, pitch: float) -> None:
    """Marks keep the contract and samples stay in range for every text and setting."""
    synthesis = ToneEngine().synthesize(text, replace(VOICE, speed=speed, pitch=pitch))
    check_marks(synthesis, text)
    assert np.abs(synthesis.samples).max(initial=0.0) <= 1.0


def test_marks_are_exact() -> None:
    """Every frame of a word sounds (but where the wave crosses zero), and none beside them."""
    synthesis = ToneEngine().synthesize(TEXT, VOICE)
    inside = np.zeros(len(synthesis.samples), dtype=bool)
    for mark in synthesis.marks:
        assert abs(synthesis.samples[mark.frame + 1]) > 0
        assert abs(synthesis.samples[mark.end_frame - 1]) > 0
        inside[mark.frame : mark.end_frame] = True
    assert not synthesis.samples[~inside].any()


def test_speed_and_letters_decide_the_length() -> None:
    """Twice the speed takes half the time; a longer word takes longer."""
    engine = ToneEngine()
    natural, fast = (len(engine.synthesize(TEXT, replace(VOICE, speed=speed)).samples) for speed in (1.0, 2.0))
    assert fast == pytest.approx(natural / 2, rel=0.001)
    assert len(engine.synthesize("lamps", VOICE).samples) > len(engine.synthesize("lamp", VOICE).samples)


def test_a_sentence_is_about_as_long_as_when_spoken() -> None:
    """150 to 200 words a minute, so a preview paces like the real thing."""
    synthesis = ToneEngine().synthesize(TEXT, VOICE)
    minutes = len(synthesis.samples) / synthesis.rate_hz / 60
    assert 150 <= len(TEXT.split()) / minutes <= 200


@pytest.mark.parametrize("name", ["tone-1", "tone-24"])
def test_level(name: str) -> None:
    """About -23 LUFS (BS.1770-4), whatever the voice."""
    synthesis = ToneEngine().synthesize(TEXT, replace(VOICE, name=name))
    loudness = pyloudnorm.Meter(synthesis.rate_hz).integrated_loudness(synthesis.samples.astype(np.float64))
    assert loudness == pytest.approx(-23, abs=2)


def test_voices_are_semitones_apart_and_take_turns() -> None:
    """24 voices, no two of one pitch, men's and women's in turn."""
    voices = ToneEngine().voices()
    semitones = sorted(12 * math.log2(voice.median_f0_hz / 110) for voice in voices)
    assert semitones == pytest.approx(range(24), abs=0.01)
    assert [voice.gender for voice in voices] == ["male", "female"] * 12


def test_the_voice_has_the_pitch_that_it_lists() -> None:
    """The strongest frequency of a long word is the voice's, moved by the semitones that were asked for."""
    engine = ToneEngine()
    listed = {voice.name: voice.median_f0_hz for voice in engine.voices()}
    samples = engine.synthesize("a" * 40, replace(VOICE, pitch=12)).samples
    strongest = np.abs(np.fft.rfft(samples)).argmax() * 22_050 / len(samples)
    assert strongest == pytest.approx(2 * listed[VOICE.name], rel=0.01)


def test_a_near_miss_is_named() -> None:
    """The nearest voice is in the hint."""
    with pytest.raises(EngineError, match="tone-55") as caught:
        ToneEngine().synthesize("Yes.", replace(VOICE, name="tone-55"))
    assert caught.value.code == "unknown-voice"
    assert "'tone-5'" in caught.value.hint
