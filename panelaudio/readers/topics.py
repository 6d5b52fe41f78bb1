"""The topics of a meeting (QMSum): each begins at a turn that is counted from 0, and becomes a heading before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from panelaudio.readers.json_ledger import account, left_whole
from panelaudio.readers.json_lines import Record
from panelaudio.readers.passages import plain_text
from panelaudio.script import Heading

if TYPE_CHECKING:
    from panelaudio.readers.draft import Draft

TOPICS = "topic_list"
_USES = {"topic": "heading", "relevant_text_span": "where the topic begins"}
_MOST_DIGITS = 9


def headings_of(draft: Draft, value: Any, turns: int) -> dict[int, list[Heading]]:
    """The headings by the turn before which they stand; topics without such a turn are left out."""
    topics = value.get(TOPICS) if isinstance(value, Record) else None
    headings: dict[int, list[Heading]] = {}
    for topic in topics if isinstance(topics, list) else []:
        text = topic.get("topic") if isinstance(topic, Record) else None
        at = _begin(topic.get("relevant_text_span")) if isinstance(topic, Record) else None
        if isinstance(text, str) and plain_text(text) and at is not None and at < turns:
            account(draft, topic, _USES)
            headings.setdefault(at, []).append(Heading(text=plain_text(text), line=topic.key_lines["topic"]))
        else:
            line = topic.first_line if isinstance(topic, Record) else value.key_lines[TOPICS]
            left_whole(draft, line, "a topic without a turn", topic)
    return headings


def _begin(spans: Any) -> int | None:
    """The first turn of all spans, each a pair of numbers that may be in quotes."""
    firsts = [span[0] for span in spans if isinstance(span, list) and span] if isinstance(spans, list) else []
    numbers = [number for first in firsts if (number := _number(first)) is not None]
    return min(numbers, default=None)


def _number(value: Any) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) <= _MOST_DIGITS:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
