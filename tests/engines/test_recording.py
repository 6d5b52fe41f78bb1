"""People's own takes as an engine: cut into sentences, refused where they are missing."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from panelaudio.cast import Voice
from panelaudio.engines.espeak import EspeakEngine
from panelaudio.engines.recording import RecordingEngine
from panelaudio.errors import EngineError, SettingsError
from panelaudio.settings import EngineOptions
from panelaudio.testing.engine_contract import AWKWARD, SENTENCES, check_engine

if TYPE_CHECKING:
    from pathlib import Path

VOICE = Voice(engine="recording", name="nora")
TURN = ("The lamp on the quay went out.", "And nobody minded at all!")


def sheet(folder: Path, *turns: tuple[str, ...]) -> None:
    """A sheet of takes, as ``voices takes`` writes one."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [f"{number:04}.wav\t{said}\t{said}" for number, turn in enumerate(turns, 1) for said in turn]
    (folder / "takes.tsv").write_text("\n".join(["file\tspoken\tdisplay", *rows, ""]), encoding="utf-8")


def engine_of(tmp_path: Path) -> RecordingEngine:
    """The engine over ``takes`` beside a voices.yaml."""
    options = EngineOptions(engine="recording", path=str(tmp_path / "voices.yaml"), texts={"folder": "takes"})
    return RecordingEngine().with_options(options)


def tones(*lengths: int) -> np.ndarray:
    """Tones with half a second of near silence between them."""
    parts = [np.concatenate([0.3 * np.sin(np.arange(one) / 9), np.full(8000, 1e-4)]) for one in lengths]
    return np.concatenate(parts)


def test_contract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It keeps what every engine promises, for the sentences that were recorded."""
    said = tuple(" ".join(one.split()) for one in (*SENTENCES, *AWKWARD))
    sheet(tmp_path / "takes" / "nora", *((one,) for one in said))
    for number, one in enumerate(said, 1):
        soundfile.write(tmp_path / "takes" / "nora" / f"{number:04}.wav", tones(1000 * len(one)), 16_000)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    check_engine(engine_of(tmp_path), VOICE)


def test_a_turn_is_cut_at_its_pauses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an aligner each sentence is one of the tones, whole, and says that its times are estimated."""
    monkeypatch.setattr("panelaudio.engines.alignment.find_spec", lambda _: None)
    sheet(tmp_path / "takes" / "nora", TURN)
    soundfile.write(tmp_path / "takes" / "nora" / "0001.wav", tones(30_000, 24_000), 16_000)
    for said, length in zip(TURN, (30_000, 24_000), strict=True):
        made = engine_of(tmp_path).synthesize(said, VOICE)
        assert np.count_nonzero(np.abs(made.samples) > 0.01) == pytest.approx(length, rel=0.05)
        assert [said[mark.start : mark.end] for mark in made.marks] == said.split()
        assert not made.timed


@pytest.mark.skipif(sys.platform != "linux", reason="the sound comes from eSpeak NG")
def test_a_turn_is_cut_at_its_words(tmp_path: Path) -> None:
    """With an aligner the second sentence begins where it does, and its words have measured times."""
    pytest.importorskip("pocketsphinx")
    voice = Voice(engine="espeak", name="gmw/en-US")
    said = [EspeakEngine().synthesize(one, voice) for one in TURN]
    sheet(tmp_path / "takes" / "nora", TURN)
    whole = np.concatenate([said[0].samples, np.zeros(6000, dtype=np.float32), said[1].samples])
    soundfile.write(tmp_path / "takes" / "nora" / "0001.wav", whole, said[0].rate_hz)
    made = engine_of(tmp_path).synthesize(TURN[1], VOICE)
    assert made.timed
    assert len(made.samples) == pytest.approx(len(said[1].samples), rel=0.15)
    before = made.marks[0].frame
    for found, real in zip(made.marks, said[1].marks, strict=True):
        assert found.frame - before == pytest.approx(real.frame, abs=0.08 * made.rate_hz)


@pytest.mark.parametrize(
    ("spoken", "told"), [("He never said that.", "no take of 'nora' says"), (TURN[0], "not recorded")]
)
def test_a_missing_take(spoken: str, told: str, tmp_path: Path) -> None:
    """A sentence that nobody said, or whose file is not there yet, is told with what to do."""
    sheet(tmp_path / "takes" / "nora", TURN)
    with pytest.raises(EngineError, match=told) as caught:
        engine_of(tmp_path).synthesize(spoken, VOICE)
    assert (caught.value.code, bool(caught.value.hint)) == ("no-take", True)


@pytest.mark.parametrize("name", ["../secret.wav", "/etc/passwd", ".hidden", "a\\b.wav", ""])
def test_a_sheet_that_leads_elsewhere(name: str, tmp_path: Path) -> None:
    """Takes lie beside their sheet, and nowhere else."""
    sheet(tmp_path / "takes" / "nora")
    (tmp_path / "takes" / "nora" / "takes.tsv").write_text(f"file\tspoken\n{name}\tYes.\n", encoding="utf-8")
    with pytest.raises(EngineError) as caught:
        engine_of(tmp_path).voices()
    assert caught.value.code == "bad-takes"


def test_availability_and_version(tmp_path: Path) -> None:
    """Without takes it says how to begin; another recording is another version."""
    assert "panelaudio voices takes" in engine_of(tmp_path).availability().remedy
    sheet(tmp_path / "takes" / "nora", TURN)
    before = engine_of(tmp_path).version()
    soundfile.write(tmp_path / "takes" / "nora" / "0001.wav", tones(3000), 16_000)
    assert engine_of(tmp_path).version() != before


def test_settings(tmp_path: Path) -> None:
    """Speed and pitch are refused, strangers and unknown options too."""
    sheet(tmp_path / "takes" / "nora", TURN)
    assert engine_of(tmp_path).resolve(replace(VOICE, name="NORA")) == VOICE
    for voice, code in ((replace(VOICE, speed=2), "unsupported-setting"), (replace(VOICE, name="x"), "unknown-voice")):
        with pytest.raises(EngineError) as caught:
            engine_of(tmp_path).resolve(voice)
        assert caught.value.code == code
    with pytest.raises(SettingsError, match="no option 'foldr'"):
        RecordingEngine().with_options(EngineOptions(engine="recording", path="voices.yaml", texts={"foldr": "x"}))
