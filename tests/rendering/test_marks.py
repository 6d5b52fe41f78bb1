"""Times of shown words, from times of spoken ones."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from panelaudio.rendering.marks import display_marks
from panelaudio.speech import Mark, Span, Utterance
from tests.rendering.fakes import marks_of, utterance


def told(*pieces: tuple[str, str]) -> Utterance:
    """An utterance of pieces: what is shown and what is said."""
    spans, shown, said = [], "", ""
    for display, spoken in pieces:
        at, spoken_at = len(shown), len(said)
        shown, said = shown + display, said + spoken
        spans.append(Span(display_start=at, display_end=len(shown), spoken_start=spoken_at, spoken_end=len(said)))
    return Utterance(turn=0, part=0, speaker="Ada", display=shown, spoken=said, spans=tuple(spans))


def timed(utterance: Utterance) -> list[tuple[str, int, int]]:
    """The shown words with their times, in characters of the spoken text (the fake's tenth of a second)."""
    marks = display_marks(utterance, marks_of(utterance.spoken), 800 * len(utterance.spoken))
    return [(utterance.display[mark.start : mark.end], mark.frame // 800, mark.end_frame // 800) for mark in marks]


def test_words_said_as_shown_keep_their_times() -> None:
    """Where both texts are the same, each word has exactly the engine's time."""
    assert timed(told(("so it is", "so it is"))) == [("so", 0, 2), ("it", 3, 5), ("is", 6, 8)]


def test_a_figure_lasts_as_long_as_all_its_words() -> None:
    """A shown word that is said as several lasts from the first to the last; its neighbours keep their times."""
    text = told(("In ", "In "), ("2024", "twenty twenty four"), (" we", " we"))
    assert timed(text) == [("In", 0, 2), ("2024", 3, 21), ("we", 22, 24)]


def test_white_space_of_a_span_is_no_part_of_the_word() -> None:
    """A span that carries the white space after its word does not cut the word's end."""
    assert timed(told(("$5 ", "five dollars "), ("is", "is"))) == [("$5", 0, 12), ("is", 13, 15)]


def test_punctuation_said_by_another_span_stays_with_its_word() -> None:
    """A word of several spans lasts over all of them."""
    text = told(("$5", "five dollars"), (", ok", ", ok"))
    assert timed(text) == [("$5,", 0, 12), ("ok", 14, 16)]


def test_a_word_that_is_not_said_has_no_length() -> None:
    """A dash stands at the end of the word before it; at the head of a text where the first word begins."""
    assert timed(told(("yes ", "yes "), ("— ", ", "), ("no", "no"))) == [("yes", 0, 3), ("—", 3, 3), ("no", 6, 8)]
    assert timed(told(("— ", "  "), ("no", "no"))) == [("—", 2, 2), ("no", 2, 4)]


def test_what_is_said_but_not_shown_belongs_to_the_word_before() -> None:
    """A span without display lengthens the word that it follows, not the next."""
    assert timed(told(("5", "five"), ("", " euros"), (" it", " it"))) == [("5", 0, 10), ("it", 11, 13)]


def test_two_words_share_the_time_of_what_is_said_for_both() -> None:
    """Where one span shows two words, they take the spoken text in proportion, one after the other."""
    assert timed(told(("Nos. 4-5", "numbers four to five"))) == [("Nos.", 0, 10), ("4-5", 13, 20)]


def test_one_spoken_word_for_two_shown_is_split() -> None:
    """Two shown words that are said as one divide its time without a hole."""
    assert timed(told(("ab cd", "xxxxx"))) == [("ab", 0, 2), ("cd", 3, 5)]


def test_without_times_all_words_stand_at_the_start() -> None:
    """A text without letters may come without marks; its words still have one each."""
    assert display_marks(utterance("… —"), (), 500) == (
        Mark(start=0, end=1, frame=0, end_frame=0),
        Mark(start=2, end=3, frame=0, end_frame=0),
    )


text = st.text(st.sampled_from("ab1$ —\n.é"), max_size=8)
pieces = st.lists(st.tuples(text, text), min_size=1, max_size=6).filter(lambda some: any(shown for shown, _ in some))


@st.composite
def marks_in(draw: st.DrawFn, characters: int, frames: int) -> tuple[Mark, ...]:
    """Marks as an engine may give them: inside text and sound, rising; they may be empty, overlap, leave holes."""
    count = draw(st.integers(0, 5))
    starts = sorted(draw(st.lists(st.integers(0, characters), min_size=count, max_size=count)))
    times = sorted(draw(st.lists(st.integers(0, frames), min_size=count, max_size=count)))
    return tuple(
        Mark(
            start=start,
            end=draw(st.integers(start, characters)),
            frame=time,
            end_frame=draw(st.integers(time, frames)),
        )
        for start, time in zip(starts, times, strict=True)
    )


@given(st.data())
def test_any_spans_and_marks_give_one_rising_mark_for_each_word(data: st.DataObject) -> None:
    """Whatever the spans and the engine's marks: a mark per shown word, rising, none overlapping, inside the clip."""
    utterance = told(*data.draw(pieces))
    frames = data.draw(st.integers(0, 1000))
    marks = display_marks(utterance, data.draw(marks_in(len(utterance.spoken), frames)), frames)
    assert [utterance.display[mark.start : mark.end] for mark in marks] == utterance.display.split()
    assert all(0 <= mark.frame <= mark.end_frame <= frames for mark in marks)
    assert all(earlier.end <= later.start and earlier.end_frame <= later.frame for earlier, later in pairwise(marks))


@given(st.lists(st.text(st.sampled_from("abc"), min_size=1, max_size=5), min_size=1, max_size=8))
def test_equal_texts_keep_every_time(words: list[str]) -> None:
    """Said as shown means: the marks of the display are those of the engine, frame for frame."""
    spoken = utterance(" ".join(words))
    assert display_marks(spoken, marks_of(spoken.spoken), 800 * len(spoken.spoken)) == marks_of(spoken.spoken)
