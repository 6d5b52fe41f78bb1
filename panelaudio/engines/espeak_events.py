"""When words begin, from what eSpeak NG tells: an event for each word and for each phoneme.

Two things that it tells of words are mended by its phonemes:

- Function words are said as one with a neighbour (``of the``, ``going to be``; one word in 36 of a panel) and have no
  event. Their phonemes have.
- Where a word ends in ``ŋ`` and a vowel follows (``morning all``), the event of the next word comes when the ``ŋ``
  begins, 90 ms too early (in each of four voices, as a forced aligner hears it).
"""

from __future__ import annotations

from bisect import bisect_left
from ctypes import POINTER, cast
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from panelaudio.engines.espeak_binding import EVENT_LIST_TERMINATED, EVENT_PHONEME, EVENT_WORD, SpokenEvent
from panelaudio.engines.marks import WordEvent, onsets_of
from panelaudio.engines.phoneme_times import Phoneme, word_events
from panelaudio.engines.tokens import letters, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Pronounce = Callable[[list[str]], Sequence[Sequence[str]]]


class Told(NamedTuple):
    """An event: where in the text (from 0), at which frame, and the phoneme; an empty one is a pause."""

    character: int
    frame: int
    phoneme: str | None = None
    """None for the event of a word."""


def told_by(events: Any) -> Iterator[Told]:
    """The words and phonemes of a list of events that the library hands over."""
    listed = cast(events, POINTER(SpokenEvent))
    place = 0
    while (event := listed[place]).type != EVENT_LIST_TERMINATED:
        if event.type == EVENT_WORD:
            yield Told(event.text_position - 1, event.sample)
        elif event.type == EVENT_PHONEME:
            # Eight bytes at most: a letter at the end may be cut through.
            yield Told(event.text_position - 1, event.sample, event.string.decode(errors="ignore"))
        place += 1


def words_begun(text: str, told: Sequence[Told], pronounce: Pronounce) -> list[WordEvent]:
    """The events of words, mended, and those that their phonemes give to words without one.

    Args:
        text: What was said.
        told: In the order in which the library told it.
        pronounce: Gives the phonemes of each of several texts.
    """
    events = [WordEvent(one.character, _begun(told, place)) for place, one in enumerate(told) if one.phoneme is None]
    said = [Phoneme(symbol, one.frame) for one in told if one.phoneme for symbol in one.phoneme]
    return events + list(_melted(text, events, said, pronounce))


def _begun(told: Sequence[Told], place: int) -> int:
    """The frame of a word; not that at which the last phoneme of the word before begins."""
    frame = told[place].frame
    if not place or not told[place - 1].phoneme or told[place - 1].frame != frame:
        return frame
    return next((one.frame for one in told[place:] if one.phoneme and one.frame > frame), frame)


def _melted(
    text: str, events: Sequence[WordEvent], said: Sequence[Phoneme], pronounce: Pronounce
) -> Iterator[WordEvent]:
    """Events for words that were said as one with the word before them."""
    spans = tokens(text)
    onsets = onsets_of(text, events, max((one.frame for one in said), default=0))
    frames = [one.frame for one in said]
    for first, last in _runs(onsets, [letters(text[start:end]) for start, end in spans]):
        origin = spans[first][0]
        limit = onsets[last] if last < len(onsets) else None
        end = len(said) if limit is None else bisect_left(frames, limit)
        within = said[bisect_left(frames, onsets[first] or 0) : end]
        for event in word_events(text[origin : spans[last - 1][1]], within, pronounce):
            if event.character:
                yield WordEvent(origin + event.character, event.frame)


def _runs(onsets: Sequence[int | None], weights: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Tokens from one with an event to the next with one, where a word without one stands between them."""
    heads = [number for number, onset in enumerate(onsets) if onset is not None]
    for first, last in pairwise([*heads, len(onsets)]):
        if any(weights[first + 1 : last]):
            yield first, last
