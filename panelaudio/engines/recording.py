"""The engine ``recording``: people's own voices, from a folder of takes, one for each turn.

::

    engines:
      recording:
        folder: takes

Each folder in it is a voice: its ``takes.tsv`` (written by ``panelaudio voices takes``) tells which file holds which
sentences, as they are spoken. A take is cut into its sentences at the words that a forced aligner finds, or, without
one, at the quietest places near where they must be.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from panelaudio.cast import VoiceInfo
from panelaudio.engines.alignment import aligner
from panelaudio.engines.refusals import refuse_long, refuse_silence, unknown_voice, unsupported
from panelaudio.engines.takes import SHEET, Take, cut, read_sheet, said
from panelaudio.errors import EngineError
from panelaudio.speech import Availability, Limits

if TYPE_CHECKING:
    from panelaudio.cast import Voice
    from panelaudio.settings import EngineOptions
    from panelaudio.speech import Synthesis

_OPTIONS = ("folder", "language")
_REMEDY = "`panelaudio voices takes FILE --speaker NAME --output takes/NAME` writes what is to be recorded"


class RecordingEngine:
    """Voices that were recorded."""

    name = "recording"
    limits = Limits(max_characters=2_000, seconds_per_call=120.0)

    def __init__(self) -> None:
        self._folder = Path("takes")
        self._language = "en"

    def with_options(self, options: EngineOptions) -> Self:
        """Take the folder, which starts at that of voices.yaml. Raises ``SettingsError``."""
        options.check(_OPTIONS)
        self._folder = Path(options.path).parent / options.texts.get("folder", "takes")
        self._language = options.texts.get("language", self._language)
        return self

    def version(self) -> str:
        """A digest of all takes: another recording is another sound."""
        digest = hashlib.sha256()
        for name, takes in self._voices.items():
            for take in takes.values():
                digest.update(repr((name, take.sentences, take.part, _stamp(take.path))).encode())
        return f"recording {digest.hexdigest()[:16]}, {aligner()}, revision 1"

    def availability(self) -> Availability:
        """Whether there are takes."""
        if not self._voices:
            reason = f"there are no takes in '{self._folder}'"
            return Availability(available=False, reason=reason, remedy=_REMEDY)
        return Availability(available=True)

    def voices(self) -> tuple[VoiceInfo, ...]:
        """The folders with takes, by name."""
        return tuple(VoiceInfo(name=name, language=self._language, pitched=False) for name in self._voices)

    def resolve(self, voice: Voice) -> Voice:
        """The folder's name. Raises ``EngineError``: ``unknown-voice``, ``unsupported-setting``."""
        wanted = f"{voice.name}+{voice.variant}" if voice.variant else voice.name
        names = {name.casefold(): name for name in self._voices}
        if wanted.casefold() not in names:
            raise unknown_voice(self.name, wanted, self._voices)
        for what, value, default in (("speed", voice.speed, 1.0), ("pitch", voice.pitch, 0.0)):
            if value != default:
                raise unsupported(what, "a recording")
        return replace(voice, name=names[wanted.casefold()], variant="", language=self._language)

    def synthesize(self, spoken: str, voice: Voice) -> Synthesis:
        """The sentence, cut out of its take.

        Raises:
            EngineError: ``no-take``: nobody has said it yet; ``unknown-voice``, ``text-too-long``, ``no-sound``.
        """
        refuse_long(spoken, self.limits)
        voice = self.resolve(voice)
        take = self._voices[voice.name].get(said(spoken))
        if take is None:
            message = f"no take of '{voice.name}' says “{spoken[:60]}”"
            raise EngineError(message, code="no-take", hint=f"has the transcript changed? {_REMEDY}")
        if not take.path.is_file():
            message = f"{take.path} is not recorded yet: “{spoken[:60]}”"
            raise EngineError(message, code="no-take", hint="record it, or leave it out with --keep-going")
        synthesis = cut(take, spoken, voice.language)
        refuse_silence(spoken, synthesis.samples)
        return synthesis

    @cached_property
    def _voices(self) -> dict[str, dict[str, Take]]:
        """Of each voice, the take of each sentence; of one that is said several times, the first."""
        return {sheet.parent.name: read_sheet(sheet) for sheet in sorted(self._folder.glob(f"*/{SHEET}"))}


def _stamp(path: Path) -> tuple[int, int]:
    try:
        state = path.stat()
    except OSError:
        return 0, 0
    return state.st_size, state.st_mtime_ns
