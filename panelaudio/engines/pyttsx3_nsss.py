"""pyttsx3 on macOS: NSSpeechSynthesizer, spoken into a file and read back.

Apple tells of words while it plays, not while it writes a file, so the marks are estimated.
"""

from __future__ import annotations

import re
import time
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from panelaudio.engines.marks import estimated_marks
from panelaudio.engines.quiet_proxy import QuietProxy
from panelaudio.engines.sayable import sayable
from panelaudio.engines.sound_files import passing_file, read_mono
from panelaudio.engines.system_voices import describe, identify, resolved
from panelaudio.errors import EngineError
from panelaudio.speech import Synthesis

if TYPE_CHECKING:
    from panelaudio.cast import Voice, VoiceInfo

_NATURAL_WPM = 175
_PATIENCE_S = 30.0
_GLANCE_S = 0.01
_COMMAND = re.compile(r"\[(?=\[)")
"""Apple reads ``[[…]]`` as an embedded command: ``[[volm 0]]`` would silence the voice."""


class FinishListener(QuietProxy):
    """Hears when an utterance is done."""

    def __init__(self) -> None:
        self.finished = False

    def notify(self, topic: str, **details: Any) -> None:  # noqa: ARG002 - pyttsx3's signature
        """Called by the driver, as the synthesizer's delegate."""
        self.finished = self.finished or topic == "finished-utterance"


class NsssPart:
    """The engine ``pyttsx3`` where the voices are those of macOS."""

    def __init__(self) -> None:
        self._listener = FinishListener()

    def check(self) -> None:
        """Raise ``EngineError`` where AppKit cannot be reached."""
        _ = self._driver

    def version(self) -> str:
        """pyttsx3's version and the system's, with which the voices change."""
        import platform

        return f"pyttsx3 {version('pyttsx3')}, macOS {platform.mac_ver()[0]}"

    def voices(self) -> tuple[VoiceInfo, ...]:
        """As macOS lists them."""
        return tuple(map(describe, self._driver.getProperty("voices")))

    def resolve(self, voice: Voice) -> Voice:
        """The voice under the name that macOS lists."""
        return resolved(voice, self._driver.getProperty("voices"), "macOS")

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
        """Speak into a file, with the run loop turning until the synthesizer is done."""
        driver = self._driver
        driver.setProperty("voice", identify(voice, driver.getProperty("voices"), "macOS"))
        driver.setProperty("rate", round(_NATURAL_WPM * voice.speed))
        self._listener.finished = False
        with passing_file("speech.aiff") as path:
            driver.save_to_file(_COMMAND.sub("[ ", sayable(spoken)), str(path))
            self._wait()
            samples, rate_hz = read_mono(path)
        return Synthesis(samples=samples, rate_hz=rate_hz, marks=estimated_marks(spoken, samples), timed=False)

    def _wait(self) -> None:
        from pyttsx3.drivers import nsss

        loop = nsss.NSRunLoop.currentRunLoop()
        deadline = time.monotonic() + _PATIENCE_S
        while not self._listener.finished:
            if time.monotonic() > deadline:
                message = f"the voice of macOS did not finish within {_PATIENCE_S:.0f} s"
                raise EngineError(message, code="hung", hint="try another voice")
            glance = nsss.NSDate.dateWithTimeIntervalSinceNow_(_GLANCE_S)
            loop.runMode_beforeDate_(nsss.NSDefaultRunLoopMode, glance)

    @cached_property
    def _driver(self) -> Any:
        try:
            from pyttsx3.drivers import nsss

            return nsss.buildDriver(self._listener)
        except Exception as error:  # Objective-C's errors have no class that could be named without PyObjC
            message = f"the voices of macOS cannot be reached: {error}"
            remedy = "pip install pyobjc-framework-Cocoa pyttsx3"
            raise EngineError(message, code="engine-unavailable", hint=remedy) from error
