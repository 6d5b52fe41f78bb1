"""How words are said: from marks in a transcript to offsets in a turn's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.readers.choose import choose_reader
from panelaudio.readers.expression import TRAVELLING, expressed, manners_in
from panelaudio.readers.source import open_source
from panelaudio.readers.unspoken import clean
from panelaudio.script import EMPHASIS, Source, Turn

if TYPE_CHECKING:
    from pathlib import Path


def turn_of(text: str, shape: str = "Nora Vale: {}\n\nOlav Brenner: Yes.\n\nNora Vale: No.\n") -> Turn:
    """The first turn of a transcript."""
    whole = shape.replace("{}", text)
    source = Source(name="t.txt", raw=whole.encode(), text=whole)
    return choose_reader(source).reader.read(source).turns[0]


def told(turn: Turn) -> list[tuple[str, str]]:
    """Kind and words of each expression."""
    return [(one.kind, turn.text[one.start : one.end]) for one in turn.expressions]


@pytest.mark.parametrize(
    ("written", "text", "found"),
    [
        ("Hush. [softly] He is *so* late.", "Hush. He is so late.", [("softly", "He is so late."), (EMPHASIS, "so")]),
        ("[Quietly, slowly] Come. [normally] Go.", "Come. Go.", [("softly", "Come. "), ("slowly", "Come. ")]),
        ("It is **very, very** long.", "It is very, very long.", [(EMPHASIS, "very, very")]),
        ("I _never_ said <em>that</em>.", "I never said that.", [(EMPHASIS, "never"), (EMPHASIS, "that")]),
        ('He said "*no*", [loudly] and left.', 'He said "no", and left.', [(EMPHASIS, "no"), ("loudly", "and left.")]),
        ("[slowly] One.\n\nTwo.", "One.\n\nTwo.", [("slowly", "One.")]),
        ("So *one two three four five six seven eight nine* words.", "", []),
        ("It is **half done.", "It is half done.", []),
        ("Well [laughs] then. [Exit Olav.] So.", "Well then. So.", []),
        ("So it ends [softly].", "So it ends.", []),
        ("And then [softly] he left.", "And then he left.", [("softly", "he left.")]),
    ],
)
def test_marks_become_expressions(written: str, text: str, found: list[tuple[str, str]]) -> None:
    """Text comes without marks, and each expression covers its words; a title or a remark asks for nothing."""
    turn = turn_of(written)
    assert turn.text == (text or turn.text)
    assert told(turn) == found


def test_in_captions_too() -> None:
    """Shapes that state their passages keep what they ask for as well."""
    vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Nora Vale>Well.\n\n00:02.000 --> 00:03.000\nIt is {}\n"
    assert told(turn_of("*very* late.", vtt)) == [(EMPHASIS, "very")]


def test_what_is_set_off_as_a_whole_asks_for_nothing() -> None:
    """A quotation in italics is typography."""
    text = "All of it is set off."
    assert expressed(clean(f"*{text}*", expressive=True)[0]) == (text, ())


def test_a_mark_that_is_obeyed_is_reported_as_such() -> None:
    """It is not spoken, so it stands in the report, with a reason of its own; kept directions are read out."""
    assert [piece.reason for piece in clean("So. [softly] Hm. [Exit.]", expressive=True)[1]] == [
        "manner of speaking",
        "stage direction",
    ]
    assert clean("So. [softly] Hm.", spoken=frozenset({"directions"}), expressive=True) == ("So. [softly] Hm.", [])


@pytest.mark.parametrize("inner", ["softly spoken words", "the quick", "", "slowly and the door", "soft " * 50])
def test_other_words_in_brackets_are_none(inner: str) -> None:
    """Only what is wholly a manner of speaking is one."""
    assert not manners_in(inner)


@given(st.text(alphabet="ab .\n\ufdd0\ufdd1\ufdd5\ufdd6\ufdd7\ufdd8\ufdd9", max_size=40))
def test_offsets_lie_inside(text: str) -> None:
    """Whatever stands in a text, letters are kept in order, and expressions cover some of them."""
    plain, found = expressed(text)
    assert "".join(plain.split()) == "".join(TRAVELLING.sub("", text).split())
    for one in found:
        assert 0 <= one.start < one.end <= len(plain)
        assert plain[one.start : one.end].strip()


def test_a_transcript_cannot_forge_them(tmp_path: Path) -> None:
    """The characters that carry marks inside the program are none of a file's text."""
    path = tmp_path / "t.txt"
    path.write_text("Nora Vale: So\ufdd0 it is.\n", encoding="utf-8")
    assert open_source(str(path))[0].text == "Nora Vale: So\ufffd it is.\n"
