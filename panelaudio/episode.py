"""The episode: what is delivered."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from panelaudio.rows import Row, how_many, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from panelaudio.cast import Cast
    from panelaudio.script import Script
    from panelaudio.timeline import Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class CueWord:
    """A word of a cue with its own times (ms from the start of the episode)."""

    text: str
    start_ms: int
    end_ms: int
    goes_on: bool = False
    """It is a piece of a word that is wider than a line: the next piece follows without a space."""


class CueWords(Row[CueWord]):
    """Words of a cue, packed; as good as a tuple of them."""

    __slots__ = ("_numbers", "_texts")

    def __init__(self, words: Iterable[CueWord] = (), lines: tuple[str, ...] = ()) -> None:
        """Pack words of any kind of row; ``lines`` are those of the cue, which as a rule hold the same texts."""
        words = tuple(words)
        self._texts = tuple(one.text for one in words)
        if _texts_in(lines) == self._texts:
            self._texts = lines
        times = ((2 * one.start_ms + one.goes_on, one.end_ms) for one in words)
        self._numbers = packed(tuple(chain.from_iterable(times)))

    def __len__(self) -> int:
        return how_many(self._numbers) // 2

    def __iter__(self) -> Iterator[CueWord]:
        return map(self._word, range(len(self)), self._shown())

    def record(self, place: int) -> CueWord:
        """The word at a place."""
        return self._word(place, self._shown()[place])

    def _word(self, place: int, text: str) -> CueWord:
        start, end_ms = unpacked(self._numbers, 2 * place, 2)
        return CueWord(text=text, start_ms=start // 2, end_ms=end_ms, goes_on=bool(start % 2))

    def _shown(self) -> tuple[str, ...]:
        return self._texts if len(self._texts) == len(self) else _texts_in(self._texts)


def _texts_in(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(" ".join(lines).split(" ")) if lines else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One caption: one speaker's words, up to the profile's number of lines.

    Cues rise and do not overlap, but for those of people who speak at once (``lane``): these lie within one stretch of
    time, end together, and share the lines of a caption.
    """

    start_ms: int
    end_ms: int
    speaker: str
    turn: int
    lines: tuple[str, ...]
    """As shown, without the speaker's label."""
    label: str = ""
    """``Name: `` where the speaker changed, to be put before the first line (the lines were broken with it in mind).
    Where people speak at once it is ``Name: `` or ``-`` on the cues of all of them."""
    bare_lines: tuple[str, ...] = ()
    """As shown where the label stands elsewhere, if that makes a difference."""
    words: Sequence[CueWord] = ()
    """Packed, whatever row they are given in."""
    lane: int = 0
    """Which of those who speak at once, from 0 in the order in which they begin; the same for all of a speaker's."""

    def __post_init__(self) -> None:
        if not 0 <= self.start_ms < self.end_ms:
            raise ValueError(f"a cue must end after it starts: {self.start_ms}-{self.end_ms} ms")
        if not isinstance(self.words, CueWords):
            object.__setattr__(self, "words", CueWords(self.words, self.lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A stretch of the episode with a title; chapters tile it."""

    start_ms: int
    end_ms: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Loudness:
    """Measured by ITU-R BS.1770-4 / EBU R128 on the encoded file."""

    integrated_lufs: float
    range_lu: float
    true_peak_dbtp: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A cover, as its file is."""

    data: bytes
    mime: str
    """``image/png`` or ``image/jpeg``."""
    width: int
    """Pixels."""
    height: int

    @property
    def suffix(self) -> str:
        """Of a file that holds it."""
        return ".png" if self.mime == "image/png" else ".jpg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A sound in the episode that somebody made; it goes to the show notes."""

    use: str
    """``intro``, ``outro``, ``bed``, ``sting``."""
    title: str
    author: str = ""
    licence: str = ""
    source: str = ""
    """Where it is from: an address, or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """Everything that a writer may need."""

    title: str
    script: Script
    cast: Cast
    timeline: Timeline
    cues: tuple[Cue, ...]
    duration_ms: int
    chapters: tuple[Chapter, ...] = ()
    show: str = ""
    """The series that it belongs to."""
    genre: str = "Podcast"
    date: str = ""
    """ISO 8601."""
    credits: tuple[Credit, ...] = ()
    made_with: str = ""
    """The program and its version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """How finely a writer gives times, where its format can hold them."""

    karaoke: bool = False
    """A time for every word of a caption."""
    word_segments: bool = False
    """Transcripts in segments of a word instead of a sentence."""


PLAIN = Detail()


class Writer(Protocol):
    """Turns an episode into the text of one file format. It is pure: the caller writes the file."""

    name: str
    suffix: str
    """Of the file, after the stem: ``.srt``, ``.words.json``; no two writers have the same."""

    @property
    def details(self) -> tuple[str, ...]:
        """The fields of ``Detail`` that change what it writes."""

    def write(self, episode: Episode, detail: Detail = PLAIN, /) -> str:
        r"""The whole file's text; line ends are ``\\n``."""
