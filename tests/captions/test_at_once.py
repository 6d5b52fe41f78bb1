"""Captions of people who speak at once."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panelaudio.captions import PROFILES, Profile, judge, make_cues, profile
from panelaudio.captions.width import width
from panelaudio.episode import Cue
from panelaudio.timecode import frames_to_ms
from tests.captions.talks import Talk

if TYPE_CHECKING:
    from panelaudio.timeline import Timeline

PODCAST, NETFLIX = profile("podcast"), profile("netflix")
SPRING = (
    "We began in the spring, when the river was high and nobody could cross. The bridge was closed, so people "
    "waited on both sides and shouted. It was the loudest spring that I remember."
)
AUTUMN = "No, no, that was the autumn! I was there, and I held the rope."


def talk(*, back_ms: int, joining: str = AUTUMN, after: str = "Well, spring or autumn.") -> Timeline:
    """Nora speaks; ``back_ms`` before she ends Olav joins in; then Nora again."""
    made = Talk(rate_hz=44_100, clip_hz=22_050)
    made.silence(700, "head")
    made.turn("Nora Vale", SPRING)
    end = made.frame
    made.frame -= back_ms * 44_100 // 1000
    made.say("Olav Brenner", joining)
    made.turns += 1
    made.frame = max(made.frame, end)
    if after:
        made.turn("Nora Vale", after)
    made.placements.sort(key=lambda placement: placement.start_frame)
    return made.timeline(overlaps_asked=True)


def stretches(cues: tuple[Cue, ...]) -> list[tuple[Cue, ...]]:
    """The cues that are shown at a time: those that end together."""
    return [tuple(group) for _, group in groupby(cues, key=lambda cue: cue.end_ms)]


def said(cues: tuple[Cue, ...], turn: int) -> str:
    """The words of a turn."""
    return " ".join(line for cue in cues if cue.turn == turn for line in cue.lines)


@pytest.mark.parametrize("name", PROFILES)
def test_every_word_is_shown_once(name: str) -> None:
    """Both turns are whole, each in its own order."""
    cues = make_cues(talk(back_ms=5000), profile(name))
    assert (said(cues, 0), said(cues, 1)) == (SPRING, AUTUMN)


@pytest.mark.parametrize("name", PROFILES)
def test_stretches_follow_one_another(name: str) -> None:
    """What is shown together ends together, in lines that a caption may have; no stretch overlaps the next."""
    rules = profile(name)
    shown = stretches(make_cues(talk(back_ms=5000), rules))
    assert max(map(len, shown)) == 2
    for earlier, later in pairwise(shown):
        assert earlier[0].end_ms <= min(cue.start_ms for cue in later)
    for cues in shown:
        assert sum(len(cue.lines) for cue in cues) <= rules.max_lines
        assert len({cue.lane for cue in cues}) == len(cues)
        lines = [cue.label * (not n) + line for cue in cues for n, line in enumerate(cue.lines)]
        assert max(map(width, lines)) <= rules.max_characters
        assert [cue.start_ms for cue in cues] == sorted(cue.start_ms for cue in cues)


def test_a_dash_before_both() -> None:
    """Netflix TTSG: a dash before both speakers of a caption, none where one speaks alone."""
    shown = stretches(make_cues(talk(back_ms=5000), NETFLIX))
    assert {cue.label for cues in shown if len(cues) == 2 for cue in cues} == {"-"}
    assert {cue.label for cues in shown if len(cues) == 1 for cue in cues} == {""}


def test_names_of_both() -> None:
    """Where labels are names, both have theirs, and so has whoever goes on alone."""
    cues = make_cues(talk(back_ms=5000), PODCAST)
    shown = stretches(cues)
    together = [number for number, one in enumerate(shown) if len(one) == 2]
    assert {cue.label for number in together for cue in shown[number]} == {"Nora Vale: ", "Olav Brenner: "}
    assert [cue.label for cue in shown[0]] == ["Nora Vale: "]
    assert [cue.label for cue in shown[1]] == [""]
    assert all(cue.label for cue in shown[together[-1] + 1])


def test_each_comes_with_its_own_sound() -> None:
    """Also who joins in later; the lane of a speaker stays."""
    cues = make_cues(talk(back_ms=5000), NETFLIX)
    assert all(cue.start_ms == cue.words[0].start_ms for cue in cues)
    assert {(cue.speaker, cue.lane) for cue in cues if cue.turn < 2} == {("Nora Vale", 0), ("Olav Brenner", 1)}


def test_a_word_in_between() -> None:
    """A listener's word shares one caption; before and after it the speaker is alone."""
    made = talk(back_ms=8000, joining="Yes.", after="")
    shown = stretches(make_cues(made, NETFLIX))
    (both,) = [cues for cues in shown if len(cues) == 2]
    assert [cue.lines for cue in both if cue.speaker == "Olav Brenner"] == [("Yes.",)]
    assert len(shown) > 3


