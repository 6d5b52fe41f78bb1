"""The engine ``command``: any program that writes sound, by a template in voices.yaml.

::

    engines:
      command:
        voices:
          nora: my-tts --voice nora --speed {speed} --output {output} {text}

The template is split into arguments as a shell would, but there is no shell: what stands in ``{text}`` is one
argument, whatever it holds. Without ``{text}`` and ``{input}`` the text comes on standard input; without ``{output}``
the sound is taken from standard output.
"""

from __future__ import annotations

import hashlib
import re
import shlex
from dataclasses import replace
from typing import TYPE_CHECKING, Self

from panelaudio.cast import VoiceInfo
from panelaudio.engines.alignment import aligner, found_marks
from panelaudio.engines.programs import found, run, sound_of, workplace
from panelaudio.engines.refusals import refuse_long, refuse_silence, unknown_voice, unsupported
from panelaudio.engines.sayable import sayable
from panelaudio.errors import EngineError
from panelaudio.nearest import nearest
from panelaudio.speech import Availability, Limits, Synthesis

if TYPE_CHECKING:
    from pathlib import Path

    from panelaudio.cast import Voice
    from panelaudio.settings import EngineOptions

_INSTALL = "install it, or write its whole path"
_PLACE = re.compile(r"\{(\w*)\}")
_PLACES = ("text", "input", "output", "speed", "pitch", "voice", "language")
_OPTIONS = ("voices", "language", "seconds")
_REMEDY = "name a program in voices.yaml: `engines: {command: {voices: {NAME: PROGRAM --output {output} {text}}}}`"


class CommandEngine:
    """Programs, each under the name of a voice."""

    name = "command"
    limits = Limits(max_characters=2_000, seconds_per_call=120.0)

    def __init__(self) -> None:
        self._templates: dict[str, tuple[str, ...]] = {}
        self._language = "en"

    def with_options(self, options: EngineOptions) -> Self:
        """Take the templates.

        Raises:
            SettingsError: one is wrong.
        """
        options.check(_OPTIONS)
        self._language = options.texts.get("language", self._language)
        if seconds := options.texts.get("seconds"):
            self.limits = replace(self.limits, seconds_per_call=_seconds(seconds, options))
        self._templates = {name: _parsed(name, template, options) for name, template in options.voices.items()}
        return self

    def version(self) -> str:
        """A digest of the templates: another program is another sound."""
        digest = hashlib.sha256(repr(sorted(self._templates.items())).encode()).hexdigest()
        return f"command {digest[:16]}, {aligner()}, revision 1"

    def availability(self) -> Availability:
        """Whether voices are named, and the program of at least one is found."""
        if not self._templates:
            return Availability(available=False, reason="no program is named", remedy=_REMEDY)
        if not any(found(parts[0]) for parts in self._templates.values()):
            reason = f"the program '{min(parts[0] for parts in self._templates.values())}' is not found"
            return Availability(available=False, reason=reason, remedy=_INSTALL)
        return Availability(available=True)

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Those named in voices.yaml whose programs are found, in its order."""
        here = {name: parts for name, parts in self._templates.items() if found(parts[0])}
        pitched = {name: any("{pitch}" in part for part in parts) for name, parts in here.items()}
        return tuple(VoiceInfo(name=name, language=self._language, pitched=pitched[name]) for name in pitched)

    def resolve(self, voice: Voice) -> Voice:
        """The name as voices.yaml has it.

        Raises:
            EngineError: ``unknown-voice``; ``engine-unavailable`` where its program is not found;
                ``unsupported-setting`` for what the template has no place for.
        """
        names = {name.casefold(): name for name in self._templates}
        wanted = f"{voice.name}+{voice.variant}" if voice.variant else voice.name
        name = names.get(wanted.casefold())
        if name is None:
            raise unknown_voice(self.name, wanted, self._templates)
        if not found(self._templates[name][0]):
            message = f"the program '{self._templates[name][0]}' of the voice '{name}' is not found"
            raise EngineError(message, code="engine-unavailable", hint=_INSTALL)
        told = " ".join(self._templates[name])
        for what, value, default in (("speed", voice.speed, 1.0), ("pitch", voice.pitch, 0.0)):
            if value != default and f"{{{what}}}" not in told:
                raise unsupported(what, f"the command of '{name}', which has no {{{what}}},")
        return replace(voice, name=name, variant="", language=self._language)

    def synthesize(self, spoken: str, voice: Voice) -> Synthesis:
        """Run the program; the times of words are measured by an aligner or estimated.

        Raises:
            EngineError: ``unknown-voice``, ``text-too-long``, ``engine-failed``, ``no-sound``, ``engine-unavailable``.
        """
        refuse_long(spoken, self.limits)
        voice = self.resolve(voice)
        with workplace() as folder:
            path = self._spoken(_harmless(sayable(spoken)), voice, folder)
            samples, rate_hz = sound_of(path, self._templates[voice.name][0])
        refuse_silence(spoken, samples)
        marks, timed = found_marks(spoken, samples, rate_hz, voice.language)
        return Synthesis(samples=samples, rate_hz=rate_hz, marks=marks, timed=timed)

    def _spoken(self, text: str, voice: Voice, folder: Path) -> Path:
        """The file with the sound."""
        output, written = folder / "speech.wav", folder / "text.txt"
        values = {
            "text": text, "input": str(written), "output": str(output), "voice": voice.name,
            "language": voice.language, "speed": f"{voice.speed:g}", "pitch": f"{voice.pitch:g}",
        }  # fmt: skip
        template = self._templates[voice.name]
        places = {place for part in template for place in _PLACE.findall(part)}
        if "input" in places:
            written.write_text(text, encoding="utf-8")
        stdin = "" if places & {"text", "input"} else text
        arguments = [_PLACE.sub(lambda place: values[place.group(1)], part) for part in template]
        # The worker would be ended first, and with it every other voice's work.
        printed = run(arguments, folder, stdin=stdin, limit_s=self.limits.seconds_per_call * 0.9)
        if "output" not in places:
            output.write_bytes(printed)
        return output


def _harmless(text: str) -> str:
    """No program may take a text for an option: a blank before the dash changes nothing that is said."""
    return f" {text}" if text.startswith("-") else text


def _parsed(name: str, template: str, options: EngineOptions) -> tuple[str, ...]:
    try:
        parts = tuple(shlex.split(template))
    except ValueError as error:
        raise options.fault(f"'{template}' cannot be split: {error}", "close every quote", name) from error
    if not parts:
        raise options.fault(f"the voice '{name}' has no command", "write PROGRAM --output {output} {text}", name)
    for place in (place for part in parts for place in _PLACE.findall(part)):
        if place not in _PLACES:
            near = nearest(place, _PLACES)
            hint = f"did you mean '{{{near}}}'?" if near else f"places are {', '.join(f'{{{one}}}' for one in _PLACES)}"
            raise options.fault(f"'{{{place}}}' stands for nothing", hint, name)
    return parts


def _seconds(text: str, options: EngineOptions) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 1 <= seconds <= 3600:  # noqa: PLR2004 - an hour for a sentence is enough
        raise options.fault(
            f"'seconds' takes a number from 1 to 3600, not '{text[:40]}'", "120 is the default", "seconds"
        )
    return seconds
