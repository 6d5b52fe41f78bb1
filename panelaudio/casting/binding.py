"""Every speaker is bound to a voice: as voices.yaml says, else an automatic one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from panelaudio.cast import Cast, Role, Voice
from panelaudio.casting.automatic import Picker
from panelaudio.casting.genders import gender_of
from panelaudio.casting.offers import options_of
from panelaudio.errors import EngineError, SettingsError
from panelaudio.settings import SpeakerSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from panelaudio.cast import VoiceInfo
    from panelaudio.casting.offers import Option
    from panelaudio.script import Script, Speaker
    from panelaudio.settings import Settings

    Voices = Mapping[str, tuple[VoiceInfo, ...]]
    Resolve = Callable[[Voice], Voice]

DEFAULT_ENGINE = "pyttsx3"


def cast_speakers(
    script: Script, settings: Settings, voices: Voices, *, resolve: Resolve, engine: str | None = None
) -> Cast:
    """A role for every speaker of the script.

    Args:
        script: Whose speakers are cast, in the order in which they first speak.
        settings: What voices.yaml says.
        voices: What each engine that may be needed offers, the clearest first.
        resolve: The voice that an engine understands by one of voices.yaml; raises ``EngineError`` for a stranger.
        engine: Speaks for everybody. A voice that voices.yaml gives of another engine is then replaced.

    Raises:
        SettingsError: voices.yaml names voices that the engine does not have: all of them, with their places.
    """
    binder = _Binder(settings=settings, voices=voices, resolve=resolve, engine=engine, language=script.language)
    return Cast(roles=_without_shared_aliases(binder.roles(script)), lexicon=settings.lexicon)


def candidates_of(  # noqa: PLR0913 - each is a choice of its own
    script: Script, settings: Settings, voices: Voices, *, resolve: Resolve, engine: str | None = None, count: int = 3
) -> dict[str, tuple[Voice, ...]]:
    """For every speaker the voice of the cast, then others that would suit as well: ``count`` in all.

    Arguments and errors are those of :func:`cast_speakers`.
    """
    binder = _Binder(settings=settings, voices=voices, resolve=resolve, engine=engine, language=script.language)
    pairs = zip(binder.roles(script), script.speakers, strict=True)
    return {role.speaker: (role.voice, *binder.others(speaker, role.voice, count - 1)) for role, speaker in pairs}


def engines_needed(script: Script, settings: Settings, engine: str | None = None) -> tuple[str, ...]:
    """The engines that the cast of a script may use, in alphabetical order."""
    if engine:
        return (engine,)
    default = settings.defaults.engine or DEFAULT_ENGINE
    entries = [entry_of(settings, speaker) for speaker in script.speakers]
    return tuple(sorted({entry.engine or default for entry in entries}))


def entry_of(settings: Settings, speaker: Speaker) -> SpeakerSettings:
    """What voices.yaml says of a speaker, by name or by an alias that may be the same person's; else an empty entry."""
    by_name = settings.of(speaker.name)
    by_alias = (entry for name in speaker.aliases if (entry := settings.of(name)) and _may_be(entry.name, speaker.name))
    return by_name or next(by_alias, SpeakerSettings(name=speaker.name))


def _may_be(one: str, other: str) -> bool:
    """Whether two names may be one person's: initials alone do not tell, Ann Nolan is not Andrew Ng."""
    first, second = set(one.casefold().split()), set(other.casefold().split())
    return first <= second or second <= first


def _without_shared_aliases(roles: list[Role]) -> tuple[Role, ...]:
    """An alias of voices.yaml that is another speaker's name in this transcript stays that speaker's."""
    names = {role.speaker for role in roles}
    taken: set[str] = set()
    kept = []
    for role in roles:
        aliases = tuple(alias for alias in role.aliases if alias not in names and alias not in taken)
        taken.update(aliases)
        kept.append(replace(role, aliases=aliases))
    return tuple(kept)


@dataclass(slots=True, kw_only=True)
class _Wish:
    """What the settings say of one speaker, defaults filled in."""

    engine: str
    speed: float
    pitch: float | None
    gain_db: float
    entry: SpeakerSettings


