"""Who a label stands for: ``Ada Byron: ``, ``Byron: ``, ``A. Byron: `` and, where room is short, ``Ada By…: ``."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio.captions.labels import label_texts, name_forms
from panelaudio.checking.compared import as_compared
from panelaudio.readers.labels import fold, shape_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from panelaudio.script import Speaker

LABEL = re.compile(r"(?P<name>[^\s:](?:[^:]{0,58}[^\s:])?): ?(?=\s|$|[^\s/])")
"""A name and a colon; what follows is the speaker's words. ``12:30`` and addresses are none."""
DASH = re.compile(r"[-‐–—] ?(?=[^\s\d-])")
"""Before each of two who share a cue."""
_CUT = "…"
_MOST_WORDS = 6
_REPEATED = 2
_LONGEST, _COLONS = 400, 8
"""Characters in which a label of known people may end, and colons that it may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The spellings that stand for people. Without any, what looks like a name or recurs is taken for a label."""

    full: Mapping[str, str]
    """Of each folded spelling, the full name; where nobody is known, labels stand for themselves."""
    known: bool
    """Whether the people are known, so that nothing else is a label."""

    def of(self, label: str) -> str | None:
        """The full name that a label stands for, or None where it is none."""
        folded = _key(label)
        if folded in self.full:
            return self.full[folded]
        if label.endswith(_CUT):
            begins = {name for key, name in self.full.items() if key.startswith(_key(label.removesuffix(_CUT)))}
            return begins.pop() if len(begins) == 1 else None
        return None

    def label_of(self, text: str) -> tuple[str, str] | None:
        """The label at the start of a line and the full name that it stands for; the longest that is one."""
        if not self.known:
            found = LABEL.match(text)
            name = self.of(found["name"]) if found else None
            return (found[0], name) if found and name is not None else None
        ends = [place for place, char in enumerate(text[:_LONGEST]) if char == ":"][:_COLONS]
        for end in reversed(ends):
            name = self.of(text[:end])
            if name is not None and text[end + 1 : end + 2] in {"", " "}:
                return text[: end + 2], name
        return None


def _key(name: str) -> str:
    """A name as it is looked up."""
    plain = " ".join(as_compared(name))
    return fold(plain) or plain


def names_of(speakers: Iterable[Speaker], max_characters: int | None = None) -> Names:
    """The names of known people: whole, in each other spelling, the last name alone, with an initial before it.

    Args:
        speakers: In the order in which they first speak.
        max_characters: Of a line, where the labels may be ours: they tell apart those who share a last name.
    """
    people = tuple(speakers)
    forms = [(form, one.name) for one in people for form in (one.name, *one.aliases)]
    if max_characters is not None:
        labels = label_texts((one.name for one in people), max_characters)
        forms += [(label.removesuffix(": "), name) for name, label in labels.items()]
    forms += [(form, name) for whole, name in tuple(forms) for form in name_forms(whole)]
    full: dict[str, str] = {}
    for form, name in forms:
        full.setdefault(_key(form), name)
    return Names(full=full, known=True)


def names_in(lines: Iterable[str]) -> Names:
    """The names in the first lines of cues: what is shaped as one, or stands before a colon more than once."""
    found = Counter(label["name"] for line in lines if (label := LABEL.match(line)))
    taken = [
        name
        for name, count in found.items()
        if len(name.split()) <= _MOST_WORDS and (count >= _REPEATED or shape_of(name.removesuffix(_CUT).strip()))
    ]
    return Names(full={_key(name): name for name in taken}, known=False)
