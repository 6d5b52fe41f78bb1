"""What is tried next, when a file missed its target."""

from __future__ import annotations

from dataclasses import replace

import pytest

from panelaudio.audio import target_of
from panelaudio.audio.setting import Attempt, Setting, next_setting
from panelaudio.episode import Loudness

TARGET = target_of("spotify")
NOTHING = {"Nora": 0.0, "Olav": 0.0}


def attempt(gain_db: float, nora: tuple[float, float], olav: tuple[float, float], lufs: float = -14.0) -> Attempt:
    """One try: the programme's gain, and of each voice its own and how loud it became."""
    return Attempt(
        setting=Setting(gain_db=gain_db, extra_db={"Nora": nora[0], "Olav": olav[0]}, ceiling_dbtp=-2.0),
        loudness=Loudness(integrated_lufs=lufs, range_lu=2.0, true_peak_dbtp=-2.0),
        speaker_lufs={"Nora": nora[1], "Olav": olav[1]},
    )


def test_a_voice_that_the_limiter_holds_back_gets_more() -> None:
    """A decibel gave a quarter: so it needs four times what is missing; the other, of which half came, twice."""
    tries = [attempt(10, (0, -14.4), (0, -13.6)), attempt(10, (1, -14.15), (-0.5, -13.85))]
    following = next_setting(tries, TARGET, NOTHING, louder=True)
    assert following.extra_db["Nora"] == pytest.approx(1 + 0.15 * 4, abs=0.01)
    assert following.extra_db["Olav"] == pytest.approx(-0.5 - 0.15 / 0.5, abs=0.11)
    assert following.gain_db == pytest.approx(10)


def test_no_voice_moves_far_in_one_try() -> None:
    """Two decibels at most, whatever a slope that hardly tells promises."""
    tries = [attempt(10, (0, -16), (0, -12)), attempt(10, (1, -16), (-1, -12))]
    following = next_setting(tries, TARGET, NOTHING, louder=True)
    assert following.extra_db == {"Nora": 3.0, "Olav": -3.0}


def test_music_is_left_as_it_is() -> None:
    """Louder voices are to make up for what a limiter takes from them, and it takes next to nothing from music."""
    tried = attempt(10, (0, -15), (0, -15), lufs=-15)
    tried = replace(tried, setting=replace(tried.setting, music_db=9.0))
    following = next_setting([tried], TARGET, NOTHING, louder=True)
    assert (following.gain_db > 10, following.music_db) == (True, 9.0)


def test_what_all_voices_need_is_no_difference_between_them() -> None:
    """All of them may be far over their own levels for the limiter's sake, and still be moved against each other."""
    following = next_setting([attempt(0, (8, -14.3), (9, -13.7))], TARGET, NOTHING, louder=True)
    assert following.extra_db["Nora"] > 8
    assert following.extra_db["Olav"] < 9


def test_too_high_a_peak_lowers_the_ceiling_alone_in_the_end() -> None:
    """When nothing makes it louder any more, the peak is what must be right."""
    last = attempt(10, (0, -15), (0, -15), lufs=-15.0)
    high = Attempt(
        setting=last.setting,
        loudness=Loudness(integrated_lufs=-15.0, range_lu=2.0, true_peak_dbtp=-0.5),
        speaker_lufs=last.speaker_lufs,
    )
    following = next_setting([high], TARGET, NOTHING, louder=False)
    assert following.ceiling_dbtp < last.setting.ceiling_dbtp
    assert (following.gain_db, following.extra_db) == (10, last.setting.extra_db)
