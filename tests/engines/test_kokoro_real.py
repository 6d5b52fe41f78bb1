"""Kokoro with its real model."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from panelaudio.cast import Voice
from panelaudio.engines.espeak import EspeakEngine
from panelaudio.engines.kokoro import KokoroEngine
from panelaudio.testing.engine_contract import check_engine
from tests.engines.real_models import DATA, needs

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = needs("kokoro", "kokoro_onnx")
VOICE = Voice(engine="kokoro", name="af_heart")


@pytest.fixture(scope="module")
def engine() -> KokoroEngine:
    """One for all tests: the model takes seconds to load."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PANELAUDIO_DATA", str(DATA))
        return KokoroEngine()


def test_contract(engine: KokoroEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It keeps what every engine promises, the same bytes in any order among it."""
    monkeypatch.chdir(tmp_path)
    check_engine(engine, replace(VOICE, speed=2.0), brief=True)


def test_times_are_the_models_own(engine: KokoroEngine) -> None:
    """Each word of ``some of the boats`` has a time of its own, though they are said as one."""
    synthesis = engine.synthesize("Some of the boats.", replace(VOICE, name="bm_george", speed=1.2, pitch=-1))
    assert synthesis.timed
    assert min(mark.end_frame - mark.frame for mark in synthesis.marks) > 0.03 * synthesis.rate_hz


@pytest.mark.parametrize("first", ["kokoro", "espeak"])
def test_beside_espeak_in_one_process(first: str) -> None:
    """Phonemes come through eSpeak NG too; its voices still speak in the same worker, fresh each time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PANELAUDIO_DATA", str(DATA))
        kokoro, espeak = KokoroEngine(), EspeakEngine()
        plain = Voice(engine="espeak", name="gmw/en-US")
        before = espeak.synthesize("Yes.", plain).samples.tobytes() if first == "espeak" else b""
        kokoro.synthesize("Yes.", VOICE)
        once, again = (espeak.synthesize("Yes.", plain).samples.tobytes() for _ in range(2))
        kokoro.synthesize("Yes.", replace(VOICE, name="bf_emma"))
        assert before in {b"", once}
        assert once == again == espeak.synthesize("Yes.", plain).samples.tobytes()
