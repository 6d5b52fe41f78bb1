"""The voices of an operating system, as pyttsx3's drivers list them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from panelaudio.cast import VoiceInfo
from panelaudio.engines.refusals import unknown_voice, unsupported

if TYPE_CHECKING:
    from collections.abc import Iterable

    from panelaudio.cast import Voice

_MACOS_GENDER = "voicegender"


def describe(found: Any) -> VoiceInfo:
    """What is known of one of pyttsx3's voices."""
    language = str(found.languages[0]) if found.languages else ""
    gender = (found.gender or "").lower().removeprefix(_MACOS_GENDER)
    return VoiceInfo(
        name=found.name,
        language="" if "Unknown" in language else language.replace("_", "-"),
        gender=gender if gender in {"female", "male"} else "",
        pitched=False,
    )


def resolved(voice: Voice, found: Iterable[Any], system: str) -> Voice:
    """The voice under the name and with the language that the system lists; raises as ``identify`` does."""
    listed = list(found)
    identifier = identify(voice, listed, system)
    one = next(one for one in listed if str(one.id) == identifier)
    return replace(voice, name=str(one.name), language=describe(one).language or voice.language)


def identify(voice: Voice, found: Iterable[Any], system: str) -> str:
    """The system's identifier of the voice with this name or identifier; case does not matter.

    Raises:
        EngineError: ``unknown-voice``; ``unsupported-setting`` for a pitch, which pyttsx3 cannot set here.
    """
    if voice.pitch:
        raise unsupported("pitch", system)
    listed = list(found)
    by_name = {str(word).casefold(): str(one.id) for one in listed for word in (one.id, one.name)}
    if voice.variant or voice.name.casefold() not in by_name:
        name = f"{voice.name}+{voice.variant}" if voice.variant else voice.name
        raise unknown_voice("pyttsx3", name, [one.name for one in listed])
    return by_name[voice.name.casefold()]
