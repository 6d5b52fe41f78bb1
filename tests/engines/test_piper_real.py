"""Piper with a real model."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from panelaudio.cast import Voice
from panelaudio.engines.piper import PiperEngine
from panelaudio.testing.engine_contract import check_engine
from tests.engines.real_models import DATA, needs

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = needs("piper", "piper")
VOICE = Voice(engine="piper", name="en_US-joe-medium")
TEXT = "Stay here. Only some of the boats, I am told, are in."


@pytest.fixture(scope="module")
def engine() -> PiperEngine:
    """One for all tests: a model takes a second to load."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PANELAUDIO_DATA", str(DATA))
        return PiperEngine()


def test_contract(engine: PiperEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It keeps what every engine promises, the same bytes in any order among it."""
    monkeypatch.chdir(tmp_path)
    check_engine(engine, VOICE)


def test_marks_fall_on_the_sound(engine: PiperEngine) -> None:
    """Times are the model's own: after a pause the first sound comes within 80 ms of its word's mark."""
    synthesis = engine.synthesize(TEXT, VOICE)
    assert synthesis.timed
    assert min(mark.end_frame - mark.frame for mark in synthesis.marks) > 0.03 * synthesis.rate_hz
    pauses = 0
    for before, after in pairwise(synthesis.marks):
        if after.frame - before.end_frame > 0.1 * synthesis.rate_hz:
            pauses += 1
            onset = synthesis.samples[after.frame : after.frame + round(0.08 * synthesis.rate_hz)]
            assert np.abs(synthesis.samples[before.end_frame : after.frame]).max() < np.abs(onset).max()
    assert pauses


def test_speed_and_pitch(engine: PiperEngine) -> None:
    """Half the speed takes about twice as long; another pitch takes as long as before, to within a tenth."""
    plain = len(engine.synthesize(TEXT, VOICE).samples)
    assert 1.7 * plain < len(engine.synthesize(TEXT, replace(VOICE, speed=0.5)).samples) < 2.3 * plain
    assert 0.9 * plain < len(engine.synthesize(TEXT, replace(VOICE, pitch=3)).samples) < 1.1 * plain


def test_markup_of_piper_is_not_obeyed(engine: PiperEngine) -> None:
    """``[[…]]`` would be taken for phonemes; here it is read like any other text."""
    obeyed = engine.synthesize("(a lamp)", VOICE).samples
    assert len(engine.synthesize("[[a lamp]]", VOICE).samples) > 0.8 * len(obeyed)
