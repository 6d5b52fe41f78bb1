"""SubRip of anybody: every cue is found, and everything that some player stumbles over."""

from __future__ import annotations

import pytest
import srt
from hypothesis import given
from hypothesis import strategies as st

from tests.checking.files import GOOD_SRT, faults, read


def test_a_good_file() -> None:
    """Nothing is wrong with what every player takes; lines, times and rows are the file's."""
    file = read(GOOD_SRT)
    assert (file.faults, file.format, file.voiced) == ((), "srt", False)
    assert [(one.line, one.start_ms, one.end_ms) for one in file.cues] == [(2, 1000, 3000), (6, 3084, 6000)]
    assert [row.text for row in file.cues[1].rows] == ["Olav Brenner: It is late,", "and nobody is here."]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("1\n00", "0\n00", [("number", 1), ("number", 2)]),
        ("\n2\n00", "\n7\n00", [("number", 2)]),
        ("\n2\n00", "\n00", [("number", 2)]),
        ("00:00:03,084", "00:00:03.084", [("time-form", 2)]),
        ("00:00:03,084", "0:0:3,084", [("time-form", 2)]),
        ("00:00:03,084 -->", "00:00:03,084-->", [("time-form", 2)]),
        ("00:00:03,084", "00:01:63,084", [("time-form", 2), ("negative-length", 2)]),
        ("00:00:06,000", "00:00:06,000 X1:40 X2:600", [("time-form", 2)]),
        ("00:00:06,000", "00:00:03,084", [("negative-length", 2)]),
        ("00:00:03,084", "00:00:00,500", [("order", 2)]),
        ("late,\n", "late,\n\n", [("blank-line", 2)]),
        ("evening.\n\n2", "evening.\n2", [("no-blank-line", 2)]),
        ("Good", "Good -->", [("arrow", 1)]),
        ("Good", "Good\x07", [("control-character", 1)]),
        ("Good", "<font color=red>Good</font>", [("markup", 1)]),
        ("Good", "{\\an8}Good", [("markup", 1)]),
        ("Good", "<i>Good</i>", []),
        ("1\n00:00:01", "Captions by me\n\n1\n00:00:01", [("before-first", 0)]),
    ],
)
def test_each_fault_is_found(old: str, new: str, expected: list[tuple[str, int]]) -> None:
    """One thing is broken, and that is told, at its cue, and nothing else."""
    assert GOOD_SRT.count(old) == 1
    assert faults(GOOD_SRT.replace(old, new)) == expected


def test_numbers_are_told_once() -> None:
    """Numbers from 0 on are wrong at the first cue alone where the others follow it."""
    assert faults(GOOD_SRT.replace("1\n00", "0\n00").replace("\n2\n", "\n1\n")) == [("number", 1)]


def test_a_number_of_thousands_of_digits_is_text() -> None:
    """It neither crashes Python nor is a number."""
    assert ("number", 2) in faults(GOOD_SRT.replace("\n2\n", f"\n{'9' * 5000}\n"))


def test_entities_are_text() -> None:
    """Players show ``&amp;`` in SubRip as it is written, and so does the file."""
    assert read(GOOD_SRT.replace("Good", "&amp;")).cues[0].rows[0].text == "Nora Vale: &amp; evening."


@given(st.lists(st.tuples(st.integers(0, 10**7), st.integers(1, 9000), st.sampled_from(["a b", "7", "é", "x: y"]))))
def test_what_the_library_srt_writes_is_read_back(rows: list[tuple[int, int, str]]) -> None:
    """The times and texts of any well-formed file, as the library ``srt`` composes it."""
    from datetime import timedelta

    cues = [
        srt.Subtitle(
            index=number,
            start=timedelta(milliseconds=start),
            end=timedelta(milliseconds=start + length),
            content=text,
        )
        for number, (start, length, text) in enumerate(sorted(rows), start=1)
    ]
    file = read(srt.compose(cues, reindex=False))
    assert file.faults == ()
    found = [(one.start_ms, one.end_ms, "\n".join(row.text for row in one.rows)) for one in file.cues]
    assert found == [(start, start + length, text) for start, length, text in sorted(rows)]
