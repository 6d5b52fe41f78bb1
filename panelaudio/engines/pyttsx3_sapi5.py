"""pyttsx3 on Windows: SAPI 5, spoken into a file and read back.

The names of COM methods and their figures are those of Microsoft's SAPI 5.4 reference (SpVoice, SpFileStream,
ISpeechVoiceEvents).
"""

from __future__ import annotations

from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from panelaudio.engines.marks import WordEvent, estimated_marks, marks_from_events
from panelaudio.engines.quiet_proxy import QuietProxy
from panelaudio.engines.sayable import sayable
from panelaudio.engines.sound_files import passing_file, read_mono
from panelaudio.engines.system_voices import describe, identify, resolved
from panelaudio.errors import EngineError
from panelaudio.speech import Synthesis

if TYPE_CHECKING:
    from pathlib import Path

    from panelaudio.cast import Voice, VoiceInfo

_NATURAL_WPM = 157
"""What pyttsx3 takes for SAPI's rate 0."""
_CREATE_FOR_WRITE = 3
_IS_NOT_XML = 16
"""Without it SAPI takes a text that begins with ``<`` for markup."""
_BYTES_A_FRAME = 2
"""A SpFileStream is 16 bit and mono unless one asks for something else."""


class Sapi5Part:
    """The engine ``pyttsx3`` where the voices are those of Windows."""

    def check(self) -> None:
        """Raise ``EngineError`` where SAPI cannot be reached."""
        _ = self._driver

    def version(self) -> str:
        """pyttsx3's version; the voices of Windows have none that SAPI would tell."""
        return f"pyttsx3 {version('pyttsx3')}, SAPI 5"

    def voices(self) -> tuple[VoiceInfo, ...]:
        """As Windows lists them."""
        return tuple(map(describe, self._driver.getProperty("voices")))

    def resolve(self, voice: Voice) -> Voice:
        """The voice under the name that Windows lists."""
        return resolved(voice, self._driver.getProperty("voices"), "Windows")

    def emphasize(self, word: str) -> str:
        """The word itself: there is no emphasis through pyttsx3."""
        return word

    def pronounce(self, ipa: str) -> str:  # noqa: ARG002 - the part's signature
        """Nothing: its phonemes cannot be given through pyttsx3."""
        return ""

    def phonemes(self, spoken: str, voice: Voice) -> str:  # noqa: ARG002 - the part's signature
        """Nothing: the system does not tell."""
        return ""

    def synthesize(self, spoken: str, voice: Voice) -> Synthesis:
        """Speak into a file; the marks are estimated where SAPI tells no position of its words."""
        driver = self._driver
        driver.setProperty("voice", identify(voice, driver.getProperty("voices"), "Windows"))
        driver.setProperty("rate", round(_NATURAL_WPM * voice.speed))
        self._words.heard.clear()
        with passing_file("speech.wav") as path:
            _speak_into(path, sayable(spoken), driver)
            samples, rate_hz = read_mono(path)
        events = [WordEvent(_character(spoken, units), frame) for units, frame in self._words.heard]
        timed = any(event.frame for event in events) or len(spoken.split()) <= 1
        marks = marks_from_events(spoken, events, samples) if timed else estimated_marks(spoken, samples)
        return Synthesis(samples=samples, rate_hz=rate_hz, marks=marks, timed=timed)

    @cached_property
    def _driver(self) -> Any:
        try:
            from pyttsx3.drivers import sapi5

            return sapi5.buildDriver(QuietProxy())
        except Exception as error:  # a COM error's class cannot be named where comtypes is missing
            message = f"Windows' voices cannot be reached: {error}"
            remedy = "pip install comtypes pywin32 pyttsx3"
            raise EngineError(message, code="engine-unavailable", hint=remedy) from error

    @cached_property
    def _words(self) -> Any:
        """The listener for words; the connection lives as long as this."""
        from pyttsx3.drivers import sapi5

        listener = _listener(self._driver)
        listener.connection = sapi5.comtypes.client.GetEvents(self._driver._tts, listener)  # noqa: SLF001
        return listener


def _listener(driver: Any) -> Any:
    """pyttsx3's event sink, which hears where in the stream a word begins, and here remembers it."""
    from pyttsx3.drivers.sapi5 import SAPI5DriverEventSink

    class Words(SAPI5DriverEventSink):  # type: ignore[misc] # pyttsx3 has no types
        def __init__(self) -> None:
            super().__init__()
            self.heard: list[tuple[int, int]] = []

        def _ISpeechVoiceEvents_Word(self, stream_number: int, stream_position: Any, char: int, length: int) -> None:  # noqa: ARG002, N802 - COM's name and signature
            self.heard.append((char, int(stream_position) // _BYTES_A_FRAME))

    words = Words()
    words.setDriver(driver)
    return words


def _speak_into(path: Path, text: str, driver: Any) -> None:
    """Speak and wait; pyttsx3's own ``save_to_file`` lets SAPI guess whether a text is markup."""
    from pyttsx3.drivers import sapi5

    stream = sapi5.comtypes.client.CreateObject("SAPI.SpFileStream")
    stream.Open(str(path), _CREATE_FOR_WRITE)
    try:
        # The old stream is not put back: it may be a loudspeaker that the machine lacks, and nothing is ever played.
        driver._tts.AudioOutputStream = stream  # noqa: SLF001
        driver._tts.Speak(text, _IS_NOT_XML)  # noqa: SLF001
    finally:
        stream.Close()
    # The events of a synchronous call wait as messages of this thread.
    sapi5.pythoncom.PumpWaitingMessages()


def _character(spoken: str, units: int) -> int:
    """The place in the text of a position that counts UTF-16 units."""
    return len(spoken.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))
