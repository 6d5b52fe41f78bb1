"""Names that are told in the talk itself, roll calls, telephones, and what captions set in brackets before words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from panelaudio.readers.choose import read_transcript

if TYPE_CHECKING:
    from pathlib import Path


def said(tmp_path: Path, name: str, text: str) -> list[tuple[str, str]]:
    """Who says what."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    script, _ = read_transcript(str(tmp_path / name), lenient=True)
    return [(turn.speaker, turn.text) for turn in script.turns]


def captions(*rows: str) -> str:
    """Captions of two seconds each."""
    return "".join(
        f"{at + 1}\n00:00:{2 * at:02},000 --> 00:00:{2 * at + 2:02},000\n{row}\n\n" for at, row in enumerate(rows)
    )


def test_who_says_their_name_has_it(tmp_path: Path) -> None:
    """A last name is the full name that its bearer says, and not one that another says."""
    told = said(
        tmp_path, "a.txt", "Vale: Hello, I'm Nora Vale.\nTan: This is Paul Vale's bridge.\nVale: It is.\nTan: No.\n"
    )
    assert [name for name, _ in told] == ["Nora Vale", "Tan", "Nora Vale", "Tan"]


def test_who_has_a_full_name_keeps_it(tmp_path: Path) -> None:
    """What somebody says does not change who a label means where a full label tells."""
    told = said(tmp_path, "a.txt", "Nora Vale: Hello.\nVale: I'm Paul Vale, said my brother.\nTan: Oh.\nTan: Why?\n")
    assert [name for name, _ in told][:2] == ["Nora Vale", "Nora Vale"]


def test_a_roll_call_is_said(tmp_path: Path) -> None:
    """A name with a full stop behind a role is called, and presents nobody."""
    text = "Chair Vale: The roll, please.\n\nSecretary: Director Tan.\n\nDirector Tan: Here.\n\nChair Vale: Good.\n"
    assert said(tmp_path, "a.txt", text)[1] == ("Secretary", "Director Tan.")


def test_telephones_speak_and_dates_do_not(tmp_path: Path) -> None:
    """A number of a telephone before a colon is a caller's; a date goes on with what is said."""
    told = said(tmp_path, "a.txt", "Nora Vale: Who?\n+1 (555) 010-9999: Me.\nNora Vale: Hi.\n2031-05-06: a date.\n")
    assert [name for name, _ in told] == ["Nora Vale", "+1 (555) 010-9999", "Nora Vale"]


@pytest.mark.parametrize("heard", ["[SPEAKING SPANISH]", "(DISTANT THUNDER)", "[CAR STARTS]", "(IN FRENCH)", "(SIGHS)"])
def test_what_is_heard_is_nobody(tmp_path: Path, heard: str) -> None:
    """Brackets in capitals that tell a sound before words are no speaker, and are not said."""
    told = said(tmp_path, "a.srt", captions("NORA: Hello.", f"{heard} Well.", "NORA: Bye."))
    assert told == [("NORA", "Hello. Well. Bye.")]


@pytest.mark.parametrize("name", ["(OSKAR TAN)", "[OSKAR TAN]", "(MAN)"])
def test_names_in_brackets_speak(tmp_path: Path, name: str) -> None:
    """A name or a role in brackets before words in captions is who says them."""
    told = said(tmp_path, "a.srt", captions("NORA VALE: Hello.", f"{name} Well.", "NORA VALE: Bye."))
    assert [one for one, _ in told] == ["NORA VALE", name.strip("[]()"), "NORA VALE"]


def test_a_voice_of_nobody_is_nobody(tmp_path: Path) -> None:
    """An empty voice does not go on with the one before."""
    text = "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Nora>Hello.</v>\n\n00:02.000 --> 00:04.000\n<v >Well.</v>\n"
    assert said(tmp_path, "a.vtt", text) == [("Nora", "Hello."), ("Unknown Speaker", "Well.")]


def test_how_a_turn_is_said_is_not(tmp_path: Path) -> None:
    """Capitals in round brackets before the words tell how; in the words they are words."""
    told = said(tmp_path, "a.txt", "NORA: (OFF) Here!\n\nOSKAR: (NASA) is far.\n\nNORA: So.\n\nOSKAR: Yes.\n")
    assert [text for _, text in told] == ["Here!", "(NASA) is far.", "So.", "Yes."]


def test_bold_words_alone_are_no_papers(tmp_path: Path) -> None:
    """Words in capitals in bold type ask only with a question behind them."""
    text = "**KEY POINTS:** money\n\n**Nora Vale:** Hello.\n\n**KEY POINTS:** time\n\n**Nora Vale:** Bye.\n"
    assert {name for name, _ in said(tmp_path, "a.md", text)} == {"Nora Vale"}