def test_a_cut_off_is_no_duet() -> None:
    """Half a second or less: the earlier cue ends before the next one starts, as ever."""
    cues = make_cues(talk(back_ms=400), PODCAST)
    assert all(earlier.end_ms <= later.start_ms for earlier, later in pairwise(cues))
    assert not any(cue.lane for cue in cues)


def test_who_goes_on_after_a_duet_is_named() -> None:
    """After two have spoken, the next cue says who speaks, though the turn before was of the same speaker."""
    made = Talk()
    made.say("Nora Vale", "The river was high, and the bridge was closed, and we all waited there for a week.")
    end = made.frame
    made.frame -= 3000
    made.say("Olav Brenner", "True.")
    made.turns += 1
    made.frame = end
    made.silence(500)
    made.say("Olav Brenner", "It was the autumn, though.")
    made.placements.sort(key=lambda placement: placement.start_frame)
    cues = make_cues(made.timeline(overlaps_asked=True), PODCAST)
    assert cues[-1].speaker == "Olav Brenner"
    assert cues[-1].label == "Olav Brenner: "


def test_the_judge_lets_people_speak_at_once() -> None:
    """Cues of different lanes may overlap; two of one lane may not."""
    cues = make_cues(talk(back_ms=5000), NETFLIX)
    assert "overlap" not in {problem.code for problem in judge(cues, NETFLIX)}
    one = Cue(start_ms=0, end_ms=2000, speaker="A", turn=0, lines=("One.",))
    other = Cue(start_ms=1000, end_ms=3000, speaker="A", turn=0, lines=("Two.",))
    assert "overlap" in {problem.code for problem in judge((one, other), NETFLIX)}


WORDS = [*"a I the we engine weaves: no. Dr. 3 what? don't -- long-winded".split(), "w" * 50]
TURNS = st.lists(
    st.tuples(
        st.sampled_from(["Ada", "Charles Babbage", "Ö" * 50]),
        st.lists(st.sampled_from(WORDS), min_size=1),
        st.integers(40, 900),
        st.integers(-6000, 2000),
    ),
    min_size=2,
    max_size=5,
)


@settings(max_examples=60, deadline=None)
@given(turns=TURNS, rules=st.sampled_from(list(PROFILES.values())))
def test_any_turns_at_any_times(turns: list[tuple[str, list[str], int, int]], rules: Profile) -> None:
    """Whoever speaks when: no word is lost, starts rise, stretches do not overlap, all lies within the episode."""
    made = Talk(rate_hz=44_100, clip_hz=16_000)
    for speaker, words, word_ms, after_ms in turns:
        made.frame = max([0, made.frame, *(one.start_frame for one in made.placements)])
        made.say(speaker, " ".join(words), word_ms=word_ms)
        made.turns += 1
        made.frame = max(made.placements[-1].start_frame, made.frame + after_ms * 44_100 // 1000)
        reached = max(one.end_frame for one in made.placements)
        if made.frame > reached:
            made.frame = reached
            made.silence(max(after_ms, 1))
    made.frame = max([made.frame, *(one.end_frame for one in made.placements)])
    timeline = made.timeline(tail_ms=10, overlaps_asked=True)
    cues = make_cues(timeline, rules)
    assert [cue.start_ms for cue in cues] == sorted(cue.start_ms for cue in cues)
    assert max(cue.end_ms for cue in cues) <= max(frames_to_ms(timeline.frames, 44_100), len(cues))
    reached = 0
    for group in stretches(cues):
        assert min(cue.start_ms for cue in group) >= reached
        assert len({cue.lane for cue in group}) == len(group)
        reached = group[0].end_ms
    for turn, (_, words, _, _) in enumerate(turns):
        assert said(cues, turn).replace(" ", "") == "".join(words)
