"""Engines that behave badly on certain words, for the tests of rendering. Workers import this by name."""

from __future__ import annotations

import ctypes
import os
import re
import signal
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from panelaudio.cast import Voice
from panelaudio.errors import EngineError
from panelaudio.speech import Availability, Limits, Mark, Span, Synthesis, Utterance

if TYPE_CHECKING:
    from collections.abc import Callable

    from panelaudio.cast import VoiceInfo

RATE_HZ = 8000
FRAMES_PER_CHARACTER = 800


class FakeEngine:
    """A tone for each text; some words make it die, hang, fail, print or return nonsense.

    ``notes`` names a file in which it writes a line for each call: the process, its name, the text.
    """

    def __init__(self, name: str, *, notes: Path | None = None, seconds_per_call: float = 60.0) -> None:
        self.name = name
        self.limits = Limits(max_characters=500, seconds_per_call=seconds_per_call)
        self._notes = notes

    def version(self) -> str:
        """One version for ever."""
        return "fake 1"

    def availability(self) -> Availability:
        """Always there."""
        return Availability(available=True)

    def voices(self) -> tuple[VoiceInfo, ...]:
        """None to choose from: it takes any."""
        return ()

    def synthesize(self, spoken: str, voice: Voice) -> Synthesis:
        """A tone, or what the words ask for."""
        if self._notes is not None:
            with self._notes.open("a") as notes:
                notes.write(f"{os.getpid()} {self.name} {spoken}\n")
        words = spoken.split()
        for word in words:
            if word in _DEEDS:
                _DEEDS[word](spoken)
        samples = tone(spoken)
        if "nan" in words:
            samples[3] = np.nan
        if "silence" in words:
            samples[:] = 0
        return Synthesis(samples=samples, rate_hz=RATE_HZ, marks=marks_of(spoken))

    def resolve(self, voice: Voice) -> Voice:
        """Any voice will do."""
        return voice


def load(name: str) -> FakeEngine:
    """A fake engine of this name."""
    return FakeEngine(name)


def noting(notes: Path, seconds_per_call: float = 60.0) -> Callable[[str], FakeEngine]:
    """A loader of engines that write down what they are given; those with little time are soon taken for hung."""
    return partial(FakeEngine, notes=notes, seconds_per_call=seconds_per_call)


def tone(spoken: str) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """A tenth of a second for each character."""
    time_s = np.arange(FRAMES_PER_CHARACTER * len(spoken)) / RATE_HZ
    wave: np.ndarray[tuple[int], np.dtype[np.float32]] = (0.5 * np.sin(2 * np.pi * 200 * time_s)).astype(np.float32)
    return wave


def marks_of(spoken: str) -> tuple[Mark, ...]:
    """The exact times of the words of ``tone``."""
    return tuple(
        Mark(
            start=word.start(),
            end=word.end(),
            frame=word.start() * FRAMES_PER_CHARACTER,
            end_frame=word.end() * FRAMES_PER_CHARACTER,
        )
        for word in re.finditer(r"\w+", spoken)
    )


def utterance(text: str, turn: int = 0, speaker: str = "Ada") -> Utterance:
    """An utterance that is said as it is shown."""
    whole = Span(display_start=0, display_end=len(text), spoken_start=0, spoken_end=len(text))
    return Utterance(turn=turn, part=0, speaker=speaker, display=text, spoken=text, spans=(whole,))


def utterances(*texts: str) -> tuple[Utterance, ...]:
    """One turn of Ada's for each text."""
    return tuple(utterance(text, turn) for turn, text in enumerate(texts))


def voice_of(speaker: str) -> Voice:
    """Everybody's voice is called like its speaker."""
    return Voice(engine="fake", name=speaker)


def _die(spoken: str) -> None:
    os._exit(3)


def _violate(spoken: str) -> None:
    ctypes.string_at(0)


def _hang(spoken: str) -> None:
    threading.Event().wait()


def _refuse(spoken: str) -> None:
    raise EngineError("I will not say this", code="fake-refusal", hint="say please")


def _break(spoken: str) -> None:
    raise LookupError("a fault of the engine's own")


def _exhaust(spoken: str) -> None:
    bytearray(sys.maxsize)


def _starve(spoken: str) -> None:
    """End as a process does that the system found to take too much memory."""
    os.kill(os.getpid(), signal.SIGKILL)


def _chatter(spoken: str) -> None:
    print("chatter of the engine")  # noqa: T201 - printing is what this fake is for
    sys.stdout.flush()
    os.write(1, b"chatter below Python\n")


def _stumble(spoken: str) -> None:
    """Die, but only once: the file named by the last word remembers."""
    memory = Path(spoken.rsplit(maxsplit=1)[-1])
    if not memory.exists():
        memory.touch()
        os._exit(1)


def _brood(spoken: str) -> None:
    """Start a process of one's own, tell its number in the file named by the last word, and hang."""
    child = subprocess.Popen([sys.executable, "-c", "import threading; threading.Event().wait()"])
    Path(spoken.rsplit(maxsplit=1)[-1]).write_text(str(child.pid))
    _hang(spoken)


_DEEDS: dict[str, Callable[[str], None]] = {
    "die": _die,
    "violate": _violate,
    "hang": _hang,
    "refuse": _refuse,
    "break": _break,
    "exhaust": _exhaust,
    "starve": _starve,
    "chatter": _chatter,
    "stumble": _stumble,
    "brood": _brood,
}
