from __future__ import annotations

import pytest

from panelaudio.errors import InputError
from panelaudio.readers.mail import MailReader
from panelaudio.readers.names import NamesReader
from panelaudio.script import Script, Source
from tests.readers import shapes

TALK = "Nora Vale: Good evening.\n\nOlav Brenner: Money.\n\nNora Vale: Thanks.\n"
HEAD = "From: Nora Vale <nora@river.example>\nTo: Olav\nSubject: Bridge\nDate: Tue, 6 May 2031 10:00:00 +0000\n\n"


def source_of(text: str) -> Source:
    """A text file."""
    return Source(name="talk.eml", raw=text.encode(), text=text)


def read(text: str) -> Script:
    """By this reader."""
    return MailReader().read(source_of(text))


def test_the_head_gives_title_and_day_and_is_nobodys_speech() -> None:
    """What stood under ``Re: Fwd:`` is the title, and no field is a speaker."""
    script = read(HEAD.replace("Bridge", "Re: Fwd: Bridge") + TALK)
    assert (script.title, script.date) == ("Bridge", "2031-05-06")
    assert [one.name for one in script.speakers] == ["Nora Vale", "Olav Brenner"]
    assert [one.line for one in script.left_out] == [1, 2, 3, 4]


def test_quoted_lines_go_on_with_their_sentence() -> None:
    """Signs of quotation go, and what was wrapped within them is one paragraph."""
    assert read(shapes.MAIL).turns[0].text == "Good evening, and welcome to the bridge."


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Sent from my phone", "signature of an e-mail"),
        ("---------- Forwarded message ---------", "head of an e-mail"),
        ("Am Mo., 5. Mai 2031 um 20:01 schrieb Olav Brenner:", "who is quoted in an e-mail"),
        ("> > On Mon, 5 May 2031 at 20:01 Olav Brenner <olav@river.example>\n> > wrote:", "who is quoted in an e-mail"),
        ("Von: Olav\nGesendet: Montag\nBetreff: AW: Bridge", "head of an e-mail"),
    ],
)
def test_what_programs_add_is_left_out(line: str, reason: str) -> None:
    """Whatever language the program speaks, and however deep it is quoted."""
    script = read(f"{HEAD}{TALK}\n{line}\n\n{TALK}")
    assert len(script.turns) == 6
    assert [one.reason for one in script.left_out if one.line > 10] == [reason] * (line.count("\n") + 1)


def test_a_signature_ends_with_its_message() -> None:
    """What follows in the thread is read again."""
    script = read(f"{HEAD}-- \nNora: engineer\n\nOn Mon, 5 May 2031 Olav Brenner wrote:\n{TALK}")
    assert [one.line for one in script.turns] == [10, 12, 14]


def test_a_talk_about_mail_is_no_mail() -> None:
    """``To:`` or ``Date:`` alone, and two fields below each other, make no message."""
    for text in (TALK, f"Date: 6 May 2031\nSubject: Bridge\n\n{TALK}", f"From: Nora\n\nDate: today\n\n{TALK}"):
        assert MailReader().sniff(source_of(text)) == 0.0
        assert NamesReader().sniff(source_of(text)) > 0.0


def test_an_e_mail_without_a_talk_is_refused() -> None:
    """Rather than read by voices called Subject and Date."""
    with pytest.raises(InputError, match="no speaker"):
        read(HEAD + "Hello,\n\nthe bridge is open.\n\nBest,\nNora\n")


def test_errors_tell_the_line_of_the_file() -> None:
    """Not the one in what remained of it."""
    talk = "Alex Chen: Yes.\n\nAlex Chan: No.\n\nAC: Well.\n\nAlex Chen: Yes.\n\nAlex Chan: No.\n\nAC: Well.\n"
    with pytest.raises(InputError) as caught:
        read(HEAD + talk)
    assert caught.value.location == "talk.eml:10"


def test_first_names_are_those_of_the_head() -> None:
    """Who wrote and to whom is known by full names, in whatever order they stand there."""
    head = 'From: Nora Vale <n@river.example>\nTo: "Tan, Oskar" <o@river.example>\nSubject: Bridge\n\n'
    script = read(head + "Nora: Good evening.\n\nOskar: Hello.\n\nNora: Bye.\n")
    assert [one.name for one in script.speakers] == ["Nora Vale", "Oskar Tan"]


def test_a_first_name_of_two_in_the_head_stands_for_itself() -> None:
    """An incidental list of addresses makes nothing ambiguous."""
    head = "From: Nora Vale <n@river.example>\nTo: Nora Long <l@river.example>\nSubject: Bridge\n\n"
    script = read(head + "Nora: Good evening.\n\nOskar: Hello.\n\nNora: Bye.\n")
    assert [one.name for one in script.speakers] == ["Nora", "Oskar"]
