"""Where music lies on the timeline, and what moves along with it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.pacing import Scoring, lay_out
from panelaudio.pacing.scoring import BESIDE_STING_MS, UNDER_MS
from panelaudio.script import Opening
from tests.pacing.test_layout import RATE_HZ, piece, turn_of

if TYPE_CHECKING:
    from panelaudio.timeline import MusicPlacement, Timeline

TURNS = 4


def laid_out(scoring: Scoring | None, *, opens: tuple[int, ...] = (0, 2)) -> Timeline:
    """Four turns of 1.5 s; a chapter opens at some of them."""
    turns = [turn_of(index, "AB"[index % 2], "What holds it?") for index in range(TURNS)]
    openings = [Opening(turn=index, part=0, title=f"Part {index}") for index in opens]
    return lay_out(
        [piece(one.index, one.speaker, one.text) for one in turns], turns, openings=openings, scoring=scoring
    )


def scoring_of(*, intro_s: float = 0, outro_s: float = 0, sting_s: float = 0, bed: bool = False) -> Scoring:
    """Pieces of so many seconds."""
    frames = {"intro_frames": intro_s, "outro_frames": outro_s, "sting_frames": sting_s}
    return Scoring(rate_hz=RATE_HZ, bed=bed, **{key: round(value * RATE_HZ) for key, value in frames.items()})


def only(timeline: Timeline, use: str) -> MusicPlacement:
    """The one piece of this use."""
    (found,) = (one for one in timeline.music if one.use == use)
    return found


def test_speech_begins_under_the_end_of_the_intro() -> None:
    """The intro is heard alone, then fades under the first words; a bed takes over there."""
    timeline = laid_out(scoring_of(intro_s=20, bed=True))
    first, intro, bed = timeline.placements[0], only(timeline, "intro"), only(timeline, "bed")
    assert (intro.start_frame, intro.frames) == (0, 20 * RATE_HZ)
    assert first.start_frame == 20 * RATE_HZ - UNDER_MS * RATE_HZ // 1000
    assert intro.fade_out_frames == intro.end_frame - first.start_frame
    assert bed.start_frame == first.start_frame
    assert bed.end_frame == timeline.frames
    assert timeline.gaps[0].reason == "intro"


def test_the_outro_begins_before_the_last_word_ends() -> None:
    """Softly under it, then alone to its end, and then comes the tail of silence; the bed ends under it."""
    timeline = laid_out(scoring_of(outro_s=9, bed=True))
    last, outro, bed = timeline.placements[-1], only(timeline, "outro"), only(timeline, "bed")
    assert outro.start_frame == last.end_frame - 3 * RATE_HZ  # a third of it, as that is less than four seconds
    assert outro.frames == 9 * RATE_HZ
    assert bed.end_frame == outro.start_frame + outro.fade_in_frames
    assert [gap.reason for gap in timeline.gaps[-2:]] == ["outro", "tail"]
    assert timeline.gaps[-1].start_frame == outro.end_frame


def test_a_sting_stands_in_the_middle_of_a_gap_between_chapters() -> None:
    """The gap grows for it, and the next chapter begins with its own words, after it."""
    timeline = laid_out(scoring_of(sting_s=2.2))
    sting, (_, mark), third = only(timeline, "sting"), timeline.chapters, timeline.placements[2]
    before = timeline.placements[1].end_frame
    beside = BESIDE_STING_MS * RATE_HZ // 1000
    assert sting.start_frame - before == pytest.approx(beside, abs=1)
    assert third.start_frame - sting.end_frame == pytest.approx(beside, abs=1)
    assert mark.start_frame == third.start_frame
    assert timeline.chapters[0].start_frame == 0
    assert [gap.reason for gap in timeline.gaps].count("chapter") == 1


def test_no_sting_before_the_first_words_or_without_chapters() -> None:
    """Between chapters means between."""
    assert not laid_out(scoring_of(sting_s=2), opens=(0,)).music
    assert not laid_out(scoring_of(sting_s=2), opens=()).music


def test_everything_moves_along() -> None:
    """With music the same clips stand in the same gaps, later by the intro and the sting; so do their words."""
    plain, scored = laid_out(None), laid_out(scoring_of(intro_s=10, outro_s=10, sting_s=3, bed=True))
    moved = [b.start_frame - a.start_frame for a, b in zip(plain.placements, scored.placements, strict=True)]
    assert moved[0] == moved[1] < moved[2] == moved[3]
    for one, other, by in zip(plain.placements, scored.placements, moved, strict=True):
        assert [word.start_frame + by for word in one.words()] == [word.start_frame for word in other.words()]


@given(intro_s=st.floats(0, 30), outro_s=st.floats(0, 30), sting_s=st.floats(0, 6), bed=st.booleans())
def test_any_music_fits(intro_s: float, outro_s: float, sting_s: float, *, bed: bool) -> None:
    """However long the pieces are, beside four short turns: inside the timeline, every frame accounted for."""
    timeline = laid_out(scoring_of(intro_s=intro_s, outro_s=outro_s, sting_s=sting_s, bed=bed))
    pieces = sorted(
        [(p.start_frame, p.end_frame) for p in timeline.placements]
        + [(gap.start_frame, gap.start_frame + gap.frames) for gap in timeline.gaps]
    )
    assert all(earlier[1] == later[0] for earlier, later in pairwise(pieces))
    for one in timeline.music:
        assert 0 <= one.fade_in_frames + one.fade_out_frames <= one.frames
