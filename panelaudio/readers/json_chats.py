"""What programs for chat export as JSON: Messenger and Instagram newest first, Telegram with texts in parts."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from panelaudio.readers.json_lines import Record

_TEXTS = ("content", "sender_name")
"""Keys of Messenger whose text comes in UTF-8 that was taken for Latin-1."""


def as_said(entries: list[Any]) -> list[Any]:
    """The entries of a list in the order in which they were written, each with its text whole and in its letters."""
    for entry in entries:
        if isinstance(entry, Record):
            _make_whole(entry)
            if "sender_name" in entry:
                _mend_letters(entry)
    return list(reversed(entries)) if _is_newest_first(entries) else entries


def _make_whole(entry: Record) -> None:
    """Telegram: ``["See ", {"type": "link", "text": "the bridge"}]`` is one text."""
    parts = entry.get("text")
    if isinstance(parts, list) and parts and "from" in entry:
        entry["text"] = "".join([one if isinstance(one, str) else _text_of(one) for one in parts])


def _text_of(part: Any) -> str:
    text = part.get("text") if isinstance(part, Record) else ""
    return text if isinstance(text, str) else ""


def _mend_letters(entry: Record) -> None:
    """``cafÃ©`` is ``café``; what is no UTF-8 was written so."""
    for key in _TEXTS:
        text = entry.get(key)
        if isinstance(text, str) and not text.isascii():
            try:
                entry[key] = text.encode("latin-1").decode()
            except UnicodeError:
                continue


def _is_newest_first(entries: list[Any]) -> bool:
    times = [entry.get("timestamp_ms") for entry in entries if isinstance(entry, Record) and "sender_name" in entry]
    told = [time for time in times if isinstance(time, int | float)]
    falling = all(after <= before for before, after in pairwise(told))
    return len(told) == len(entries) > 1 and falling and told[0] > told[-1]
