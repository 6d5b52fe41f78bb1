"""Whatever is said, at whatever speed: captions stay captions."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from panelaudio.captions import PROFILES, Profile, judge, make_cues
from panelaudio.checking.drift import drift_of
from panelaudio.pacing import PRESETS, lay_out, preset
from panelaudio.script import Turn
from panelaudio.timecode import frames_to_ms
from panelaudio.timeline import Gap
from tests.captions.talks import Talk

if TYPE_CHECKING:
    from panelaudio.speech import Clip, Utterance

Turns = list[tuple[str, str, int, int]]

PLAIN = st.sampled_from(
    "a I the we of engine weaves: (and) no. Dr. Ada, 3 million what? “Well!” don't - -- long-winded".split()
)
ANY = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=70)
TEXTS = st.lists(PLAIN | ANY, min_size=1, max_size=25).map(" ".join).filter(lambda text: bool(text.split()))
TURNS = st.lists(
    st.tuples(
        st.sampled_from(["Ada", "Charles Babbage", "Ö" * 50]), TEXTS, st.integers(40, 1500), st.integers(0, 3000)
    ),
    min_size=1,
    max_size=6,
)
PLAIN_TURNS = st.lists(st.tuples(st.just("Ada"), st.lists(PLAIN, min_size=1).map(" ".join)), min_size=1, max_size=4)
PROFILE = st.sampled_from(list(PROFILES.values()))
HARD = {"line-length", "too-many-lines", "order", "overlap", "empty", "past-the-end", "too-long", "in-time"}


def talk_of(turns: Turns) -> Talk:
    """Turns of (speaker, text, ms a word, silence after)."""
    talk = Talk(rate_hz=44_100, clip_hz=16_000)
    for speaker, text, word_ms, silence_ms in turns:
        talk.say(speaker, text, word_ms=word_ms)
        talk.silence(silence_ms)
        talk.turns += 1
    return talk


@settings(max_examples=150, deadline=None)
@given(turns=TURNS, profile=PROFILE, characters=st.integers(10, 70), lines=st.integers(1, 4))
def test_hard_rules_always_hold(turns: Turns, profile: Profile, characters: int, lines: int) -> None:
    """Any words at any speed: within lines, rising, without overlap, within the episode, nothing lost."""
    profile = replace(profile, max_characters=characters, max_lines=lines)
    timeline = talk_of(turns).timeline(tail_ms=0)
    cues = make_cues(timeline, profile)
    problems = judge(cues, profile, frames_to_ms(timeline.frames, timeline.rate_hz))
    assert not {problem.code for problem in problems} & HARD - {"in-time"}
    assert all(earlier.end_ms <= later.start_ms for earlier, later in pairwise(cues))
    text = "".join("".join(line.split()) for cue in cues for line in cue.lines)
    assert text == "".join("".join(text.split()) for _, text, _, _ in turns)


@settings(max_examples=100, deadline=None)
@given(turns=PLAIN_TURNS, profile=PROFILE, wpm=st.integers(100, 240))
def test_words_and_in_times_are_kept(turns: list[tuple[str, str]], profile: Profile, wpm: int) -> None:
    """Words that fit a line are never cut, and every cue comes with its first sound."""
    talk = Talk(rate_hz=44_100, clip_hz=22_050, wpm=wpm)
    for speaker, text in turns:
        talk.turn(speaker, text)
    timeline = talk.timeline()
    cues = make_cues(timeline, profile)
    assert not {problem.code for problem in judge(cues, profile)} & HARD
    for turn, (_, text) in enumerate(turns):
        assert " ".join(line for cue in cues if cue.turn == turn for line in cue.lines) == text


SPOKEN = st.lists(
    st.tuples(
        st.sampled_from(["Ada", "Charles Babbage", "Zo"]),
        TEXTS | st.just("Yes."),
        st.floats(0.5, 2.0),
        st.sampled_from([16_000, 22_050, 24_000, 44_100, 48_000]),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=80, deadline=None)
@given(
    spoken=SPOKEN,
    pacing=st.sampled_from(sorted(PRESETS)),
    seed=st.integers(0, 99),
    rate_hz=st.sampled_from([22_050, 44_100, 48_000]),
    profile=PROFILE,
)
def test_any_voices_and_pacing(
    spoken: list[tuple[str, str, float, int]], pacing: str, seed: int, rate_hz: int, profile: Profile
) -> None:
    """Any voices and speeds at any pacing: cues rise, never overlap, keep the text, and end with the episode."""
    pieces: list[tuple[Utterance, Clip]] = []
    for speaker, text, speed, clip_hz in spoken:
        one = Talk(rate_hz=clip_hz, clip_hz=clip_hz, wpm=175 * speed, turns=len(pieces))
        one.say(speaker, text)
        pieces.append((one.placements[0].utterance, one.placements[0].clip))
    turns = [Turn(index=n, speaker=row[0], text=row[1], line=n + 1) for n, row in enumerate(spoken)]
    timeline = lay_out(pieces, turns, pacing=preset(pacing), seed=seed, rate_hz=rate_hz)
    cues = make_cues(timeline, profile)
    assert all(earlier.end_ms <= later.start_ms for earlier, later in pairwise(cues))
    assert max(cue.end_ms for cue in cues) <= frames_to_ms(timeline.frames, timeline.rate_hz)
    for turn, (speaker, text, _, _) in enumerate(spoken):
        shown = [line for cue in cues if cue.turn == turn for line in cue.lines]
        assert "".join("".join(shown).split()) == "".join(text.split())
        assert {cue.speaker for cue in cues if cue.turn == turn} == {speaker}


@settings(max_examples=6, deadline=None)
@given(
    rate_hz=st.sampled_from([22_050, 44_100, 48_000]),
    clip_hz=st.sampled_from([16_000, 22_050, 24_000]),
    seed=st.integers(0, 10**6),
)
def test_no_drift_in_ten_hours(rate_hz: int, clip_hz: int, seed: int) -> None:
    """After ten hours of clips and gaps of any length, each cue begins in the millisecond of its first frame."""
    talk = Talk(rate_hz=rate_hz, clip_hz=clip_hz, jitter=0.9)
    talk.random.seed(seed)
    while talk.frame < 36_000 * rate_hz:
        talk.turn("Ada", "It weaves patterns, and nobody knows why.")
        frames = talk.random.randrange(1, 150 * rate_hz)  # hardly ever a whole number of milliseconds
        talk.gaps.append(Gap(start_frame=talk.frame, frames=frames, reason="pause"))
        talk.frame += frames
    timeline = talk.timeline()
    cues = make_cues(timeline, PROFILES["podcast"])
    first_s = {one.utterance.turn: one.words()[0].start_frame / rate_hz for one in timeline.placements[::-1]}
    turns = {cue.turn: cue for cue in reversed(cues)}
    off = [(turns[turn].start_ms, turns[turn].start_ms - 1000 * at) for turn, at in sorted(first_s.items())]
    assert max(abs(away) for _, away in off) <= 0.500001
    assert abs(drift_of(off)["drift_ms_per_hour"]) < 0.05
