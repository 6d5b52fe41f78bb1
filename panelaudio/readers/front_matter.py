"""Front matter: the block between two ``---`` (or ``+++``) at the beginning of a file.

Only its own keys are read, with values on the line, lists and folded texts below it. It is no YAML parser on purpose:
what is nested deeper is of no use here, and nobody's transcript can make this slow.
"""

from __future__ import annotations

import contextlib
import json
import re
from typing import TYPE_CHECKING

from panelaudio.readers.front import take_field
from panelaudio.readers.labels import Shape, shape_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.readers.dialogue import Dialogue

_MOST_LINES = 2000
_FENCES = {"---": frozenset({"---", "..."}), "+++": frozenset({"+++"})}
"""Of YAML, and of TOML as Hugo has it."""
_FIELD = re.compile(r"([A-Za-z_][\w-]{0,40})(?::|\s{0,8}=)(?:\s+(.*)|\s*)$")
_ITEM = re.compile(r"\s{0,12}-\s+(?:name:\s*)?(\S.*)")
_FOLDED = re.compile(r"[|>][+-]?\d?")
_ITEMS = re.compile(r'"(?:[^"\\]|\\.){0,400}"|\'[^\']{0,400}\'|[^,]{1,400}')
_SPEAKERS = frozenset(
    "speakers speaker guests guest hosts host participants attendees panelists panel people interviewee".split()
)


def front_matter(lines: Sequence[str]) -> int:
    """How many lines the block has, both fences counted; 0 where there is none."""
    fence = lines[0].strip() if lines else ""
    if fence not in _FENCES:
        return 0
    ends = (at for at in range(1, min(len(lines), _MOST_LINES)) if lines[at].strip() in _FENCES[fence])
    return next(ends, -1) + 1


def read_front_matter(dialogue: Dialogue, lines: Sequence[str]) -> None:
    """Title, date, language, description and speakers go where they belong; every line is left out of the talk."""
    for key, values in fields_of(lines).items():
        if key in _SPEAKERS:
            names = tuple(" ".join(value.split()) for value in values)
            dialogue.people.listed += tuple(name for name in names if shape_of(name) is Shape.FULL)
        else:
            take_field(dialogue, key, " ".join(values))
    for number, line in enumerate(lines, start=1):
        dialogue.draft.leave(number, "front matter", line)


def fields_of(lines: Sequence[str]) -> dict[str, list[str]]:
    """The top keys in small letters, each with its value, the items of its list or the lines of its text."""
    fields: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        if found := _FIELD.match(line):
            key, value = found[1].casefold(), (found[2] or "").strip()
            fields[key] = [] if _FOLDED.fullmatch(value) else _values(value)
        elif key and (item := _ITEM.match(line)):
            fields[key] += _values(item[1])
        elif key and line[:1].isspace() and line.strip():
            fields[key].append(line.strip())
    return fields


def _values(written: str) -> list[str]:
    """A scalar, or the items of ``[a, 'b']``; a comment behind it is none of it."""
    written = written.strip()
    if not written.startswith(('"', "'")):
        written = re.sub(r"\s#\s.{0,300}$", "", written).strip()
    if written.startswith("[") and written.endswith("]"):
        return [bare for item in _ITEMS.findall(written[1:-1]) if (bare := _bare(item))]
    return [bare] if (bare := _bare(written)) else []


def _bare(scalar: str) -> str:
    """A scalar without its quotes; of a JSON string the commonest escapes are undone."""
    text = scalar.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        with contextlib.suppress(ValueError):  # YAML has more escapes than JSON
            return str(json.loads(text))
        return re.sub(r"\\(.)", r"\1", text[1:-1])
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return text
