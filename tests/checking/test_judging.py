"""A file of anybody's against a profile: its rules, with labels, dashes, voices and names told apart from words."""

from __future__ import annotations

import pytest

from panelaudio.captions import PROFILES
from panelaudio.checking import as_cues, judge_file, names_of, people_in
from panelaudio.checking.judging import worst_each
from panelaudio.script import Speaker
from tests.checking.files import GOOD_ASS, GOOD_SRT, GOOD_VTT, codes, problems, read


@pytest.mark.parametrize(("text", "name"), [(GOOD_SRT, "a.srt"), (GOOD_VTT, "a.vtt"), (GOOD_ASS, "a.ass")])
def test_good_files_break_no_rule(text: str, name: str) -> None:
    """Of the podcast's profile; hundredths of ASS do not break its gap."""
    assert codes(text, name) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Good evening.", "Good evening to all of you here.", ("line-length", 1)),
        ("It is late,\n", "It is\nlate,\n", ("too-many-lines", 2)),
        ("00:00:06,000", "00:00:04,000", ("too-fast", 2)),
        ("00:00:03,000", "00:00:01,900", ("too-short", 1)),
        ("00:00:06,000", "00:00:10,100", ("too-long", 2)),
        ("00:00:03,084", "00:00:02,500", ("overlap", 2)),
        ("00:00:03,084", "00:00:03,500", ("gap", 2)),
        ("It is late,\nand", "It is late, and the\nbridge", ("weak-line-end", 2)),
        ("Olav Brenner: It is late,", "And remember this: it is late,", ("starts-like-label", 2)),
        ("Nora Vale: Good evening.", " ", ("empty", 1)),
    ],
)
def test_each_rule_is_found(old: str, new: str, expected: tuple[str, int]) -> None:
    """One thing is changed, and its rule is among what is broken, at its cue."""
    assert GOOD_SRT.count(old) == 1
    assert expected in codes(GOOD_SRT.replace(old, new))


def test_labels_do_not_count_as_words() -> None:
    """Reading speed is that of the words; the line holds the label."""
    (first, second) = (one.cue for one in as_cues(read(GOOD_SRT), people_in(read(GOOD_SRT))))
    assert (first.label, first.speaker, first.lines) == ("Nora Vale: ", "Nora Vale", ("Good evening.",))
    assert (second.turn, second.lines) == (first.turn + 1, ("It is late,", "and nobody is here."))


def test_what_looks_like_a_name_is_one_only_among_strangers() -> None:
    """Where the speakers are known, other words before a colon are words, and hosts take them for a name."""
    text = GOOD_SRT.replace("Olav Brenner: It", "Twenty Bridges: it")
    known = names_of([Speaker(name="Nora Vale", aliases=("NV",))])
    found, _ = judge_file(read(text), PROFILES["podcast"], known)
    assert [(one.code, one.cue) for one in found] == [("starts-like-label", 2)]
    assert codes(text) == []


def test_labels_of_every_length_stand_for_their_speaker() -> None:
    """Whole, last name, with an initial, cut with an ellipsis; who shares a last name is told apart as in ours."""
    people = [
        Speaker(name="Ada Lee"),
        Speaker(name="Bartholomew-Maximilian Lee"),
        Speaker(name="Dr. Kim Zo PhD", aliases=("KZ",)),
        Speaker(name="Wolfeschlegelsteinhausenbergerdorff"),
    ]
    names = names_of(people, 32)
    spellings = ["Ada Lee", "Lee", "B. Lee", "Zo", "KZ", "Wolfeschlegelstei…", "ada lee", "Nobody", "Z…"]
    assert [names.of(one) for one in spellings] == [
        "Ada Lee",
        "Bartholomew-Maximilian Lee",
        "Bartholomew-Maximilian Lee",
        "Dr. Kim Zo PhD",
        "Dr. Kim Zo PhD",
        "Wolfeschlegelsteinhausenbergerdorff",
        "Ada Lee",
        None,
        "Dr. Kim Zo PhD",
    ]


def test_two_who_share_a_cue() -> None:
    """Dashes or labels part them; the lines of both are those of the cue, and neither overlaps the other."""
    for first, second in (
        ("-Good evening.", "-It is late."),
        ("Nora Vale: Good evening.", "Olav Brenner: It is late."),
    ):
        text = f"1\n00:00:01,000 --> 00:00:03,500\n{first}\n{second}\n"
        assert codes(text, profile="netflix") == []
        file = read(text)
        cues = [one.cue for one in as_cues(file, people_in(file))]
        assert [one.lines for one in cues] == [("Good evening.",), ("It is late.",)]


def test_a_lone_dash_is_text() -> None:
    """One line that begins with a dash tells of nobody."""
    file = read("1\n00:00:01,000 --> 00:00:03,500\n- and so on\n")
    assert [one.cue.lines for one in as_cues(file, people_in(file))] == [("- and so on",)]


def test_voices_apart_may_be_shown_at_once() -> None:
    """Two voices in two places overlap by right; in one place, or without places, they do not."""
    cue = "00:00:0{}.000 --> 00:00:05.000{}\n<v {}>It is so indeed.\n"
    apart = "WEBVTT\n\n" + cue.format(1, " line:-2", "Nora") + "\n" + cue.format(2, " line:-1", "Olav")
    assert codes(apart, "a.vtt") == []
    same = apart.replace(" line:-2", "").replace(" line:-1", "")
    assert codes(same, "a.vtt") == [("overlap", 2)]
    assert codes(apart.replace("Olav", "Nora").replace("line:-2", "line:-1"), "a.vtt") == [("overlap", 2)]


def test_cues_that_take_no_time_are_told_once() -> None:
    """They are faults of the file; no rule of reading is held against them."""
    assert codes(GOOD_SRT.replace("00:00:06,000", "00:00:03,084")) == [("negative-length", 2)]


def test_a_source_for_each_figure() -> None:
    """A figure that the user changed is asked for by the user, the others by who published them."""
    own = PROFILES["netflix"].changed(max_characters=20)
    file = read(GOOD_SRT.replace("00:00:06,000", "00:00:03,500"))
    found, _ = judge_file(file, own, people_in(file))
    assert {one.code: one.source for one in found if one.cue == 2} == {
        "line-length": "asked for",
        "too-fast": "Netflix TTSG",
        "too-short": "Netflix TTSG",
    }


def test_the_worst_of_each_rule_in_a_cue() -> None:
    """A rule is told once a cue, at its worst."""
    text = GOOD_SRT.replace("late,\nand", f"{'late ' * 9}\n{'and ' * 20}")
    found = [one for one in problems(text) if one.code == "line-length"]
    assert [one.cue for one in found] == [2]
    assert found[0].excess == max(one.excess for one in found)
    assert worst_each(found) == tuple(found)


def test_past_the_end() -> None:
    """A cue may not outlast its sound by more than the last frame of an encoder."""
    file = read(GOOD_SRT)
    judged = {ms: judge_file(file, PROFILES["podcast"], people_in(file), ms)[0] for ms in (6000, 5960, 5000)}
    assert [[one.code for one in found] for found in judged.values()] == [[], [], ["past-the-end"]]
