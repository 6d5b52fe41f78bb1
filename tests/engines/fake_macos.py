"""What pyttsx3's NSSpeechSynthesizer driver needs of macOS: a synthesizer that finishes when the run loop turns."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np
import soundfile

if TYPE_CHECKING:
    import pytest

RATE_HZ = 22_050
_VOICES = {
    "com.apple.voice.Samantha": ("Samantha", "en_US", "VoiceGenderFemale"),
    "com.apple.voice.Thomas": ("Thomas", "fr_FR", "VoiceGenderMale"),
}


class NSObject:
    """Objective-C's two steps of making an object."""

    @classmethod
    def alloc(cls) -> Any:
        """Memory, not yet initialised."""
        return cls.__new__(cls)

    def init(self) -> Any:
        """The object itself."""
        return self


class FakeSynthesizer(NSObject):
    """Writes an AIFF file with half a second of sound, some turns of the run loop after it was asked."""

    latest: FakeSynthesizer
    turns_needed = 3

    def initWithVoice_(self, _: Any) -> FakeSynthesizer:  # noqa: N802 - Apple's name
        """The default voice."""
        FakeSynthesizer.latest = self
        self.said: list[str] = []
        self.properties: dict[str, Any] = {"volume": 1.0}
        self._work: str | None = None
        self._turns = 0
        return self

    def __getattr__(self, name: str) -> Any:
        """Setters (``setRate_``) and getters (``rate``) of the properties."""
        if name.startswith("set"):
            return lambda value: self.properties.__setitem__(name[3:-1].lower(), value)
        return lambda: self.properties.get(name)

    @staticmethod
    def availableVoices() -> list[str]:  # noqa: N802 - Apple's name
        """Identifiers."""
        return list(_VOICES)

    @staticmethod
    def attributesForVoice_(identifier: str) -> dict[str, str]:  # noqa: N802 - Apple's name
        """Under Apple's keys."""
        name, locale, gender = _VOICES[identifier]
        return {
            "VoiceIdentifier": identifier,
            "VoiceName": name,
            "VoiceLocaleIdentifier": locale,
            "VoiceGender": gender,
        }

    def startSpeakingString_toURL_(self, text: str, url: str) -> None:  # noqa: N802 - Apple's name
        """Returns at once."""
        self.said.append(text)
        self._work, self._turns = url, 0

    def turn(self) -> None:
        """What the run loop does with it."""
        self._turns += 1
        if self._work and self._turns == self.turns_needed:
            soundfile.write(self._work, np.full(RATE_HZ // 2, 0.3), RATE_HZ, format="AIFF")
            self.properties["delegate"].speechSynthesizer_didFinishSpeaking_(self, True)  # noqa: FBT003 - Apple's call


class FakeRunLoop:
    """Each turn lets the synthesizer work."""

    @classmethod
    def currentRunLoop(cls) -> FakeRunLoop:  # noqa: N802 - Apple's name
        """The thread's loop."""
        return cls()

    def runMode_beforeDate_(self, mode: str, date: float) -> bool:  # noqa: N802 - Apple's name
        """One turn."""
        FakeSynthesizer.latest.turn()
        return True


class FakeDate:
    """A date is a number here."""

    @staticmethod
    def dateWithTimeIntervalSinceNow_(seconds: float) -> float:  # noqa: N802 - Apple's name
        """From now."""
        return seconds


class FakeURL:
    """A URL is a path here."""

    @staticmethod
    def fileURLWithPath_(path: str) -> str:  # noqa: N802 - Apple's name
        """Of a file."""
        return path


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the fakes where pyttsx3 imports PyObjC from."""
    contents: dict[str, dict[str, Any]] = {
        "objc": {"super": super, "python_method": lambda method: method},
        "AppKit": {"NSSpeechSynthesizer": FakeSynthesizer},
        "Foundation": {
            "NSURL": FakeURL,
            "NSDate": FakeDate,
            "NSDefaultRunLoopMode": "default",
            "NSObject": NSObject,
            "NSRunLoop": FakeRunLoop,
            "NSTimer": None,
        },
        "PyObjCTools.AppHelper": {"PyObjCAppHelperRunLoopStopper": NSObject},
    }
    contents["PyObjCTools"] = {"AppHelper": None}
    for name, members in contents.items():
        module = ModuleType(name)
        vars(module).update(members)
        monkeypatch.setitem(sys.modules, name, module)
    vars(sys.modules["PyObjCTools"])["AppHelper"] = sys.modules["PyObjCTools.AppHelper"]
