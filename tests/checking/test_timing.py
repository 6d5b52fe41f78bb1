"""Captions against their sound: what is right is found right, what is wrong is told as what it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panelaudio.captions import PROFILES, Profile
from panelaudio.checking import judge_times
from panelaudio.checking.as_cues import Numbered
from panelaudio.checking.drift import drift_of
from panelaudio.checking.shift import shifts
from tests.checking.soundtracks import Track, moved, track

PODCAST = PROFILES["podcast"]
LONG = track(200)


def codes(numbered: list[Numbered], of: Track, profile: Profile = PODCAST) -> list[tuple[str, int]]:
    """Code and cue of what is found."""
    found, _ = judge_times(numbered, of.sounds, profile)
    return [(one.code, one.cue) for one in found]


@settings(max_examples=20)
@given(st.integers(0, 10**6), st.sampled_from([-120.0, -90.0, -65.0, -58.0]))
def test_right_captions_are_found_right(seed: int, room_db: float) -> None:
    """In any room: the first cue of each sentence is judged, and none is off by more than some milliseconds."""
    made = track(20, seed=seed, silence_db=room_db)
    found, figures = judge_times(made.numbered(), made.sounds, PODCAST)
    assert found == ()
    assert 20 <= figures["in_times_judged"] <= 40
    assert figures["in_time_max_ms"] <= 30
    assert figures["in_time_p95_ms"] <= 5


@settings(max_examples=20)
@given(st.integers(-60, 60), st.integers(0, 10**6))
def test_a_small_shift_is_measured(by_ms: int, seed: int) -> None:
    """The mean distance to the first sound is the shift, to a few milliseconds."""
    made = track(25, seed=seed)
    _, figures = judge_times(made.numbered(by_ms=by_ms), made.sounds, PODCAST)
    assert figures["in_time_bias_ms"] == pytest.approx(by_ms, abs=6)


@pytest.mark.parametrize("by_ms", [-5000, -2000, -500, -100, 100, 300, 800, 3000, 9000])
def test_captions_that_are_off_as_a_whole(by_ms: int) -> None:
    """That is told, by how much and to which side; the figures measure it; and it is no drift."""
    found, figures = judge_times(LONG.numbered(by_ms=by_ms), LONG.sounds, PODCAST)
    (offset,) = [one for one in found if one.code == "offset"]
    assert f"{abs(by_ms) / 1000:.2f} s {'early' if by_ms < 0 else 'late'}" in offset.message
    assert figures["in_time_p95_ms"] == pytest.approx(abs(by_ms), abs=40)
    assert "drift" not in {one.code for one in found}
    assert [one for one in found if one.code == "off-the-sound"]


@pytest.mark.parametrize("factor", [1.00005, 1.0002, 1.001, 0.9996])
def test_captions_that_drift(factor: float) -> None:
    """The slope is told in ms an hour; it is told once, not as captions that are off as a whole."""
    found, figures = judge_times(LONG.numbered(factor=factor), LONG.sounds, PODCAST)
    slope = 3_600_000 * (factor - 1)
    assert figures["drift_ms_per_hour"] == pytest.approx(slope, rel=0.05, abs=5)
    gained = slope * LONG.cues[-1].end_ms / 3_600_000
    assert ("drift" in {one.code for one in found}) == (abs(gained) > 40)
    assert figures["drift_first_to_last_ms"] == pytest.approx(0.9 * gained, rel=0.15, abs=5)


@pytest.mark.parametrize("factor", [1.004, 1.02, 25 / 24, 24 / 25, 0.98])
def test_captions_of_another_speed(factor: float) -> None:
    """A film's captions at 25 frames for 24: the slope is right, and cues are told to be as far off as they are."""
    found, figures = judge_times(LONG.numbered(factor=factor), LONG.sounds, PODCAST)
    assert figures["drift_ms_per_hour"] == pytest.approx(3_600_000 * (1 - 1 / factor), rel=0.01)
    assert [one.code for one in found if one.cue == 0] == ["drift"]
    last = LONG.cues[-1].start_ms
    assert figures["in_time_max_ms"] == pytest.approx(abs(factor - 1) * last, rel=0.1)
    assert figures["in_times_judged"] > len(LONG.cues) / 2


