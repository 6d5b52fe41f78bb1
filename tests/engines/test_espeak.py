"""eSpeak NG without pyttsx3: the contract, and the same sound as pyttsx3 gives."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from panelaudio.cast import Voice
from panelaudio.engines import espeak_library, espeak_speaking
from panelaudio.engines.espeak import EspeakEngine
from panelaudio.engines.pyttsx3_engine import Pyttsx3Engine
from panelaudio.errors import EngineError
from panelaudio.testing.engine_contract import AWKWARD, SENTENCES, check_engine

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="eSpeak NG is driven directly on Linux")

ENGINE = EspeakEngine()
VOICE = Voice(engine="espeak", name="gmw/en-US+m4")


@pytest.mark.parametrize("name", ["gmw/en-GB-x-rp", "gmw/en-US+Reed", "gmw/de"])
def test_contract(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It keeps what every engine promises, with an accent, a breathy variant and another language."""
    monkeypatch.chdir(tmp_path)
    check_engine(ENGINE, replace(VOICE, name=name))


@pytest.mark.parametrize("spoken", [*SENTENCES, *AWKWARD])
def test_the_sound_of_pyttsx3(spoken: str) -> None:
    """Whoever changes from one engine to the other hears the same samples, at the same times."""
    voice = replace(VOICE, speed=1.2, pitch=-2)
    ours, theirs = ENGINE.synthesize(spoken, voice), Pyttsx3Engine().synthesize(spoken, voice)
    assert ours.samples.tobytes() == theirs.samples.tobytes()
    assert ours.marks == theirs.marks


def test_the_same_voices_as_pyttsx3() -> None:
    """A voice keeps its name when a cast changes from one engine to the other."""
    assert ENGINE.voices() == Pyttsx3Engine().voices()


def test_pyttsx3_is_not_needed() -> None:
    """It speaks where pyttsx3 cannot be imported."""
    program = (
        "import sys; sys.modules['pyttsx3'] = None; from panelaudio.cast import Voice; "
        "from panelaudio.engines.espeak import EspeakEngine as E; "
        "print(len(E().synthesize('Yes.', Voice(engine='espeak', name='gmw/en')).samples) > 0)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("True\n", "")


def test_an_unknown_voice_is_told_in_its_own_name() -> None:
    """The error says which engine lacks the voice, and the nearest that it has."""
    with pytest.raises(EngineError, match="engine espeak has no voice 'gmw/en-UK'") as caught:
        ENGINE.resolve(replace(VOICE, name="gmw/en-UK"))
    assert "gmw/en-US" in caught.value.hint


def test_a_refusal_of_the_library_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the library says that it could not speak, half a sentence does not pass for a whole one."""
    monkeypatch.setattr(espeak_speaking, "synthesize", lambda *_: 268_435_455)
    with pytest.raises(EngineError, match="gave up") as caught:
        ENGINE.synthesize("Yes.", VOICE)
    assert caught.value.code == "engine-failed"


def test_elsewhere_it_points_to_pyttsx3(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows and macOS the answer is a reason and what to use, not an attempt."""
    monkeypatch.setattr("panelaudio.engines.espeak_library.sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(espeak_library, "_fresh_library", espeak_library._fresh_library.__wrapped__)
    availability = EspeakEngine().availability()
    assert not availability.available
    assert "pyttsx3" in availability.remedy