class _Binder:
    def __init__(
        self, *, settings: Settings, voices: Voices, resolve: Resolve, engine: str | None, language: str
    ) -> None:
        self._settings = settings
        self._engine = engine
        self._resolve = resolve
        self._options = {name: options_of(name, infos, language) for name, infos in voices.items()}
        self._pickers = {name: Picker(options, language) for name, options in self._options.items()}
        self._faults: list[tuple[str, EngineError]] = []

    def roles(self, script: Script) -> list[Role]:
        """Of every speaker: those that voices.yaml gives come first to their voices.

        Raises:
            SettingsError: voices that do not exist.
        """
        given = {speaker.name: self.given(speaker) for speaker in script.speakers}
        self.raise_faults()
        return [given[speaker.name] or self.automatic(speaker) for speaker in script.speakers]

    def given(self, speaker: Speaker) -> Role | None:
        """The role of a speaker whose voice is set; None where one is to be chosen."""
        wish = self._wish(speaker)
        if not wish.entry.voice or (self._engine and wish.engine != (wish.entry.engine or self._default_engine())):
            return None
        voice = Voice(
            engine=wish.engine,
            name=wish.entry.voice,
            variant=wish.entry.variant,
            speed=wish.speed,
            pitch=wish.pitch or 0.0,
        )
        try:
            voice = self._resolve(voice)
        except EngineError as error:
            if error.code == "engine-unavailable":
                raise
            key = "variant" if "variant" in error.message and wish.entry.variant else "voice"
            self._faults.append((wish.entry.place("pitch" if "pitch" in error.message else key), error))
            return None
        self._take(voice)
        return _role(speaker, wish, voice, automatic=False)

    def automatic(self, speaker: Speaker) -> Role:
        """The role of a speaker with a voice that the program chooses."""
        wish = self._wish(speaker)
        option = self._pickers[wish.engine].pick(gender_of(speaker.name), shifts=wish.pitch is None)
        self._tell(option)
        pitch = option.pitch if wish.pitch is None else wish.pitch
        speed = round(wish.speed * option.speed, 3)
        voice = Voice(engine=wish.engine, name=option.name, speed=speed, pitch=pitch)
        return _role(speaker, wish, self._resolve(voice), automatic=True)

    def others(self, speaker: Speaker, voice: Voice, count: int) -> tuple[Voice, ...]:
        """Voices that would suit a speaker nearly as well as ``voice``; nobody else is offered them."""
        wish = self._wish(speaker)
        found: list[Voice] = []
        for option in self._pickers[wish.engine].best(gender_of(speaker.name), count + 1):
            other = self._resolve(
                Voice(engine=wish.engine, name=option.name, speed=wish.speed, pitch=wish.pitch or 0.0)
            )
            if (other.name, other.variant) != (voice.name, voice.variant) and len(found) < count:
                self._tell(option)
                found.append(other)
        return tuple(found)

    def raise_faults(self) -> None:
        """Report every voice that does not exist at once."""
        if not self._faults:
            return
        lines = [f"{place}: {error.message} ({error.hint})" for place, error in self._faults]
        hint = "`panelaudio voices` lists the voices of every engine"
        raise SettingsError("\n".join(lines), code="unknown-voice", hint=hint, location=self._faults[0][0])

    def _wish(self, speaker: Speaker) -> _Wish:
        entry = entry_of(self._settings, speaker)
        defaults = self._settings.defaults
        return _Wish(
            engine=self._engine or entry.engine or self._default_engine(),
            speed=_first(entry.speed, defaults.speed, 1.0),
            pitch=entry.pitch if entry.pitch is not None else defaults.pitch,
            gain_db=_first(entry.gain, defaults.gain, 0.0),
            entry=entry,
        )

    def _default_engine(self) -> str:
        return self._settings.defaults.engine or DEFAULT_ENGINE

    def _take(self, voice: Voice) -> None:
        """A voice that was given is not given again: what is offered of it becomes dear."""
        full = f"{voice.name}+{voice.variant}" if voice.variant else voice.name
        same = [one for one in self._options.get(voice.engine, ()) if one.name == full]
        if same:
            self._tell(min(same, key=lambda one: abs(one.pitch - voice.pitch)))

    def _tell(self, taken: Option) -> None:
        """Every engine's voices that are like it become dearer."""
        for picker in self._pickers.values():
            picker.take(taken)


def _first(*values: float | None) -> float:
    return next(value for value in values if value is not None)


def _role(speaker: Speaker, wish: _Wish, voice: Voice, *, automatic: bool) -> Role:
    aliases = dict.fromkeys((*speaker.aliases, *wish.entry.aliases))
    return Role(
        speaker=speaker.name,
        voice=voice,
        aliases=tuple(alias for alias in aliases if alias != speaker.name),
        gain_db=wish.gain_db,
        seat=wish.entry.seat or 0,
        say=wish.entry.say,
        lexicon=wish.entry.lexicon,
        automatic=automatic,
    )
