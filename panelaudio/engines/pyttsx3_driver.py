"""pyttsx3's eSpeak driver, which keeps the sound and the word times in memory.

Import this only after :func:`pyttsx3_binding.follow`: pyttsx3 looks for the library when imported.
"""

from __future__ import annotations

import ctypes
from typing import Any

from pyttsx3.drivers import _espeak
from pyttsx3.drivers.espeak import EspeakDriver

from panelaudio.engines.espeak_events import Told, told_by
from panelaudio.engines.quiet_proxy import QuietProxy

# The library is initialised already, and its voice is chosen by file: pyttsx3 must do neither.
EspeakDriver._moduleInitialized = True  # noqa: SLF001
EspeakDriver._defaultVoice = None  # noqa: SLF001


class CollectingDriver(EspeakDriver):  # type: ignore[misc] # pyttsx3 has no types
    """Speaks one utterance.

    pyttsx3's own callback writes a WAV file, or plays one, and drops the position of each word.
    """

    def __init__(self) -> None:
        super().__init__(QuietProxy())
        self.events: list[Told] = []
        self._sound: list[bytes] = []
        self._fault: BaseException | None = None

    def speak(self, text: str, flags: int = 0) -> bytes:
        """The sound of a text as 16-bit samples in the machine's byte order; words and phonemes are in ``events``."""
        _espeak.ENDPAUSE = flags  # a pause at the end is not wanted, and pyttsx3 takes no other flag
        self._start_synthesis(text)
        if self._fault:
            raise self._fault
        return b"".join(self._sound)

    def _onSynth(self, wav: Any, numsamples: int, events: Any) -> int:  # noqa: N802 - pyttsx3's name
        """Called by the library with each second of sound; 1 asks it to stop."""
        try:
            self._collect(wav, numsamples, events)
        except BaseException as fault:  # noqa: BLE001 - ctypes would print it and go on; Ctrl-C arrives here as well
            self._fault = fault
            return 1
        return 0

    def _collect(self, wav: Any, numsamples: int, events: Any) -> None:
        self.events += told_by(events)
        if numsamples > 0:
            self._sound.append(ctypes.string_at(wav, numsamples * ctypes.sizeof(ctypes.c_short)))
