"""Turns become what is said: sentences, spelled as the voice of the turn must be told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from panelaudio.cast import PLAINLY
from panelaudio.errors import InputError
from panelaudio.normalize import utterances_of
from panelaudio.pipeline.expression import Mouth
from panelaudio.pipeline.pronunciation import sayings_of
from panelaudio.rendering import EngineLoader
from panelaudio.script import LeftOut, Notice

if TYPE_CHECKING:
    from panelaudio.cast import Cast
    from panelaudio.pipeline.understanding import Understanding
    from panelaudio.speech import Utterance


def utterances_in(found: Understanding, cast: Cast) -> tuple[tuple[Utterance, ...], tuple[LeftOut, ...]]:
    """All that is said, in order, and the turns without a word that can be.

    Raises:
        InputError: there is none at all.
    """
    load = EngineLoader(found.settings.engines)
    engines = {role.voice.engine: load(role.voice.engine) for role in cast.roles}
    names = tuple((role.speaker, role.say) for role in cast.roles if role.say)
    sayings = {role.speaker: sayings_of(role, cast, engines[role.voice.engine]) for role in cast.roles}
    spoken: list[Utterance] = []
    unsayable = []
    mouths = {role.speaker: Mouth(voice=role.voice, engine=engines[role.voice.engine]) for role in cast.roles}
    for turn in found.script.turns:
        mouth = mouths[cast.role_of(turn.speaker).speaker]
        parts = utterances_of(
            turn,
            lexicon=sayings[turn.speaker].pairs,
            names=names,
            max_characters=mouth.engine.limits.max_characters,
            language=found.script.language,
            emphasize=mouth.emphasize,
        )
        spoken += (one if one.manner == PLAINLY else replace(one, manner=mouth.possible(one.manner)) for one in parts)
        if not parts:
            unsayable.append(LeftOut(line=turn.line, reason="nothing in it can be said", text=turn.text))
    if not spoken:
        hint = "`panelaudio inspect` shows what was understood"
        raise InputError("no turn has a word that can be said", code="nothing-to-say", hint=hint)
    return tuple(spoken), tuple(unsayable)


def not_spoken(left_out: LeftOut) -> Notice:
    """A warning for what will not be heard."""
    message = f"not spoken ({left_out.reason}): {left_out.text[:80]}"
    return Notice(code="left-out", message=message, line=left_out.line)
