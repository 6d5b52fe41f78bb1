"""The lexicon of a voice, in what its engine takes: other words as they are, sounds as the engine has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio.script import Notice
from panelaudio.settings import ipa_of
from panelaudio.speech import Phonetic

if TYPE_CHECKING:
    from collections.abc import Callable

    from panelaudio.cast import Cast, Role
    from panelaudio.speech import Engine


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """Written words with what an engine is given for them."""

    pairs: tuple[tuple[str, str], ...]
    unsaid: tuple[str, ...]
    """Words whose sounds the engine cannot be given: it says them as they are written."""


def sayings_of(role: Role, cast: Cast, engine: Engine) -> Sayings:
    """The lexicon of all voices and, over it, that of one role."""
    pairs, unsaid = [], []
    for written, said in (dict(cast.lexicon) | dict(role.lexicon)).items():
        ipa = ipa_of(said)
        given = _pronounced(engine, ipa) if ipa else said
        if given:
            pairs.append((written, given))
        else:
            unsaid.append(written)
    return Sayings(pairs=tuple(pairs), unsaid=tuple(unsaid))


def unsaid_words(cast: Cast, load: Callable[[str], Engine]) -> tuple[Notice, ...]:
    """A warning for each engine that cannot be given sounds which the lexicon asks for."""
    unsaid: dict[str, tuple[str, ...]] = {}
    for role in cast.roles:
        words = sayings_of(role, cast, load(role.voice.engine)).unsaid
        unsaid[role.voice.engine] = tuple(dict.fromkeys((*unsaid.get(role.voice.engine, ()), *words)))
    return tuple(
        Notice(
            code="lexicon-sounds",
            message=f"the engine '{engine}' takes no IPA; it says as they are written: {', '.join(words)}",
        )
        for engine, words in unsaid.items()
        if words
    )


def _pronounced(engine: Engine, ipa: str) -> str:
    return engine.pronounce(ipa) if isinstance(engine, Phonetic) else ""
