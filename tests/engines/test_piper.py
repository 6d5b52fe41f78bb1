"""Piper without a model: what is found, what is told, what is refused."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from panelaudio.cast import Voice
from panelaudio.engines.piper import PiperEngine
from panelaudio.errors import EngineError

if TYPE_CHECKING:
    from pathlib import Path

VOICE = Voice(engine="piper", name="en_US-lamp-low")


def put(folder: Path, name: str, **configuration: object) -> None:
    """A voice whose model is no model."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.onnx").write_bytes(b"model")
    content = {"phoneme_id_map": {}, "language": {"code": name.split("-", maxsplit=1)[0]}, **configuration}
    (folder / f"{name}.onnx.json").write_text(json.dumps(content), encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a voice of one speaker and one of two."""
    monkeypatch.setenv("PANELAUDIO_DATA", str(tmp_path))
    monkeypatch.delenv("PANELAUDIO_PIPER_VOICES", raising=False)
    folder = tmp_path / "models" / "piper"
    put(folder / "en_US-lamp-low", "en_US-lamp-low", dataset="ryan")
    put(folder / "en_GB-quay-low", "en_GB-quay-low", num_speakers=2, speaker_id_map={"p1": 0, "p2": 1})
    return folder


def test_voices_of_any_folder(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those installed and those in folders that a variable names; a model without a configuration is none."""
    put(tmp_path / "more", "de_DE-amsel-low")
    put(tmp_path / "more", "en_US-lamp-low")
    (tmp_path / "more" / "stray.onnx").write_bytes(b"model")
    (tmp_path / "more" / "torn.onnx").write_bytes(b"model")
    (tmp_path / "more" / "torn.onnx.json").write_text("{", encoding="utf-8")
    monkeypatch.setenv("PANELAUDIO_PIPER_VOICES", os.pathsep.join([str(tmp_path / "more"), str(tmp_path / "none")]))
    found = {one.name: (one.language, one.gender, one.variants) for one in PiperEngine().voices()}
    assert found == {
        "de_DE-amsel-low": ("de-DE", "", ()),
        "en_GB-quay-low": ("en-GB", "", ("p1", "p2")),
        "en_US-lamp-low": ("en-US", "male", ()),
    }


@pytest.mark.usefixtures("data")
def test_several_speakers_are_variants() -> None:
    """A speaker stands after a plus sign or in ``variant``, in any case; without one it is the first."""
    engine = PiperEngine()
    spellings = [("en_gb-QUAY-low", "P2"), ("en_GB-quay-low+p2", ""), ("en_GB-quay-low+p2", "p2")]
    resolved = {engine.resolve(replace(VOICE, name=name, variant=variant)) for name, variant in spellings}
    assert resolved == {Voice(engine="piper", name="en_GB-quay-low", variant="p2", language="en-GB")}
    assert engine.resolve(replace(VOICE, name="en_GB-quay-low")).variant == "p1"


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize(
    ("name", "variant", "near"),
    [("en_US-lump-low", "", "en_US-lamp-low"), ("en_GB-quay-low", "p3", "en_GB-quay-low+p"), (VOICE.name, "p1", "")],
)
def test_an_unknown_voice_names_the_nearest(name: str, variant: str, near: str) -> None:
    """Neither a model nor a speaker is replaced by another."""
    with pytest.raises(EngineError) as caught:
        PiperEngine().resolve(replace(VOICE, name=name, variant=variant))
    assert caught.value.code == "unknown-voice"
    assert near in caught.value.hint


@pytest.mark.usefixtures("data")
def test_a_voice_that_is_not_installed_says_how_to_get_it() -> None:
    """The error has the exact command."""
    with pytest.raises(EngineError) as caught:
        PiperEngine().resolve(replace(VOICE, name="en_US-lessac-medium"))
    assert "panelaudio voices install piper:en_US-lessac-medium" in caught.value.hint


def test_no_voice_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Availability gives the reason and the exact command."""
    pytest.importorskip("piper")
    monkeypatch.setenv("PANELAUDIO_DATA", str(tmp_path))
    availability = PiperEngine().availability()
    assert "no voice of Piper" in availability.reason
    assert availability.remedy.startswith("panelaudio voices install piper:")


@pytest.mark.usefixtures("data")
def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing package is told with what to type, at once and when it is asked to speak."""
    monkeypatch.setitem(sys.modules, "piper", None)
    assert PiperEngine().availability().remedy == "pip install 'panelaudio[piper]'"
    with pytest.raises(EngineError, match="piper is not installed"):
        PiperEngine().synthesize("Yes.", VOICE)


@pytest.mark.usefixtures("data")
def test_a_broken_model_is_an_error_of_ours() -> None:
    """A file that is no model is told with the voice's name and what to type."""
    pytest.importorskip("piper")
    with pytest.raises(EngineError, match="en_US-lamp-low") as caught:
        PiperEngine().synthesize("Yes.", VOICE)
    assert caught.value.code == "broken-voice"


def test_another_model_is_another_version(data: Path) -> None:
    """Clips of a model that was replaced are not taken from the cache."""
    pytest.importorskip("piper")
    before = PiperEngine().version()
    assert PiperEngine().version() == before
    (data / "en_US-lamp-low" / "en_US-lamp-low.onnx").write_bytes(b"other model")
    assert PiperEngine().version() != before
