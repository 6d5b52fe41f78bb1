"""Engines that behave badly on certain words, for the tests of rendering. Workers import this by name."""

from __future__ import annotations

import ctypes
import os
import re
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
    """A tone for each text; some words make it die, hang, fail, print or return nonsense."""

    limits = Limits(max_characters=500, seconds_per_call=0.5)

    def __init__(self, name: str, notes: Path | None = None) -> None:
        self.name = name
        self._notes = notes

    def version(self) -> str:
        return "fake 1"

    def availability(self) -> Availability:
        return Availability(available=True)

    def voices(self) -> tuple[VoiceInfo, ...]:
        return ()

    def synthesize(self, spoken: str, voice: Voice) -> Synthesis:
        if self._notes is not None:
            with self._notes.open("a") as notes:
                notes.write(f"{os.getpid()} {spoken}\n")
        for word, deed in _DEEDS.items():
            if word in spoken.split():
                deed(spoken)
        samples = tone(spoken)
        if "nan" in spoken.split():
            samples[3] = np.nan
        if "silence" in spoken.split():
            samples[:] = 0
        return Synthesis(samples=samples, rate_hz=RATE_HZ, marks=marks_of(spoken))


def load(name: str) -> FakeEngine:
    """A fake engine; its name says nothing."""
    return FakeEngine(name)


def loader_with_notes(notes: Path) -> Callable[[str], FakeEngine]:
    """A loader of engines that write down, one line each, what they are given and in which process."""
    return partial(FakeEngine, notes=notes)


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


def _chatter(spoken: str) -> None:
    print("chatter of the engine")  # noqa: T201 - printing is what this fake is for
    sys.stdout.flush()
    os.write(1, b"chatter below Python\n")


def _break_in_passing(spoken: str) -> None:
    """Die, but only once: the file named by the last word remembers."""
    memory = Path(spoken.split()[-1])
    if not memory.exists():
        memory.touch()
        os._exit(1)


_DEEDS: dict[str, Callable[[str], None]] = {
    "die": _die,
    "violate": _violate,
    "hang": _hang,
    "refuse": _refuse,
    "break": _break,
    "chatter": _chatter,
    "stumble": _break_in_passing,
}
