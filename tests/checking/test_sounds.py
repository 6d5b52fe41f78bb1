"""Where a file sounds: silences, dips and onsets, against any room."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panelaudio.audio.listening import SILENT_DB, STEPS_A_DB, Levels
from panelaudio.checking import find_sounds
from tests.checking.soundtracks import track


def levels_of(*parts: tuple[float, int], spread_db: float = 2.0) -> Levels:
    """Parts of (level in dB, milliseconds), with a little noise."""
    noise = np.random.default_rng(1)
    db = np.concatenate([noise.normal(level, spread_db, ms) for level, ms in parts])
    return np.rint(np.clip(STEPS_A_DB * (db - SILENT_DB), 0, 255)).astype(np.uint8)


def ends_of(levels: Levels) -> list[tuple[int, int]]:
    """Start and end of every stretch of sound."""
    found = find_sounds(levels)
    return list(zip(found.starts_ms.tolist(), found.ends_ms.tolist(), strict=True))


@pytest.mark.parametrize("room_db", [-120.0, -96.0, -80.0, -65.0, -55.0])
def test_sounds_between_silences(room_db: float) -> None:
    """To the millisecond, in a room of any softness: digital zero, room tone, a hiss."""
    levels = levels_of((room_db, 700), (-16, 900), (room_db, 400), (-20, 300), (room_db, 1500))
    assert ends_of(levels) == [(700, 1600), (2000, 2300)]


def test_a_soft_beginning_belongs_to_its_sound() -> None:
    """The breath of an ``h`` is its first sound, though it is thirty decibels softer than the vowel."""
    levels = levels_of((-65, 700), (-48, 80), (-16, 500), (-65, 1000))
    assert ends_of(levels) == [(700, 1280)]


def test_a_voice_that_dies_away_leaves_a_silence() -> None:
    """Opus lets a voice die away for a quarter of a second; what begins after it begins there."""
    fading = tuple((float(db), 10) for db in range(-26, -56, -2))
    levels = levels_of((-65, 1000), (-16, 800), *fading, (-62, 120), (-16, 500), (-65, 3000), spread_db=1.0)
    assert find_sounds(levels).onsets_ms.tolist() == [1000, 2070]


def test_dips_and_clicks() -> None:
    """A short dip is no silence but an onset; a click is nothing."""
    levels = levels_of((-65, 700), (-16, 300), (-65, 80), (-16, 300), (-65, 500), (-16, 8), (-65, 1000))
    found = find_sounds(levels)
    assert (found.starts_ms.tolist(), found.ends_ms.tolist()) == ([700], [1380])
    assert found.onsets_ms.tolist() == [700, 1080]


def test_a_file_that_is_never_silent_is_not_clear() -> None:
    """Music, or noise as loud as speech: nobody can tell where a sound begins; nor in no sound at all."""
    assert not find_sounds(levels_of((-20, 5000))).clear
    assert not find_sounds(levels_of((-65, 5000))).clear
    assert not find_sounds(np.zeros(0, np.uint8)).clear
    assert find_sounds(track().levels).clear


@settings(max_examples=25)
@given(st.integers(1, 3), st.integers(0, 5), st.integers(1, 50))
def test_blocks_do_not_show(monkeypatch_block: int, seed: int, shift: int) -> None:
    """What is found does not hang on where the blocks end in which a long file is gone through."""
    from panelaudio.checking import sounds

    levels = track(6, seed=seed).levels
    whole = find_sounds(levels)
    before = sounds._BLOCK_MS
    sounds._BLOCK_MS = 1000 * monkeypatch_block + shift
    try:
        parts = find_sounds(levels)
    finally:
        sounds._BLOCK_MS = before
    assert np.array_equal(whole.onsets_ms, parts.onsets_ms)
    assert np.array_equal(whole.ends_ms, parts.ends_ms)
