"""What pyttsx3's SAPI 5 driver needs of Windows: COM objects that write a WAV file and post word events."""

from __future__ import annotations

import re
import sys
import wave
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pytest

RATE_HZ = 22_050
WORD_FRAMES = 4_000


class FakeToken:
    """An installed voice."""

    def __init__(self, identifier: str, description: str, language: str, gender: str) -> None:
        self.Id = identifier
        self._description = description
        self._attributes = {"Language": language, "Gender": gender, "Age": "Adult"}

    def GetDescription(self) -> str:  # noqa: N802 - COM's name
        """The name that people see."""
        return self._description

    def GetAttribute(self, name: str) -> str:  # noqa: N802 - COM's name
        """The language is a hexadecimal LCID."""
        return self._attributes[name]


class FakeStream:
    """SpFileStream: 22 kHz, 16 bit, mono."""

    def Open(self, path: str, mode: int) -> None:  # noqa: N802 - COM's name
        """Mode 3 creates a file for writing."""
        assert mode == 3
        self._file = wave.open(path, "wb")  # noqa: SIM115 - closed by Close
        self._file.setparams((1, 2, RATE_HZ, 0, "NONE", ""))

    def write(self, samples: np.ndarray[Any, Any]) -> None:
        """Append samples."""
        self._file.writeframes(samples.astype("<i2").tobytes())

    def Close(self) -> None:  # noqa: N802 - COM's name
        """Finish the file."""
        self._file.close()


class FakeSpVoice:
    """Says each word for the same time, and holds its events back until messages are pumped."""

    def __init__(self, tokens: list[FakeToken], *, tells_positions: bool) -> None:
        self.Voice = tokens[0]
        self.Rate = self.EventInterests = 0
        self.AudioOutputStream: Any = None
        self.spoken: list[tuple[str, int]] = []
        self.waiting: list[tuple[int, int, int, int]] = []
        self._tokens = tokens
        self._tells_positions = tells_positions

    def GetVoices(self) -> list[FakeToken]:  # noqa: N802 - COM's name
        """All tokens."""
        return self._tokens

    def Speak(self, text: str, flags: int = 0) -> None:  # noqa: N802 - COM's name
        """Write the sound to the stream; positions count UTF-16 units of text and bytes of sound."""
        self.spoken.append((text, flags))
        for number, found in enumerate(re.finditer(r"\S+", text)):
            units = len(text[: found.start()].encode("utf-16-le")) // 2
            position = 2 * number * WORD_FRAMES if self._tells_positions else 0
            self.waiting.append((1, position, units, len(found[0])))
            self.AudioOutputStream.write(np.full(WORD_FRAMES, 9_000))


def install(monkeypatch: pytest.MonkeyPatch, *, tells_positions: bool = True) -> FakeSpVoice:
    """Put the fakes where pyttsx3 imports comtypes and pywin32 from; returns the voice object."""
    voice = FakeSpVoice(
        [
            FakeToken(r"HKEY\Tokens\ZIRA", "Microsoft Zira Desktop", "409", "Female"),
            FakeToken(r"HKEY\Tokens\HEDDA", "Microsoft Hedda Desktop", "407", "Female"),
        ],
        tells_positions=tells_positions,
    )
    sinks: list[Any] = []

    def pump() -> None:
        while voice.waiting:
            event = voice.waiting.pop(0)
            for sink in sinks:
                sink._ISpeechVoiceEvents_Word(*event)

    def create(name: str) -> Any:
        return FakeStream() if name.lower() == "sapi.spfilestream" else voice

    client = ModuleType("comtypes.client")
    vars(client).update(CreateObject=create, GetEvents=lambda _, sink: sinks.append(sink))
    comtypes, gen = ModuleType("comtypes"), ModuleType("comtypes.gen")
    vars(comtypes).update(client=client, gen=gen)
    vars(gen).update(SpeechLib=SimpleNamespace(SSFMCreateForWrite=3))
    pythoncom = ModuleType("pythoncom")
    vars(pythoncom).update(PumpWaitingMessages=pump)
    for module in (client, comtypes, gen, pythoncom):
        monkeypatch.setitem(sys.modules, module.__name__, module)
    return voice
