"""Two people at once: when, how far, and that no word is hidden."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.captions import judge, make_cues, profile
from panelaudio.pacing import gap_figures, lay_out, preset
from panelaudio.pacing.agreements import is_agreement
from panelaudio.script import Turn
from panelaudio.speech import Clip, Mark, Span, Utterance
from panelaudio.timeline import Gap, Overlap, Placement, Timeline

RATE_HZ = 44_100
CLIP_HZ = 22_050
EDGE = 1000
"""Frames of an engine's own silence at both ends of a clip."""


def said(turn: int, speaker: str, text: str, word_s: float = 0.4) -> tuple[Utterance, Clip]:
    """An utterance whose words sound equally long."""
    length = round(word_s * CLIP_HZ)
    marks = []
    at = 0
    for number, word in enumerate(text.split()):
        frame = EDGE + number * length
        marks.append(Mark(start=at, end=at + len(word), frame=frame, end_frame=frame + length))
        at += len(word) + 1
    span = Span(display_start=0, display_end=len(text), spoken_start=0, spoken_end=len(text))
    utterance = Utterance(turn=turn, part=0, speaker=speaker, display=text, spoken=text, spans=(span,))
    end = marks[-1].end_frame
    clip = Clip(
        key=str(turn), path="", frames=end + EDGE, rate_hz=CLIP_HZ, marks=tuple(marks), sound_start=EDGE, sound_end=end
    )
    return utterance, clip


def talk(*turns: tuple[str, str], word_s: float = 0.4, timed: bool = True) -> Timeline:
    """Turns of one utterance each, laid out in ``natural``; a dash at the end is a cut-off."""
    pieces = [said(number, speaker, text, word_s) for number, (speaker, text) in enumerate(turns)]
    pieces = [(utterance, replace(clip, timed=timed)) for utterance, clip in pieces]
    return lay_out(pieces, script(turns), rate_hz=RATE_HZ)


def script(turns: tuple[tuple[str, str], ...]) -> list[Turn]:
    """The same turns as the script has them."""
    return [
        Turn(index=number, speaker=speaker, text=text, line=number + 1, cut_off=text.endswith("--"))
        for number, (speaker, text) in enumerate(turns)
    ]


LONG = "We built the tower out of wood and it has stood there ever since."


@pytest.mark.parametrize("words", ["Okay.", "That's great.", "That’s great!", "Yes, yes, exactly.", "Of course."])
def test_agreement_is_told(words: str) -> None:
    """A word or two that only agree, however their apostrophes are written."""
    assert is_agreement(words)


@pytest.mark.parametrize("words", ["No.", "Okay?", "Great lakes.", "Yes, we did so in May.", "", "…", "Right " * 99])
def test_what_is_no_agreement(words: str) -> None:
    """Questions, contradiction, and sentences that only begin so."""
    assert not is_agreement(words)


def test_agreement_overlaps_the_end_of_what_it_agrees_with() -> None:
    """By 100 to 200 ms, written down on the timeline; marks and captions follow the sound."""
    timeline = talk(("A", LONG), ("B", "True."), ("A", LONG))
    (overlap,) = timeline.overlaps
    first, second, _ = timeline.placements
    assert overlap.reason == "agreement"
    assert 100 <= overlap.frames * 1000 / RATE_HZ <= 200
    assert second.start_frame == overlap.start_frame == first.end_frame - overlap.frames
    cues = make_cues(timeline, profile("podcast"))
    assert [one.text for one in second.words()] == ["True."]
    heard = round(second.words()[0].start_frame * 1000 / RATE_HZ)
    assert heard in {cue.start_ms for cue in cues if cue.speaker == "B"}
    assert not judge(cues, profile("podcast"))


def test_whoever_cuts_in_overlaps() -> None:
    """The interrupter begins before the other has ended."""
    timeline = talk(("A", "We built it out of wood --"), ("B", LONG))
    assert [one.reason for one in timeline.overlaps] == ["cut_off"]


