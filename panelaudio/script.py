"""The script: a transcript, parsed. Nothing of the source vanishes: each line is in an item or in ``left_out``."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from panelaudio.settings import SPOKEN

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE = 100_000
"""Characters by which a shape is told, more than an hour of talk: a longer transcript does not change it later."""
_Made = TypeVar("_Made")


EMPHASIS = "emphasis"
NORMALLY = "normally"
MANNERS = ("softly", "whispering", "loudly", "slowly", "quickly")
"""How a passage may be said; what each does is in ``cast.MANNER_OF``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """How a stretch of a turn is to be said (character offsets of its text, end excluded; never empty)."""

    start: int
    end: int
    kind: str
    """``emphasis``, or one of ``MANNERS``."""


@dataclass(frozen=True, slots=True, kw_only=True, init=False)
class Turn:
    """One speaker's stretch, in file order. ``text`` is never blank; its paragraphs stand apart by a blank line.

    Made by hand, in a third of the time that a frozen dataclass takes: a long transcript has a hundred thousand.
    """

    index: int
    """From 0, rising by 1 over the script's turns."""
    speaker: str
    """The full name where it is known."""
    text: str
    line: int
    """Where it begins in the source, from 1."""
    cut_off: bool = False
    """The speaker was interrupted (``--`` or a dash at the end)."""
    start_ms: int | None = None
    """When it began in the recording, where the transcript says so; the episode's own times are others."""
    end_ms: int | None = None
    """When it ended in the recording, where the transcript says so."""
    expressions: tuple[Expression, ...] = ()
    """By where they begin; stretches of different kinds may overlap."""

    def __init__(  # noqa: PLR0913 - what a turn consists of
        self,
        *,
        index: int,
        speaker: str,
        text: str,
        line: int,
        cut_off: bool = False,
        start_ms: int | None = None,
        end_ms: int | None = None,
        expressions: tuple[Expression, ...] = (),
    ) -> None:
        if not text or text.isspace() or not speaker or speaker.isspace():
            raise ValueError(f"line {line}: a turn needs a speaker and words")
        set_index, set_speaker, set_text, set_line, set_cut_off, set_start, set_end, set_expressions = _SET_TURN
        set_index(self, index)
        set_speaker(self, speaker)
        set_text(self, text)
        set_line(self, line)
        set_cut_off(self, cut_off)
        set_start(self, start_ms)
        set_end(self, end_ms)
        set_expressions(self, expressions)

    def told(self, line: int, speaker: str) -> Turn:
        """The same words at another line or by another speaker; ``dataclasses.replace`` takes much longer."""
        return Turn(
            index=self.index,
            speaker=speaker,
            text=self.text,
            line=line,
            cut_off=self.cut_off,
            start_ms=self.start_ms,
            end_ms=self.end_ms,
            expressions=self.expressions,
        )


_SET_TURN = tuple([getattr(Turn, one.name).__set__ for one in fields(Turn)])
"""What sets each of a turn's slots, in order, past the guard of frozen dataclasses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A title inside the transcript; a chapter begins here."""

    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """A silence that the transcript asks for."""

    duration_ms: int
    line: int


Item = Turn | Heading | Pause


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Where a chapter begins: before an utterance of a turn."""

    turn: int
    part: int
    """Of the turn's utterances, from 0."""
    title: str
    found: bool = False
    """True where the program found it; the script has no heading there, and the talk runs on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A line of the source that is not spoken, or a part of one, with the reason."""

    line: int
    reason: str
    text: str


class Taken(NamedTuple):
    """A line of the source that was used: for which item (``turn 3``, ``title``, ``description``, ``blank``, …).

    A tuple, since a script has one for almost every line of its source.
    """

    line: int
    use: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something the user should know: a kebab-case ``code``, a message, the source line (0 where none fits)."""

    code: str
    message: str
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A person in the transcript, with the other spellings that stand for the person."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A parsed transcript."""

    source: str
    """The file as the user named it; ``-`` for standard input."""
    sha256: str
    """Of the source's bytes, in hexadecimal."""
    format: str
    """The name of the reader that read it."""
    items: tuple[Item, ...]
    speakers: tuple[Speaker, ...]
    """In the order in which they first speak."""
    taken: tuple[Taken, ...]
    left_out: tuple[LeftOut, ...] = ()
    notices: tuple[Notice, ...] = ()
    title: str = ""
    description: str = ""
    language: str = "en"
    """A BCP 47 tag. A reader whose source states none leaves it empty, and it is then told by the words."""
    date: str = ""
    """ISO 8601, or empty."""

    def placed(self, place: Callable[[int], int]) -> Script:
        """The script with every line replaced by the one that ``place`` gives for it; notices of no line keep that."""
        return replace(
            self,
            items=tuple(
                [
                    item.told(place(item.line), item.speaker)
                    if isinstance(item, Turn)
                    else replace(item, line=place(item.line))
                    for item in self.items
                ]
            ),
            taken=tuple([Taken(place(line), use) for line, use in self.taken]),
            left_out=tuple([LeftOut(line=place(one.line), reason=one.reason, text=one.text) for one in self.left_out]),
            notices=tuple([replace(one, line=place(one.line)) if one.line else one for one in self.notices]),
        )

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The turns alone, in order."""
        return tuple(item for item in self.items if isinstance(item, Turn))

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings alone, in order."""
        return tuple(item for item in self.items if isinstance(item, Heading))

    def ledger(self) -> tuple[tuple[int, str], ...]:
        """Every line of the source with what became of it: an item, blank, or the reason why it was left out."""
        left_out = [(one.line, f"left out ({one.reason}): {one.text}") for one in self.left_out]
        return tuple(sorted([*[(line, use) for line, use in self.taken], *left_out]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    r"""A transcript before it is read: its bytes and its text with line ends as ``\\n``."""

    name: str
    raw: bytes
    text: str
    aliases: tuple[tuple[str, str], ...] = ()
    """Spelling and full name, as the user gave them in voices.yaml; they settle what initials mean."""
    lenient: bool = False
    """Go on where initials may mean two people: they then stand for themselves, with a notice (``--keep-going``)."""
    spoken: frozenset[str] = SPOKEN
    """The kinds of text beside speech (``settings.TEXT_KINDS``) that are spoken."""
    judged: int = SAMPLE
    """Characters by which readers judge the text."""
    persons: tuple[str, ...] = ()
    """Full names that stand around the text: who wrote an e-mail, and to whom. They may be speakers'."""
    _views: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def view(self, name: str, make: Callable[[], _Made]) -> _Made:
        """What is made of the text once and asked for by several readers, or by one that judges and then reads."""
        if name not in self._views:
            self._views[name] = make()
        made: _Made = self._views[name]
        return made

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the text, without their ends."""
        return self.view("lines", lambda: tuple(self.text.split("\n")))

    @property
    def sample(self) -> tuple[str, ...]:
        """The lines of the first ``judged`` characters, by which readers judge the text; the last may be cut."""
        if len(self.text) <= self.judged:
            return self.lines
        return self.view("sample", lambda: tuple(self.text[: self.judged].split("\n")))


class Reader(Protocol):
    """Turns one shape of transcript into a script."""

    name: str

    def sniff(self, source: Source) -> float:
        """How surely this reader reads the source, from 0 (not at all) to 1."""

    def read(self, source: Source) -> Script:
        """The script. Raises ``InputError`` where the source has no speaker or an ambiguous one."""
