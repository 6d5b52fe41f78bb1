"""Lines of a voices.yaml: comments, and scalars that no YAML reader takes for something else."""

from __future__ import annotations

import json
import re

_PLAIN = re.compile(r"[^\W\d_](?:[\w .'’/+-]*[\w.])?")
_MEANT_OTHERWISE = frozenset("y n yes no on off true false null".split())
"""What YAML takes for something else than text, so other programs might."""
_WIDTH = 100


def comment_lines(text: str) -> list[str]:
    """Comment lines of at most ``_WIDTH`` characters, later ones indented."""
    lines, line = [], "#"
    for word in text.split():
        if len(line) + 1 + len(word) > _WIDTH:
            lines.append(line)
            line = "#  "
        line = f"{line} {word}"
    return [*lines, line]


def quoted(text: str) -> str:
    """A scalar that every YAML reader takes for this very text."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _MEANT_OTHERWISE:
        return text
    return _escaped(text)


def _escaped(text: str) -> str:
    # A JSON string is a YAML string, but for the characters that YAML 1.2 (§5.1) wants escaped.
    return "".join(
        char if char.isprintable() else f"\\U{ord(char):08x}" for char in json.dumps(text, ensure_ascii=False)
    )
