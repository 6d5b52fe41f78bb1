"""When words are said, from the phonemes that a model tells with their times.

A model says a sentence as one string of phonemes, in which words melt together (``ʌvðə``), figures become many words,
and nothing tells which letter a phoneme belongs to. So each token is turned into phonemes on its own as well, and the
two strings are laid beside each other with the fewest changes: each phoneme of the sentence then has a token.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from panelaudio.engines.marks import WordEvent, audible
from panelaudio.engines.tokens import letters, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from panelaudio.engines.marks import Places
    from panelaudio.speech import Samples

_VOWELS = frozenset("aeiouyæɐɑɒɔəɘɛɜɞɤɨɪɯɵøœʉʊʌʏɚɝᵻᵊɿ")
_MANNERS = "ˈˌ ː ˑ ̩ ̯ ̃ ʰ ʲ ʷ ˠ ˤ ̪ ̆".replace(" ", "")
"""Stress, length and other marks that change a phoneme and are none."""
_BAND = 40
"""How far the two strings may run apart, beside their difference in length."""
_UNLIKE = 0.8
"""For one vowel or consonant in another's place; a vowel in a consonant's place costs as much as two changes."""
_SILENT = 0.05
"""For a phoneme of a token without letters (a dash, a smile), which is often not said."""


class Phoneme(NamedTuple):
    """A symbol of what was said and the frame at which it begins."""

    symbol: str
    frame: int


class _Expected(NamedTuple):
    symbol: str
    token: int
    missing: float
    """What it costs where it was not said."""


def word_events(
    spoken: str,
    said: Sequence[Phoneme],
    pronounce: Callable[[list[str]], Sequence[Sequence[str]]],
    samples: Samples | None = None,
) -> list[WordEvent]:
    """The first frame of each token that was said, and where its last phoneme ends.

    A word begins with the blank before it, where there is one: a model gives the onset of a word to that. After
    punctuation the blank is also the pause, so there it begins with the first sound in it.

    Args:
        spoken: What the model was given.
        said: All that it said, in order: phonemes, blanks, punctuation.
        pronounce: Gives the phonemes of each of several texts.
        samples: The sound, of a model that says blanks.
    """
    spans = tokens(spoken)
    sounds = audible(samples) if samples is not None else None
    alone = pronounce([spoken[start:end] for start, end in spans])
    expected = [
        _Expected(symbol, token, 1.0 if letters(spoken[start:end]) else _SILENT)
        for token, ((start, end), phonemes) in enumerate(zip(spans, alone, strict=True))
        for symbol in phonemes
        if _is_phoneme(symbol)
    ]
    places = [place for place, phoneme in enumerate(said) if _is_phoneme(phoneme.symbol)]
    firsts = _firsts(_laid_beside(expected, [said[place].symbol for place in places]))
    lasts = [number - 1 for _, number in firsts[1:]] + [len(places) - 1]
    return [
        WordEvent(spans[token][0], _first_frame(said, places[number], sounds), _end_frame(said, places[last]))
        for (token, number), last in zip(firsts, lasts, strict=False)
    ]


def _is_phoneme(symbol: str) -> bool:
    return any(map(str.isalpha, symbol)) and symbol not in _MANNERS


def _first_frame(said: Sequence[Phoneme], place: int, sounds: Places | None) -> int:
    """Where the word of a phoneme begins to be heard."""
    first = _first(said, place)
    frame = said[first].frame
    if sounds is None or not first or said[first].symbol == " " or said[first - 1].symbol != " ":
        return frame
    heard = sounds[np.searchsorted(sounds, said[first - 1].frame) :][:1]
    return min(frame, int(heard[0])) if len(heard) else frame


def _first(said: Sequence[Phoneme], place: int) -> int:
    """Where the word of a phoneme begins: with the marks before it and one blank, which no punctuation precedes."""
    while place and said[place - 1].symbol in _MANNERS:
        place -= 1
    if place > 1 and said[place - 1].symbol == " " and _is_sound(said[place - 2].symbol):
        place -= 1
    return place


def _end_frame(said: Sequence[Phoneme], place: int) -> int:
    """Where the word of a last phoneme ends: with the marks after it; -1 where nothing follows."""
    after = (one.frame for one in said[place + 1 :] if one.symbol not in _MANNERS)
    return next(after, -1)


def _is_sound(symbol: str) -> bool:
    return _is_phoneme(symbol) or symbol in _MANNERS


def _firsts(found: Sequence[int | None]) -> list[tuple[int, int]]:
    """Each token with the number of its first phoneme, rising in both."""
    firsts: list[tuple[int, int]] = []
    for number, token in enumerate(found):
        if token is not None and (not firsts or token > firsts[-1][0]):
            firsts.append((token, number))
    return firsts


def _laid_beside(expected: Sequence[_Expected], said: Sequence[str]) -> list[int | None]:
    """The token of each phoneme that was said; None where none was expected there."""
    width = abs(len(expected) - len(said)) + _BAND
    rows = [dict(enumerate(accumulate((one.missing for one in expected[:width]), initial=0.0)))]
    for number, symbol in enumerate(said, 1):
        low, high = max(0, number - width), min(len(expected), number + width)
        above, row = rows[-1], dict[int, float]()
        for place in range(low, high + 1):
            best = above.get(place, _FAR) + 1.0
            if place:
                one = expected[place - 1]
                best = min(
                    best,
                    above.get(place - 1, _FAR) + _difference(one.symbol, symbol),
                    row.get(place - 1, _FAR) + one.missing,
                )
            row[place] = best
        rows.append(row)
    return _traced(expected, said, rows)


_FAR = 1e9
_SAME = 1e-9


def _difference(one: str, other: str) -> float:
    if one == other:
        return 0.0
    return _UNLIKE if (one in _VOWELS) == (other in _VOWELS) else 2.0


def _traced(expected: Sequence[_Expected], said: Sequence[str], rows: list[dict[int, float]]) -> list[int | None]:
    found: list[int | None] = [None] * len(said)
    number, place = len(said), len(expected)
    while number:
        cost = rows[number][place]
        before = rows[number - 1]
        one = expected[place - 1] if place else None
        if one and abs(before.get(place - 1, _FAR) + _difference(one.symbol, said[number - 1]) - cost) < _SAME:
            found[number - 1] = one.token
            number, place = number - 1, place - 1
        elif one and abs(rows[number].get(place - 1, _FAR) + one.missing - cost) < _SAME:
            place -= 1
        else:
            number -= 1
    return found
