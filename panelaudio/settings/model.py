"""What a voices.yaml says, checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from panelaudio.settings.text import SPOKEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from panelaudio.settings.frame import FrameSettings
    from panelaudio.settings.music import MusicSettings
    from panelaudio.settings.options import EngineOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerSettings:
    """One speaker's entry; None or an empty text where the file says nothing."""

    name: str
    engine: str = ""
    voice: str = ""
    variant: str = ""
    speed: float | None = None
    pitch: float | None = None
    gain: float | None = None
    """dB."""
    seat: int | None = None
    """Per cent; -35 (left) to 35."""
    aliases: tuple[str, ...] = ()
    say: str = ""
    lexicon: tuple[tuple[str, str], ...] = ()
    """Words and how this voice says them."""
    places: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Where each key's value stands, ``voices.yaml:12:5``; the empty key is the speaker's own place."""

    def place(self, key: str) -> str:
        """Where a key stands, else where the speaker does."""
        return self.places.get(key) or self.places.get("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The whole file. Without a file everything is at its default."""

    path: str = ""
    defaults: SpeakerSettings = field(default_factory=lambda: SpeakerSettings(name=""))
    speakers: tuple[SpeakerSettings, ...] = ()
    lexicon: tuple[tuple[str, str], ...] = ()
    text: tuple[tuple[str, bool], ...] = ()
    """Kinds of text beside speech (``TEXT_KINDS``), and whether they are spoken."""
    engines: tuple[EngineOptions, ...] = ()
    music: tuple[MusicSettings, ...] = ()
    frame: FrameSettings | None = None

    language: str = ""
    """Of the transcripts (BCP 47); empty where they say so themselves, or their words do."""
    show: str = ""
    genre: str = ""
    cover: str = ""
    """A file's name, relative to the folder of this one."""
    places: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Where the value of ``language``, ``show``, ``genre`` and ``cover`` stands, ``voices.yaml:12:5``."""

    def spoken_kinds(self) -> frozenset[str]:
        """The kinds of text beside speech that are spoken."""
        said = dict.fromkeys(SPOKEN, True) | dict(self.text)
        return frozenset(kind for kind, spoken in said.items() if spoken)

    def alias_pairs(self) -> tuple[tuple[str, str], ...]:
        """Every spelling with the full name that it stands for, the name itself among them."""
        return tuple((spelling, one.name) for one in self.speakers for spelling in (one.name, *one.aliases))

    def of(self, speaker: str) -> SpeakerSettings | None:
        """The entry of a speaker, by name or alias, whatever the case; None where there is none."""
        key = " ".join(speaker.casefold().split())
        for one in self.speakers:
            if key in {" ".join(name.casefold().split()) for name in (one.name, *one.aliases)}:
                return one
        return None
