"""Captions in ASS, TTML, SBV and LRC as transcripts."""

from __future__ import annotations

import pytest

from panelaudio.errors import InputError
from panelaudio.readers.captions_ass import AssReader
from panelaudio.readers.captions_lrc import LrcReader
from panelaudio.readers.captions_sbv import SbvReader
from panelaudio.readers.captions_ttml import TtmlReader
from panelaudio.readers.choose import choose_reader
from panelaudio.script import Reader, Script, Source
from tests.counting import calls_of
from tests.readers import shapes

READERS: dict[str, Reader] = {"ASS": AssReader(), "LRC": LrcReader(), "SBV": SbvReader(), "TTML": TtmlReader()}


def source_of(text: str) -> Source:
    """A source out of a text."""
    return Source(name="t", raw=text.encode(), text=text)


def said(script: Script) -> list[tuple[str, str, int | None]]:
    """Who says what, and when."""
    return [(turn.speaker, turn.text, turn.start_ms) for turn in script.turns]


@pytest.mark.parametrize("shape", READERS)
def test_the_same_talk_is_read_from_each_of_them(shape: str) -> None:
    """The file's own reader is the surest; names, words and old times are kept, markup and sounds are not spoken."""
    source = source_of(getattr(shapes, shape))
    assert choose_reader(source).reader.name == READERS[shape].name
    assert said(READERS[shape].read(source)) == [
        ("Nora Vale", "Well, hello, and welcome.", 1000),
        ("Olav Brenner", "Thank you, Nora.", 3600),
        ("Nora Vale", "Shall we?", 8500),
    ]


@pytest.mark.parametrize("shape", ["ASS", "LRC", "TTML"])
def test_their_titles_are_taken(shape: str) -> None:
    """The title that the file states is the script's."""
    assert READERS[shape].read(source_of(getattr(shapes, shape))).title == "The long bridge"


@pytest.mark.parametrize("shape", READERS)
def test_every_line_is_accounted_for(shape: str) -> None:
    """Each line is in a turn, serves the format or is left out, and none is merely not understood."""
    text = getattr(shapes, shape)
    script = READERS[shape].read(source_of(text))
    assert {line for line, _ in script.ledger()} == set(range(1, text.count("\n") + 2))
    assert "not understood" not in {one.reason for one in script.left_out}


def test_drawings_and_comments_of_ass_are_left_out() -> None:
    """What is drawn or noted is reported, and nobody says it."""
    left = {one.reason for one in AssReader().read(source_of(shapes.ASS)).left_out}
    assert {"a drawing", "comment in the captions", "markup"} <= left


def test_the_fields_of_ass_are_those_that_the_file_names() -> None:
    """SSA has other fields in another order, and commas stand in the text."""
    text = (
        "[Events]\nFormat: Marked, Start, End, Actor, Text\n"
        "Dialogue: Marked=0,0:00:01.00,0:00:02.00,Nora Vale,One, two, three.\n"
    )
    assert said(AssReader().read(source_of(text))) == [("Nora Vale", "One, two, three.", 1000)]


def test_a_line_of_lrc_with_two_stamps_is_heard_twice() -> None:
    """Each time counts, in the order of the times."""
    text = "[ti:Toll]\n[00:01.00][00:20.00]Pay the toll.\n[00:08.00]Then cross.\n"
    assert said(LrcReader().read(source_of(text))) == [("Speaker", "Pay the toll. Then cross. Pay the toll.", 1000)]


@pytest.mark.parametrize(
    ("begin", "ms"),
    [("00:00:08.500", 8500), ("8.5s", 8500), ("8500ms", 8500), ("00:00:08:15", 8500), ("255f", 8500), ("85t", 8500)],
)
def test_times_of_ttml_in_each_of_their_forms(begin: str, ms: int) -> None:
    """Clock times with fractions or frames, and offsets in every unit (TTML2 §12.3.1)."""
    text = (
        f'<tt xmlns:ttp="x" ttp:frameRate="30" ttp:tickRate="10"><body><p begin="{begin}" dur="1s">Yes.</p></body></tt>'
    )
    assert said(TtmlReader().read(source_of(text))) == [("Speaker", "Yes.", ms)]


def test_times_of_ttml_count_from_what_stands_around_them() -> None:
    """A section that begins later shifts all in it."""
    text = '<tt><body><div begin="10s"><p begin="1s" end="2s">Yes.</p></div></body></tt>'
    assert said(TtmlReader().read(source_of(text))) == [("Speaker", "Yes.", 11000)]


def test_nothing_in_ttml_is_expanded() -> None:
    """An entity that the file defines out of itself, a thousandfold, stays what it is."""
    bomb = '<!DOCTYPE tt [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    text = f'<tt>{bomb}<body><p begin="1s" end="2s">So &b; yes.</p></body></tt>'
    assert "haha" not in said(TtmlReader().read(source_of(text)))[0][1]


def test_ttml_nested_deep_is_read_in_proportion() -> None:
    """Twice as deep costs about twice as many steps."""

    def deep(depth: int) -> Source:
        return source_of("<tt><body>" + "<p begin='1s' end='2s'><span>" * depth + "So. " * depth)

    small, large = deep(300), deep(600)
    assert calls_of(lambda: TtmlReader().read(large)) < 3 * calls_of(lambda: TtmlReader().read(small))


@pytest.mark.parametrize("shape", READERS)
def test_a_file_without_words_is_refused(shape: str) -> None:
    """The error is the one of every shape in which nobody speaks."""
    with pytest.raises(InputError, match="no speaker"):
        READERS[shape].read(source_of("nothing\n"))


@pytest.mark.parametrize(
    "credit", ["Subtitles by the Harbour Community", "Untertitel von Olav", "Transcribed by N. V."]
)
def test_who_made_the_captions_is_not_said(credit: str) -> None:
    """A last caption that credits its makers is left out whole; the same words inside the talk are said."""
    captions = [
        "Nora Vale: Who pays?",
        "Olav Brenner: All.",
        credit,
        "Nora Vale: Well.",
        "Good.",
        f"{credit}\nbridge.example",
    ]
    rows = (f"0:00:{at:02}.000,0:00:{at + 1:02}.000\n{caption}\n\n" for at, caption in enumerate(captions))
    script = SbvReader().read(source_of("".join(rows)))
    assert [turn.text for turn in script.turns] == ["Who pays?", f"All. {credit}", "Well. Good."]
    assert [one.reason for one in script.left_out] == ["who made the captions"] * 2
