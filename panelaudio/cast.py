"""The cast: which voice speaks for whom."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Self

MAX_SEAT = 35
_SLOWEST, _FASTEST = 0.5, 2.0
_LOWEST, _HIGHEST = -12.0, 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How words are said otherwise than the voice says the rest."""

    speed: float = 1.0
    """Times the voice's own."""
    pitch: float = 0.0
    """Semitones from the voice's own."""
    gain_db: float = 0.0
    """Louder or softer than the voice's other words."""

    def __add__(self, other: Self) -> Self:
        return type(self)(
            speed=self.speed * other.speed, pitch=self.pitch + other.pitch, gain_db=self.gain_db + other.gain_db
        )


PLAINLY = Manner()
MANNER_OF = {
    "softly": Manner(speed=0.95, pitch=-0.5, gain_db=-6.0),
    "whispering": Manner(speed=0.9, pitch=-1.0, gain_db=-9.0),
    "loudly": Manner(speed=0.97, pitch=1.0, gain_db=4.0),
    "slowly": Manner(speed=0.8),
    "quickly": Manner(speed=1.2),
}
"""Of each of ``script.MANNERS``. People who raise their voice also raise its pitch (about a semitone for 3 dB)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """An engine's voice with its settings; equal voices sound alike."""

    engine: str
    name: str
    """As the engine calls it, ``gmw/en-US``."""
    variant: str = ""
    """One of several voices in a model (eSpeak's ``m4``), or empty."""
    language: str = "en"
    speed: float = 1.0
    """1.0 = natural, about 175 words a minute of English; 0.5 to 2.0."""
    pitch: float = 0.0
    """Semitones from the voice's natural pitch; -12 to 12."""

    def said(self, manner: Manner) -> Voice:
        """The voice in a manner, as far as its speed and its pitch go."""
        if manner.speed == 1.0 and not manner.pitch:
            return self
        speed = min(max(self.speed * manner.speed, _SLOWEST), _FASTEST)
        pitch = min(max(self.pitch + manner.pitch, _LOWEST), _HIGHEST)
        return replace(self, speed=speed, pitch=pitch)


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One speaker bound to one voice."""

    speaker: str
    voice: Voice
    aliases: tuple[str, ...] = ()
    gain_db: float = 0.0
    """Added after the voice has been levelled; -20 to 20."""
    seat: int = 0
    """Place in the stereo field in per cent: -35 (left) to 35 (right), 0 the middle."""
    say: str = ""
    """How the name is said, where it differs from how it is written."""
    lexicon: tuple[tuple[str, str], ...] = ()
    """Words and how this voice alone says them; ``/…/`` is IPA."""
    automatic: bool = False
    """True where the program chose the voice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """All roles: each speaker has exactly one, and no alias belongs to two."""

    roles: tuple[Role, ...]
    lexicon: tuple[tuple[str, str], ...] = ()
    """Written word and how it is said, from voices.yaml; for every voice. ``/…/`` is IPA."""
    _by_name: dict[str, Role] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_name: dict[str, Role] = {}
        for role in self.roles:
            for name in {role.speaker, *role.aliases}:
                if name in by_name:
                    raise ValueError(f"'{name}' stands for both {by_name[name].speaker} and {role.speaker}")
                by_name[name] = role
        object.__setattr__(self, "_by_name", by_name)

    def role_of(self, speaker: str) -> Role:
        """The role of a speaker, by name or alias. Raises ``KeyError`` for a stranger."""
        return self._by_name[speaker]


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceInfo:
    """A voice that an engine offers, as ``panelaudio voices`` lists it."""

    name: str
    language: str
    gender: str = ""
    """``female``, ``male`` or empty."""
    variants: tuple[str, ...] = ()
    """Each also a voice of its own, ``name+variant``; those that are clear come first."""
    variant_genders: tuple[str, ...] = ()
    """Of the variants, in their order; empty where nothing is known."""
    median_f0_hz: float = 0.0
    """Measured pitch; 0 where nobody measured it."""
    brightness_hz: float = 0.0
    """Measured spectral centroid of its voiced sound; 0 where nobody measured it."""
    timbre: tuple[float, ...] = ()
    """Measured shape of its spectrum (mean mel cepstrum); empty where nobody measured it."""
    licence: str = ""
    """Of the voice, where it is known."""
    pitched: bool = True
    """Whether its pitch can be set."""
