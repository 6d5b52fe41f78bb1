"""Word for word: whether each word of a transcript stands in captions once, in order, by its speaker, and no other."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from panelaudio.captions.rules import STANDARDS, Problem
from panelaudio.checking.difference import Hunk, hunks
from panelaudio.checking.words import caption_words, transcript_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from panelaudio.checking.captions_file import CaptionsFile
    from panelaudio.checking.speakers import Names
    from panelaudio.checking.words import SpokenWord
    from panelaudio.script import Turn

_CONTEXT = 5
"""Words shown on either side of a difference."""
_SHOWN = 12
"""Words that a message quotes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A place where transcript and captions do not say the same."""

    problem: Problem
    line: int
    """Of the transcript: where the turn begins."""
    before: str
    """Words that both have."""
    missing: str
    """Words of the transcript that the captions do not have there."""
    extra: str
    """Words of the captions that the transcript does not have there."""
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbatim:
    """What a comparison found."""

    differences: tuple[Difference, ...]
    figures: dict[str, Any]


def compare(file: CaptionsFile, turns: Iterable[Turn], names: Names) -> Verbatim:
    """Hold captions against the turns that they should show, in order.

    Args:
        file: The captions.
        turns: Those that are spoken.
        names: Of the transcript's speakers.
    """
    said, shown = transcript_words(turns), caption_words(file, names)
    every = list(hunks([word.text for word in said], [word.text for word in shown]))
    found = list(_out_of_order(said, shown, [one for one in every if not _cut(said, shown, one)]))
    wrong = list(_wrong_speakers(said, shown, every))
    differences = [_difference(said, shown, one) for one in found] + [_misattributed(said, shown, one) for one in wrong]
    judged = sum(1 for word in shown if word.speaker)
    return Verbatim(
        differences=tuple(sorted(differences, key=lambda one: (one.problem.cue, one.line))),
        figures={
            "transcript_words": len(said),
            "caption_words": len(shown),
            "missing_words": sum(one.a_end - one.a_start for one in found),
            "extra_words": sum(one.b_end - one.b_start for one in found),
            "words_with_speaker": judged,
            "wrong_speaker_words": sum(one.a_end - one.a_start for one in wrong),
        },
    )


def _cut(said: Sequence[SpokenWord], shown: Sequence[SpokenWord], one: Hunk) -> bool:
    """Whether a hunk is only words that were too wide for a line: their pieces end lines, and give them back."""
    pieces = shown[one.b_start : one.b_end]
    whole = "".join(word.text for word in said[one.a_start : one.a_end])
    return all(word.ends_line for word in pieces[:-1]) and "".join(word.text for word in pieces) == whole


def _out_of_order(said: Sequence[SpokenWord], shown: Sequence[SpokenWord], found: Sequence[Hunk]) -> Iterator[Hunk]:
    """The hunks without those that only change the order of people who speak at once: each one's words are in order."""
    for at_once, group in groupby(found, key=lambda one: _among_others(shown, one)):
        together = list(group)
        if not at_once or not _same_by_speaker(said, shown, together):
            yield from together


def _among_others(shown: Sequence[SpokenWord], one: Hunk) -> bool:
    """Whether others speak at the same time where a hunk stands."""
    place = min(one.b_start, len(shown) - 1)
    return bool(shown) and (shown[place].at_once or shown[max(one.b_start - 1, 0)].at_once)


def _same_by_speaker(said: Sequence[SpokenWord], shown: Sequence[SpokenWord], found: Sequence[Hunk]) -> bool:
    missing: dict[str, list[str]] = {}
    extra: dict[str, list[str]] = {}
    for one in found:
        for word in said[one.a_start : one.a_end]:
            missing.setdefault(word.speaker, []).append(word.text)
        for word in shown[one.b_start : one.b_end]:
            extra.setdefault(word.speaker, []).append(word.text)
    return missing == extra


def _wrong_speakers(said: Sequence[SpokenWord], shown: Sequence[SpokenWord], every: Sequence[Hunk]) -> Iterator[Hunk]:
    """Runs of equal words that the captions give to somebody else."""
    a = b = 0
    for one in (*every, Hunk(len(said), len(said), len(shown), len(shown))):
        pairs = zip(range(a, one.a_start), range(b, one.b_start), strict=True)
        for wrong, group in groupby(pairs, key=lambda pair: _wrong(said[pair[0]], shown[pair[1]])):
            places = list(group)
            if wrong:
                yield Hunk(places[0][0], places[-1][0] + 1, places[0][1], places[-1][1] + 1)
        a, b = one.a_end, one.b_end


def _wrong(said: SpokenWord, shown: SpokenWord) -> tuple[str, str] | None:
    """The speaker of a word and the one that captions give it, where these are two."""
    return None if shown.speaker in {"", said.speaker} else (said.speaker, shown.speaker)


def _difference(said: Sequence[SpokenWord], shown: Sequence[SpokenWord], one: Hunk) -> Difference:
    missing, extra = said[one.a_start : one.a_end], shown[one.b_start : one.b_end]
    if missing and extra:
        code, message = "changed-words", f"{_quoted(missing)} became {_quoted(extra)}"
    elif missing:
        code, message = "missing-words", f"{_quoted(missing)} is not shown"
    else:
        code, message = "extra-words", f"{_quoted(extra)} is not in the transcript"
    return _told(said, shown, one, _problem(code, _cue(shown, one), message, max(len(missing), len(extra))))


def _misattributed(said: Sequence[SpokenWord], shown: Sequence[SpokenWord], one: Hunk) -> Difference:
    words = said[one.a_start : one.a_end]
    message = f"{_quoted(words)} is said by {words[0].speaker}, not by {shown[one.b_start].speaker}"
    return _told(said, shown, one, _problem("wrong-speaker", _cue(shown, one), message, len(words)))


def _told(said: Sequence[SpokenWord], shown: Sequence[SpokenWord], one: Hunk, problem: Problem) -> Difference:
    speakers = problem.code == "wrong-speaker"
    missing, extra = said[one.a_start : one.a_end], shown[one.b_start : one.b_end]
    return Difference(
        problem=problem,
        line=said[min(one.a_start, len(said) - 1)].place if said else 0,
        before=_text(said[max(one.a_start - _CONTEXT, 0) : one.a_start]),
        missing=(f"{missing[0].speaker}: " if speakers else "") + _text(missing),
        extra=(f"{extra[0].speaker}: " if speakers else "") + _text(extra),
        after=_text(said[one.a_end : one.a_end + _CONTEXT]),
    )


def _cue(shown: Sequence[SpokenWord], one: Hunk) -> int:
    """The cue in which a hunk stands: of its first word, else of the word before it."""
    if not shown:
        return 0
    return shown[one.b_start if one.b_end > one.b_start else max(one.b_start - 1, 0)].place


def _text(words: Sequence[SpokenWord]) -> str:
    return " ".join(word.text for word in words)


def _quoted(words: Sequence[SpokenWord]) -> str:
    text = _text(words[:_SHOWN])
    return f"'{text} …' ({len(words)} words)" if len(words) > _SHOWN else f"'{text}'"


_RULES = {
    "missing-words": "each word of the transcript stands in the captions",
    "extra-words": "nothing else stands in the captions",
    "changed-words": "the words of the captions are those of the transcript, in order",
    "wrong-speaker": "each word is given to the one who says it",
}


def _problem(code: str, cue: int, message: str, words: int) -> Problem:
    return Problem(code=code, rule=_RULES[code], source=STANDARDS, cue=cue, message=message, excess=words)