def test_one_cue_that_is_off() -> None:
    """Early or late, it is told at its cue; the others are not."""
    for by_ms, side in ((-300, "early"), (250, "late")):
        cues = LONG.numbered()
        number, cue = cues[20]
        cues[20] = Numbered(number, moved(cue, cue.start_ms + by_ms, cue.end_ms))
        found, _ = judge_times(cues, LONG.sounds, PODCAST)
        assert [(one.code, one.cue) for one in found] == [("off-the-sound", 21)]
        assert f"{abs(by_ms)} ms too {side}" in found[0].message or abs(by_ms) - 3 <= found[0].excess <= abs(by_ms) + 3


def test_a_cue_within_a_sentence_is_not_judged() -> None:
    """Where nothing but running speech lies before a cue, its in-time cannot be told by ear."""
    cues = LONG.numbered()
    for place in range(1, len(cues), 2):
        number, cue = cues[place]
        cues[place] = Numbered(number, moved(cue, cue.start_ms + 200, cue.end_ms))
    assert "off-the-sound" not in {code for code, _ in codes(cues, LONG)}


def test_cues_that_go_early_or_stay() -> None:
    """Before their sound ends, or long after it though they have been read."""
    cues = LONG.numbered()
    _, sixth = cues[5]
    early = [*cues]
    early[5] = Numbered(6, moved(sixth, sixth.start_ms, sixth.end_ms - 60 - 400))
    assert codes(early, LONG) == [("goes-early", 6)]
    number, last = cues[-1]
    stays = [*cues[:-1], Numbered(number, moved(last, last.start_ms, last.end_ms + 1300))]
    assert codes(stays, LONG) == [("lingers", number)]
    assert codes(stays, LONG, PROFILES["podcast"].changed(cps=4)) == []


def test_cues_without_sound_and_sound_without_cues() -> None:
    """Captions that miss a passage, and captions of nothing."""
    cues = LONG.numbered()
    missing = cues[:10] + cues[14:]
    assert codes(missing, LONG) == [("uncaptioned", 10)]
    end_ms = len(LONG.levels)
    late = [*cues, Numbered(len(cues) + 1, moved(cues[0].cue, end_ms - 1200, end_ms - 100))]
    assert ("silent-cue", len(late)) in codes(late, LONG)


def test_a_sound_without_silence_is_told() -> None:
    """As a matter of style: nothing can be judged, so nothing is said to be broken."""
    made = track(10, silence_db=-20.0, speech_db=-16.0)
    found, figures = judge_times(made.numbered(), made.sounds, PODCAST)
    assert [(one.code, one.severity) for one in found] == [("no-silence", "warning")]
    assert figures["in_times_judged"] == 0


def test_other_captions_do_not_fit() -> None:
    """Captions of another talk are off, and no shift or drift is made up for them."""
    other = track(200, seed=7)
    found, _ = judge_times(other.numbered(), LONG.sounds, PODCAST)
    assert "off-the-sound" in {one.code for one in found}
    assert {"offset", "drift"}.isdisjoint({one.code for one in found})
    assert len(shifts(other.numbered(), LONG.sounds)) <= 2


@given(st.floats(-500, 500), st.floats(-100, 100))
def test_a_slope_is_found_in_points(slope: float, start: float) -> None:
    """Whatever it is; with few points, or points close together, none is told."""
    points = [(hour * 360_000.0, start + slope * hour / 10) for hour in range(20)]
    found = drift_of(points)
    assert found["drift_ms_per_hour"] == pytest.approx(slope, abs=0.01)
    assert drift_of(points[:3]) == {}
    assert drift_of([(at / 1000, off) for at, off in points]) == {}
