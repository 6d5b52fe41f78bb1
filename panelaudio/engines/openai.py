"""The engine ``openai``: any server with an OpenAI-compatible ``/v1/audio/speech``, by default on this machine.

::

    engines:
      openai:
        url: http://127.0.0.1:8880/v1
        model: kokoro
        voices:
          nora: af_heart
          olav:

A voice of voices.yaml is the server's voice beside it, or has its name. A key, where the server wants one, comes from
the environment (``PANELAUDIO_OPENAI_KEY``) and goes to no other server than the one that voices.yaml names.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import urllib.error
import urllib.request
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

from panelaudio import __version__
from panelaudio.cast import VoiceInfo
from panelaudio.engines.alignment import aligner, found_marks
from panelaudio.engines.programs import sound_of, workplace
from panelaudio.engines.refusals import refuse_long, refuse_silence, unknown_voice, unsupported
from panelaudio.engines.sayable import sayable
from panelaudio.errors import EngineError
from panelaudio.speech import Availability, Limits, Synthesis

if TYPE_CHECKING:
    from panelaudio.cast import Voice
    from panelaudio.settings import EngineOptions

_OPTIONS = ("url", "model", "language", "voices")
_URL, _MODEL = "http://127.0.0.1:8880/v1", "tts-1"
_KEY_VARIABLE = "PANELAUDIO_OPENAI_KEY"
_MOST_BYTES = 200_000_000
_SHOWN = 200
_SLOWEST, _FASTEST = 0.25, 4.0
_REMEDY = (
    "name voices in voices.yaml: `engines: {openai: {url: http://127.0.0.1:8880/v1, voices: {NAME: SERVERS_NAME}}}`"
)


class OpenaiEngine:
    """A server's voices."""

    name = "openai"
    limits = Limits(max_characters=2_000, seconds_per_call=180.0)

    def __init__(self) -> None:
        self._url, self._model, self._language = _URL, _MODEL, "en"
        self._voices: dict[str, str] = {}

    def with_options(self, options: EngineOptions) -> Self:
        """Take the server's address, its model and its voices.

        Raises:
            SettingsError: an option is wrong.
        """
        options.check(_OPTIONS)
        self._url = options.texts.get("url", _URL).rstrip("/")
        self._model = options.texts.get("model", _MODEL)
        self._language = options.texts.get("language", self._language)
        self._voices = {name: served or name for name, served in options.voices.items()}
        if not self._url.startswith(("http://", "https://")):
            raise options.fault(f"'{self._url}' is no address of a server", f"it looks like {_URL}", "url")
        return self

    def version(self) -> str:
        """The server's address, model and voices; what it has behind them, it does not tell."""
        digest = hashlib.sha256(repr((self._url, self._model, sorted(self._voices.items()))).encode()).hexdigest()
        return f"openai {digest[:16]}, {aligner()}, revision 1"

    def availability(self) -> Availability:
        """Whether voices are named; the server is asked only when it is to speak."""
        if not self._voices:
            return Availability(available=False, reason="no voice of a server is named", remedy=_REMEDY)
        return Availability(available=True)

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Those named in voices.yaml, in its order."""
        return tuple(VoiceInfo(name=name, language=self._language, pitched=False) for name in self._voices)

    def resolve(self, voice: Voice) -> Voice:
        """The name as voices.yaml has it. Raises ``EngineError``: ``unknown-voice``, ``unsupported-setting``."""
        names = {name.casefold(): name for name in self._voices}
        wanted = f"{voice.name}+{voice.variant}" if voice.variant else voice.name
        if wanted.casefold() not in names:
            raise unknown_voice(self.name, wanted, self._voices)
        if voice.pitch:
            raise unsupported("pitch", "a server")
        return replace(voice, name=names[wanted.casefold()], variant="", language=self._language)

    def synthesize(self, spoken: str, voice: Voice) -> Synthesis:
        """Ask the server; the times of words are measured by an aligner or estimated.

        Raises:
            EngineError: ``unknown-voice``, ``text-too-long``, ``no-sound``; ``engine-failed``: what the server says;
                ``engine-unavailable``: nobody answers there.
        """
        refuse_long(spoken, self.limits)
        voice = self.resolve(voice)
        content = self._asked(
            {
                "model": self._model,
                "voice": self._voices[voice.name],
                "input": sayable(spoken),
                "response_format": "wav",
                "speed": min(max(voice.speed, _SLOWEST), _FASTEST),
            }
        )
        with workplace() as folder:
            (folder / "speech").write_bytes(content)
            samples, rate_hz = sound_of(folder / "speech", f"the server at {self._url}")
        refuse_silence(spoken, samples)
        marks, timed = found_marks(spoken, samples, rate_hz, voice.language)
        return Synthesis(samples=samples, rate_hz=rate_hz, marks=marks, timed=timed)

    def _asked(self, body: dict[str, Any]) -> bytes:
        headers = {"Content-Type": "application/json", "User-Agent": f"panelaudio/{__version__}"}
        if key := os.environ.get(_KEY_VARIABLE):
            headers["Authorization"] = f"Bearer {key}"
        address = f"{self._url}/audio/speech"
        request = urllib.request.Request(address, json.dumps(body).encode(), headers)  # noqa: S310 - looked at above
        opener = urllib.request.build_opener(_NoRedirect)
        try:
            with opener.open(request, timeout=self.limits.seconds_per_call * 0.9) as answer:
                return _whole(answer)
        except urllib.error.HTTPError as error:
            with error:
                told = " ".join(error.read(10_000).decode(errors="replace").split())[:_SHOWN]
            message = f"the server at {self._url} answers {error.code} {error.reason}: {told}"
            hint = f"a key is taken from {_KEY_VARIABLE}; is the model '{self._model}' there?"
            raise EngineError(message, code="engine-failed", hint=hint) from error
        except http.client.IncompleteRead as error:
            message = f"the sound that the server at {self._url} sent is cut short: {len(error.partial)} bytes came"
            hint = "try again; a sound may have 200 MB"
            raise EngineError(message, code="engine-failed", hint=hint) from error
        except (OSError, http.client.HTTPException) as error:
            reason = getattr(error, "reason", None) or error
            message = f"the server at {self._url} cannot be reached: {reason}"
            hint = "start it, or write its address under `engines: {openai: {url: …}}` in voices.yaml"
            raise EngineError(message, code="engine-unavailable", hint=hint) from error


def _whole(answer: http.client.HTTPResponse) -> bytes:
    """All that was sent; ``IncompleteRead`` where it is less than the server said that it would be."""
    content = bytes(answer.read(_MOST_BYTES))
    if answer.length:
        raise http.client.IncompleteRead(content, answer.length)
    return content


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A server must not send the key and the text elsewhere."""

    def redirect_request(self, *_: Any) -> None:
        """Leave the answer as it is, which then is an error."""
