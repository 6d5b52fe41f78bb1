"""Word for word: captions against the transcript that they should show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panelaudio import plugins
from panelaudio.captions import PROFILES, make_cues
from panelaudio.checking import CaptionsFile, compare, names_of, read_captions
from panelaudio.episode import Detail, Episode
from panelaudio.script import Speaker, Turn
from panelaudio.testing.examples import Example, episode_of, examples
from tests.captions.talks import Talk

if TYPE_CHECKING:
    from panelaudio.checking.verbatim import Verbatim

TURNS = (
    Turn(index=0, speaker="Nora Vale", text="Good evening to all of you.\n\nSo we began.", line=5),
    Turn(index=1, speaker="Olav Brenner", text="Money, mostly --> and a pillar.", line=7),
    Turn(index=2, speaker="Nora Vale", text="Yes.", line=9),
)
NAMES = names_of([Speaker(name="Nora Vale"), Speaker(name="Olav Brenner")])
ROWS = (
    "Nora Vale: Good evening\nto all of you.",
    "So we began.",
    "Olav Brenner: Money, mostly →\nand a pillar.",
    "Nora Vale: Yes.",
)


def srt_of(*rows: str) -> CaptionsFile:
    """Captions with these texts."""
    cues = (f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{row}\n" for n, row in enumerate(rows, start=1))
    return read_captions("talk.srt", "\n".join(cues))


def told(found: Verbatim) -> list[tuple[str, int, int, str, str]]:
    """Of each difference: code, cue, line of the transcript, what is missing and what is new."""
    return [(one.problem.code, one.problem.cue, one.line, one.missing, one.extra) for one in found.differences]


def compared(*rows: str) -> list[tuple[str, int, int, str, str]]:
    """The differences of captions with these texts to the turns."""
    return told(compare(srt_of(*rows), TURNS, NAMES))


def test_the_same_words() -> None:
    """Every word once, in order, each by its speaker: no difference, and the figures say how many were held."""
    found = compare(srt_of(*ROWS), TURNS, NAMES)
    assert found.differences == ()
    assert found.figures == {
        "transcript_words": 16,
        "caption_words": 16,
        "missing_words": 0,
        "extra_words": 0,
        "words_with_speaker": 16,
        "wrong_speaker_words": 0,
    }


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("all of you", "all you", ("missing-words", 1, 5, "of", "")),
        ("So we began", "So we all began", ("extra-words", 2, 5, "", "all")),
        ("a pillar", "the pillar", ("changed-words", 3, 7, "a", "the")),
        ("Good evening", "good evening", ("changed-words", 1, 5, "Good", "good")),
        (
            "Olav Brenner: Money",
            "Nora Vale: Money",
            (
                "wrong-speaker",
                3,
                7,
                "Olav Brenner: Money, mostly → and a pillar.",
                "Nora Vale: Money, mostly → and a pillar.",
            ),
        ),
        ("Olav Brenner: Money", "Host: Money", ("extra-words", 3, 7, "", "Host:")),
    ],
)
def test_each_difference_is_found(old: str, new: str, expected: tuple[str, int, int, str, str]) -> None:
    """With its cue, the transcript's line and the words of both."""
    assert expected in compared(*(row.replace(old, new) for row in ROWS))


def test_a_lost_cue_and_a_doubled_one() -> None:
    """Words that stand nowhere are missing, words that stand twice are new; out of order they are both."""
    assert compared(*ROWS[:1], *ROWS[2:]) == [("missing-words", 1, 5, "So we began.", "")]
    assert compared(*ROWS[:2], *ROWS[1:]) == [("extra-words", 3, 7, "", "So we began.")]
    moved = compared(ROWS[1].replace("So", "Nora Vale: So"), *ROWS[:1], *ROWS[2:])
    assert {code for code, *_ in moved} == {"missing-words", "extra-words"}


def test_without_names_speakers_are_not_judged() -> None:
    """The words alone are, and the figures say so."""
    found = compare(srt_of(*(row.partition(": ")[2] or row for row in ROWS)), TURNS, NAMES)
    assert found.differences == ()
    assert found.figures["words_with_speaker"] == 0


def test_pieces_of_a_long_word_are_one_word() -> None:
    """At the ends of lines alone: in the middle of one, two words are two words."""
    turns = [Turn(index=0, speaker="Nora Vale", text="See https://bridge.example/a-b now.", line=1)]
    whole = "Nora Vale: See\nhttps://bridge.\nexample/a-b\nnow."
    assert told(compare(srt_of(whole), turns, NAMES)) == []
    assert told(compare(srt_of(whole.replace(".\nexample", ". example")), turns, NAMES)) != []


def test_context_stands_about_a_difference() -> None:
    """A few words that both have, before and after."""
    (one,) = compare(srt_of(*(row.replace("all of", "all") for row in ROWS)), TURNS, NAMES).differences
    assert (one.before, one.after) == ("Good evening to all", "you. So we began. Money,")


@pytest.mark.parametrize("karaoke", [False, True])
@pytest.mark.parametrize("format_", ["srt", "vtt", "ass"])
@pytest.mark.parametrize("example", [one for one in examples() if one.episode.cues], ids=lambda one: one.label)
def test_what_writers_write_is_verbatim(example: Example, format_: str, karaoke: bool) -> None:  # noqa: FBT001
    """Ordinary and hostile names and words, hours, two at once: nothing of them is lost or given to somebody else."""
    text = plugins.load("writers", format_).write(example.episode, Detail(karaoke=karaoke))
    file = read_captions(f"talk.{format_}", text)
    script = example.episode.script
    assert told(compare(file, script.turns, names_of(script.speakers))) == []
    assert [one for one in file.faults if one.severity == "error"] == []


SAID = st.lists(
    st.tuples(
        st.sampled_from(["Ada", "Charles Babbage", "Ö" * 50, "Nora: Vale", "Dr. Kim Zo PhD"]),
        st.lists(st.sampled_from("a the engine, weaves: Note: so. -- - → <b> & {x} 3,600 x-y".split()), min_size=1)
        .map(" ".join)
        .filter(lambda text: any(char.isalnum() for char in text)),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=60)
@given(SAID, st.sampled_from(sorted(PROFILES)), st.sampled_from(["srt", "vtt", "ass"]))
def test_any_talk_in_any_profile_is_verbatim(said: list[tuple[str, str]], profile: str, format_: str) -> None:
    """What is cut, labelled, broken, written and read again has each word once, in order, by its speaker."""
    made = Talk(rate_hz=44_100, clip_hz=22_050)
    for speaker, text in said:
        made.turn(speaker, text)
    timeline = made.timeline()
    cues = make_cues(timeline, PROFILES[profile])
    episode: Episode = replace(episode_of(said), timeline=timeline, cues=cues)
    file = read_captions(f"talk.{format_}", plugins.load("writers", format_).write(episode))
    names = names_of(episode.script.speakers, PROFILES[profile].max_characters)
    assert told(compare(file, episode.script.turns, names)) == []
