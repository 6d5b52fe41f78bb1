from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.engines.marks import WordEvent, estimated_marks, marks_from_events
from panelaudio.speech import Mark, Synthesis
from panelaudio.testing.engine_contract import check_marks

if TYPE_CHECKING:
    from panelaudio.speech import Samples


def sound(*stretches: tuple[int, int], frames: int = 1000) -> Samples:
    """Noise in the stretches, silence elsewhere."""
    samples = np.zeros(frames, dtype=np.float32)
    for start, end in stretches:
        samples[start:end] = 0.5
    return samples


def times(marks: tuple[Mark, ...]) -> list[tuple[int, int]]:
    """Start and end of each mark."""
    return [(mark.frame, mark.end_frame) for mark in marks]


def test_a_word_ends_where_the_next_begins_or_where_its_sound_ends() -> None:
    """Captions may vanish in a pause: it belongs to no word."""
    events = [WordEvent(0, 0), WordEvent(4, 300), WordEvent(9, 600)]
    marks = marks_from_events("One two, six", events, sound((10, 300), (300, 420), (600, 990)))
    assert times(marks) == [(0, 300), (300, 420), (600, 990)]


def test_several_events_in_a_token_are_one_word() -> None:
    """`$1,234.50` has nine events in eSpeak NG."""
    events = [WordEvent(0, 0), WordEvent(1, 200), WordEvent(2, 300), WordEvent(7, 800)]
    assert times(marks_from_events("$1,234 won", events, sound((0, 1000)))) == [(0, 800), (800, 1000)]


def test_words_said_as_one_share_by_letters() -> None:
    """`of the` has one event; two and three letters of its time."""
    events = [WordEvent(0, 0), WordEvent(7, 500)]
    assert times(marks_from_events("of the sea", events, sound((0, 1000)))) == [(0, 200), (200, 500), (500, 1000)]


def test_a_lone_dash_is_silent_and_hands_its_event_on() -> None:
    """The word `yes` is reported at the dash before it."""
    events = [WordEvent(0, 0), WordEvent(3, 400)]
    assert times(marks_from_events("no - yes", events, sound((0, 300), (400, 900)))) == [
        (0, 300),
        (300, 300),
        (400, 900),
    ]


def test_a_symbol_that_is_said_keeps_its_event() -> None:
    """`&` is said, and the word after it has an event of its own."""
    events = [WordEvent(0, 0), WordEvent(5, 400), WordEvent(7, 600)]
    assert times(marks_from_events("cats & dogs", events, sound((0, 1000))))[1] == (400, 600)


def test_an_event_on_a_blank_belongs_to_the_token_before() -> None:
    """The second word of an emoji's name is reported on the blank after it."""
    events = [WordEvent(0, 0), WordEvent(1, 200), WordEvent(2, 500)]
    assert times(marks_from_events("☺ hi", events, sound((0, 1000)))) == [(0, 500), (500, 1000)]


def test_what_stands_before_the_first_word_is_silent() -> None:
    """A quote that stands alone takes nothing of the pause before the first word."""
    assert times(marks_from_events("“ Hi", [WordEvent(2, 300)], sound((300, 900)))) == [(0, 0), (300, 900)]


_TEXTS = st.lists(st.sampled_from(["ab", "c", "—", "3,6", "“", "d."]), max_size=8).map(" ".join)
_EVENTS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 700)).map(lambda pair: WordEvent(*pair)))
_STRETCHES = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), max_size=4)


@given(_TEXTS, _EVENTS, _STRETCHES)
def test_marks_keep_the_contract_whatever_the_events(
    text: str, events: list[WordEvent], stretches: list[tuple[int, int]]
) -> None:
    """Events that fall back, repeat, point past the text or past the sound do not break a mark."""
    samples = sound(*stretches, frames=500)
    check_marks(Synthesis(samples=samples, rate_hz=100, marks=marks_from_events(text, events, samples)), text)


@given(_TEXTS, _STRETCHES)
def test_estimated_marks_keep_the_contract(text: str, stretches: list[tuple[int, int]]) -> None:
    """Whatever the sound, each token has its mark."""
    samples = sound(*stretches, frames=500)
    check_marks(Synthesis(samples=samples, rate_hz=100, marks=estimated_marks(text, samples)), text)


def test_estimated_marks_lie_on_the_sound() -> None:
    """Silence around the sound is no word's; inside, words share by letters."""
    assert times(estimated_marks("a bcd", sound((100, 500)))) == [(100, 200), (200, 500)]
