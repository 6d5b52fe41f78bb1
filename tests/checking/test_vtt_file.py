"""WebVTT of anybody: what W3C's specification asks for, and what players make of the rest."""

from __future__ import annotations

import pytest

from tests.checking.files import GOOD_VTT, faults, read


def test_a_good_file() -> None:
    """Nothing is wrong; voices, entities and tags are understood."""
    file = read(GOOD_VTT)
    assert (file.faults, file.format, file.voiced) == ((), "vtt", True)
    assert [(row.voice, row.text) for cue in file.cues for row in cue.rows] == [
        ("Nora Vale", "Good evening."),
        ("Olav Brenner", "It is late,"),
        ("Olav Brenner", "and nobody & nothing is here."),
    ]
    assert file.cues[0].line == 6
    assert file.cues[1].place == "position:50%"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("WEBVTT\n\n", "WEBVTT\n", []),
        ("WEBVTT\n\nNOTE It was made by hand.\n\nfirst\n", "WEBVTT\n", [("signature", 0)]),
        ("WEBVTT\n", "WEBVTTX\n", [("signature", 0)]),
        ("WEBVTT\n", "WEBVTT - a talk\n", []),
        ("00:00:01.000", "0:00:01.000", [("time-form", 1)]),
        ("00:00:01.000", "00:01.000", []),
        ("00:00:01.000 -->", "00:00:01.000-->", [("time-form", 1)]),
        ("00:00:01.000", "00:00:01,000", [("time-form", 1)]),
        ("00:00:03.000\n", "00:00:01.000\n", [("negative-length", 1)]),
        ("00:00:03.084", "00:00:00.084", [("order", 2)]),
        ("\n00:00:03.084", "\nfirst\n00:00:03.084", [("id", 2)]),
        ("position:50%", "position:150%", [("setting", 2)]),
        ("position:50%", "colour:red", [("setting", 2)]),
        ("position:50%", "line:-1 size:40%", []),
        ("&amp;", "&", [("escape", 2)]),
        ("&amp;", "<", [("escape", 2)]),
        ("&amp;", "<font>", [("tag", 2)]),
        ("</i>", "", [("tag", 2)]),
        ("<i>", "", [("tag", 2)]),
        ("<v Nora Vale>", "<v>", [("voice", 1)]),
        ("<v Nora Vale>Good", "<v Nora Vale>Good <v Olav>more", [("voice", 1), ("tag", 1)]),
        ("Good evening", "Good <00:00:02.000>evening", []),
        ("Good evening", "Good <00:00:04.000>evening", [("word-stamp", 1)]),
        ("Good evening", "<00:00:02.000>Good <00:00:01.500>evening", [("word-stamp", 1)]),
        ("made by hand", "made --> by hand", [("arrow", 0)]),
        ("evening.\n", "evening.\n\nlost text\n", [("blank-line", 1)]),
        ("NOTE It was made by hand.", "Title", [("before-first", 0)]),
        ("\n00:00:03.084", "\nSTYLE\n::cue { color: red }\n\n00:00:03.084", [("block", 1)]),
    ],
)
def test_each_fault_is_found(old: str, new: str, expected: list[tuple[str, int]]) -> None:
    """One thing is changed; what is wrong then is told, at its cue, and nothing else."""
    assert GOOD_VTT.count(old) == 1
    assert faults(GOOD_VTT.replace(old, new), "talk.vtt") == expected


def test_an_arrow_in_text_ends_the_cue_as_in_players() -> None:
    """The line is lost to players, so it is told and is no text."""
    text = GOOD_VTT.replace("evening.\n", "evening.\nand -->\nmore\n")
    assert faults(text) == [("arrow", 1)]
    assert [row.text for row in read(text).cues[0].rows] == ["Good evening."]


def test_without_its_signature_the_name_counts() -> None:
    """A .vtt that begins with a cue is judged as WebVTT that lacks its first line."""
    text = GOOD_VTT.partition("by hand.\n\n")[2]
    assert faults(text, "talk.vtt") == [("signature", 0)]
    assert len(read(text, "talk.vtt").cues) == 2
