"""A panel or interview as a web page gives it.

Page furniture, ``Full Name: text``, later ``FN: text`` with nothing that links the two, paragraphs without a label,
comments and links at the end. Nothing marks where talk begins and ends: it begins at the first label of a speaker and
ends where, after the last one, something stands that nobody says (a name alone on a line, a button, a heading).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.readers.accepted import accepted_cues
from panelaudio.readers.beside_talk import is_of_page
from panelaudio.readers.dialogue import Dialogue
from panelaudio.readers.draft import no_speaker
from panelaudio.readers.dress import Cue, CueFinder, is_stamp
from panelaudio.readers.footnotes import FOOTNOTE, footnotes_of
from panelaudio.readers.front import read_front
from panelaudio.readers.introductions import introductions_of
from panelaudio.readers.labels import Label, Shape, find_label, fold
from panelaudio.readers.talk import is_rule
from panelaudio.readers.unspoken import MARKUP, TIME_STAMP
from panelaudio.readers.vocabulary import FOOT_STARTS, FURNITURE
from panelaudio.script import Notice, Script, Source

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

_PROSE_END = re.compile(r"[.?!…:;,\"”'’)\]—–-]\s*$")
_LINK_PROSE = re.compile(r"\b(?:here|click|watch|listen|subscribe|download)\b", re.IGNORECASE)
_SPACE_BEFORE_MARK = re.compile(r"[ \t]+(?=[,.;:!?])")
_WORDS_OF_PROSE = 12
"""A paragraph of as many words is talk, whatever it ends with."""
_WORDS_OF_INTRODUCTION = 6
_HEAD_LENGTH = 150
"""Characters within which a label ends."""


class PanelReader:
    """Reads ``Name: text`` paragraphs out of a page's text."""

    name = "panel"

    def sniff(self, source: Source) -> float:
        """Higher the more of the paragraphs begin with a label that comes back."""
        labels = _labels(source.sample, settings_of(source))
        accepted = _accepted(labels, source.sample, source)
        if not accepted:
            return 0.0
        paragraphs = sum(1 for line in source.sample if line and not line.isspace())
        return min(0.4 + 0.4 * len(accepted) / paragraphs, 0.8)

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: nobody speaks, or initials fit two people.
        """
        return _Reading(source).script(self.name)


class _Reading:
    """One transcript being read."""

    def __init__(self, source: Source) -> None:
        self.lines = source.lines
        labels = _labels(self.lines, settings_of(source))
        self.spoken = _accepted(labels, self.lines, source)
        if not self.spoken:
            raise no_speaker(source.name)
        self.dialogue = Dialogue(source)
        self.footnotes = self.dialogue.noted(footnotes_of(self.lines, self.spoken, min(self.spoken)))
        self.draft = self.dialogue.draft

    def script(self, reader: str) -> Script:
        first, last = min(self.spoken), max(self.spoken)
        end = self._end_of_talk(last)
        read_front(self.dialogue, self.lines, first)
        self._talk(first, end)
        for at in range(end, len(self.lines)):
            self.draft.leave(at + 1, "after the talk: comments, links or page foot", self.lines[at])
        return self.dialogue.finish(reader)

    def _talk(self, first: int, end: int) -> None:
        for at in range(first, end):
            line, cue = self.lines[at], self.spoken.get(at)
            if cue:
                self.dialogue.cue(at + 1, cue)
            elif line.strip():
                self._unlabelled(at, line, end)
            else:
                self.dialogue.part()

    def _unlabelled(self, at: int, line: str, end: int) -> None:
        if _button(line) or is_of_page(line):
            self.draft.leave(at + 1, "page furniture", line)
        elif at in self.footnotes:
            self.draft.leave(at + 1, FOOTNOTE, line)
        elif is_stamp(line):
            self.draft.leave(at + 1, TIME_STAMP, line)
        elif is_rule(line):
            self.draft.leave(at + 1, MARKUP, line)
        elif line.lstrip().startswith("#") or self._heads_what_follows(at, end):
            heading = line.strip().strip("#* ")
            self.dialogue.heading(at + 1, heading)
            message = f"'{heading}' is taken for a heading and is not spoken"
            self.draft.notices.append(Notice(code="heading", message=message, line=at + 1))
        else:
            if _prose_ends(self.lines[at - 1]):
                self.dialogue.part()
            self.dialogue.say(at + 1, line)

    def _heads_what_follows(self, at: int, end: int) -> bool:
        """A short line alone, without a full stop, right before a labelled turn."""
        alone = not self.lines[at - 1].strip() and at + 1 < end and not self.lines[at + 1].strip()
        following = next((here for here in range(at + 1, end) if self.lines[here].strip()), end)
        first = self.lines[at].lstrip()[:1]
        return (
            alone and following in self.spoken and not _prose(self.lines[at]) and (first.isupper() or first.isdigit())
        )

    def _end_of_talk(self, last: int) -> int:
        """The line after the last turn's last paragraph."""
        end = last + 1
        for at in range(last + 1, len(self.lines)):
            line = self.lines[at]
            if not line.strip():
                continue
            if _foot(line) or not _prose(line) or find_label(line) is not None:
                break
            end = at + 1
        return end


def settings_of(source: Source) -> dict[str, str]:
    """The user's aliases, folded."""
    return {fold(spelling): name for spelling, name in source.aliases}


def _labels(lines: Sequence[str], given: Collection[str]) -> dict[int, Label]:
    """Every label, by its line; a full name that was met is one in any spelling, small letters included."""
    heads = {
        at: line
        for at, line in enumerate(lines)
        if line.find(":", 0, _HEAD_LENGTH) >= 0 or line.find("：", 0, _HEAD_LENGTH) >= 0
    }
    met = _found(heads, given)
    full = {fold(name) for name, shape in {(label.name, label.shape) for label in met.values()} if shape is Shape.FULL}
    again = _found({at: line for at, line in heads.items() if at not in met}, full | set(given))
    return dict(sorted((met | again).items())) if again else met


def _found(lines: Mapping[int, str], known: Collection[str]) -> dict[int, Label]:
    found = ((at, find_label(line, known)) for at, line in lines.items())
    return {at: label for at, label in found if label is not None}


def _accepted(labels: dict[int, Label], lines: Sequence[str], source: Source) -> dict[int, Cue]:
    """The labels that are speakers', as cues."""
    introduced = introductions_of(source)
    cues = {at: _cue_of(label) for at, label in labels.items() if at not in introduced.lines}
    return accepted_cues(cues, lines, source, introduced.declared)


def _cue_of(label: Label) -> Cue:
    """``NORA VALE, HOST`` is a name and what its bearer does."""
    apart = CueFinder().find(f"{label.name}: a") if "," in label.name else None
    named = apart if apart and apart.aside else label
    return Cue(name=named.name, shape=named.shape, aside=label.aside or named.aside, text=label.text)


def _prose(line: str) -> bool:
    return _prose_ends(line) or len(line.split()) >= _WORDS_OF_PROSE


def _prose_ends(line: str) -> bool:
    return bool(_PROSE_END.search(line))


def _button(line: str) -> bool:
    return line.strip().casefold() in FURNITURE


def _foot(line: str) -> bool:
    folded = " ".join(line.casefold().split()).lstrip("#*_ ")
    return _button(line) or is_of_page(line) or folded.startswith(FOOT_STARTS)
