"""What becomes of every key of a JSON transcript: used, a detail of the recognizer, or left out with its words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from panelaudio.readers.fields import plain_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from panelaudio.readers.draft import Draft
    from panelaudio.readers.json_lines import Record

_MARKS = frozenset("id version type".split())
"""Keys whose strings are for programs."""
_AGAIN = frozenset("words tokens chars wordsegments".split())
"""Keys whose lists hold once more, one by one, the words of the text beside them."""


def account(draft: Draft, record: Record, uses: Mapping[str, str]) -> None:
    """Enter every key of an object in the ledger; a string, a list or an object that is not used is left out."""
    draft.take(record.first_line, "bracket")
    draft.take(record.last_line, "bracket")
    lines = record.key_lines
    unused = [key for key, value in record.items() if key not in uses and not _is_detail(key, value)]
    for key in unused:
        left_whole(draft, lines[key], f"beside the speech: '{key}'", record[key])
    if record.first_line == record.last_line:
        return
    aside = frozenset(unused)
    ranges = record.key_ranges()
    for key in record:
        use = uses.get(key) or (f"of '{key}', which is left out" if key in aside else "detail")
        for line in ranges[key]:
            draft.take(line, use)


def left_whole(draft: Draft, line: int, reason: str, value: Any) -> None:
    """Leave a value out, all of it under the line where it begins."""
    shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    draft.leave(line, reason, shown)


def take_brackets(draft: Draft) -> None:
    """The lines on which nothing but brackets stand."""
    for number, line in enumerate(draft.source.lines, start=1):
        if line and not line.isspace() and not line.strip("{}[], \t\r\ufeff"):
            draft.take(number, "bracket")


def _is_detail(key: str, value: Any) -> bool:
    if isinstance(value, str | list):
        return plain_key(key) in (_MARKS if isinstance(value, str) else _AGAIN)
    return value is None or isinstance(value, int | float)
