"""Voices that people have from elsewhere, such as from the other transcripts of a batch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from panelaudio.settings import SpeakerSettings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from panelaudio.cast import Voice
    from panelaudio.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownVoice:
    """Whose voice it is, and which."""

    speaker: str
    engine: str
    name: str
    variant: str = ""
    pitch: float = 0.0
    """Semitones from the voice's natural pitch."""

    @classmethod
    def of(cls, speaker: str, voice: Voice) -> KnownVoice:
        """What of a voice is a person's own; how fast it speaks is a matter of each episode."""
        return cls(speaker=speaker, engine=voice.engine, name=voice.name, variant=voice.variant, pitch=voice.pitch)


def with_voices(settings: Settings, voices: Iterable[KnownVoice]) -> Settings:
    """Settings in which these people have these voices, where the file gives them none."""
    entries = {one.name.casefold(): one for one in settings.speakers}
    for voice in voices:
        entry = settings.of(voice.speaker) or SpeakerSettings(name=voice.speaker)
        if not entry.voice:
            pitch = voice.pitch if entry.pitch is None else entry.pitch
            entries[entry.name.casefold()] = replace(
                entry, engine=voice.engine, voice=voice.name, variant=voice.variant, pitch=pitch
            )
    return replace(settings, speakers=tuple(entries.values()))
