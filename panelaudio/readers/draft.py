"""A draft collects what a reader finds, line by line, and becomes a script in which every line is accounted for."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from panelaudio.errors import InputError
from panelaudio.script import Heading, Item, LeftOut, Notice, Pause, Script, Source, Speaker, Taken, Turn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_CUT_OFF = re.compile(r"(?:-\s?-|[—–]|\s-)[\"”’)\]]*\s*$")
_MAY_BE_CUT_OFF = frozenset('-—–"”’)]')
"""Last characters of a turn that ends as one that was interrupted."""
_ENDING = 16
"""Characters at the end of a turn that tell a cut-off."""
_SPACES = re.compile(r"[^\S\n]+")


@dataclass(slots=True)
class _Said:
    label: str
    line: int
    lines: list[int]
    text: str = ""
    """Of a turn that was told whole."""
    start_ms: int | None = None
    end_ms: int | None = None
    paragraphs: list[list[str]] = field(default_factory=list)
    """Each of parts that are joined by a blank; none is empty."""

    def whole(self) -> str:
        if not self.paragraphs:
            return self.text
        return "\n\n".join([" ".join(parts) for parts in self.paragraphs])


@dataclass(slots=True, kw_only=True)
class Draft:
    """A script in the making. Lines are numbered from 1; text is what is to be spoken of the line."""

    source: Source
    title: str = ""
    description: str = ""
    language: str = "en"
    date: str = ""
    notices: list[Notice] = field(default_factory=list)
    _items: list[_Said | Heading | Pause] = field(default_factory=list)
    _last: _Said | None = None
    _taken: dict[int, str] = field(default_factory=dict)
    _left_out: list[LeftOut] = field(default_factory=list)

    def say(self, label: str, line: int, text: str = "") -> None:
        """Begin a turn of the speaker behind ``label``."""
        self._last = _Said(label, line, [])
        self._items.append(self._last)
        self.more(line, text)

    def more(self, line: int, text: str, *, joined: bool = False) -> None:
        """Add a line to the turn that was begun last: a paragraph of its own, or joined to the one before."""
        said = self._last
        if said is None:
            return
        said.lines.append(line)
        text = _tidy(text)
        if text and joined and said.paragraphs:
            said.paragraphs[-1].append(text)
        elif text:
            said.paragraphs.append([text])

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
        first, text = paragraphs[0]
        if len(paragraphs) == 1:
            at = [*lines, first]
            text = _tidy(text)
        else:
            at = [*lines, *[line for line, _ in paragraphs]]
            text = "\n\n".join([tidy for _, part in paragraphs if (tidy := _tidy(part))])
        self._last = _Said(label, first, at, text, start_ms, end_ms)
        self._items.append(self._last)

    def take(self, line: int, use: str) -> None:
        """A line that serves the shape and is neither spoken nor lost: the time of a caption, a closing bracket."""
        self._taken.setdefault(line, use)

    @property
    def speaking(self) -> bool:
        """Whether a turn was begun."""
        return self._last is not None

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

    def finish(self, reader: str, names: Mapping[str, str]) -> Script:
        """The script; ``names`` gives the full name behind every label.

        Raises:
            InputError: nobody speaks.
        """
        items = self._spoken_items(names)
        if not any(isinstance(item, Turn) for item in items):
            raise no_speaker(self.source.name)
        left_out = sorted(self._left_out + self._unread(), key=lambda one: one.line)
        taken = self._taken
        return Script(
            source=self.source.name,
            sha256=hashlib.sha256(self.source.raw).hexdigest(),
            format=reader,
            items=tuple(items),
            speakers=_speakers(items, names),
            taken=tuple([Taken(line=line, use=taken[line]) for line in sorted(taken)]),
            left_out=tuple(left_out),
            notices=tuple(self.notices),
            title=self.title,
            description=self.description,
            language=self.language,
            date=self.date,
        )

    def _spoken_items(self, names: Mapping[str, str]) -> list[Item]:
        items: list[Item] = []
        taken = self._taken
        turns = 0
        for item in self._items:
            if not isinstance(item, _Said):
                items.append(item)
            elif text := item.whole():
                use = f"turn {turns}"
                for line in item.lines:
                    taken[line] = use
                items.append(_turn(item, text, turns, names[item.label]))
                turns += 1
            else:
                self.leave(item.line, "a label without words", f"{item.label}:")
        return items

    def _unread(self) -> list[LeftOut]:
        """What no rule of the reader took: reported rather than lost. Blank lines are taken as such."""
        taken = self._taken
        left_out = {one.line for one in self._left_out}
        unread = []
        for number, text in enumerate(self.source.lines, start=1):
            if not text or text.isspace():
                taken.setdefault(number, "blank")
            elif number not in taken and number not in left_out:
                unread.append(LeftOut(line=number, reason="not understood", text=text.strip()))
        return unread


def no_speaker(name: str) -> InputError:
    """The error for a transcript in which nobody speaks."""
    hint = "turns look like 'Full Name: words'; see `panelaudio inspect --help` for the shapes that are read"
    return InputError(f"{name}: no speaker was found", code="no-speaker", hint=hint, location=name)


def _tidy(text: str) -> str:
    """Single blanks between words, line ends kept, none at the ends."""
    return (_SPACES.sub(" ", text) if "  " in text or not text.isprintable() else text).strip()


def _turn(said: _Said, text: str, index: int, speaker: str) -> Turn:
    return Turn(
        index=index,
        speaker=speaker,
        text=text,
        line=said.line,
        cut_off=text[-1] in _MAY_BE_CUT_OFF and _CUT_OFF.search(text[-_ENDING:]) is not None,
        start_ms=said.start_ms,
        end_ms=said.end_ms,
    )


def _speakers(items: list[Item], names: Mapping[str, str]) -> tuple[Speaker, ...]:
    aliases: dict[str, list[str]] = {item.speaker: [] for item in items if isinstance(item, Turn)}
    for label, name in names.items():
        if label != name and name in aliases:
            aliases[name].append(label)
    return tuple(Speaker(name=name, aliases=tuple(labels)) for name, labels in aliases.items())
