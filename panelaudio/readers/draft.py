"""A draft collects what a reader finds, line by line, and becomes a script in which every line is accounted for."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from itertools import repeat
from typing import TYPE_CHECKING

from panelaudio.errors import InputError
from panelaudio.readers.expression import expressed
from panelaudio.readers.pauses import LONGEST_MS, Asked, parted
from panelaudio.script import Heading, Item, LeftOut, Notice, Pause, Script, Source, Speaker, Taken, Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_CUT_OFF = re.compile(r"(?:-\s?-|[—–]|\s-)[\"”’)\]]*\s*$")
_MAY_BE_CUT_OFF = frozenset('-—–"”’)]')
"""Last characters of a turn that ends as one that was interrupted."""
_ENDING = 16
"""Characters at the end of a turn that tell a cut-off."""
_LEFT_BEHIND = frozenset(".,;:")
"""A mark alone stood behind what is not said: ``(Applause).``"""
_SPACES = re.compile(r"[^\S\n]+")


@dataclass(slots=True, kw_only=True)
class Draft:
    """A script in the making. Lines are numbered from 1; text is what is to be spoken of the line."""

    source: Source
    title: str = ""
    description: str = ""
    language: str = ""
    """As the source states it; empty where it does not."""
    date: str = ""
    notices: list[Notice] = field(default_factory=list)
    _items: list[Item] = field(default_factory=list)
    """The speaker of a turn is a label until the end."""
    _turns: int = 0
    _told: dict[int, str] = field(default_factory=dict)
    """The lines of turns, with the use that comes before any other."""
    _taken: dict[int, str] = field(default_factory=dict)
    _left_out: list[LeftOut] = field(default_factory=list)

    def tell(
        self,
        label: str,
        paragraphs: Sequence[tuple[int, str]],
        lines: Sequence[int] = (),
        *,
        start_ms: int | None = None,
        end_ms: int | None = None,
    ) -> None:
        """A whole turn of a shape that states its bounds.

        Args:
            label: the speaker as the shape states it.
            paragraphs: each with the line where it begins; at least one.
            lines: the other lines that the turn stands on.
            start_ms: when it began in the recording, if known.
            end_ms: when it ended.
        """
        if any("[" in part for _, part in paragraphs):  # a pause may stand in it
            self._tell_parted(label, paragraphs, lines, (start_ms, end_ms))
            return
        text = "\n\n".join([tidy for _, part in paragraphs if (tidy := _tidy(part))])
        at = [*lines, *[line for line, _ in paragraphs]]
        self._tell(label, paragraphs[0][0], at, text, start_ms, end_ms)

    def tell_line(self, label: str, line: int, text: str, start_ms: int | None) -> None:
        """A whole turn that stands on one line."""
        if "[" in text:
            self.tell(label, [(line, text)], start_ms=start_ms)
            return
        self._tell(label, line, (line,), _tidy(text), start_ms, None)

    def _tell_parted(
        self,
        label: str,
        paragraphs: Sequence[tuple[int, str]],
        lines: Sequence[int],
        times: tuple[int | None, int | None],
    ) -> None:
        """A turn in which pauses may stand: each ends a turn, and what follows is another one of the same speaker."""
        told: list[tuple[int, str]] = []
        at, start_ms = [*lines], times[0]
        paused = False
        for line, text in paragraphs:
            at.append(line)
            for part in parted(text):
                if words := _tidy(part.words):
                    told.append((line, words))
                if not part.pause or not self._may_pause(line, part):
                    continue
                if told:
                    self._tell(label, told[0][0], at, "\n\n".join([words for _, words in told]), start_ms, None)
                told, at, start_ms, paused = [], [line], None, True
                self.pause(line, part.duration_ms)
        if told or not paused:
            first = told[0][0] if told else paragraphs[0][0]
            self._tell(label, first, at, "\n\n".join([words for _, words in told]), start_ms, times[1])

    def _may_pause(self, line: int, asked: Asked) -> bool:
        if 0 < asked.duration_ms <= LONGEST_MS:
            return True
        self.leave(line, f"a pause must be longer than 0 s, and no longer than {LONGEST_MS // 1000} s", asked.pause)
        return False

    def _tell(  # noqa: PLR0913, PLR0917 - what a turn consists of
        self, label: str, line: int, lines: Sequence[int], text: str, start_ms: int | None, end_ms: int | None
    ) -> None:
        text, expressions = expressed(text)
        if not text or text in _LEFT_BEHIND:
            self.leave(line, "a label without words", f"{label}: {text}")
            return
        use = f"turn {self._turns}"
        for at in lines:
            self._told[at] = use
        turn = Turn(
            index=self._turns,
            speaker=label,
            text=text,
            line=line,
            cut_off=text[-1] in _MAY_BE_CUT_OFF and _CUT_OFF.search(text[-_ENDING:]) is not None,
            start_ms=start_ms,
            end_ms=end_ms,
            expressions=expressions,
        )
        self._items.append(turn)
        self._turns += 1

    def take(self, line: int, use: str) -> None:
        """A line that serves the shape and is neither spoken nor lost: the time of a caption, a closing bracket."""
        self._taken.setdefault(line, use)

    def take_all(self, lines: Iterable[int], use: str) -> None:
        """Lines that all serve the shape in one way."""
        self._taken = dict.fromkeys(lines, use) | self._taken

    def heading(self, line: int, text: str) -> None:
        """A chapter begins."""
        self._items.append(Heading(text=text.strip(), line=line))
        self._taken[line] = "heading"

    def pause(self, line: int, duration_ms: int) -> None:
        """The transcript asks for silence."""
        self._items.append(Pause(duration_ms=duration_ms, line=line))
        self._taken[line] = "pause"

    def leave(self, line: int, reason: str, text: str) -> None:
        """A line, or a part of one, that is not spoken; blank lines need no report."""
        if text.strip():
            self._left_out.append(LeftOut(line=line, reason=reason, text=text.strip()))

    def first_turns(self, count: int) -> list[tuple[str, str]]:
        """The labels and the words of the turns among the first items."""
        return [(item.speaker, item.text) for item in self._items[:count] if isinstance(item, Turn)]

    def finish(self, reader: str, names: Mapping[str, str]) -> Script:
        """The script; ``names`` gives the full name behind every label.

        Raises:
            InputError: nobody speaks.
        """
        if not self._turns:
            raise no_speaker(self.source.name)
        items = _named(self._items, names)
        left_out = sorted(self._left_out + self._unread(), key=lambda one: one.line)
        return Script(
            source=self.source.name,
            sha256=hashlib.sha256(self.source.raw).hexdigest(),
            format=reader,
            items=tuple(items),
            speakers=_speakers(items, names),
            taken=self._all_taken(),
            left_out=tuple(left_out),
            notices=tuple(self.notices),
            title=self.title,
            description=self.description,
            language=self.language,
            date=self.date,
        )

    def around(self, script: Script, lines: Iterable[int] = ()) -> Script:
        """A script of a text that this source holds, with what this draft knows of the rest of the source."""
        self.take_all(lines, "words")
        self._told.update({line: use for line, use in script.ledger() if line not in self._told})
        left_out = sorted([*script.left_out, *self._left_out, *self._unread()], key=lambda one: one.line)
        return replace(
            script,
            left_out=tuple(left_out),
            taken=tuple(dict.fromkeys((*script.taken, *self._all_taken()))),
            title=self.title or script.title,
            description=self.description or script.description,
            date=self.date or script.date,
            language=self.language or script.language,
        )

    def _all_taken(self) -> tuple[Taken, ...]:
        """By line. Each is made as ``Taken._make`` makes it, but all in C: there are nearly as many as lines."""
        uses = self._taken
        uses.update(self._told)
        self._told = {}
        lines = sorted(uses)
        return tuple(map(tuple.__new__, repeat(Taken), zip(lines, map(uses.__getitem__, lines), strict=True)))

    def _unread(self) -> list[LeftOut]:
        """What no rule of the reader took: reported rather than lost. Blank lines are taken as such."""
        taken, told, lines = self._taken, self._told, self.source.lines
        left_out = {one.line for one in self._left_out}
        unread = []
        for number in [number for number in range(1, len(lines) + 1) if number not in told and number not in taken]:
            text = lines[number - 1]
            if not text or text.isspace():
                taken[number] = "blank"
            elif number not in left_out:
                unread.append(LeftOut(line=number, reason="not understood", text=text.strip()))
        return unread


HOW_TO_NAME = (
    "write turns as 'Full Name: words', each on a line of its own, or name the shape with --reader NAME"
    " (`--reader list` shows the names)"
)
"""What to do where nobody is found who speaks; what is installed with pip has no page that shows the shapes."""


def no_speaker(name: str) -> InputError:
    """The error for a transcript in which nobody speaks."""
    return InputError(f"{name}: no speaker was found", code="no-speaker", hint=HOW_TO_NAME, location=name)


def _tidy(text: str) -> str:
    """Single blanks between words, line ends kept, none at the ends."""
    if "  " in text or not text.isprintable():
        text = _SPACES.sub(" ", text)
    return text.strip()


def _named(items: list[Item], names: Mapping[str, str]) -> list[Item]:
    """The items with the full name in place of every label."""
    other = {label: name for label, name in names.items() if label != name}
    if not other:
        return items
    return [
        item.told(item.line, other[item.speaker]) if isinstance(item, Turn) and item.speaker in other else item
        for item in items
    ]


def _speakers(items: list[Item], names: Mapping[str, str]) -> tuple[Speaker, ...]:
    aliases: dict[str, list[str]] = {item.speaker: [] for item in items if isinstance(item, Turn)}
    for label, name in names.items():
        if label != name and name in aliases:
            aliases[name].append(label)
    return tuple(Speaker(name=name, aliases=tuple(labels)) for name, labels in aliases.items())
