"""Manner and emphasis of a turn reach the utterances that they fall on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from panelaudio.cast import MANNER_OF, PLAINLY
from panelaudio.normalize import utterances_of
from panelaudio.normalize.rewriting import Rewriting
from panelaudio.script import EMPHASIS, MANNERS, Expression, Turn


def turn_of(text: str, *asked: tuple[str, str]) -> Turn:
    """A turn in which words are to be said in a way."""
    places = [(text.index(words), words, kind) for words, kind in asked]
    found = tuple(Expression(start=at, end=at + len(words), kind=kind) for at, words, kind in places)
    return Turn(index=0, speaker="Nora Vale", text=text, line=1, expressions=found)


def test_every_manner_has_its_means() -> None:
    """Nothing that a transcript may ask for is without effect."""
    assert set(MANNER_OF) == set(MANNERS)
    assert PLAINLY not in MANNER_OF.values()


def test_a_manner_begins_and_ends_where_it_is_asked_for() -> None:
    """An utterance is cut there, even inside a sentence; two manners add up; the display stays the turn's text."""
    turn = turn_of("He came. And then he left, at last. So.", ("he left, at last.", "softly"), ("at last.", "slowly"))
    parts = utterances_of(turn)
    assert "".join(part.display for part in parts) == turn.text
    softly, slowly = MANNER_OF["softly"], MANNER_OF["slowly"]
    assert [(part.display.strip(), part.manner) for part in parts] == [
        ("He came.", PLAINLY),
        ("And then", PLAINLY),
        ("he left,", softly),
        ("at last.", softly + slowly),
        ("So.", PLAINLY),
    ]


def test_emphasis_marks_words_for_the_engine_alone() -> None:
    """Each word is marked, numbers as they are said; captions show what they showed."""
    turn = turn_of("Yes. It took $5 each and more.", ("took $5 each", EMPHASIS))
    said = utterances_of(turn, emphasize=lambda word: f"<{word}>")[1]
    assert said.display == "It took $5 each and more."
    assert said.spoken == "It <took> <5> <dollars> <each> and more."
    assert utterances_of(turn)[1].spoken == "It took 5 dollars each and more."


@given(st.text(alphabet="ab 1.,", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_rewording_keeps_the_display(text: str, start: int, end: int) -> None:
    """Whatever is reworded, the display stays, and the spans tile both texts."""
    form = Rewriting.of(text).reworded(start, end, lambda word: f"<{word}>")
    assert form.display == text
    assert form.spoken.replace("<", "").replace(">", "") == text
    assert "".join(form.spoken[one.spoken_start : one.spoken_end] for one in form.spans()) == form.spoken
