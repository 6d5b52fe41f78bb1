"""JSON with the lines on which its objects and keys stand, and with limits: transcripts come from anywhere."""

from __future__ import annotations

import contextlib
import json
import re
from typing import Any

from panelaudio.errors import InputError

MAX_DEPTH = 64
"""Brackets inside brackets; transcripts need six."""
_MOST_DIGITS = 40
HINT = "check the file with a JSON checker, or choose another reader with --reader NAME"
# Possessive, and a string need not be closed: a broken text costs time in proportion, no more.
_TOKEN = re.compile(
    r'(?P<string>"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"?)(?P<key>\s*+:)?|(?P<digits>\d++)|[{}\[\]\n]|NaN|Infinity'
)
_SPACE = re.compile(r"[ \t\n\r\ufeff]*")
_MAYBE_HALF = re.compile("\\\\u[dD][89a-fA-F]|[\ud800-\udfff]")
_HALF = re.compile("[\ud800-\udfff]")


class Record(dict[str, Any]):
    """An object of the file, with the lines where it begins and ends, and where each of its keys stands."""

    first_line: int
    last_line: int
    key_lines: dict[str, int]

    def key_ranges(self) -> dict[str, range]:
        """The lines of every key: to the line before the next one, or before the end of the object."""
        ranges: dict[str, range] = {}
        after = self.last_line
        for key, first in reversed(self.key_lines.items()):
            ranges[key] = range(first, max(first + 1, after))
            after = first
        return ranges


class _Open:
    """A bracket that waits for its end."""

    def __init__(self, line: int) -> None:
        self.first = line
        self.last = line
        self.keys: list[int] = []


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
        self.ended = 0
        self.halves = _MAYBE_HALF.search(text) is not None
        self.spans = self._spans()

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

    def _spans(self) -> list[_Open]:
        """The lines of every object, in the order of their ends."""
        spans: list[_Open] = []
        opened: list[_Open] = []
        line = 1
        for found in _TOKEN.finditer(self.text):
            if found["string"]:
                self._refuse_halves(line, found["string"])
                if found["key"] and opened:
                    opened[-1].keys.append(line)
                line += found["key"].count("\n") if found["key"] else 0
            elif found[0] == "\n":
                line += 1
            elif found[0] in "{[":
                opened.append(_Open(line))
            elif found[0] in "}]" and opened:
                opened[-1].last = line
                spans.extend([opened[-1]] if found[0] == "}" else [])
                opened.pop()
            self._judge(line, found, len(opened))
        return spans

    def _refuse_halves(self, line: int, quoted: str) -> None:
        if not self.halves or not _MAYBE_HALF.search(quoted):
            return
        with contextlib.suppress(json.JSONDecodeError):  # which is reported where the text is parsed
            if _HALF.search(json.loads(quoted)):
                what = r"half of a character stands here (\ud800 to \udfff alone)"
                raise self._error(line, what, "broken-character")

    def _judge(self, line: int, found: re.Match[str], depth: int) -> None:
        if depth > MAX_DEPTH:
            raise self._error(line, f"more than {MAX_DEPTH} brackets inside one another", "too-deep")
        if found[0] in {"NaN", "Infinity"}:
            raise self._error(line, f"{found[0]} is no number of JSON", "broken-json")
        if found["digits"] and len(found[0]) > _MOST_DIGITS:
            raise self._error(line, f"a number has {len(found[0])} digits: {found[0][:12]}…", "huge-number")

    def _record(self, pairs: list[tuple[str, Any]]) -> Record:
        record = Record(pairs)
        span = self.spans[self.ended]
        self.ended += 1
        record.first_line, record.last_line = span.first, span.last
        record.key_lines = dict(zip(record, span.keys, strict=False))
        if len(record) != len(pairs):
            seen: set[str] = set()
            twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
            raise self._error(record.first_line, f"an object has the key {twice[:40]!a} twice", "duplicate-key")
        return record

    def _error(self, line: int, what: str, code: str) -> InputError:
        return InputError(f"line {line}: {what}", code=code, hint=HINT, location=f"{self.name}:{line}")
