"""Speech: what an engine is given, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from panelaudio.cast import PLAINLY
from panelaudio.rows import Row, how_many, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    import numpy.typing as npt

    from panelaudio.cast import Manner, Voice, VoiceInfo

    Samples = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the display text and the spoken text that says it (character offsets, end excluded)."""

    display_start: int
    display_end: int
    spoken_start: int
    spoken_end: int


class Spans(Row[Span]):
    """Spans, packed; as good as a tuple of them."""

    __slots__ = ("_numbers",)

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        """Pack spans of any kind of row."""
        numbers = ((one.display_start, one.display_end, one.spoken_start, one.spoken_end) for one in spans)
        self._numbers = packed(tuple(chain.from_iterable(numbers)))

    def __len__(self) -> int:
        return how_many(self._numbers) // 4

    def record(self, place: int) -> Span:
        """The span at a place."""
        shown, shown_end, said, said_end = unpacked(self._numbers, 4 * place, 4)
        return Span(display_start=shown, display_end=shown_end, spoken_start=said, spoken_end=said_end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """What one engine call gets: about a sentence.

    The displays of a turn's utterances, joined, are exactly the turn's text (white space between sentences stands at
    the end of the earlier one). ``spans`` tile both texts in order: every character of either lies in exactly one
    span. Where a span's two texts are equal they correspond character by character.
    """

    turn: int
    part: int
    """From 0 within the turn."""
    speaker: str
    display: str
    """What captions show."""
    spoken: str
    """What the engine is given; never blank."""
    spans: Sequence[Span]
    """Packed, whatever row they are given in."""
    manner: Manner = PLAINLY
    """How all of it is said."""

    def __post_init__(self) -> None:
        if not isinstance(self.spans, Spans):
            object.__setattr__(self, "spans", Spans(self.spans))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A word in a clip: its characters in the text and its sound (frames from the start of the clip, end excluded)."""

    start: int
    end: int
    frame: int
    end_frame: int


class Marks(Row[Mark]):
    """Marks, packed; as good as a tuple of them."""

    __slots__ = ("_numbers",)

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        """Pack marks of any kind of row."""
        numbers = ((one.start, one.end, one.frame, one.end_frame) for one in marks)
        self._numbers = packed(tuple(chain.from_iterable(numbers)))

    def __len__(self) -> int:
        return how_many(self._numbers) // 4

    def record(self, place: int) -> Mark:
        """The mark at a place."""
        start, end, frame, end_frame = unpacked(self._numbers, 4 * place, 4)
        return Mark(start=start, end=end, frame=frame, end_frame=end_frame)


@dataclass(frozen=True, slots=True, kw_only=True)
class Synthesis:
    """What an engine returns for one utterance; its marks speak of the *spoken* text."""

    samples: Samples
    """Mono, float32 in [-1, 1], shape (frames,)."""
    rate_hz: int
    marks: tuple[Mark, ...]
    timed: bool = True
    """False where the engine gives no word times, so that marks had to be estimated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A handle on a piece of rendered sound; the samples lie in a file, so hours of sound are not in memory.

    ``marks`` speak of the *display* text, rise, and lie inside the clip; each white-space separated word has one.
    """

    key: str
    """The cache key, hexadecimal."""
    path: str
    """A mono sound file that libsndfile reads."""
    frames: int
    rate_hz: int
    marks: Sequence[Mark]
    """Packed, whatever row they are given in."""
    sound_start: int
    """The first frame above silence (-50 dB under the clip's peak)."""
    sound_end: int
    """One past the last such frame."""
    timed: bool = True

    def __post_init__(self) -> None:
        if not isinstance(self.marks, Marks):
            object.__setattr__(self, "marks", Marks(self.marks))


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An utterance that could not be rendered; ``code`` and ``reason`` are those of the error."""

    utterance: Utterance
    code: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is another than at the last run: ``speed`` from ``1.0`` to ``1.2``."""

    what: str
    """``text``, ``spoken`` (its spoken form: lexicon or rules), ``engine``, ``version``, or a setting of the voice;
    ``new`` where the last run had no such utterance, ``first-run`` where none is known, ``repeated`` for words that
    came before in this run, ``failed`` where the last run could not say it, ``removed`` or ``damaged`` where only the
    cache is another.
    """
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an utterance's clip comes from, and why it is not the one of the last run."""

    utterance: Utterance
    cached: bool
    """False where an engine has to say it."""
    changes: tuple[Change, ...] = ()
    """Against the last run of the same transcript; none where the clip is the same and was there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """All utterances with their clips, in order; those that failed (``--keep-going``) stand apart.

    Every utterance is counted once: ``synthesized + cached + len(failures)`` is their number.
    """

    clips: tuple[tuple[Utterance, Clip], ...]
    failures: tuple[Failure, ...] = ()
    synthesized: int = 0
    """Clips that an engine made in this run."""
    cached: int = 0
    """Utterances that had their clip already: from an earlier run, or because the same words came before."""
    damaged: int = 0
    """Clips of the cache that were found damaged and were made anew."""
    origins: tuple[Origin, ...] = ()
    """Of each utterance, in order; only where they were asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """Whether an engine can work here; if not, why, and what to type."""

    available: bool
    reason: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What an engine can take at once."""

    max_characters: int
    """Of spoken text in one call."""
    seconds_per_call: float = 60.0
    """After this time a call is taken for hung."""


@runtime_checkable
class Phonetic(Protocol):
    """An engine that can be given sounds instead of letters."""

    def pronounce(self, ipa: str) -> str:
        """A word of English sounds (IPA, without strokes) as it is to stand in a spoken text.

        It has no white space, and engines of other makes say nothing of it. Empty where this engine cannot.
        """


@runtime_checkable
class Transcribing(Protocol):
    """An engine that can tell how it would say a text."""

    def phonemes(self, spoken: str, voice: Voice) -> str:
        """The sounds of a text in IPA, with stress marks; empty where this engine cannot tell."""


@runtime_checkable
class Emphasizing(Protocol):
    """An engine that can say words of a text with emphasis."""

    def emphasize(self, word: str) -> str:
        """A word, without white space, as it is to stand in a spoken text to be said with emphasis."""


class Engine(Protocol):
    """Turns spoken text into samples. It never truncates, plays, prints or writes files."""

    name: str
    limits: Limits

    def version(self) -> str:
        """Of the engine and its model; part of the cache key."""

    def availability(self) -> Availability:
        """Whether it works on this machine. Never raises."""

    def voices(self) -> tuple[VoiceInfo, ...]:
        """The voices it has here, in the order in which an automatic cast should take them."""

    def resolve(self, voice: Voice) -> Voice:
        """The voice that the user means, in the engine's own spelling; equal sounds become equal voices.

        Raises:
            EngineError: ``unknown-voice``, naming the nearest; ``unsupported-setting``.
        """

    def synthesize(self, spoken: str, voice: Voice) -> Synthesis:
        """The sound of a text. The same text and voice give the same samples, whatever was said before.

        Raises:
            EngineError: an unknown voice, text over the limit, or no sound came.
        """
