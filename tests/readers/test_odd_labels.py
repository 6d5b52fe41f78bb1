"""Labels that look odd, are short words, or stand where titles do."""

from __future__ import annotations

import pytest

from panelaudio.errors import InputError
from panelaudio.readers.choose import choose_reader
from panelaudio.readers.panel import PanelReader
from panelaudio.readers.play import PlayReader
from panelaudio.script import Script, Source

LONG = "Anna-Lena Theodora Rosalinde von und zu Hohenufer auf der Langen Bruecke zu Nordfurt an der Alten Maut"
ODD = (
    *("../../toll", "\"Ada's\" O'Dell", "-rf", ".bridge", "$RIVER", "a/b\\c", "%s%d", "Ada=mc2", "`ada`", "etc_1"),
    *("Z" * 80, LONG, "<b>Ada</b> Dell", "Ad\u200ba=2"),
)


def read(text: str, name: str = "talk.txt") -> Script:
    """The script that the surest reader makes."""
    source = Source(name=name, raw=text.encode(), text=text)
    return choose_reader(source).reader.read(source)


def said(text: str, name: str = "talk.txt") -> list[tuple[str, str]]:
    """Who says what."""
    return [(turn.speaker, turn.text) for turn in read(text, name).turns]


@pytest.mark.parametrize("label", ODD)
def test_an_odd_label_that_comes_back_is_a_speaker(label: str) -> None:
    """Whatever signs it has, and the first of its lines is no title."""
    text = f"{label}: Good day to all.\n\nOskar Tan: Good day.\n\n{label}: Well?\n\nOskar Tan: Fine.\n\n{label}: So.\n"
    shown = label.replace("<b>", "").replace("</b>", "").replace("\u200b", "")
    assert [name for name, _ in said(text)] == [shown, "Oskar Tan"] * 2 + [shown]
    assert read(text).title == ""


def test_signs_alone_are_somebody_unknown() -> None:
    """``*`` is no name that can be said."""
    text = "*: Good day to all.\n\nOskar Tan: Good day.\n\n*: Well?\n\nOskar Tan: Fine.\n\n*: So.\n"
    assert [name for name, _ in said(text)] == ["Unknown Speaker", "Oskar Tan"] * 2 + ["Unknown Speaker"]


@pytest.mark.parametrize(
    "more",
    [
        "- a/b: the first toll.\n- a/b: the second toll.\n- a/b: the third toll.",
        "see http://x.example/a: a page of it.\nsee http://x.example/a: a page of it.",
        "| a/b: one two three |\n| a/b: one two three |",
        "And so he said/wrote to me: it is long.\n\nAnd so he said/wrote to me: it is long.",
        '"Why?" he said: I do not know.\n\n"Why?" he said: I still do not.',
        "50% of it: the gate is shut.\n\n50% of it: the gate is shut.\n\n50% of it: it is open.",
        "10/12: The toll was paid.\n\n10/12: The toll was paid.",
    ],
)
def test_lists_addresses_tables_and_clauses_are_no_speakers(more: str) -> None:
    """What comes back before a colon within a turn is said."""
    text = f"Nora Vale: Good day.\n\nOskar Tan: Good day.\n\nNora Vale: Look.\n\n{more}\n\nOskar Tan: Yes.\n"
    assert {name for name, _ in said(text)} == {"Nora Vale", "Oskar Tan"}


def test_an_odd_label_alone_makes_no_talk() -> None:
    """Settings and lists have no speakers."""
    text = "$HOME: the place of all.\n$PATH: where they are.\n$HOME: the place again.\n$PATH: where they are.\n"
    with pytest.raises(InputError, match="no speaker was found"):
        PanelReader().read(Source(name="a.txt", raw=text.encode(), text=text))


def test_a_label_that_is_left_out_of_the_head_is_told() -> None:
    """A warning says which one it is, and it is never the title."""
    text = "note: Good day to all.\n\nOskar Tan: Good day.\n\nnote: Well?\n\nOskar Tan: Fine.\n\nnote: So.\n"
    script = read(text)
    assert script.title == ""
    assert [one.code for one in script.notices] == ["label-left-out"]


def test_initials_that_are_words_are_a_persons() -> None:
    """``OK`` and ``NB`` are who has those initials."""
    text = "Oda Krogh: Shall we?\n\nNils Berg: Yes.\n\nOK: Still?\n\nNB: Still.\n\nOK: Hm.\n\nNB: Yes.\n"
    assert [name for name, _ in said(text)] == ["Oda Krogh", "Nils Berg"] * 3
    bold = text.replace("OK:", "**OK:**").replace("NB:", "**NB:**").replace("Oda Krogh:", "**Oda Krogh:**")
    assert [name for name, _ in said(bold.replace("Nils Berg:", "**Nils Berg:**"), "a.md")] == [
        "Oda Krogh",
        "Nils Berg",
    ] * 3


def test_initials_that_are_words_by_the_head() -> None:
    """The head names the people, and others are called by initials."""
    text = "A talk between Paula Stern and Kim Lund.\n\nKL: Shall we go?\n\nPS: We do.\n\nKL: Well.\n\nPS: So.\n"
    assert [name for name, _ in said(text)] == ["Kim Lund", "Paula Stern"] * 2


def test_initials_once_where_each_paragraph_has_a_label() -> None:
    """They are a person's, but not within that person's own turn."""
    text = "Paula Stern: Shall we?\n\nNils Berg: Yes.\n\nPS: Still?\n\nNils Berg: Still.\n"
    assert [name for name, _ in said(text)] == ["Paula Stern", "Nils Berg"] * 2
    text = "Paula Stern: Shall we?\n\nNils Berg: Yes.\n\nNB: the toll is due.\n\nPaula Stern: Still.\n"
    assert said(text)[1] == ("Nils Berg", "Yes.\n\nNB: the toll is due.")


