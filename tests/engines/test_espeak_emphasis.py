"""Emphasis in eSpeak NG's text: commands that it obeys, and places that stay true."""

from __future__ import annotations

import re
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.cast import Voice
from panelaudio.engines.espeak import EspeakEngine
from panelaudio.engines.espeak_emphasis import BEGIN, END, Commanded, emphatic
from panelaudio.testing.engine_contract import check_synthesis

VOICE = Voice(engine="espeak", name="gmw/en-US+m3", speed=0.9, pitch=1)


@pytest.mark.parametrize(
    ("word", "marked"),
    [("so", f"{BEGIN}so{END}"), ("“never,”", f"“{BEGIN}never{END},”"), ("L-L-M's", f"{BEGIN}L-L-M's{END}"), ("—", "—")],
)
def test_punctuation_stays_outside(word: str, marked: str) -> None:
    """A comma behind an emphatic word still ends its clause."""
    assert emphatic(word) == marked


@given(st.lists(st.sampled_from(["a", " ", BEGIN, END]), max_size=20).map("".join))
def test_places(marked: str) -> None:
    """Each character behind a command leads back to its own place."""
    commanded = Commanded.of(marked, words_a_minute=150, pitch=50)
    assert re.sub("\x01\\d+[PAS]", "", commanded.text) == re.sub(f"[{BEGIN}{END}]", "", marked) or BEGIN not in marked
    letters = [place for place, one in enumerate(commanded.text) if one in "a "]
    assert [commanded.place(one) for one in letters] == [place for place, one in enumerate(marked) if one in "a "]


@pytest.mark.skipif(sys.platform != "linux", reason="eSpeak NG is driven directly on Linux")
def test_an_emphatic_word_is_longer_and_louder() -> None:
    """Its neighbours stay as they were, every word has its mark, and the next utterance is plain again."""
    engine = EspeakEngine()
    plain = engine.synthesize("I said that very good thing.", VOICE)
    spoken = f"I said that {engine.emphasize('very')} good {engine.emphasize('thing.')}"
    marked = engine.synthesize(spoken, VOICE)
    check_synthesis(marked, spoken)
    lengths = [[mark.end_frame - mark.frame for mark in one.marks] for one in (plain, marked)]
    level = [
        float(np.sqrt(np.mean(one.samples[one.marks[3].frame : one.marks[3].end_frame] ** 2)))
        for one in (plain, marked)
    ]
    assert lengths[1][3] > 1.1 * lengths[0][3]
    assert lengths[1][4] == pytest.approx(lengths[0][4], rel=0.05)
    assert level[1] > 1.2 * level[0]
    again = engine.synthesize("I said that very good thing.", VOICE)
    assert again.samples.tobytes() == plain.samples.tobytes()
