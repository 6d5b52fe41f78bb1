"""Rows of packed records."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.episode import Cue, CueWord, CueWords
from panelaudio.speech import Clip, Mark, Marks

FRAMES = st.integers(0, 2**40)
MARKS = st.lists(st.builds(Mark, start=FRAMES, end=FRAMES, frame=FRAMES, end_frame=FRAMES), max_size=5)
WORDS = st.lists(st.builds(CueWord, text=st.text(), start_ms=FRAMES, end_ms=FRAMES, goes_on=st.booleans()), max_size=5)


@given(MARKS, WORDS, st.slices(5))
def test_a_row_is_as_good_as_a_tuple(marks: list[Mark], words: list[CueWord], part: slice) -> None:
    """The same records come out in order, by place and by slice; it is equal, hashed and pickled like a tuple's."""
    for row, records in ((Marks(marks), tuple(marks)), (CueWords(words), tuple(words))):
        assert (len(row), tuple(row), bool(row)) == (len(records), records, bool(records))
        assert row == records
        assert hash(row) == hash(records)
        assert row[part] == records[part]
        assert [row[at] for at in range(-len(row), len(row))] == [*records, *records]
        assert pickle.loads(pickle.dumps(row)) == row  # noqa: S301 - our own
        assert repr(row) == repr(records)


def test_what_is_not_there() -> None:
    """A place beyond the end is an error, and a row is no other thing."""
    with pytest.raises(IndexError):
        Marks()[0]
    assert Marks() != []
    assert Marks() == ()


def test_clips_and_cues_pack_what_they_are_given() -> None:
    """A plain tuple is packed; records that were packed are taken as they are."""
    marks = (Mark(start=0, end=1, frame=2, end_frame=3),)
    clip = Clip(key="0", path="", frames=3, rate_hz=8000, marks=marks, sound_start=0, sound_end=3)
    assert isinstance(clip.marks, Marks)
    assert clip.marks == marks
    words = CueWords((CueWord(text="Yes", start_ms=0, end_ms=5),))
    cue = Cue(start_ms=0, end_ms=9, speaker="A", turn=0, lines=("Yes",), words=words)
    assert cue.words is words
