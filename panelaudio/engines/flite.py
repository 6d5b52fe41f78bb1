"""The engine ``flite``: Carnegie Mellon's small synthesizer, through the system's program."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from panelaudio.cast import VoiceInfo
from panelaudio.engines.arpabet import as_ipa, in_ipa
from panelaudio.engines.marks import marks_from_events
from panelaudio.engines.phoneme_times import Phoneme, word_events
from panelaudio.engines.plain_letters import plain_letters
from panelaudio.engines.program_engine import ProgramEngine, Said
from panelaudio.engines.programs import run, sound_of, workplace
from panelaudio.engines.sayable import sayable

if TYPE_CHECKING:
    from pathlib import Path

    from panelaudio.cast import Voice

_VOICES = {
    "slt": VoiceInfo(name="slt", language="en-US", gender="female"),
    "rms": VoiceInfo(name="rms", language="en-US", gender="male"),
    "awb": VoiceInfo(name="awb", language="en-GB", gender="male"),
    "kal16": VoiceInfo(name="kal16", language="en-US", gender="male"),
}
"""Those that come with the program, the clearest first; ``kal`` is ``kal16`` at half the rate."""
_STRETCH = {"kal16": 1.1}
"""The voice's own ``duration_stretch``, where it is not 1."""
_LIMIT_S = 50.0
_PAUSE = "pau"
_AI = re.compile(r"\bAI\b")


class FliteEngine(ProgramEngine):
    """Flite's voices, with the times of its own phonemes."""

    name = "flite"
    program = "flite"
    remedy = "apt-get install flite"

    @cached_property
    def _listed(self) -> dict[str, VoiceInfo]:
        with workplace() as folder:
            told = run([self.program, "-lv"], folder, limit_s=_LIMIT_S).decode(errors="replace")
        there = set(told.partition(":")[2].split())
        return {name: info for name, info in _VOICES.items() if name in there}

    def _version_of_program(self) -> str:
        with workplace() as folder:
            told = run([self.program, "--version"], folder, limit_s=_LIMIT_S, codes=(0, 1)).decode(errors="replace")
        return " ".join(told.split("version:")[-1].split())

    def _say(self, spoken: str, voice: Voice, speed: float, folder: Path) -> Said:
        stretch = _STRETCH.get(voice.name, 1.0) / speed
        (folder / "text.txt").write_text(_given(spoken), encoding="utf-8")
        manner = ["-voice", voice.name, "--setf", f"duration_stretch={stretch:.4f}"]
        output = folder / "speech.wav"
        told = run([self.program, *manner, "-psdur", "-f", "text.txt", "-o", str(output)], folder, limit_s=_LIMIT_S)
        samples, rate_hz = sound_of(output, self.program)
        said = _timed(told.decode(errors="replace"), rate_hz)
        events = word_events(spoken, said, lambda texts: [self._pronounced(one, folder) for one in texts])
        return Said(samples, rate_hz, marks_from_events(spoken, events, samples), timed=True)

    def _pronounced(self, text: str, folder: Path) -> list[str]:
        known = self._known_words
        if text not in known:
            known[text] = [as_ipa(one) for one in self._told(text, folder) if one != _PAUSE]
        return known[text]

    def _told(self, text: str, folder: Path) -> list[str]:
        (folder / "word.txt").write_text(_given(text), encoding="utf-8")
        told = run([self.program, "-ps", "-f", "word.txt", "-o", "none"], folder, limit_s=_LIMIT_S)
        return told.decode(errors="replace").split()

    def phonemes(self, spoken: str, voice: Voice) -> str:
        """How a text would be said, in IPA; the program does not tell where the stress is."""
        self.resolve(voice)
        with workplace() as folder:
            return in_ipa(self._told(spoken, folder))

    @cached_property
    def _known_words(self) -> dict[str, list[str]]:
        """Phonemes of words said so far: each costs a start of the program."""
        return {}


def _given(spoken: str) -> str:
    """The text as the program says it right: no accents, at which it stops, and `AI` by its letters (it said `eye`)."""
    return _AI.sub("A-I", plain_letters(sayable(spoken)))


def _timed(told: str, rate_hz: int) -> list[Phoneme]:
    """``dh:0.246`` tells where a phoneme ends; pauses are as punctuation, which no word begins with."""
    said: list[Phoneme] = []
    start = 0
    for one in told.split():
        symbol, _, end = one.rpartition(":")
        said.append(Phoneme("," if symbol == _PAUSE else as_ipa(symbol), start))
        start = round(float(end) * rate_hz)
    return said
