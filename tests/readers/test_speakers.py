"""Who speaks, in transcripts whose labels look like no names, stand for several people, or are in other dress."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from panelaudio.errors import InputError
from panelaudio.readers.choose import read_transcript

if TYPE_CHECKING:
    from pathlib import Path

    from panelaudio.script import Script

NAMES = ("iPhone", "oskar tan", "Room 4B", "J Smith 2", "Oskar's iPad (2)", "user123", "petra_l", "dr. osei")
"""As devices, accounts and people in a hurry call themselves."""


def lines(text: str) -> str:
    """A text that is written with a bar for each line end."""
    return re.sub(r"\s?\|\s?", "\n", text)


SPOKEN: dict[str, tuple[str, str, str]] = {
    "a waiter, who is no program": (
        "a.txt",
        (
            "10:00:01 server: Would you like some soup? | 10:00:02 guest: yes please | 10:00:05 server: Which one? | "
            "10:00:07 guest: the red one"
        ),
        "server|guest|server|guest",
    ),
    "accounts behind clock times": (
        "a.txt",
        "10:00:01 petra_l: hi | 10:00:02 iPhone: hello | 10:00:05 oskar: how are you | 10:00:07 petra_l: fine",
        "petra_l|iPhone|oskar|petra_l",
    ),
    "a small first letter in all names": (
        "a.txt",
        "nora: hello all | oskar: two things: the toll and the bridge | nora: go on",
        "nora|oskar|nora",
    ),
    "numbered lines": (
        "a.txt",
        "1. Nora: Good day. | 2. Oskar: Good day. | 3. Nora: Well? | 4. Oskar: Fine.",
        "Nora|Oskar|Nora|Oskar",
    ),
    "names in quotes": (
        "a.txt",
        '"Nora": Good day. | “Oskar”: Good day. | "Nora": Well? | “Oskar”: Fine.',
        "Nora|Oskar|Nora|Oskar",
    ),
    "a known name in capitals": (
        "a.txt",
        "Nora: We begin. | Oskar: Good. | OSKAR: Wait. | Nora: Why? | Oskar: So.",
        "Nora|Oskar|Oskar|Nora|Oskar",
    ),
    "a known name in capitals among bold ones": (
        "a.md",
        "**Nora Vale:** We begin. || **Oskar Tan:** Good. || OSKAR: Wait. || **Nora Vale:** Why?",
        "Nora Vale|Oskar Tan|Oskar Tan|Nora Vale",
    ),
    "small letters among capitals": (
        "a.txt",
        "Nora Vale: We begin. | oskar tan: Good. | Oskar Tan: Yes. | oskar tan: So.",
        "Nora Vale|Oskar Tan|Oskar Tan|Oskar Tan",
    ),
    "one name once, where each line has one": (
        "a.txt",
        "Nora: Hello.\r\nOskar: Hi.\rZolti: Yes.\r\r\nNora: Fine.\n\rOskar: So.",
        "Nora|Oskar|Zolti|Nora|Oskar",
    ),
    "two who speak together": (
        "a.txt",
        ("Petra Long: We won. | Oskar Tan: Yes. | Petra and Oskar: Hurrah! | Petra Long: Well. | Oskar Tan: Well."),
        "Petra Long|Oskar Tan|Petra Long and Oskar Tan|Petra Long|Oskar Tan",
    ),
    "the same two in three spellings": (
        "a.txt",
        ("PETRA: We won. | OSKAR: Yes. | PETRA AND OSKAR: Ah! | PETRA/OSKAR: Oh! | PETRA & OSKAR: Hm. | OSKAR: So."),
        "PETRA|OSKAR|PETRA and OSKAR|PETRA and OSKAR|PETRA and OSKAR|OSKAR",
    ),
    "a couple": (
        "a.txt",
        "MR. VALE: Who? | MRS. VALE: I. | MR. AND MRS. VALE: We. | MR. VALE: Good.",
        "MR. VALE|MRS. VALE|MR. and MRS. VALE|MR. VALE",
    ),
    "a family name first is one person": (
        "a.txt",
        "Vale, Nora: Well. | Tan, Oskar: Yes. | Vale, Nora: Good.",
        "Nora Vale|Oskar Tan|Nora Vale",
    ),
    "devices in square brackets": (
        "a.txt",
        "[Nora] Hello. | [Tab (2)] Here. | [Nora] Good. | [Tab (2)] Yes. | [Nora] So.",
        "Nora|Tab (2)|Nora|Tab (2)|Nora",
    ),
    "offices that the head explains": (
        "a.txt",
        (
            "Present: Nora Vale (Chair), Oskar Tan (Treasurer) || The Chair: Good day. | Treasurer: Good "
            "day. | Chair: Well? | Mr. Tan: Fine."
        ),
        "Nora Vale|Oskar Tan|Nora Vale|Oskar Tan",
    ),
    "who asks, by the head": (
        "a.txt",
        (
            "Bridges | Interviewed by: Nora Lind || INTERVIEWER: Who? | OSKAR TAN: I. | INTERVIEWER: "
            "Why? | OSKAR TAN: So."
        ),
        "Nora Lind|OSKAR TAN|Nora Lind|OSKAR TAN",
    ),
    "who asks, in German, and answers with a name": (
        "a.txt",
        ("Das Gespräch führte Nora Lind. || Frage: Wer? | Herr Tan: Ich. | Frage: Warum? | Herr Tan: Darum."),
        "Nora Lind|Herr Tan|Nora Lind|Herr Tan",
    ),
    "a guest of another language": (
        "a.txt",
        (
            "Titel: Dächer | Gast: Jürgen Weiß (Dachdecker) | Moderation: Petra Lang || Lang: Was? | "
            "Weiß: Das. | Lang: Gut. | Weiß: Ja."
        ),
        "Petra Lang|Jürgen Weiß|Petra Lang|Jürgen Weiß",
    ),
    "captions of a meeting": (
        "a.vtt",
        (
            "WEBVTT || 00:01.000 --> 00:02.000 | iPhone: Hello. || 00:02.000 --> 00:03.000 | Nora Vale: "
            "One thing: go on. || 00:03.000 --> 00:04.000 | iPhone: Yes. || 00:04.000 --> 00:05.000 | "
            "Nora Vale: Good. || 00:05.000 --> 00:06.000 | Room 4B: We too."
        ),
        "iPhone|Nora Vale|iPhone|Nora Vale|Room 4B",
    ),
    "captions in small letters": (
        "a.vtt",
        (
            "WEBVTT || 00:01.000 --> 00:02.000 | nora vale: hello || 00:02.000 --> 00:03.000 | oskar "
            "tan: hi || 00:03.000 --> 00:04.000 | nora vale: good || 00:04.000 --> 00:05.000 | oskar "
            "tan: yes"
        ),
        "nora vale|oskar tan|nora vale|oskar tan",
    ),
    "captions with dashes, then names": (
        "a.srt",
        (
            "1 | 00:00:01,000 --> 00:00:02,000 | - Yes. | - No. || 2 | 00:00:02,000 --> 00:00:03,000 | "
            "PETRA: Come in. || 3 | 00:00:03,000 --> 00:00:04,000 | - Who? | - Me. || 4 | 00:00:04,000 "
            "--> 00:00:05,000 | JONAS: Thanks. || 5 | 00:00:05,000 --> 00:00:06,000 | (PETRA) So."
        ),
        "Unknown Speaker|Unknown Speaker|PETRA|Unknown Speaker|Unknown Speaker|JONAS|PETRA",
    ),
    "two together in a film": (
        "a.fountain",
        "INT. HOUSE - DAY || NORA | Hello. || OSKAR | Hi. || NORA AND OSKAR | Yes! || NORA & OSKAR | No!",
        "NORA|OSKAR|NORA and OSKAR|NORA and OSKAR",
    ),
    "stated names that look like several": (
        "a.json",
        (
            '{"segments": [{"speaker": "Nora Vale", "start": 0, "end": 1, "text": "Hello."}, {"speaker": '
            '"Legal and Finance", "start": 1, "end": 2, "text": "No."}, {"speaker": "nora vale", '
            '"start": 2, "end": 3, "text": "So."}]}'
        ),
        "Nora Vale|Legal and Finance|Nora Vale",
    ),
    "an account keeps its line": (
        "a.txt",
        ("[10:00] petra_l: hello | [10:01] Kim_Osei: hello | [10:02] petra_l: well | [10:03] Kim_Osei: fine"),
        "petra_l|Kim Osei|petra_l|Kim Osei",
    ),
    "accounts above times": (
        "a.txt",
        "00:00:01 Nora Vale | Good day. || 00:00:04 oskar tan | Hi. || 00:00:06 user123 | O? || 00:00:09 Nora Vale | I",
        "Nora Vale|oskar tan|user123|Nora Vale",
    ),
    "devices alone on their lines": (
        "a.txt",
        "Nora Vale | We go. || Oskar Tan | Good day. || iPhone | Who is it? || Nora Vale | You. || iPhone | So.",
        "Nora Vale|Oskar Tan|iPhone|Nora Vale|iPhone",
    ),
    "bold names in a list": (
        "a.md",
        "* **Nora:** Hello there. | * **Oskar:** Hi. | * **iPhone:** Go. | * **Oskar:** Fine.",
        "Nora|Oskar|iPhone|Oskar",
    ),
    "a recognizer's captions": (
        "a.srt",
        (
            "1 | 00:00:01,000 --> 00:00:02,000 | SPEAKER_00: hi || 2 | 00:00:02,000 --> 00:00:03,000 | SPEAKER_01: yo"
            " || 3 | 00:00:03,000 --> 00:00:04,000 | and so on || 4 | 00:00:04,000 --> 00:00:05,000 | SPEAKER_00: fine"
        ),
        "SPEAKER_00|SPEAKER_01|SPEAKER_00",
    ),
    "somebody of whom only words tell": (
        "a.txt",
        "Mother: Come in. | Big Bad Wolf: Ha! | Mother: No. | Big Bad Wolf: Ho.",
        "Mother|Big Bad Wolf|Mother|Big Bad Wolf",
    ),
    "Cyrillic names in small letters and together": (
        "a.txt",
        "Анна: Добрый день. | Иван: Да. | Анна: Начнём. | иван: да. | Анна и Иван: Да!",
        "Анна|Иван|Анна|Иван|Анна и Иван",
    ),
    "a mail's subject is no speaker": (
        "a.txt",
        (
            "From: nora@example.com | To: Oskar Tan | Subject: The bridge || Nora: Good day. | Oskar: "
            "Good day. | Nora: So."
        ),
        "Nora|Oskar|Nora",
    ),
    "sounds of a radio play are no speakers": (
        "a.txt",
        (
            "SOUND: A BELL || KEEPER: Who is there? || GIRL: Me. || MUSIC: UP AND UNDER || VOICE ON "
            "RADIO: News. || KEEPER: Come in."
        ),
        "KEEPER|GIRL|VOICE ON RADIO|KEEPER",
    ),
}
"""File name, text, and who speaks in turn, parted by bars."""
NOT_SPEAKERS: dict[str, str] = {
    "a note in small letters": "Nora Vale: I know it. | note: it was said. || Oskar Tan: Yes. || Nora Vale: Good.",
    "a sentence's colon": (
        "Nora Vale: There are | two things: the toll and the bridge. || Oskar Tan: Yes. || Nora Vale: Good."
    ),
    "bread and butter": "Nora Vale: I say it. || Bread and Butter: we do. || Oskar Tan: Yes. || Nora Vale: Good.",
    "what is ticked off": (
        "Nora Vale: I list them. || ✅ Done: the bridge. | ❌ Money: no. || Oskar Tan: Yes. || 👉 Link: the page. || "
        "Nora Vale: Good. || Oskar Tan: So."
    ),
    "a name called in a sentence": (
        'Nora Vale: I know. || Oskar Tan: As I said to Nora Vale: no. "Nora Vale: come!" he said. || Nora Vale: Good.'
    ),
    "steps": ("Nora Vale: I say it. || Level 1: We go. || Level 2: We stay. || Oskar Tan: Yes. || Nora Vale: Good."),
}
NO_TALK: dict[str, str] = {
    "a recipe": (
        "Bread || Oven: 200 degrees | Mix: Put flour in a bowl. | Rest: Let it stand. | Bake: Put it "
        "in the oven. | Rest: Let it cool. | Serve: Cut it in slices."
    ),
    "settings": "Host: localhost | Port: 8080 | User: admin | Host: example | Port: 9090 | User: guest",
    "a log": "INFO: server started | WARNING: slow answer | ERROR: worker failed | INFO: worker started again",
    "a log with times": (
        "2031-05-03 10:00:00 INFO server: started | 2031-05-03 10:00:01 WARN server: slow | "
        "2031-05-03 10:00:02 INFO worker: started"
    ),
    "a log with clock times": (
        "10:00:01 server: started | 10:00:02 client: connected | 10:00:05 server: handshake done | "
        "10:00:07 client: sent 40 bytes"
    ),
    "a diary": "May 6: We went to the bridge. | May 7: We came back. | May 6: No.",
}


def script_of(tmp_path: Path, name: str, text: str) -> Script:
    """What is read of a file."""
    path = tmp_path / name
    path.write_bytes(lines(text).encode())
    return read_transcript(str(path))[0]


@pytest.mark.parametrize("case", SPOKEN)
def test_each_turn_has_its_speaker(case: str, tmp_path: Path) -> None:
    """Nobody's name is read aloud, and no turn goes to the speaker before."""
    name, text, speakers = SPOKEN[case]
    script = script_of(tmp_path, name, text)
    assert "|".join(turn.speaker for turn in script.turns) == speakers
    assert not any(f"{one.name}:" in turn.text for turn in script.turns for one in script.speakers)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("apart", ["\n", "\n\n"], ids=["lines", "paragraphs"])
