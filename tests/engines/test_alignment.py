"""Words found in sound: by the aligner where it is installed, else estimated."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from panelaudio.cast import Voice
from panelaudio.engines.alignment import aligner, found_marks
from panelaudio.engines.espeak import EspeakEngine

SPOKEN = "The lamp on the quay went out, and nobody minded zorbling."


@pytest.mark.skipif(sys.platform != "linux", reason="the sound comes from eSpeak NG")
def test_words_are_found() -> None:
    """Against eSpeak NG's own events most words begin within 60 ms; a word that no dictionary has among them."""
    pytest.importorskip("pocketsphinx")
    synthesis = EspeakEngine().synthesize(SPOKEN, Voice(engine="espeak", name="gmw/en-US"))
    marks, timed = found_marks(SPOKEN, synthesis.samples, synthesis.rate_hz, "en-US")
    away = [abs(one.frame - other.frame) / synthesis.rate_hz for one, other in zip(marks, synthesis.marks, strict=True)]
    assert timed
    assert np.median(away) < 0.03
    assert sorted(away)[-2] < 0.06
    again, _ = found_marks(SPOKEN, synthesis.samples, synthesis.rate_hz, "en-US")
    assert again == marks


@pytest.mark.skipif(sys.platform != "linux", reason="the sound comes from eSpeak NG")
@pytest.mark.parametrize("name", ["gmw/en-US+m4", "gmw/en-GB-x-rp", "gmw/en-US+m5"])
def test_pauses_of_pure_zero_do_no_harm(name: str) -> None:
    """Words are found in a synthesizer's sound, whose pauses no model of sound has learnt."""
    pytest.importorskip("pocketsphinx")
    spoken = "I think that was a mistake, and nobody had expected the storm to turn so early."
    synthesis = EspeakEngine().synthesize(spoken, Voice(engine="espeak", name=name))
    marks, timed = found_marks(spoken, synthesis.samples, synthesis.rate_hz, "en-US")
    away = [abs(one.frame - other.frame) / synthesis.rate_hz for one, other in zip(marks, synthesis.marks, strict=True)]
    assert timed
    assert np.quantile(away, 0.75) < 0.04


@pytest.mark.skipif(sys.platform != "linux", reason="the sound comes from eSpeak NG")
def test_figures_are_found() -> None:
    """A number is one word of the text, and words after it are found where they are."""
    pytest.importorskip("pocketsphinx")
    spoken = "She sold 3,600 lamps for 1.2 million crowns in Room 12B, and 3,600 more."
    synthesis = EspeakEngine().synthesize(spoken, Voice(engine="espeak", name="gmw/en-US"))
    marks, timed = found_marks(spoken, synthesis.samples, synthesis.rate_hz, "en-US")
    pairs = zip(marks, synthesis.marks, strict=True)
    away = [abs(one.frame - other.frame) / synthesis.rate_hz for one, other in pairs]
    assert timed
    assert [spoken[mark.start : mark.end] for mark in marks] == spoken.split()
    assert np.quantile(away, 0.75) < 0.04
    assert max(away) < 0.15


@pytest.mark.parametrize(
    ("spoken", "language"), [("Die Lampe ging aus.", "de"), ("It was 1984.", "en"), ("…", "en"), ("привет", "en")]
)
def test_what_it_cannot_know_is_estimated(spoken: str, language: str) -> None:
    """Other languages, signs, sound without a word: marks for every word, and no claim that they were measured."""
    marks, timed = found_marks(spoken, np.full(8000, 0.1, dtype=np.float32), 16_000, language)
    assert not timed
    assert [spoken[mark.start : mark.end] for mark in marks] == spoken.split()


def test_noise_is_no_speech() -> None:
    """Sound that is not the text gives estimated times, not an error."""
    noise = np.random.default_rng(1).normal(0, 0.1, 4000).astype(np.float32)
    assert found_marks(SPOKEN, noise, 16_000, "en")[1] is False


@pytest.mark.skipif(sys.platform != "linux", reason="the sound comes from eSpeak NG")
def test_no_word_begins_in_a_pause() -> None:
    """Half a second of silence before a word is not the word's, but for the closure of a stop."""
    pytest.importorskip("pocketsphinx")
    engine, voice = EspeakEngine(), Voice(engine="espeak", name="gmw/en-US+f2")
    one, other = engine.synthesize("in good company", voice), engine.synthesize("and the lamps went out", voice)
    silence = np.zeros(one.rate_hz // 2, dtype=np.float32)
    samples = np.concatenate([one.samples, silence, other.samples])
    marks, timed = found_marks("in good company, and the lamps went out.", samples, one.rate_hz, "en")
    assert timed
    assert marks[3].frame >= len(one.samples) + len(silence)


def test_without_the_aligner(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is imported, and the version says that times are estimated."""
    monkeypatch.setitem(sys.modules, "pocketsphinx", None)
    monkeypatch.setattr("panelaudio.engines.alignment.find_spec", lambda _: None)
    assert aligner() == "estimated"
    assert found_marks("Yes.", np.ones(100, dtype=np.float32), 100, "en")[1] is False
