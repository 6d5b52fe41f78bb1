"""Kokoro without its model: what is found, what is told, what is refused."""

from __future__ import annotations

import sys
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from panelaudio.cast import Voice
from panelaudio.engines.kokoro import KokoroEngine
from panelaudio.errors import EngineError

if TYPE_CHECKING:
    from pathlib import Path

VOICE = Voice(engine="kokoro", name="af_heart")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of Kokoro's whose model is no model."""
    monkeypatch.setenv("PANELAUDIO_DATA", str(tmp_path))
    folder = tmp_path / "models" / "kokoro"
    folder.mkdir(parents=True)
    (folder / "kokoro-v1.0.int8.onnx").write_bytes(b"model")
    with zipfile.ZipFile(folder / "voices-v1.0.bin", "w") as archive:
        for name in ("zf_xiaobei", "jf_alpha", "ff_siwis", "am_adam", "bf_emma", "af_heart", "af_new"):
            archive.writestr(f"{name}.npy", b"")
    return folder


@pytest.mark.usefixtures("folder")
def test_voices_the_best_first() -> None:
    """By the makers' grades, then by name; languages that cannot be read here are not offered."""
    found = [(one.name, one.language, one.gender) for one in KokoroEngine().voices()]
    assert found == [
        ("af_heart", "en-US", "female"),
        ("bf_emma", "en-GB", "female"),
        ("am_adam", "en-US", "male"),
        ("af_new", "en-US", "female"),
        ("ff_siwis", "fr-FR", "female"),
    ]


@pytest.mark.usefixtures("folder")
def test_resolve() -> None:
    """Case does not matter, the language is the voice's; a stranger is told with the nearest."""
    assert KokoroEngine().resolve(replace(VOICE, name="BF_Emma")) == replace(VOICE, name="bf_emma", language="en-GB")
    with pytest.raises(EngineError) as caught:
        KokoroEngine().resolve(replace(VOICE, name="af_hart"))
    assert (caught.value.code, "'af_heart'" in caught.value.hint) == ("unknown-voice", True)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("speed", "pitch"), [(2.0, -4.0), (0.5, 4.0)])
def test_speed_and_pitch_that_do_not_go_together(speed: float, pitch: float) -> None:
    """Pitch is made by speed, of which the model has from 0.5 to 2: beyond it is refused, not bent."""
    with pytest.raises(EngineError) as caught:
        KokoroEngine().resolve(replace(VOICE, speed=speed, pitch=pitch))
    assert caught.value.code == "unsupported-setting"


def test_without_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Availability gives the reason and the exact command."""
    pytest.importorskip("kokoro_onnx")
    monkeypatch.setenv("PANELAUDIO_DATA", str(tmp_path))
    availability = KokoroEngine().availability()
    assert (availability.available, availability.remedy) == (False, "panelaudio voices install kokoro")
    assert KokoroEngine().voices() == ()


@pytest.mark.usefixtures("folder")
def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing package is told with what to type."""
    monkeypatch.setitem(sys.modules, "kokoro_onnx", None)
    assert KokoroEngine().availability().remedy == "pip install 'panelaudio[kokoro]'"


@pytest.mark.usefixtures("folder")
def test_a_broken_model_is_an_error_of_ours() -> None:
    """A file that is no model is told with what to type."""
    pytest.importorskip("kokoro_onnx")
    with pytest.raises(EngineError) as caught:
        KokoroEngine().synthesize("Yes.", VOICE)
    assert (caught.value.code, caught.value.hint) == ("broken-voice", "panelaudio voices install kokoro")


def test_voices_that_cannot_be_read(folder: Path) -> None:
    """A torn file is an error with what to type, not a list without voices."""
    (folder / "voices-v1.0.bin").write_bytes(b"torn")
    with pytest.raises(EngineError, match="cannot be read"):
        KokoroEngine().voices()
