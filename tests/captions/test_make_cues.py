"""What cues promise, on talks of known times."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from panelaudio.captions import PROFILES, judge, make_cues, profile
from panelaudio.timecode import frames_to_ms
from tests.captions.talks import Talk
from tests.counting import calls_of

if TYPE_CHECKING:
    from panelaudio.episode import Cue
    from panelaudio.timeline import Timeline

PODCAST = profile("podcast")
TALK = (
    ("Ada Byron", "Good evening, and welcome to the hall. Tonight we ask what an engine can do, and what it cannot."),
    ("Charles Babbage", "It weaves patterns. Whether they are thoughts is another question, which I leave to others."),
    ("Ada Byron", "Yes."),
    (
        "Ada Byron",
        (
            "The loom weaves flowers and leaves, as you can see in the pictures on the wall.\n\n"
            "The engine weaves numbers, and nobody has shown where that ends."
        ),
    ),
)


def talk(**settings: Any) -> Talk:
    """The example talk."""
    made = Talk(room=True, **settings)
    made.silence(700, "head")
    for speaker, text in TALK:
        made.turn(speaker, text)
    return made


def said(speaker: str, text: str, **settings: Any) -> Timeline:
    """One turn on a timeline of its own."""
    made = Talk(**settings)
    made.turn(speaker, text)
    return made.timeline()


def shown(cues: tuple[Cue, ...]) -> list[str]:
    """Each cue as a player shows it, ``/`` between the lines."""
    return [cue.label + " / ".join(cue.lines) for cue in cues]


def text_of(cues: tuple[Cue, ...], turn: int) -> str:
    """The words of a turn as its cues have them."""
    return " ".join(line for cue in cues if cue.turn == turn for line in cue.lines)


@pytest.mark.parametrize("name", PROFILES)
def test_words_are_kept(name: str) -> None:
    """The words of a turn's cues, joined with single spaces, are the turn's words."""
    cues = make_cues(talk().timeline(), profile(name))
    for turn, (_, text) in enumerate(TALK):
        assert text_of(cues, turn) == " ".join(text.split())


@pytest.mark.parametrize("name", PROFILES)
@pytest.mark.parametrize("rate_hz", [1000, 22_050, 44_100, 48_000])
def test_no_rule_is_broken(name: str, rate_hz: int) -> None:
    """An ordinary talk at 175 words a minute breaks no rule of any profile."""
    timeline = talk(rate_hz=rate_hz, clip_hz=22_050).timeline()
    assert judge(make_cues(timeline, profile(name)), profile(name), frames_to_ms(timeline.frames, rate_hz)) == ()


def test_cues_come_with_their_first_word() -> None:
    """The in-time of a cue is the millisecond of its first word's first frame."""
    timeline = talk(rate_hz=44_100, clip_hz=22_050).timeline()
    starts = {frames_to_ms(word.start_frame, 44_100) for p in timeline.placements for word in p.words()}
    cues = make_cues(timeline, PODCAST)
    assert {cue.start_ms for cue in cues} <= starts
    assert all(cue.start_ms == cue.words[0].start_ms for cue in cues)


def test_label_after_change_of_speaker() -> None:
    """The first cue after a change of speaker says who speaks, and only this one."""
    cues = make_cues(talk().timeline(), PODCAST)
    labels = [(cue.turn, cue.label) for cue in cues if cue.label]
    assert labels == [(0, "Ada Byron: "), (1, "Charles Babbage: "), (2, "Ada Byron: ")]


def test_label_text_may_differ_from_the_name() -> None:
    """``names`` gives what a label says for a speaker."""
    cues = make_cues(talk().timeline(), PODCAST, names={"Ada Byron": "Countess"})
    assert cues[0].label == "Countess: "
    assert cues[0].speaker == "Ada Byron"


@pytest.mark.parametrize("name", ["netflix", "ted", "vertical"])
def test_profiles_without_labels(name: str) -> None:
    """Profiles that mark speakers otherwise have no label: one speaker a cue needs no dash."""
    assert not any(cue.label for cue in make_cues(talk().timeline(), profile(name)))