def test_names_that_look_like_none(name: str, apart: str, tmp_path: Path) -> None:
    """They are speakers where they come back among others, with what they say and nothing else."""
    turns = [("Nora Vale", "We begin."), (name, "Good day."), ("Kim Osei", "Well?"), (name, "Two things: go on.")]
    text = apart.join(f"{speaker}: {said}" for speaker, said in [*turns, *turns])
    script = script_of(tmp_path, "a.txt", text)
    who = {"dr. osei": "Kim Osei"}.get(name, name)
    told = [(speaker if speaker != name else who, said) for speaker, said in [*turns, *turns]]
    assert [(turn.speaker, turn.text) for turn in script.turns] == told


@pytest.mark.parametrize("case", NOT_SPEAKERS)
def test_what_stands_before_a_colon_once_is_no_speaker(case: str, tmp_path: Path) -> None:
    """It is said by whoever speaks."""
    script = script_of(tmp_path, "a.txt", NOT_SPEAKERS[case])
    assert {one.name for one in script.speakers} == {"Nora Vale", "Oskar Tan"}


@pytest.mark.parametrize("case", NO_TALK)
def test_lists_and_logs_are_no_talk(case: str, tmp_path: Path) -> None:
    """Terms, settings and a program's messages come back before colons as well."""
    with pytest.raises(InputError, match="no speaker"):
        script_of(tmp_path, "a.txt", NO_TALK[case])


