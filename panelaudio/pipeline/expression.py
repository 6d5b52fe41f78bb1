"""How words are said, as far as each engine can; what it cannot is told, never dropped silently."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from panelaudio.cast import MANNER_OF, Manner
from panelaudio.errors import EngineError
from panelaudio.script import EMPHASIS, Notice
from panelaudio.speech import Emphasizing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from panelaudio.cast import Cast, Voice
    from panelaudio.script import Expression, Script
    from panelaudio.speech import Engine

_SHOWN = 3
"""Places that a notice names."""
_LONGEST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Mouth:
    """A voice with its engine: what it can do beside speaking plainly."""

    voice: Voice
    engine: Engine

    @property
    def emphasize(self) -> Callable[[str], str] | None:
        """Gives a word as the engine takes it for emphasis; None where it has none."""
        if isinstance(self.engine, Emphasizing) and self.engine.emphasize("so") != "so":
            return self.engine.emphasize
        return None

    def possible(self, manner: Manner) -> Manner:
        """What the engine can do of a manner. Loudness is the mix's work, which any sound can be given."""
        tries = (manner, replace(manner, pitch=0.0), replace(manner, speed=1.0), Manner(gain_db=manner.gain_db))
        return next(one for one in tries if self._takes(one))

    def _takes(self, manner: Manner) -> bool:
        if self.voice.said(manner) == self.voice:
            return True
        try:
            self.engine.resolve(self.voice.said(manner))
        except EngineError:
            return False
        return True

    def ignores(self, kind: str) -> str:
        """What the engine does not do of a kind of expression, in words; empty where it does all."""
        if kind == EMPHASIS:
            return "" if self.emphasize else "cannot stress a word"
        asked = MANNER_OF[kind]
        given = self.possible(asked)
        missing = [
            what
            for what, one, other in (("speed", asked.speed, given.speed), ("pitch", asked.pitch, given.pitch))
            if one != other
        ]
        return f"keeps its {' and its '.join(missing)}" if missing else ""


def ignored(script: Script, cast: Cast, load: Callable[[str], Engine]) -> tuple[Notice, ...]:
    """A warning for each engine and for all that it cannot do of what the transcript asks for."""
    if not any(turn.expressions for turn in script.turns):
        return ()
    engines = {name: load(name) for name in {role.voice.engine for role in cast.roles}}
    found: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for turn in script.turns:
        voice = cast.role_of(turn.speaker).voice
        mouth = Mouth(voice=voice, engine=engines[voice.engine])
        for one in turn.expressions:
            if lack := mouth.ignores(one.kind):
                found[voice.engine, lack].append((turn.line, told(one, turn.text)))
    return tuple(
        Notice(code="expression-ignored", message=f"the engine '{engine}' {lack}: {_places(places)}")
        for (engine, lack), places in sorted(found.items())
    )


def told(expression: Expression, text: str) -> str:
    """An expression as people write it: ``*never*``, ``[softly] So it was``; long words are cut."""
    words = " ".join(text[expression.start : expression.end].split())
    words = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    return f"*{words}*" if expression.kind == EMPHASIS else f"[{expression.kind}] {words}"


def _places(places: list[tuple[int, str]]) -> str:
    shown = [f"{words} (line {line})" for line, words in places[:_SHOWN]]
    rest = len(places) - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if rest else "")


def expressions_in(script: Script) -> Iterator[tuple[int, str, str]]:
    """Line of the turn, kind and words of each expression, in order."""
    for turn in script.turns:
        for one in turn.expressions:
            yield turn.line, one.kind, told(one, turn.text)
