"""Dashes as pauses, and blanks: an engine stops at a comma, and runs over a dash between words without one."""

from __future__ import annotations

from panelaudio.normalize.rules import rule

_ONE = r"(?:[—―⸺⸻]|--+|(?<=\s)[-–](?=\s|$))"
_DASH = rf"{_ONE}(?:\s*{_ONE})*"
_BLANKS = r"(?<!\s)\s*"
"""All the white space at a place; without the look behind, long runs would be tried from each of their blanks."""
_MARK = r"[.,;:!?…]"

RULES = (
    rule(rf"^\s*{_DASH}\s*", "", ("— so it is", "so it is"), final=False),
    rule(rf"(?<={_MARK})\s*{_DASH}(?=\s)|{_BLANKS}{_DASH}(?=\s*{_MARK})", "", ("yes, — no", "yes, no"), final=False),
    rule(
        rf"{_BLANKS}{_DASH}(?=\s|$|[\"'”’)])",
        ",",
        ("a word — a pause", "a word, a pause"),
        ("But I--", "But I,"),
        ("so - -", "so,"),
        final=False,
    ),
    rule(rf"{_BLANKS}{_DASH}", ", ", ("word—word", "word, word"), final=False),
    rule(r"(?<=[a-z]{2})([,;:!?])(?=[A-Za-z]{2})", r"\1 ", ("yes,no", "yes, no"), final=False),
    rule(r"(?<=[a-z]{2})\.(?=[A-Z][a-z])", ". ", ("great.Thanks", "great. Thanks"), final=False),
    rule(r"^\s+|(?<!\s)\s+$", "", ("  so \n", "so"), final=False),
    rule(r"[^\S ]\s*|\s{2,}", " ", ("two\n  lines", "two lines"), final=False),
    rule(r"(?<!\s)\s+(?=[,.;:!?](?:\s|$))", "", ("well , yes", "well, yes"), final=False),
)