@pytest.mark.parametrize(
    "speaker", ["X" * 300, "A " * 150, "Señor " + "ñ" * 90, "名" * 80, "von und zu Hohenlohe-Bartenstein"]
)
def test_long_names_stay_inside_the_line(speaker: str) -> None:
    """A name of any length never makes a line too long, and the words are all there."""
    timeline = said(speaker, "Extraordinarily-long-first-words are possible here.")
    cues = make_cues(timeline, PODCAST)
    assert not {problem.code for problem in judge(cues, PODCAST)} & {"line-length", "too-many-lines"}
    assert text_of(cues, 0).replace(" ", "") == "Extraordinarily-long-first-wordsarepossiblehere."
    assert cues[0].label.endswith(": ")


def test_sentences_end_cues() -> None:
    """The end of one sentence is not joined with the start of the next."""
    text = "We saw the flowers in the garden today. They were as tall as the wall, and nobody had planted them there."
    assert shown(make_cues(said("A", text), PODCAST)) == [
        "A: We saw the flowers / in the garden today.",
        "They were as tall as the wall,",
        "and nobody had planted them / there.",
    ]


def test_paragraphs_end_cues() -> None:
    """The end of a paragraph ends a cue, however short it is."""
    cues = make_cues(said("A", "Well, yes.\n\nAnd no."), PODCAST)
    assert shown(cues) == ["A: Well, yes.", "And no."]


def test_short_sentences_share_a_cue() -> None:
    """Whole sentences that are too short to be read alone stand together."""
    cues = make_cues(said("A", "No. Why? I do not. Ask him."), profile("netflix"))
    assert shown(cues)[0].startswith("No. Why?")
    assert not judge(cues, profile("netflix"))


def test_small_gaps_are_closed_to_two_frames() -> None:
    """Between cues lie 84 ms, or at least a second."""
    cues = make_cues(talk().timeline(), PODCAST)
    gaps = [later.start_ms - earlier.end_ms for earlier, later in pairwise(cues)]
    assert all(gap == 84 or gap >= 1000 for gap in gaps)
    assert 84 in gaps


def test_cues_touch_where_the_gap_is_nothing() -> None:
    """BBC 1.2: no gap in running speech."""
    cues = make_cues(talk().timeline(), profile("bbc"))
    assert all(later.start_ms == earlier.end_ms for earlier, later in pairwise(cues))


def test_cue_goes_before_a_long_silence() -> None:
    """A cue does not stay through a silence: it goes when it has been heard and read."""
    made = Talk()
    made.turn("A", "Let us be silent for a while together.")
    made.silence(8000)
    made.turn("A", "Thank you all for that.")
    first, second = make_cues(made.timeline(), PODCAST)
    sound_end_ms = first.words[-1].end_ms
    assert sound_end_ms <= first.end_ms <= sound_end_ms + PODCAST.linger_ms
    assert second.start_ms - first.end_ms > 7000


def test_fast_speech_gets_time_from_the_gap() -> None:
    """A cue spoken faster than one can read stays into the silence after it."""
    made = Talk(wpm=260)
    made.turn("A", "Everything is faster than anybody here could read.")
    made.silence(2000)
    made.turn("A", "Slowly now.")
    cues = make_cues(made.timeline(), PODCAST)
    assert not judge(cues, PODCAST)


def test_overlapping_turns_do_not_overlap_in_captions() -> None:
    """Where a speaker is cut off, the cue ends before the next one starts."""
    made = Talk()
    made.say("A", "I was about to say that this is the very thing we")
    made.frame -= 150
    made.turns += 1
    made.say("B", "No, it is not the thing at all.")
    cues = make_cues(made.timeline(overlaps_asked=True), PODCAST)
    assert all(earlier.end_ms <= later.start_ms for earlier, later in pairwise(cues))
    assert cues[-1].speaker == "B"
    assert cues[-1].start_ms == cues[-1].words[0].start_ms