def test_short_words_without_such_a_person_stay_words() -> None:
    """``NB: …`` is said by whoever speaks."""
    text = "Oda Krogh: Shall we?\n\nNils Berg: Yes.\n\nOK: so we go on.\n\nOda Krogh: Still.\n"
    assert said(text)[1] == ("Nils Berg", "Yes.\n\nOK: so we go on.")
    text = "Paula Stern: Shall we?\n\nKim Lund: Yes.\n\nNB: the toll is due.\n\nPaula Stern: Still.\n"
    assert said(text)[1] == ("Kim Lund", "Yes.\n\nNB: the toll is due.")


def test_a_single_name_among_three_labelled_lines() -> None:
    """Every line has a label, and so this one is a speaker's."""
    assert [name for name, _ in said("Nora Vale: Hello.\n\nTebbo: Yes.\n\nNora Vale: Bye.\n")] == [
        "Nora Vale",
        "Tebbo",
        "Nora Vale",
    ]


FURNITURE = ("Posted on 3 May 2031 by admin", "May 3, 2031", "By Kim Lund", "Home | About | Subscribe", "2031-05-03")


@pytest.mark.parametrize("below", FURNITURE)
def test_a_title_with_a_colon_above_furniture_of_the_page(below: str) -> None:
    """It is no speaker who reads the head of the page."""
    text = f"Radio River: How Bridges Sing\n{below}\n\nNora Vale: Well.\n\nOskar Tan: Yes.\n\nNora Vale: So.\n"
    script = read(text)
    assert script.title == "Radio River: How Bridges Sing"
    assert [one.name for one in script.speakers] == ["Nora Vale", "Oskar Tan"]


@pytest.mark.parametrize("below", ["Yes, by all means.", "on the long bridge we met", "By and large it holds."])
def test_a_first_turn_above_words_stays_a_turn(below: str) -> None:
    """Only what is plainly the page's tells a title."""
    text = f"Kim Lund: We went\n{below}\n\nNora Vale: Well.\n\nOskar Tan: Yes.\n\nNora Vale: So.\n\nOskar Tan: So.\n"
    assert [one.name for one in read(text).speakers] == ["Kim Lund", "Nora Vale", "Oskar Tan"]


def test_a_first_turn_whose_speaker_comes_back_in_short_is_no_title() -> None:
    """Initials further down are somebody's."""
    text = "Kim Lund: We went\nMay 3, 2031\n\nNora Vale: Well.\n\nKL: Yes.\n\nNora Vale: So.\n\nKL: So.\n"
    assert [one.name for one in read(text).speakers] == ["Kim Lund", "Nora Vale"]


def test_a_heading_below_front_matter_with_a_title_is_a_chapter() -> None:
    """The episode has its title already; where both are the same, it is the title again."""
    talk = "\n\n**Nora:** Well.\n\n**Oskar:** Yes.\n"
    assert [one.text for one in read(f"---\ntitle: Bridges\n---\n# Opening{talk}", "a.md").headings] == ["Opening"]
    assert read(f"---\ntitle: Bridges\n---\n# Bridges{talk}", "a.md").headings == ()


def test_a_play_without_blank_lines() -> None:
    """Speeches follow each other."""
    text = "VALE. You are late, Tan.\nTAN. The toll.\nVALE. Again!\nTAN. There it is.\nand there.\nVALE. Well.\n"
    assert [name for name, _ in said(text)] == ["VALE", "TAN", "VALE", "TAN", "VALE"]
    prose = "We crossed it.\nTAN. was there\nand VALE. too\nTAN. came\nVALE. went\nand so on\nand on\nand on\nand on\n"
    terms = "A. The toll.\nB. The gate.\nA. The bridge.\nB. The ferry.\n"
    for other in (prose, terms):
        assert PlayReader().sniff(Source(name="a.txt", raw=other.encode(), text=other)) == 0


def test_bold_type_at_the_beginning_makes_no_page() -> None:
    """Paragraphs stay apart; an element of a page does make one."""
    talk = "\n\nNora Vale: Hello.\n\nOskar Tan: Hi.\n\nNora Vale: See.\n"
    assert [name for name, _ in said(f"<b>Bridges</b>{talk}")] == ["Nora Vale", "Oskar Tan", "Nora Vale"]
    assert read(f"<b>Bridges</b>{talk}").title == "Bridges"
    page = "<b>Nora Vale:</b> Hello.<br><b>Oskar Tan:</b> Hi.<br><b>Nora Vale:</b> See."
    assert read(page, "a.html").format == "html"


def test_the_hint_says_what_to_type() -> None:
    """Nobody has to look for a page that a pip install lacks."""
    with pytest.raises(InputError) as caught:
        PanelReader().read(Source(name="a.txt", raw=b"Nothing.", text="Nothing."))
    assert "'Full Name: words'" in caught.value.hint
    assert "--reader NAME" in caught.value.hint


def test_one_passage_that_names_nobody_is_told_in_the_singular() -> None:
    """One is, several are."""
    rows = "speaker,start,text\nNora Vale,0:01,Good day.\n,0:04,Good day.\nNora Vale,0:07,So.\n"
    assert any(one.message.startswith("1 passage names no speaker; it is said") for one in read(rows, "a.csv").notices)