def test_where_there_is_no_overlap() -> None:
    """Not for whole sentences, for short words, for unknown word times, in other pacings, nor against a wish."""
    agreeing = (("A", LONG), ("B", "True."), ("A", LONG))
    assert not talk(("A", LONG), ("B", LONG)).overlaps
    assert not talk(*agreeing, word_s=0.2).overlaps
    assert not talk(*agreeing, timed=False).overlaps
    pieces = [said(number, speaker, text) for number, (speaker, text) in enumerate(agreeing)]
    for pacing in (preset("calm"), preset("none"), preset("natural", overlap=False)):
        timeline = lay_out(pieces, script(agreeing), pacing=pacing)
        assert not timeline.overlaps
    assert lay_out(pieces, script(agreeing), pacing=preset("calm", overlap=True)).overlaps


@given(
    st.lists(
        st.tuples(
            st.sampled_from("ABC"), st.sampled_from([LONG, "True.", "Of course.", "We did --", "Did we?", "So."])
        ),
        min_size=1,
        max_size=20,
    ),
    st.floats(0.05, 0.9),
    st.integers(1, 50),
)
def test_no_word_is_hidden(turns: list[tuple[str, str]], word_s: float, seed: int) -> None:
    """Whatever is said: at most two fifths of a word sound together with somebody else's, and never three people."""
    pieces = [said(number, speaker, text, word_s) for number, (speaker, text) in enumerate(turns)]
    timeline = lay_out(pieces, script(tuple(turns)), seed=seed, pacing=preset("natural"), rate_hz=RATE_HZ)
    spans = [(one.start_frame, one.end_frame) for one in timeline.placements]
    assert all(second[0] >= first[1] for first, _, second in zip(spans, spans[1:], spans[2:], strict=False))
    for place, one in enumerate(timeline.placements):
        others = spans[max(place - 1, 0) : place] + spans[place + 1 : place + 2]
        for word in one.words():
            covered = sum(max(0, min(end, word.end_frame) - max(start, word.start_frame)) for start, end in others)
            assert covered <= 0.4 * (word.end_frame - word.start_frame) + 2
    assert len(timeline.overlaps) == sum(later[0] < earlier[1] for earlier, later in pairwise(spans))


def test_figures_of_the_gaps() -> None:
    """Each kind is counted; changes of speaker hold them all, overlaps as less than nothing."""
    timeline = talk(("A", LONG), ("B", "True."), ("A", LONG), ("B", LONG), ("B", "So."))
    figures = gap_figures(timeline)
    assert {kind: one.count for kind, one in figures.items()} == {
        "agreement": 1,
        "caption": 1,
        "change": 3,
        "paragraph": 1,
        "speaker": 1,
    }
    assert figures["agreement"].median_s == -round(timeline.overlaps[0].frames / RATE_HZ, 3)
    assert figures["change"].median_s == pytest.approx(figures["speaker"].median_s)


def test_figures_of_many_gaps_are_those_of_people() -> None:
    """Changes of speaker have the published median and quartiles."""
    turns = tuple(("AB"[number % 2], LONG) for number in range(1200))
    change = gap_figures(talk(*turns))["change"]
    assert change.median_s == pytest.approx(0.30, abs=0.03)
    assert change.low_s == pytest.approx(0.16, abs=0.03)
    assert change.high_s == pytest.approx(0.48, abs=0.03)


def test_a_timeline_refuses_an_overlap_that_nobody_wrote_down() -> None:
    """Every frame that is heard twice has its reason."""
    utterance, clip = said(0, "A", LONG)
    first = Placement(utterance=utterance, clip=clip, rate_hz=CLIP_HZ, start_frame=0, clip_start=0, clip_end=9000)
    second = replace(first, start_frame=8000)
    fitting = Overlap(start_frame=8000, frames=1000, reason="cut_off")
    parts: dict[str, Any] = {"rate_hz": CLIP_HZ, "frames": 17_000, "placements": (first, second), "gaps": ()}
    assert Timeline(**parts, overlaps=(fitting,)).frames == 17_000
    for wrong in ((), (replace(fitting, frames=999),), (replace(fitting, start_frame=7999),)):
        with pytest.raises(ValueError, match="twice"):
            Timeline(**parts, overlaps=wrong)
    with pytest.raises(ValueError, match="twice"):
        Timeline(**parts | {"gaps": (Gap(start_frame=16_000, frames=1000, reason="tail"),)}, overlaps=(fitting,))
