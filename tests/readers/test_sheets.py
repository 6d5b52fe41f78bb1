"""Page heads, feet and numbers of text out of a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.errors import InputError
from panelaudio.readers.choose import read_transcript
from panelaudio.readers.sheets import sheets_of
from panelaudio.script import Source
from tests.counting import calls_of

if TYPE_CHECKING:
    from pathlib import Path

    from panelaudio.script import Script

PAGES = (
    """Nora Vale: Who pays the toll of the long
bridge? I ask because it has been under discus-
sion.

Olav Brenner: Everybody who crosses, and the""",
    "others too, once a year.\n\nNora Vale: And the ferry?\n\nOlav Brenner: It stops.",
    "Nora Vale: Then we are done.\n\nOlav Brenner: We are.\n\nNora Vale: Good night.",
)


def source_of(text: str) -> Source:
    """A source out of a text."""
    return Source(name="t", raw=text.encode(errors="replace"), text=text)


def printed(head: str, foot: str) -> str:
    """The pages with a head and a foot; ``#`` is the number of the page."""
    sheets = [f"{head}\n\n{page}\n\n{foot}\n" for page in PAGES]
    return "".join(sheet.replace("#", str(number)) for number, sheet in enumerate(sheets, start=1))


def read(path: Path, text: str) -> Script:
    """What is read of a file with a text."""
    path.write_text(text, encoding="utf-8")
    return read_transcript(str(path))[0]


SAID = [
    ("Nora Vale", "Who pays the toll of the long bridge? I ask because it has been under discussion."),
    ("Olav Brenner", "Everybody who crosses, and the others too, once a year."),
    ("Nora Vale", "And the ferry?"),
    ("Olav Brenner", "It stops."),
    ("Nora Vale", "Then we are done."),
    ("Olav Brenner", "We are."),
    ("Nora Vale", "Good night."),
]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("BRIDGE COUNCIL      MINUTES OF 12 MAY 2031", "Bridge Council      Page # of 3"),
        ("Bridge Council minutes\n                    #", ""),
        ("\fBridge Council minutes", "- # -"),
        ("", "Seite #"),
        ("The long bridge", "https://bridge.example/minutes #/3"),
    ],
)
def test_sentences_go_on_from_page_to_page(tmp_path: Path, head: str, foot: str) -> None:
    """Nobody says what stands on each page, and it parts no sentence; each line of it is reported."""
    text = printed(head, foot)
    script = read(tmp_path / "t.txt", text)
    assert [(turn.speaker, turn.text) for turn in script.turns] == SAID
    assert {line for line, _ in script.ledger()} == set(range(1, text.count("\n") + 2))
    assert {one.reason for one in script.left_out} == {"page head or number"}


@pytest.mark.parametrize("line", ["Part #", "Question #", "Nora Vale: #", "I have # of them.", "Speaker #"])
def test_what_is_counted_and_no_foot_stays(line: str) -> None:
    """Headings, labels and sentences with rising figures are no paper."""
    assert sheets_of(source_of(printed("", line))) is None


def test_the_head_of_an_e_mail_speaks_not(tmp_path: Path) -> None:
    """``Subject`` is nobody where it stands among From and To; alone it may be somebody who is interviewed."""
    mail = "From: Nora Vale <n@bridge.example>\nTo: Olav Brenner <o@bridge.example>\nSubject: our talk\n\n"
    talk = "Interviewer: Who pays?\n\nSubject: All.\n\nInterviewer: Well.\n"
    script = read(tmp_path / "t.txt", mail + talk)
    assert [(turn.speaker, turn.text) for turn in script.turns] == [
        ("Interviewer", "Who pays?"), ("Subject", "All."), ("Interviewer", "Well."),
    ]  # fmt: skip
    assert [one.reason for one in script.left_out] == ["head of an e-mail"] * 3


def test_captions_and_figures_in_a_row_have_no_paper() -> None:
    """Numbers of captions, and figures that somebody counts, are none."""
    assert sheets_of(source_of("".join(f"{n}\n00:00:0{n},000 --> 00:00:09,000\nYes.\n\n" for n in range(1, 9)))) is None
    assert sheets_of(source_of("Nora Vale: One.\n\n1\n\n2\n\n3\n\nOlav Brenner: Two.\n")) is None


def test_work_grows_with_the_text() -> None:
    """Ten times the pages take no more than twelve times the calls."""

    def pages(count: int) -> Source:
        return source_of("".join(f"Bridge\n\nNora: Yes,\nand no,\nand so on.\n\nPage {n}\n" for n in range(count)))

    small, large = pages(50), pages(500)
    assert calls_of(lambda: sheets_of(large)) < 12 * calls_of(lambda: sheets_of(small))


@given(
    st.lists(st.sampled_from(["Nora Vale: Yes,", "and so", "Page 1", "Page 2", "3", "\f4", "Head", "", "Olav: No."]))
)
def test_every_line_of_any_pages_is_accounted_for(lines: list[str]) -> None:
    """Whatever is taken for paper, no line is lost, and none stands in two places."""
    source = source_of("\n".join(["Nora Vale: Yes.", *lines * 3, "Olav Brenner: No.", "Nora Vale: Well."]))
    found = sheets_of(source)
    if found:
        assert not found.furniture.keys() & found.blank
        assert all(not source.lines[at].strip() for at in found.blank)


NOTED = (
    "Nora Vale: It was COVID19, and in May,1 I think.\n\n1 of us knew.\nPage 1\n\f"
    "Olav Brenner: No.\n\nNora Vale: Oh.\n\nOlav Brenner: It was not.\nPage 2\n"
)


def test_a_footnote_and_its_mark_are_not_said(tmp_path: Path) -> None:
    """What stands under the page with a number is a note where that number stands behind a word above."""
    script = read(tmp_path / "t.txt", NOTED)
    assert script.turns[0].text == "It was COVID19, and in May, I think."
    reasons = {one.line: one.reason for one in script.left_out}
    assert reasons[1] == "footnote mark"
    assert reasons[3] == "footnote"


def test_figures_behind_words_are_said(tmp_path: Path) -> None:
    """Where no note of that number stands under the page, it is none."""
    assert "May,1 I think" in read(tmp_path / "t.txt", NOTED.replace("1 of us", "2 of us")).turns[0].text


def test_errors_tell_the_line_of_the_file(tmp_path: Path) -> None:
    """Not the one of what remained without heads and feet."""
    first = "Alex Chen: Yes.\n\nAlex Chan: No.\n\nOlav: Oh.\nPage 1\n"
    second = "\fAC: Well.\n\nAlex Chen: Yes.\n\nAlex Chan: No.\nPage 2\n\nAC: Well.\n"
    with pytest.raises(InputError) as caught:
        read(tmp_path / "t.txt", first + second)
    assert caught.value.location.endswith(":7")
