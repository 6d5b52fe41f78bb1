"""The part of the engine that is the same on every operating system."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from panelaudio.cast import Voice, VoiceInfo
from panelaudio.engines import espeak_library
from panelaudio.engines.pyttsx3_engine import Pyttsx3Engine
from panelaudio.errors import EngineError
from panelaudio.speech import Synthesis
from tests.engines.systems import pretend

VOICE = Voice(engine="pyttsx3", name="any")


class SilentPart:
    """A system whose voice is broken: it gives digital silence."""

    def check(self) -> None:
        """It can be loaded."""

    def version(self) -> str:
        """Some version."""
        return "silent 1"

    def voices(self) -> tuple[VoiceInfo, ...]:
        """One voice."""
        return (VoiceInfo(name="any", language="en"),)

    def resolve(self, voice: Voice) -> Voice:
        """Any voice will do."""
        return voice

    def emphasize(self, word: str) -> str:
        """There is no emphasis."""
        return word

    def pronounce(self, ipa: str) -> str:
        """No sounds are taken."""
        return ""

    def phonemes(self, spoken: str, voice: Voice) -> str:
        """No sounds are told."""
        return ""

    def synthesize(self, spoken: str, voice: Voice) -> Synthesis:
        """A second of nothing."""
        return Synthesis(samples=np.zeros(22_050, dtype=np.float32), rate_hz=22_050, marks=())


@pytest.fixture
def silent() -> Pyttsx3Engine:
    """An engine over the silent part."""
    engine = Pyttsx3Engine()
    engine._part_in_use = SilentPart()
    return engine


def test_silence_for_words_is_an_error(silent: Pyttsx3Engine) -> None:
    """An episode must not have a hole where somebody speaks; punctuation alone may be silent."""
    with pytest.raises(EngineError, match="Hello") as caught:
        silent.synthesize("Hello.", VOICE)
    assert caught.value.code == "no-sound"
    assert silent.synthesize("—", VOICE).rate_hz == 22_050


def test_a_text_over_the_limit_is_refused(silent: Pyttsx3Engine) -> None:
    """It is never cut: the message says how long it is and how long it may be."""
    with pytest.raises(EngineError, match=r"2001 characters.*2000") as caught:
        silent.synthesize("x" * 2001, VOICE)
    assert caught.value.code == "text-too-long"


def test_version_names_the_marks(silent: Pyttsx3Engine) -> None:
    """Cached clips hold marks, so a new way to make marks must make new clips."""
    assert silent.version() == "silent 1, revision 4"


@pytest.mark.parametrize(
    ("platform", "missing", "remedy"),
    [
        ("linux", "espeakng_loader", "pip install espeakng-loader"),
        ("win32", "comtypes", "pip install comtypes pywin32 pyttsx3"),
        ("darwin", "objc", "pip install pyobjc-framework-Cocoa pyttsx3"),
    ],
)
def test_unavailable_with_a_remedy(platform: str, missing: str, remedy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a package is missing, availability is a value that names it and tells what to type."""
    pretend(monkeypatch, platform)
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.setattr(espeak_library, "_fresh_library", espeak_library._fresh_library.__wrapped__)
    availability = Pyttsx3Engine().availability()
    assert not availability.available
    assert missing in availability.reason
    assert availability.remedy == remedy


def test_a_library_that_cannot_be_loaded(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wheel for another processor is a reason, not a traceback."""
    monkeypatch.setattr("espeakng_loader.get_library_path", lambda: f"{tmp_path}/libespeak-ng.so")
    with pytest.raises(EngineError, match="cannot be loaded") as caught:
        espeak_library._fresh_library.__wrapped__()
    assert caught.value.code == "engine-unavailable"
    assert caught.value.hint.startswith("pip install")