def test_those_who_speak_together_are_told(tmp_path: Path) -> None:
    """One warning for each group, since a voice of its own says what several say."""
    script = script_of(tmp_path, "a.txt", SPOKEN["the same two in three spellings"][1])
    assert [notice.code for notice in script.notices] == ["together"]


def test_what_editors_add_to_an_interview_is_not_spoken(tmp_path: Path) -> None:
    """Pull quotes repeat what is said; how the text was edited, and who wrote it, stands below a rule."""
    text = (
        "# Oskar Tan on bridges\n\n*Interview by Nora Lind*\n\n**Who are you?**\n\nI am the keeper of it.\n\n"
        '> "I am the keeper of it"\n\n**Since when?**\n\nSince spring.\n\n> A saying I like.\n\n**Why?**\n\nI like it.'
        "\n\n---\n\n*This interview has been edited for length and clarity.*\n\nNora Lind is a writer.\n"
    )
    script = script_of(tmp_path, "a.md", text)
    assert [(turn.speaker, turn.text) for turn in script.turns] == [
        ("Nora Lind", "Who are you?"),
        ("Oskar Tan", "I am the keeper of it."),
        ("Nora Lind", "Since when?"),
        ("Oskar Tan", "Since spring.\n\nA saying I like."),
        ("Nora Lind", "Why?"),
        ("Oskar Tan", "I like it."),
    ]
    reasons = {one.line: one.reason for one in script.left_out}
    assert reasons[9] == "pull quote"
    assert reasons[23] == "note of the editors"
    assert 25 in reasons


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Apologies: Paul Vane\n", ""),
        ("To: Oskar Tan\nSubject: The bridge\n", "The bridge"),
        ("Titel: Die Brücke\n", "Die Brücke"),
        ("Título: El puente\nFecha: 3 de mayo de 2031\n", "El puente"),
        ("タイトル：橋\n", "橋"),
        ("Building Bridges: Paul Vane\n", "Building Bridges: Paul Vane"),
    ],
)
def test_the_title_of_a_head(head: str, title: str, tmp_path: Path) -> None:
    """Lists of people are none; the word for a title, in whatever language, is no part of it."""
    script = script_of(tmp_path, "a.txt", f"{head}\nNora Vale: Well.\n\nOskar Tan: Yes.\n\nNora Vale: So.\n")
    assert script.title == title
