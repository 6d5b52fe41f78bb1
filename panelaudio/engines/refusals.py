"""What every built-in engine refuses, in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.engines.tokens import letters
from panelaudio.errors import EngineError
from panelaudio.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from panelaudio.speech import Limits, Samples


def refuse_long(spoken: str, limits: Limits) -> None:
    """Raise ``text-too-long`` for a text over the engine's limit."""
    if len(spoken) > limits.max_characters:
        message = f"a text of {len(spoken)} characters is too long for one call (at most {limits.max_characters})"
        raise EngineError(message, code="text-too-long", hint=f"split it: '{spoken[:40]}…'")


def refuse_silence(spoken: str, samples: Samples) -> None:
    """Raise ``no-sound`` where a text that has words came back empty or as digital silence."""
    if letters(spoken) and not samples.any():
        message = f"no sound came for '{spoken[:60]}'"
        raise EngineError(message, code="no-sound", hint="try another voice, or write the words in another way")


def unknown_voice(engine: str, name: str, known: Iterable[str], what: str = "voice") -> EngineError:
    """The error for a voice that the engine does not have; names the nearest that it has."""
    near = nearest(name, tuple(known))
    hint = f"did you mean '{near}'? " if near else ""
    message = f"the engine {engine} has no {what} '{name}'"
    return EngineError(message, code="unknown-voice", hint=f"{hint}'panelaudio voices' lists them all")


def unsupported(what: str, where: str) -> EngineError:
    """The error for a setting that this engine cannot follow: better than another sound than was asked for."""
    return EngineError(f"{where} cannot change the {what}", code="unsupported-setting", hint=f"take out '{what}:'")
