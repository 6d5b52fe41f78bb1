"""The words of a timeline as passages: what one speaker says up to the end of a paragraph.

A paragraph always ends a cue, so each passage is cut on its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import chain, count, pairwise
from typing import TYPE_CHECKING

from panelaudio.captions.joints import Joint, joints
from panelaudio.captions.labels import LEAST_ROOM, label_texts, shortened
from panelaudio.captions.width import pieces, width
from panelaudio.timecode import frames_to_ms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from panelaudio.captions.profiles import Profile
    from panelaudio.timeline import Placement, Timeline, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word, or a piece of one that is wider than a line (ms from the start of the episode)."""

    text: str
    start_ms: int
    end_ms: int
    seam: bool = False
    """The word goes on: the line must end here, and no space follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph of a turn."""

    turn: int
    speaker: str
    label: str
    """Of the speaker; empty where the profile shows none."""
    labelled: bool
    """Whether its first cue must show the label: the speaker changed."""
    tokens: tuple[Token, ...]
    joints: tuple[Joint, ...]
    """After each token but the last."""
    next_ms: int | None
    """The first sound of the next passage; None for the last one."""


def passages(timeline: Timeline, profile: Profile, names: Mapping[str, str]) -> Iterator[Passage]:
    """Every word of the timeline by paragraph, in the order in which the paragraphs begin.

    They are made when they are asked for: hours of them would be most of what a run has in memory.
    """
    turns: dict[int, list[Placement]] = {}  # where people speak at once, a turn's placements do not stand together
    for one in timeline.placements:
        turns.setdefault(one.utterance.turn, []).append(one)
    shown = {one.utterance.speaker: "" for one in timeline.placements}
    labels = label_texts((names.get(one, one) for one in shown), profile.max_characters)

    def made(placements: Sequence[Placement]) -> Iterator[Passage]:
        speaker = placements[0].utterance.speaker
        label = labels[names.get(speaker, speaker)] if profile.labels == "name" else ""
        for words in _paragraphs(placements):
            yield _passage(words, placements[0], label, profile)

    return _linked(_in_order(turns.values(), made))


def _passage(words: Sequence[Word], first: Placement, label: str, profile: Profile) -> Passage:
    """A paragraph of the turn of which ``first`` is a placement; what comes next is not known yet."""
    room = _room(words, label, profile) if label else 0
    spans = _spans(words, first.rate_hz)
    tokens, between = _tokens(spans, joints([word.text for word in words], profile.language), profile, room)
    return Passage(
        turn=first.utterance.turn,
        speaker=first.utterance.speaker,
        label=shortened(label, room),
        labelled=bool(label),
        tokens=tokens,
        joints=between,
        next_ms=None,
    )


def _in_order(
    turns: Iterable[Sequence[Placement]], made: Callable[[Sequence[Placement]], Iterator[Passage]]
) -> Iterator[Passage]:
    """The passages of all turns as they begin. What begins before a turn does cannot be that turn's or a later one's.

    Of those that begin together the earlier turn's, then the earlier paragraph, comes first.
    """
    waiting: list[tuple[int, int, Passage]] = []
    numbers = count()
    for placements in turns:
        reached_ms = frames_to_ms(placements[0].start_frame, placements[0].rate_hz)
        while waiting and waiting[0][0] <= reached_ms:
            yield heappop(waiting)[-1]
        for passage in made(placements):
            heappush(waiting, (passage.tokens[0].start_ms, next(numbers), passage))
    while waiting:
        yield heappop(waiting)[-1]


def _linked(found: Iterable[Passage]) -> Iterator[Passage]:
    """The passages as they follow one another: what comes next, and whether the speaker changed."""
    speaker = None
    for one, following in pairwise(chain(found, (None,))):
        if one is not None:
            next_ms = following.tokens[0].start_ms if following else None
            yield replace(one, next_ms=next_ms, labelled=one.labelled and one.speaker != speaker)
            speaker = one.speaker


def _paragraphs(placements: Iterable[Placement]) -> Iterator[list[Word]]:
    words: list[Word] = []
    for placement in placements:
        for word in placement.words():
            if words and not words[-1].space:  # "great.Thanks.", said as two sentences, is one word on paper
                words[-1] = replace(
                    words[-1], text=words[-1].text + word.text, end_frame=word.end_frame, space=word.space
                )
            else:
                words.append(word)
            if word.space.count("\n") > 1:
                yield words
                words = []
    if words:
        yield words


def _room(words: Sequence[Word], label: str, profile: Profile) -> int:
    """Columns for the label: its own, or fewer where the first word would not fit on the line beside it."""
    beside = profile.max_characters - width(words[0].text)
    return min(width(label), max(beside, profile.max_characters // 2, LEAST_ROOM))


def _spans(words: Sequence[Word], rate_hz: int) -> list[Token]:
    """The words with their times; a word's sound ends where the next one's begins, at the latest."""
    starts = [frames_to_ms(word.start_frame, rate_hz) for word in words]
    ends = [frames_to_ms(word.end_frame, rate_hz) for word in words]
    ends = [min(end, start) for end, start in zip(ends, starts[1:], strict=False)] + ends[-1:]
    return [
        Token(text=word.text, start_ms=start, end_ms=max(start, end))
        for word, start, end in zip(words, starts, ends, strict=True)
    ]


def _tokens(
    words: Sequence[Token], between: Sequence[Joint], profile: Profile, lead: int
) -> tuple[tuple[Token, ...], tuple[Joint, ...]]:
    """The words and their joints, those that are wider than a line in pieces."""
    tokens: list[Token] = []
    found: list[Joint] = []
    for index, word in enumerate(words):
        room = profile.max_characters - (0 if index else lead)
        speakable = _in_time(word, profile)
        cut = _cut(word, min(room, speakable), min(profile.max_characters, speakable))
        tokens += cut
        found += [Joint.CLOSE] * (len(cut) - 1) + list(between[index : index + 1])
    return tuple(tokens), tuple(found)


def _in_time(word: Token, profile: Profile) -> int:
    """Columns of a word that sound no longer than a cue may stay: a key of 60 letters is read out for 15 seconds."""
    return max(1, profile.max_ms * width(word.text) // max(word.end_ms - word.start_ms, 1))


def _cut(word: Token, first: int, later: int) -> list[Token]:
    """A word in pieces that fit a line; each sounds for its share of the characters."""
    texts = pieces(word.text, first, later)
    if len(texts) == 1:
        return [word]
    long_ms = word.end_ms - word.start_ms
    edges = [0]
    for text in texts:
        edges.append(edges[-1] + len(text))
    times = [word.start_ms + long_ms * edge // edges[-1] for edge in edges]
    return [
        Token(text=text, start_ms=start, end_ms=end, seam=index < len(texts))
        for index, (text, (start, end)) in enumerate(zip(texts, pairwise(times), strict=True), 1)
    ]
