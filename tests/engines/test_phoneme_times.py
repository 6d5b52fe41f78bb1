"""Phonemes and their times become words and their times."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.engines.marks import WordEvent
from panelaudio.engines.phoneme_times import Phoneme, word_events

ALONE = {
    "out": "aʊt",
    "of": "ˈʌv",
    "the": "ðə",
    "sea,": "sˈiː,",
    "-": "dæʃ",
    "22": "twˈɛnti tˈuː",
    "go": "ɡˈoʊ",
    "…": "",
}


def said(phonemes: str) -> list[Phoneme]:
    """Each symbol ten frames long."""
    return [Phoneme(symbol, 10 * place) for place, symbol in enumerate(phonemes)]


def pronounce(texts: list[str]) -> list[str]:
    """From the table."""
    return [ALONE[text] for text in texts]


def onsets(spoken: str, phonemes: str) -> list[tuple[str, str]]:
    """Each word with what is said from its onset on, three symbols of it."""
    events = word_events(spoken, said(phonemes), pronounce)
    return [(spoken[one.character :].split(maxsplit=1)[0], phonemes[one.frame // 10 :][:3]) for one in events]


def test_words_that_melt_together() -> None:
    """``of the`` is one word to a synthesizer, and two with times of their own here."""
    assert onsets("out of the sea,", "aʊtəvðə sˈiː,") == [
        ("out", "aʊt"),
        ("of", "əvð"),
        ("the", "ðə "),
        ("sea,", " sˈ"),
    ]


def test_a_word_begins_with_the_blank_before_it() -> None:
    """But after punctuation the blank is a pause, and the word begins with its first phoneme or its stress."""
    assert onsets("sea, go out", "sˈiː, ɡˈoʊ ˈaʊt") == [("sea,", "sˈi"), ("go", "ɡˈo"), ("out", " ˈa")]


def test_after_a_comma_a_word_begins_with_the_first_sound_in_the_blank() -> None:
    """A model gives that blank the pause and the onset; where nothing sounds in it, the phoneme's own time holds."""
    phonemes = said("sˈiː, ɡˈoʊ")
    for first_sound, onset in ((52, 52), (58, 58), (75, 60)):
        samples = np.zeros(100, dtype=np.float32)
        samples[:40], samples[first_sound:] = 0.5, 0.5
        events = word_events("sea, go", phonemes, pronounce, samples)
        assert [one.frame for one in events] == [0, onset]


def test_figures_are_one_word() -> None:
    """All words of a number belong to the token that it is written as."""
    assert onsets("go 22 out", "ɡˈoʊ twˈɛnti tˈuː aʊt") == [("go", "ɡˈo"), ("22", " tw"), ("out", " aʊ")]


def test_a_dash_that_is_not_said() -> None:
    """Alone it would be called by its name; in a sentence it is a pause, and takes no phoneme from its neighbours."""
    assert onsets("go - out", "ɡˈoʊ aʊt") == [("go", "ɡˈo"), ("out", " aʊ")]
    assert onsets("- …", "") == []


def test_sounds_that_change_in_a_sentence() -> None:
    """Phonemes that are other, missing or more than those of the words alone still find their word."""
    assert onsets("go out of the sea,", "ɡoʊwaʊɾəvə siːj") == [
        ("go", "ɡoʊ"),
        ("out", "aʊɾ"),
        ("of", "əvə"),
        ("the", "ə s"),
        ("sea,", " si"),
    ]


@given(st.lists(st.sampled_from(sorted(ALONE)), max_size=12), st.text("aʊtəvðsiːˈ ,", max_size=60))
def test_times_rise_whatever_was_said(words: list[str], phonemes: str) -> None:
    """Events stand at tokens, each once, and their frames never fall."""
    spoken = " ".join(words)
    events = word_events(spoken, said(phonemes), pronounce)
    assert events == sorted(set(events))
    assert [one.frame for one in events] == sorted(one.frame for one in events)
    assert all(spoken[one.character - 1 : one.character] in {"", " "} for one in events)
    assert all(isinstance(one, WordEvent) for one in events)


@given(st.lists(st.sampled_from([one for one in ALONE if one not in {"-", "…"}]), min_size=1, max_size=80))
def test_what_is_said_as_written_is_found(words: list[str]) -> None:
    """Where a sentence is its words one after the other, each word begins where it was put, however long it is."""
    spoken = " ".join(words)
    phonemes = " ".join(ALONE[word] for word in words)
    expected, place = [], 0
    for word in words:
        expected.append(max(0, place - 1) if "," not in phonemes[max(0, place - 2) : place] else place)
        place += len(ALONE[word]) + 1
    assert [one.frame // 10 for one in word_events(spoken, said(phonemes), pronounce)] == expected
