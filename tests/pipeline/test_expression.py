"""What each engine can do of how a transcript asks for words to be said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from panelaudio.cast import MANNER_OF, Cast, Manner, Role, Voice
from panelaudio.engines.recording import RecordingEngine
from panelaudio.engines.tone import ToneEngine
from panelaudio.errors import EngineError
from panelaudio.pipeline.expression import Mouth, ignored
from panelaudio.script import EMPHASIS, Expression, Script, Speaker, Turn

if TYPE_CHECKING:
    import pytest

VOICE = Voice(engine="tone", name=ToneEngine().voices()[0].name)


class Flat(ToneEngine):
    """Tones of one pitch, at one speed."""

    def resolve(self, voice: Voice) -> Voice:
        """Refuse another pitch or speed."""
        if voice.pitch or voice.speed != 1.0:
            raise EngineError("no", code="unsupported-setting", hint="none")
        return voice


class Stressing(ToneEngine):
    """Tones with emphasis."""

    def emphasize(self, word: str) -> str:
        """A word in capitals."""
        return word.upper()


def script_of(*kinds: str) -> Script:
    """A script of one turn in which the first word is said in each way."""
    asked = tuple(Expression(start=0, end=3, kind=kind) for kind in kinds)
    turn = Turn(index=0, speaker="Nora Vale", text="Yes, so it is.", line=4, expressions=asked)
    return Script(source="t", sha256="", format="names", items=(turn,), speakers=(Speaker(name="Nora Vale"),), taken=())


CAST = Cast(roles=(Role(speaker="Nora Vale", voice=VOICE),))


def test_what_an_engine_cannot_do_is_told() -> None:
    """Each lack with the words and the line; an engine that does all is silent, and so is a plain transcript."""
    script = script_of("softly", EMPHASIS, "slowly")
    told = [one.message for one in ignored(script, CAST, lambda _: Flat())]
    assert told == [
        "the engine 'tone' cannot stress a word: *Yes* (line 4)",
        "the engine 'tone' keeps its speed: [slowly] Yes (line 4)",
        "the engine 'tone' keeps its speed and its pitch: [softly] Yes (line 4)",
    ]
    assert ignored(script, CAST, lambda _: Stressing()) == ()
    assert ignored(script_of(), CAST, lambda _: Flat()) == ()


def test_a_manner_is_done_as_far_as_it_goes() -> None:
    """Loudness is left where neither speed nor pitch can be changed; words that nobody stresses are given plainly."""
    mouth = Mouth(voice=VOICE, engine=Flat())
    assert mouth.possible(MANNER_OF["softly"]) == Manner(gain_db=MANNER_OF["softly"].gain_db)
    assert mouth.emphasize is None
    assert Mouth(voice=VOICE, engine=ToneEngine()).possible(MANNER_OF["softly"]) == MANNER_OF["softly"]


def test_recordings_keep_their_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    """A take stays as it was spoken: only its loudness is changed."""
    engine = RecordingEngine()
    monkeypatch.setattr(engine, "_voices", {"nora": {}}, raising=False)
    voice = replace(VOICE, engine="recording", name="nora")
    assert Mouth(voice=voice, engine=engine).possible(MANNER_OF["loudly"]) == Manner(gain_db=4.0)


def test_a_voice_stays_within_its_bounds() -> None:
    """A slow voice that is to speak slowly is no slower than any may be."""
    assert replace(VOICE, speed=0.6).said(MANNER_OF["slowly"]).speed == 0.5
    assert VOICE.said(MANNER_OF["loudly"]).pitch == 1.0
