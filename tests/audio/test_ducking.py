"""How far music is turned down for speech."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.audio.ducking import DOWN_MS, OPEN_MS, UP_MS, Ducking

RATE_HZ = 8000
DEPTH_DB = 12.0


def in_db(ducking: Ducking, frames: int) -> np.ndarray:
    """The gain of each frame from 0."""
    gains = np.broadcast_to(ducking.gains(0, frames, DEPTH_DB), frames)
    return 20 * np.log10(gains)


def test_music_is_down_before_the_first_word_and_comes_back_after_the_last() -> None:
    """Untouched until half a second before, all the way down under every frame of speech, back in nine tenths."""
    start, end = 2 * RATE_HZ, 3 * RATE_HZ
    gains = in_db(Ducking.of([(start, end)], RATE_HZ), 5 * RATE_HZ)
    before, after = start - DOWN_MS * RATE_HZ // 1000, end + UP_MS * RATE_HZ // 1000
    assert np.abs(gains[: before - 64]).max() < 1e-4
    assert gains[start:end] == pytest.approx(-DEPTH_DB, abs=0.3)
    assert gains[start + 64 : end - 64] == pytest.approx(-DEPTH_DB, abs=1e-4)
    assert np.abs(gains[after + 64 :]).max() < 1e-4
    assert (np.diff(gains[before - 64 : start]) < 1e-5).all()
    assert (np.diff(gains[end : after + 64]) > -1e-5).all()


@pytest.mark.parametrize(("silence_ms", "opens"), [(OPEN_MS - 100, False), (OPEN_MS + 100, True)])
def test_a_short_silence_does_not_let_it_come_back(silence_ms: int, *, opens: bool) -> None:
    """Between sentences it stays down; only in a long silence it is heard."""
    end = RATE_HZ
    start = end + silence_ms * RATE_HZ // 1000
    gains = in_db(Ducking.of([(0, end), (start, start + RATE_HZ)], RATE_HZ), start + RATE_HZ)
    assert (gains[end:start].max() > -0.1) == opens


def test_without_speech_nothing_is_turned_down() -> None:
    """A programme of music alone."""
    assert in_db(Ducking.of([], RATE_HZ), 100) == pytest.approx(0)


@given(
    st.lists(st.tuples(st.integers(0, 20_000), st.integers(1, 30_000)), max_size=6),
    st.integers(0, 90_000),
    st.integers(1, 20_000),
)
def test_any_stretch_is_a_part_of_the_whole(pieces: list[tuple[int, int]], first: int, length: int) -> None:
    """Wherever a stretch begins, its frames have the gains that they have in the whole, without a jump."""
    spans, reached = [], 0
    for gap, frames in pieces:
        spans.append((reached + gap, reached + gap + frames))
        reached += gap + frames
    ducking = Ducking.of(spans, RATE_HZ)
    whole = np.broadcast_to(ducking.gains(0, 120_000, DEPTH_DB), 120_000)
    part = np.broadcast_to(ducking.gains(first, first + length, DEPTH_DB), length)
    assert np.abs(part - whole[first : first + length]).max() < 1e-6
    assert np.abs(np.diff(whole)).max() < 0.002
