"""Words in lines, as large as a box allows."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from panelaudio.covers.fonts import Face

LINE_HEIGHT = 1.16
"""Of the size."""
_MOST_CHARACTERS = 300
"""More would be no title; and a text of a megabyte is not measured word by word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A text in lines at a size."""

    font: Any
    size: int
    """Pixels."""
    lines: tuple[str, ...]

    @property
    def height(self) -> int:
        """Of all lines."""
        return round(len(self.lines) * self.size * LINE_HEIGHT)


def fitted(face: Face, text: str, box: tuple[int, int], sizes: Sequence[int], weight: int) -> Fitted:
    """The text at the largest of the sizes at which it fits; at the smallest, with an ellipsis where it must be."""
    width, height = box
    text = text if len(text) <= _MOST_CHARACTERS else f"{text[:_MOST_CHARACTERS]}…"
    for dash in "-–—":
        text = text.replace(f" {dash} ", f"\u00a0{dash} ")  # no line begins with a dash
    for size in sizes:
        font = face.at(size, weight)
        if any(font.getlength(word) > width for word in text.split(" ")) and size != sizes[-1]:
            continue  # a smaller size may keep the word whole
        lines = _balanced(text, width, font.getlength)
        if len(lines) * size * LINE_HEIGHT <= height:
            return Fitted(font=font, size=size, lines=tuple(lines))
    most = max(1, int(height / (size * LINE_HEIGHT)))
    lines = [*lines[: most - 1], _ended(lines[most - 1], width, font.getlength)]
    return Fitted(font=font, size=size, lines=tuple(lines))


def _balanced(text: str, width: float, length: Callable[[str], float]) -> list[str]:
    """As few lines as the width allows, of about the same length."""
    lines = wrapped(text, width, length)
    longest = max((length(word) for word in text.split(" ")), default=0.0)
    if longest > width:
        return lines
    narrow, wide = longest, width  # no word is broken that fits into a line
    for _ in range(8):
        middle = (narrow + wide) / 2
        if len(wrapped(text, middle, length)) == len(lines):
            wide = middle
        else:
            narrow = middle
    return wrapped(text, wide, length)


def wrapped(text: str, width: float, length: Callable[[str], float]) -> list[str]:
    """Lines no wider than ``width``, broken at spaces, within words only where a word is wider by itself."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if length(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *whole, line = _broken(word, width, length)
        lines += whole
    return [*lines, line] if line else lines


def _broken(word: str, width: float, length: Callable[[str], float]) -> list[str]:
    """Parts of a word, each as long as the width allows; a single character may be wider."""
    parts = []
    while len(word) > 1 and length(word) > width:
        most = bisect_right(range(1, len(word)), width, key=lambda count: length(word[:count]))
        parts.append(word[: max(most, 1)])
        word = word[max(most, 1) :]
    return [*parts, word]


def _ended(line: str, width: float, length: Callable[[str], float]) -> str:
    parts = _broken(line, width - length("…"), length)
    return f"{parts[0].rstrip(' …')}…"
