"""When words begin, by what eSpeak NG tells of words and phonemes."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest

from panelaudio.cast import Voice
from panelaudio.engines.espeak_events import Told, words_begun
from panelaudio.engines.marks import WordEvent

ALONE = {
    "out": "aʊt",
    "of": "ˈʌv",
    "the": "ðə",
    "morning": "mˈɔːnɪŋ",
    "all": "ˈɔːl",
    "-": "",
    "no": "nˈoʊ",
    "yes": "jˈɛs",
}


def told(*events: tuple[int, int, str | None]) -> list[Told]:
    """Events, each a character, a frame and a phoneme or None."""
    return [Told(*event) for event in events]


def begun(text: str, events: list[Told]) -> list[WordEvent]:
    """With phonemes of words alone from the table."""
    return words_begun(text, events, lambda texts: [ALONE[one] for one in texts])


def test_a_word_without_an_event_begins_with_its_phonemes() -> None:
    """``of the`` is said as one: ``the`` begins where its own sound does, not where letters would put it."""
    events = told((0, 0, None), (0, 0, "aʊ"), (0, 40, "t"), (4, 90, None), (4, 90, "ʌ"), (4, 100, "v"), (4, 190, "ð"),
                  (4, 195, "ə"), (11, 300, None), (11, 300, "aʊ"), (11, 310, "t"))  # fmt: skip
    assert WordEvent(7, 190) in begun("out of the out", events)


def test_no_word_begins_with_the_last_phoneme_of_another() -> None:
    """The event that comes when an ``ŋ`` begins belongs to the vowel after it."""
    events = told((0, 0, None), (0, 0, "m"), (0, 60, "ŋ"), (8, 60, None), (8, 150, "ˈɔː"), (8, 200, "l"))
    assert begun("morning all", events) == [WordEvent(0, 0), WordEvent(8, 150)]


def test_an_event_at_a_pause_stays() -> None:
    """A pause is no phoneme of the word before; a plosive is silent before it is heard."""
    events = told((0, 0, None), (0, 0, "n"), (0, 50, ""), (3, 50, None), (3, 80, "j"))
    assert begun("no yes", events) == [WordEvent(0, 0), WordEvent(3, 50)]


def test_a_dash_keeps_its_silence() -> None:
    """The event that eSpeak NG reports on a dash is handed to the word after it, which gets no second one."""
    events = told((0, 0, None), (0, 0, "n"), (3, 50, None), (3, 60, "j"), (3, 70, "ɛ"))
    assert [one.character for one in begun("no -", events)] == [0, 3]


@pytest.mark.skipif(sys.platform != "linux", reason="eSpeak NG is driven directly on Linux")
def test_real_function_words() -> None:
    """In real speech each word of ``of the`` and ``going to be`` lasts as long as a word may."""
    from panelaudio.engines.espeak import EspeakEngine

    said = EspeakEngine().synthesize(
        "The end of the road is going to be here.", Voice(engine="espeak", name="gmw/en-US")
    )
    lengths = [(after.frame - mark.frame) / said.rate_hz for mark, after in pairwise(said.marks)]
    assert len(said.marks) == 10
    assert min(lengths) > 0.05