def test_text_that_looks_like_a_label() -> None:
    """A cue never begins with words that hosts would take for a speaker, without the speaker's own label."""
    made = Talk()
    made.turn(
        "Ada", "We wrote it down for all of you. Note: this is only a draft, and others will follow.\n\nNote: so."
    )
    cues = make_cues(made.timeline(), PODCAST)
    assert not [one for one in judge(cues, PODCAST) if one.code == "starts-like-label"]
    assert shown(cues)[-1] == "Ada: Note: so."


def test_long_word_is_cut_at_its_seams() -> None:
    """A word wider than a line is cut after a slash or hyphen, and its pieces give it back."""
    url = "https://example.org/a-rather-long-path/with-many-parts/and-an-end.html"
    cues = make_cues(said("A", f"See {url} for more."), PODCAST)
    lines = [line for cue in cues for line in cue.lines]
    assert url in "".join(lines)
    assert all(line[-1] in "/-." for line in lines if line in url and not url.endswith(line))
    pieces = [word for cue in cues for word in cue.words if word.text in url]
    assert "".join(word.text for word in pieces) == url
    assert all(earlier.end_ms == later.start_ms for earlier, later in pairwise(pieces))


def test_long_word_is_cut_where_it_takes_too_long() -> None:
    """A key that is read out letter by letter is cut so that no piece stays longer than a cue may."""
    key = "yedrmyqbafyreiauqtulhnkrktubrsjfecvgbfgvvmdgjjzxyl"
    made = Talk()
    made.say("A", f"{key} ends", word_ms=16_000)
    cues = make_cues(made.timeline(), profile("bbc"))
    assert not {"too-long", "gap"} & {problem.code for problem in judge(cues[:-1], profile("bbc"))}
    assert text_of(cues, 0).replace(" ", "") == f"{key}ends"


def test_a_third_line_saves_a_weak_end() -> None:
    """Fewest lines, unless one more saves a line from ending on a word that leans on the next one."""
    text = "I guess that's what we were just talking about."
    assert shown(make_cues(said("A", text), profile("vertical"))) == [
        "I guess / that's what we were just / talking about."
    ]
    assert shown(make_cues(said("A", "We saw them all in the garden."), profile("vertical"))) == [
        "We saw them / all in the garden."
    ]


@pytest.mark.parametrize("text", ["字" * 400, "👩‍👩‍👧‍👦" * 60, "e\u0301" * 200, "\u0301" * 100, "a" * 1000, "🇦🇹" * 50])
def test_text_without_spaces_stays_inside_lines(text: str) -> None:
    """Hostile or Eastern text is cut between graphemes, never too wide and never lost."""
    cues = make_cues(said("A", text), PODCAST)
    assert "".join(line for cue in cues for line in cue.lines) == text
    assert not {problem.code for problem in judge(cues, PODCAST)} & {
        "line-length",
        "too-many-lines",
        "overlap",
        "order",
    }


def test_no_words_no_cues() -> None:
    """A timeline of silence has no captions."""
    assert make_cues(Talk().timeline(), PODCAST) == ()


def test_profile_can_be_changed() -> None:
    """A changed profile is followed: narrower lines, one a cue."""
    narrow = replace(PODCAST, max_characters=24, max_lines=1)
    cues = make_cues(talk().timeline(), narrow)
    assert all(len(cue.lines) == 1 and len(cue.label + cue.lines[0]) <= 24 for cue in cues)


def test_other_languages_break_at_their_punctuation() -> None:
    """Outside English, punctuation alone decides."""
    german = replace(profile("netflix"), language="de")
    text = "Wir sehen die Gärten, die niemand gepflanzt hat, und wundern uns darüber. Dann gehen wir."
    cues = make_cues(said("A", text), german)
    assert all(cue.lines[-1].endswith((",", ".")) for cue in cues)


def test_a_long_turn_costs_work_in_proportion() -> None:
    """Eight times the words in one turn take about eight times the calls."""

    def captioned(times: int) -> int:
        made = Talk()
        made.turn("A", "The engine weaves patterns, as the loom weaves flowers and leaves on a wall. " * times)
        timeline = made.timeline()
        return calls_of(lambda: make_cues(timeline, PODCAST))

    assert captioned(160) < 10 * captioned(20)
