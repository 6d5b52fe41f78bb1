"""What engines share that speak through a program of the system's."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from panelaudio.engines.measures import with_measures
from panelaudio.engines.pitch_shift import pitch_ratio, played_faster
from panelaudio.engines.programs import found, workplace
from panelaudio.engines.refusals import refuse_long, refuse_silence, unknown_voice
from panelaudio.errors import EngineError
from panelaudio.speech import Availability, Limits, Synthesis

if TYPE_CHECKING:
    from pathlib import Path

    from panelaudio.cast import Voice, VoiceInfo
    from panelaudio.speech import Mark, Samples


class Said(NamedTuple):
    """What a program said."""

    samples: Samples
    rate_hz: int
    marks: tuple[Mark, ...]
    timed: bool


class ProgramEngine(ABC):
    """An engine whose voices come with a program."""

    name: str
    program: str
    remedy: str
    """What installs it."""
    limits = Limits(max_characters=1_000, seconds_per_call=60.0)

    def version(self) -> str:
        """The program's, and ours."""
        return f"{self.name} {self._version_of_program()}, revision 2"

    def availability(self) -> Availability:
        """Whether the program is found, and has a voice."""
        if not found(self.program):
            return Availability(available=False, reason=f"{self.program} is not installed", remedy=self.remedy)
        try:
            there = bool(self._listed)
        except EngineError as error:
            return Availability(available=False, reason=error.message, remedy=self.remedy)
        reason = "" if there else f"{self.program} has no voice of those known here"
        return Availability(available=there, reason=reason, remedy="" if there else self.remedy)

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Those that are installed, the clearest first."""
        return tuple(with_measures(info, self.name) for info in self._listed.values())

    def resolve(self, voice: Voice) -> Voice:
        """The name as the program has it. Raises ``EngineError`` (``unknown-voice``)."""
        wanted = f"{voice.name}+{voice.variant}" if voice.variant else voice.name
        names = {name.casefold(): name for name in self._listed}
        if wanted.casefold() not in names:
            raise unknown_voice(self.name, wanted, self._listed)
        info = self._listed[names[wanted.casefold()]]
        return replace(voice, name=info.name, variant="", language=info.language)

    def synthesize(self, spoken: str, voice: Voice) -> Synthesis:
        """The sound of a text and its words.

        Raises:
            EngineError: ``unknown-voice``, ``text-too-long``, ``no-sound``, ``engine-failed``, ``engine-unavailable``.
        """
        refuse_long(spoken, self.limits)
        voice = self.resolve(voice)
        ratio = pitch_ratio(voice.pitch)
        with workplace() as folder:
            said = self._say(spoken, voice, voice.speed / ratio, folder)
        refuse_silence(spoken, said.samples)
        synthesis = Synthesis(samples=said.samples, rate_hz=said.rate_hz, marks=said.marks, timed=said.timed)
        return played_faster(synthesis, ratio)

    @property
    @abstractmethod
    def _listed(self) -> dict[str, VoiceInfo]:
        """The voices by name."""

    @abstractmethod
    def _version_of_program(self) -> str: ...

    @abstractmethod
    def _say(self, spoken: str, voice: Voice, speed: float, folder: Path) -> Said:
        """Speak in ``folder``, where the program runs; ``speed`` may go beyond 0.5 to 2."""
