"""A dialogue collects cues, lines and headings as a reader meets them, and makes the script of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio.readers.draft import Draft
from panelaudio.readers.expression import expressed
from panelaudio.readers.introductions import introductions_of
from panelaudio.readers.labels import Shape, bare_name, fold, initials_of
from panelaudio.readers.paragraphs import Line, NotSaid, Paragraphs
from panelaudio.readers.people import MAX_SPEAKERS, NAME_IN_TEXT, Heard, People, in_small_letters_of, too_many
from panelaudio.readers.unspoken_rules import is_all_said

if TYPE_CHECKING:
    from panelaudio.readers.dress import Cue
    from panelaudio.readers.footnotes import Footnotes
    from panelaudio.script import Script, Source

_TURNS_OF_GREETING, _GREETING = 60, 600
"""Turns in which people say who they are, and characters of each."""
_I_AM = re.compile(rf"\b(?:I[’']m|I am|[Mm]y name is|[Tt]his is)\s(?P<name>{NAME_IN_TEXT.pattern})")


@dataclass(slots=True)
class _Open:
    """The turn that is being read."""

    label: str
    line: int
    """Where its cue stands; 0 where it goes on behind a heading without a cue."""
    start_ms: int | None
    text: str = ""
    """What is said on the line of the cue; most turns have no other line."""
    more: _More | None = None


@dataclass(slots=True)
class _More:
    """The lines of a turn that has several."""

    lines: list[int]
    paragraphs: list[list[Line]]


@dataclass(slots=True)
class _Named:
    """A label that was heard."""

    shape: Shape
    line: int
    times: int = 0


class Dialogue:
    """One transcript being read: cues begin turns, lines go on with them."""

    def __init__(
        self, source: Source, *, round_too: bool = False, shouted_too: bool = False, escaped: bool = False
    ) -> None:
        self.draft = Draft(source=source)
        self.people = People(
            source=source.name,
            lenient=source.lenient,
            settings={fold(spelling): name for spelling, name in source.aliases},
            listed=source.persons,
        )
        self.introductions = introductions_of(source)
        self._paragraphs = Paragraphs(
            source.text, spoken=source.spoken, round_too=round_too, shouted_too=shouted_too, escaped=escaped
        )
        self._open: _Open | None = None
        self._heard: dict[str, _Named] = {}
        self._asides: dict[str, set[str]] = {}
        self._apart = True

    @property
    def speaking(self) -> bool:
        """Whether a turn is open, so that a line can go on with it."""
        return self._open is not None

    def noted(self, footnotes: Footnotes) -> frozenset[int]:
        """Footnotes stand in the talk: the figures that are their marks are not said; their lines, from 0."""
        self._paragraphs.figures = footnotes.figures
        return footnotes.lines

    def cue(self, number: int, cue: Cue, *, start_ms: int | None = None) -> None:
        """A speaker begins; ``start_ms`` is the time that stood above, where the cue has none.

        Raises:
            InputError: there are more speakers than any transcript has.
        """
        if self._open is not None:
            self.close()
        named = self._heard.get(cue.name) or self._hear(number, cue)
        named.times += 1
        if cue.aside and cue.shape is Shape.FULL:
            self._asides.setdefault(fold(cue.aside), set()).add(cue.name)
        self._open = _Open(cue.name, number, start_ms if cue.start_ms is None else cue.start_ms, cue.text)
        self._apart = not cue.text

    def start(self, start_ms: int | None) -> None:
        """The time of the turn that is open."""
        if self._open is not None and self._open.start_ms is None:
            self._open.start_ms = start_ms

    def say(self, number: int, text: str) -> None:
        """A line of the turn that is open: it goes on with its paragraph, unless ``part`` was called before it."""
        said = self._open
        if said is None:
            return
        more = said.more
        if more is None:
            first = [[Line(said.line, said.text)]] if said.text else []
            more = said.more = _More([said.line] if said.line else [], first)
        if self._apart:
            more.paragraphs.append([])
            self._apart = False
        more.paragraphs[-1].append(Line(number, text))
        more.lines.append(number)

    def part(self) -> None:
        """The next line begins a paragraph."""
        self._apart = True

    def heading(self, number: int, text: str) -> None:
        """A chapter begins; what follows without a cue is still the speaker's."""
        label = self._open.label if self._open else ""
        self.close()
        words, _ = expressed(self._paragraphs.alone(number, text)[0])
        if words.strip():
            self.draft.heading(number, words)
        else:
            self.draft.leave(number, "a heading without words", text)
        if label:
            self._open = _Open(label, 0, None)
            self._apart = True

    def stop(self) -> None:
        """Nobody speaks until the next cue."""
        self.close()
        self._open = None

    def close(self) -> None:
        """The open turn is over: its paragraphs go to the draft, and what is not said is reported."""
        said, self._open = self._open, None
        if said is None:
            return
        if said.more is None:
            if said.line:
                text = said.text
                if self._paragraphs.escaped or self._paragraphs.figures or not is_all_said(text):
                    text = self._reported(*self._paragraphs.alone(said.line, text))
                self.draft.tell_line(said.label, said.line, text, said.start_ms)
            return
        begins = said.line or said.more.lines[0]
        told = [(lines[0].number, self._reported(*self._paragraphs.joined(lines))) for lines in said.more.paragraphs]
        told[0] = (begins, told[0][1])
        self.draft.tell(said.label, told, said.more.lines, start_ms=said.start_ms)

    def _reported(self, text: str, not_said: list[NotSaid]) -> str:
        """What is said of a paragraph; the rest is reported."""
        for piece in not_said:
            self.draft.leave(piece.line, piece.reason, piece.text)
        return text

    def finish(self, reader: str) -> Script:
        """The script.

        Raises:
            InputError: nobody speaks, or a spelling fits two people.
        """
        self.close()
        self._declare()
        self._introduced_by_themselves()
        heard = [Heard(name=name, shape=one.shape, times=one.times, line=one.line) for name, one in self._heard.items()]
        self.people.mentioned += in_small_letters_of(self.draft.source.text, heard)
        names = self.people.resolve(heard)
        self.draft.notices.extend(self.people.notices)
        return self.draft.finish(reader, names)

    def _hear(self, number: int, cue: Cue) -> _Named:
        """A name for the first time."""
        if len(self._heard) >= MAX_SPEAKERS:
            raise too_many(self.draft.source.name, number)
        named = self._heard[cue.name] = _Named(cue.shape, number)
        return named

    def _introduced_by_themselves(self) -> None:
        """``VALE: Good evening. I'm Nora Vale.`` says who Vale is, where no label does."""
        whole = {word for name, one in self._heard.items() if one.shape is Shape.FULL for word in fold(name).split()}
        for label, text in self.draft.first_turns(_TURNS_OF_GREETING):
            one, found = self._heard.get(label), _I_AM.search(text[:_GREETING])
            if found is None or one is None or one.shape is not Shape.SINGLE or fold(label) in whole:
                continue
            name = " ".join(found["name"].split()).rstrip(".'’-")
            if bare_name(label) in {bare_name(name).split()[0], bare_name(name).split()[-1]}:
                self.people.declared.setdefault(fold(label), name)

    def _declare(self) -> None:
        """``Nora Vale (NV): …`` says what NV means, and ``Nora Vale (Host): …`` who the Host is."""
        for short, name in self.introductions.declared.items():
            self.people.declared.setdefault(short, name)
        for aside, names in self._asides.items():
            fitting = [name for name in names if aside in initials_of(name)] or list(names)
            if len(fitting) == 1:
                self.people.declared.setdefault(aside, fitting[0])
