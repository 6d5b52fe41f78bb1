"""Marks from what an engine tells of its words, or from nothing but the length of the sound."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from panelaudio.engines.tokens import letters, shares, tokens
from panelaudio.speech import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from panelaudio.speech import Samples

    Places = npt.NDArray[np.intp]

SILENCE_DB = -50.0
"""Relative to the clip's peak; what is below counts as silence."""


class WordEvent(NamedTuple):
    """An engine's word that the word at a character (from 0) of the text begins at a frame."""

    character: int
    frame: int
    end_frame: int = -1
    """Where it ends at the latest; -1 where the engine does not tell."""


def marks_from_events(spoken: str, events: Iterable[WordEvent], samples: Samples) -> tuple[Mark, ...]:
    """One mark for each token of ``spoken``, from the engine's events.

    - Several events inside a token (``$1,234.50`` has nine) count as one word.
    - Tokens without an event were said as one with the token before them (``of the``): they share its time, in
      proportion to their letters.
    - A dash or quote on its own has no sound: its mark is empty and stands where the word before it ends.
    - A word ends where the next begins or, before a pause, with its last frame above silence; earlier where the
      engine says so, whose pauses may be filled with breath.
    """
    spans = tokens(spoken)
    if not spans:
        return ()  # nothing that an event could belong to
    weights = [letters(spoken[start:end]) for start, end in spans]
    heard = list(events)
    onsets = onsets_of(spoken, heard, len(samples))
    ends = {event.frame: event.end_frame for event in heard if event.end_frame >= event.frame}
    return _as_marks(spans, _times(onsets, weights, audible(samples), len(samples), ends))


def estimated_marks(spoken: str, samples: Samples) -> tuple[Mark, ...]:
    """Marks where an engine tells nothing: the time from first to last sound, shared by letters."""
    spans = tokens(spoken)
    weights = [letters(spoken[start:end]) for start, end in spans]
    places = audible(samples)
    first, last = (int(places[0]), int(places[-1]) + 1) if len(places) else (0, 0)
    return _as_marks(spans, shares(first, last, weights))


def onsets_of(spoken: str, events: Iterable[WordEvent], frames: int) -> list[int | None]:
    """The frame at which each token of ``spoken`` begins; None for those that have no event of their own."""
    spans = tokens(spoken)
    onsets = _onsets([start for start, _ in spans], events, frames)
    _hand_over(onsets, [letters(spoken[start:end]) for start, end in spans])
    return onsets


def _as_marks(spans: Sequence[tuple[int, int]], times: Sequence[tuple[int, int]]) -> tuple[Mark, ...]:
    pairs = zip(spans, times, strict=True)
    return tuple(Mark(start=start, end=end, frame=frame, end_frame=last) for (start, end), (frame, last) in pairs)


def audible(samples: Samples) -> Places:
    """The frames that are above silence, rising."""
    loudness = np.abs(samples)
    return np.flatnonzero(loudness > loudness.max(initial=0.0) * 10 ** (SILENCE_DB / 20))


def _onsets(starts: list[int], events: Iterable[WordEvent], frames: int) -> list[int | None]:
    """The frame of each token's first event; never falling, inside the clip."""
    onsets: list[int | None] = [None] * len(starts)
    for character, frame, _ in events:
        # An emoji's second word is reported on the blank after it: it belongs to the token before.
        token = max(0, bisect_right(starts, character) - 1)
        if onsets[token] is None:
            onsets[token] = min(frame, frames)
    latest = 0
    for token, onset in enumerate(onsets):
        if onset is not None:
            latest = onsets[token] = max(latest, onset)
    return onsets


def _hand_over(onsets: list[int | None], weights: list[int]) -> None:
    """Give the next word the event that eSpeak NG reports on the dash before it (``no - yes``)."""
    for token in range(len(onsets) - 1):
        if not weights[token] and weights[token + 1] and onsets[token + 1] is None:
            onsets[token], onsets[token + 1] = None, onsets[token]


def _times(
    onsets: list[int | None], weights: list[int], places: Places, frames: int, ends: dict[int, int]
) -> list[tuple[int, int]]:
    """Start and end of each token: a token with an event and those after it without one share their stretch.

    ``ends`` holds, by the onset, where a word ends at the latest.
    """
    heads = [(token, onset) for token, onset in enumerate(onsets) if onset is not None]
    if not heads or heads[0][0] != 0:
        heads.insert(0, (0, 0))
    times: list[tuple[int, int]] = []
    for (head, start), (following, limit) in pairwise([*heads, (len(onsets), frames)]):
        times += shares(start, _sound_end(places, start, min(limit, ends.get(start, limit))), weights[head:following])
    return times


def _sound_end(places: Places, start: int, limit: int) -> int:
    """One past the last audible frame in [start, limit)."""
    before = int(np.searchsorted(places, limit))
    return max(start, int(places[before - 1]) + 1) if before else start
