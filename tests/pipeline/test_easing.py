"""Sentences that are said faster than their captions can be read are said a little slower."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from panelaudio.captions import PROFILES, judge, make_cues
from panelaudio.cast import Voice
from panelaudio.engines.tone import ToneEngine
from panelaudio.pacing import lay_out
from panelaudio.pipeline.easing import MOST_STEPS, STEP, Captioned, Ways, eased
from panelaudio.script import Turn
from panelaudio.speech import Clip, Mark, Span, Speech, Utterance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from panelaudio.speech import Engine

PODCAST = PROFILES["podcast"]
TEXTS = (
    "It is what it is, so we do what we do as it is in us to do so, and it is as it is to us all.",
    "Nobody hurries here, and everything takes its time.",
)
RATE_HZ = 22_050


def clip_of(utterance: Utterance, ms_a_letter: float) -> Clip:
    """Words without silence between them, by their letters."""
    marks, at = [], 0
    place = 0
    for word in utterance.display.split():
        place = utterance.display.index(word, place)
        end = at + round((len(word) + 1) * ms_a_letter * RATE_HZ / 1000)
        marks.append(Mark(start=place, end=place + len(word), frame=at, end_frame=end))
        at, place = end, place + len(word)
    return Clip(key="", path="", frames=at, rate_hz=RATE_HZ, marks=tuple(marks), sound_start=0, sound_end=at)


def utterances() -> list[Utterance]:
    """One of each text, in turns of two speakers."""
    return [
        Utterance(
            turn=turn,
            part=0,
            speaker="AB"[turn],
            display=text,
            spoken=text,
            spans=(Span(display_start=0, display_end=len(text), spoken_start=0, spoken_end=len(text)),),
        )
        for turn, text in enumerate(TEXTS)
    ]


class Studio:
    """Says utterances: the first at ``ms_a_letter``, the second slowly; remembers with which speeds it was asked."""

    def __init__(self, ms_a_letter: float) -> None:
        self.lengths = (ms_a_letter, 80.0)
        self.asked: list[tuple[int, float]] = []

    def say(self, asked: Sequence[Utterance], voices: Mapping[str, Voice]) -> Speech:
        """Slower by the voice's speed."""
        self.asked += [(one.turn, voices[one.speaker].speed) for one in asked]
        clips = tuple((one, clip_of(one, self.lengths[one.turn] / voices[one.speaker].speed)) for one in asked)
        return Speech(clips=clips, synthesized=len(clips))

    def run(self, speed: float = 1.0) -> Captioned:
        """All of it, at a speed of the voices."""
        voices = {name: Voice(engine="tone", name="tone-1", speed=speed) for name in "AB"}
        speech = replace(self.say(utterances(), voices), synthesized=0, cached=2)
        self.asked.clear()
        ways = Ways(captioned=captioned, say=self.say, load_engine=load)
        return eased(speech, ways, profile=PODCAST, voices=voices)


def load(_name: str) -> Engine:
    """The engine of every voice here."""
    return ToneEngine()


def captioned(speech: Speech) -> Captioned:
    """Laid out and captioned."""
    turns = [Turn(index=n, speaker="AB"[n], text=text, line=n + 1) for n, text in enumerate(TEXTS)]
    timeline = lay_out(speech.clips, turns, rate_hz=44_100)
    return Captioned(speech=speech, timeline=timeline, cues=make_cues(timeline, PODCAST))


def broken(found: Captioned) -> set[str]:
    """What the captions break."""
    return {one.code for one in judge(found.cues, PODCAST)}


def test_what_can_be_read_is_left_alone() -> None:
    """Nothing is said again."""
    studio = Studio(ms_a_letter=60.0)
    found = studio.run()
    assert (broken(found), found.eased, studio.asked) == (set(), 0, [])


def test_a_hurried_sentence_is_said_slower() -> None:
    """That sentence alone, by no more steps than its captions need; every utterance is counted once."""
    studio = Studio(ms_a_letter=48.0)
    assert "too-fast" in broken(captioned(studio.say(utterances(), dict.fromkeys("AB", Voice(engine="", name="")))))
    found = studio.run()
    assert (broken(found), found.eased) == (set(), 1)
    assert {turn for turn, _ in studio.asked} == {0}
    assert [speed for _, speed in studio.asked] == [
        pytest.approx(1 - STEP * step) for step in range(1, len(studio.asked) + 1)
    ]
    assert (found.speech.synthesized, found.speech.cached) == (1, 1)


def test_there_is_an_end_to_slowness() -> None:
    """What no slowness cures stays as slow as it may become, and is told as a broken rule."""
    studio = Studio(ms_a_letter=20.0)
    found = studio.run()
    assert "too-fast" in broken(found)
    assert len(studio.asked) == MOST_STEPS
    assert min(speed for _, speed in studio.asked) == pytest.approx(1 - STEP * MOST_STEPS)


def test_a_voice_that_is_fast_on_purpose_stays_fast() -> None:
    """voices.yaml has the last word."""
    studio = Studio(ms_a_letter=48.0)
    found = studio.run(speed=1.3)
    assert (found.eased, studio.asked) == (0, [])
    assert "too-fast" in broken(found)
