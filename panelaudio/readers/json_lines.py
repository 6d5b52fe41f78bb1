"""JSON with the lines on which its objects and keys stand, and with limits: transcripts come from anywhere."""

from __future__ import annotations

import contextlib
import json
import re
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from panelaudio.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_DEPTH = 64
"""Brackets inside brackets; transcripts need six."""
_MOST_DIGITS = 40
HINT = "check the file with a JSON checker, or choose another reader with --reader NAME"
# Possessive, and a string need not be closed: a broken text costs time in proportion, no more.
_STRING = r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"?'
_TOKEN = re.compile(rf"{_STRING}(?:\s*+:)?|[{{}}\[\]]|\d{{{_MOST_DIGITS + 1},}}+|NaN|Infinity")
_NO_BRACKET = re.compile(rf"{_STRING}|[^{{}}\[\]\"]++")
_HUGE = re.compile(rf"\d\d{{{_MOST_DIGITS}}}")
_SPACE = re.compile(r"[ \t\n\r\ufeff]*")
_MAYBE_HALF = re.compile("\\\\u[dD][89a-fA-F]|[\ud800-\udfff]")
_HALF = re.compile("[\ud800-\udfff]")


class Record(dict[str, Any]):
    """An object of the file, with the lines where it begins and ends, and where each of its keys stands."""

    __slots__ = ("_lines", "first_line", "last_line")
    first_line: int
    last_line: int
    _lines: Sequence[int]

    @property
    def key_lines(self) -> dict[str, int]:
        """Where each key stands."""
        return dict(zip(self, self._lines, strict=False)) if self._lines else dict.fromkeys(self, self.first_line)

    def key_ranges(self) -> dict[str, range]:
        """The lines of every key: to the line before the next one, or before the end of the object."""
        ranges: dict[str, range] = {}
        after = self.last_line
        for key, first in reversed(self.key_lines.items()):
            ranges[key] = range(first, max(first + 1, after))
            after = first
        return ranges


class _Span(NamedTuple):
    """Where an object stands."""

    first: int
    last: int
    keys: Sequence[int]
    """The lines of its keys; none where the whole text is on one line."""


_ONE_LINE = _Span(1, 1, ())


def parse_json(name: str, text: str) -> Any:
    """The value of a JSON text, its objects as ``Record``; several values one after the other become a list.

    Raises:
        InputError: it is no JSON, too deep, or holds a number, a character or a key that cannot be meant.
    """
    return _Parsing(name, text).value()


class _Parsing:
    """One text being parsed: the scan for lines goes ahead, and both meet objects in the order in which they end."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.halves = ("\\u" in text or not text.isascii()) and _MAYBE_HALF.search(text) is not None
        self.spans = repeat(_ONE_LINE) if self._is_plain() else iter(self._spans())

    def value(self) -> Any:
        decoder = json.JSONDecoder(object_pairs_hook=self._record)
        values: list[Any] = []
        at = self._skip(0)
        while at < len(self.text):
            try:
                value, at = decoder.raw_decode(self.text, at)
            except json.JSONDecodeError as fault:
                what = f"this is no JSON at column {fault.colno}: {fault.msg}"
                raise self._error(fault.lineno, what, "broken-json") from None
            values.append(value)
            at = self._skip(at)
        return values[0] if len(values) == 1 else values

    def _skip(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def _is_plain(self) -> bool:
        """Whether the text is one line in which nothing is to be looked for: then it need not be scanned."""
        text = self.text
        if "\n" in text or self.halves or "NaN" in text or "Infinity" in text or _HUGE.search(text):
            return False
        brackets = _NO_BRACKET.sub("", self.text)
        for _ in range(MAX_DEPTH):
            brackets = brackets.replace("{}", "").replace("[]", "")
        return not brackets

    def _spans(self) -> list[_Span]:
        """The lines of every object, in the order of their ends."""
        spans: list[_Span] = []
        opened: list[tuple[int, list[int]]] = []
        line, here, text = 1, 0, self.text
        for found in _TOKEN.finditer(text):
            mark = found[0]
            line += text.count("\n", here, found.start())
            here = found.start()
            if mark[0] == '"':
                if self.halves:
                    self._refuse_halves(line, mark)
                if mark[-1] == ":" and opened:
                    opened[-1][1].append(line)
            elif mark in "{[":
                opened.append((line, []))
                if len(opened) > MAX_DEPTH:
                    raise self._error(line, f"more than {MAX_DEPTH} brackets inside one another", "too-deep")
            elif mark in "}]":
                first, keys = opened.pop() if opened else (line, [])
                if mark == "}":
                    spans.append(_Span(first, line, keys))
            else:
                raise self._no_number(line, mark)
        return spans

    def _refuse_halves(self, line: int, mark: str) -> None:
        if not _MAYBE_HALF.search(mark):
            return
        with contextlib.suppress(json.JSONDecodeError):  # which is reported where the text is parsed
            if _HALF.search(json.loads(mark.rstrip(": \t\n\r"))):
                what = r"half of a character stands here (\ud800 to \udfff alone)"
                raise self._error(line, what, "broken-character")

    def _no_number(self, line: int, mark: str) -> InputError:
        if mark[0].isdigit():
            return self._error(line, f"a number has {len(mark)} digits: {mark[:12]}…", "huge-number")
        return self._error(line, f"{mark} is no number of JSON", "broken-json")

    def _record(self, pairs: list[tuple[str, Any]]) -> Record:
        record = Record(pairs)
        record.first_line, record.last_line, record._lines = next(self.spans)  # noqa: SLF001 - a part of the record
        if len(record) != len(pairs):
            seen: set[str] = set()
            twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
            raise self._error(record.first_line, f"an object has the key {twice[:40]!a} twice", "duplicate-key")
        return record

    def _error(self, line: int, what: str, code: str) -> InputError:
        return InputError(f"line {line}: {what}", code=code, hint=HINT, location=f"{self.name}:{line}")
