"""What stands in a turn's text and is not said, each kind by a rule with a name: ``[laughs]``, stamps, markup."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from panelaudio.readers.pauses import PATTERN as PAUSE
from panelaudio.readers.vocabulary import SOUND_WORDS, SOUNDS

if TYPE_CHECKING:
    from collections.abc import Callable

TIME_STAMP = "time stamp"
DIRECTION = "sound or stage direction"
FOOTNOTE = "footnote mark"
MARKUP = "markup"
ADDRESS = "web or e-mail address"
REFERENCE = "reference of the transcribers"

# Every repetition is bounded, and no part may begin inside another: hostile text costs time in proportion, no more.
_RULES = re.compile(
    rf"(?P<pause>(?i:{PAUSE}))"  # the draft's matter
    r"""
    | (?P<footnote> \\?\[\^?\d{1,3}\\?\](?!\() | \[\^[^\]\s]{1,20}\] | [¹²³⁴-⁹⁰]{1,9} )
    | (?P<stamp> (?P<open>\\?\[|\() \s?~? \d{1,3}(?::\d\d){1,3}(?:[.,]\d{1,3})?
          (?:\s?[-–]\s?\d{1,3}(?::\d\d){1,3}(?:[.,]\d{1,3})?)? \s? (?:\\?\]|\)) )
    | (?P<image> !\[[^\[\]]{0,300}\]\([^()\s]{0,2000}\) )
    | (?P<link> \[(?P<words>[^\[\]]{0,500})\]\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?\) )
    | (?P<glossary> \[[a-z]{2,12}:(?P<term>[^\[\]:|\n]{1,60})(?:\|(?P<shown>[^\[\]\n]{1,60}))?\] )
    | (?P<curly> \{[^{}]{1,120}\} )
    | (?P<square> \\?\[[^\[\]\\]{1,600}\\?\] )
    | (?P<round> \([^()]{1,160}\) )
    | (?P<starred> (?<![*\w])\*(?=[^\s*])[^*\n]{1,80}(?<=\S)\*(?![*\w]) )
    | (?P<url> (?:<)?https?://[^\s<>\])]+(?:>)? )
    | (?P<mail> <?(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}>? )
    | (?P<tag> </?[a-zA-Z][^<>]{0,300}> | <\d\d:\d\d[:.\d]{1,20}> )
    | (?P<mark> \*\*\*?|(?<!\w)_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?!\w)|(?<!\s)\*|\*(?!\s)|`{1,3}|~~|\\(?=[^\w\s]) )
    | (?P<entity> &(?:\#\d{1,7}|\#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,31}); )
    """,
    re.VERBOSE,
)
_MAY_HOLD_SOME = re.compile(r"[\[({*_`~\\<&@¹²³⁴-⁹⁰]|https?:")
_WORD = re.compile(r"[^\W\d_]+")
_LOWER_BEFORE = re.compile(r"[^\W\d_A-Z][,]?\s$")
_GAPS = re.compile(r"[ \t]{2,}|[ \t]+(?=[,.;!?](?:\s|$))|(?<=\n)[ \t]+|[ \t]+(?=\n)")
_WORDS_OF_INSERTION = 6


class Piece(NamedTuple):
    """A part of a text that is not said."""

    at: int
    """Where it begins in the text."""
    reason: str
    text: str


def clean(text: str, *, round_too: bool = False) -> tuple[str, list[Piece]]:
    """The text as it is said, and the parts that are not.

    Args:
        text: a paragraph; line ends may stand in it.
        round_too: round brackets hold directions as well (plays, films).
    """
    if not _MAY_HOLD_SOME.search(text):
        return text, []
    pieces: list[Piece] = []
    kept: list[str] = []
    here = 0
    for found in _RULES.finditer(text):
        said, reason = _judge(found, text, round_too=round_too)
        if said == found[0]:
            continue
        kept.extend((text[here : found.start()], said))
        here = found.end()
        if reason:
            pieces.append(Piece(found.start(), reason, found[0]))
    if not here:
        return text, []
    return _GAPS.sub(_close_gap, "".join([*kept, text[here:]])), pieces


def _close_gap(found: re.Match[str]) -> str:
    return " " if found[0].isspace() and found.end() < len(found.string) and _between_words(found) else ""


def _between_words(found: re.Match[str]) -> bool:
    return found.string[found.end()] not in ",.;!?\n" and found.start() > 0 and found.string[found.start() - 1] != "\n"


def _judge(found: re.Match[str], text: str, *, round_too: bool) -> tuple[str, str]:
    kind = found.lastgroup or ""  # the outer group, which closes last
    if kind in {"square", "round", "starred"}:
        return _bracket(kind, found, text, round_too=round_too)
    return _SAID[kind](found), _REASONS[kind]


def _bracket(kind: str, found: re.Match[str], text: str, *, round_too: bool) -> tuple[str, str]:
    inner = found[0].strip("\\[]()*")
    if kind == "starred":
        return ("", DIRECTION) if is_sound(inner, surely=True) else (inner, MARKUP)
    if kind == "round":
        return ("", DIRECTION) if round_too or is_sound(inner, surely=True) else (found[0], "")
    if not is_sound(inner) and _inserted(inner, found, text):
        return inner, "brackets of an insertion"
    return "", DIRECTION


def _inserted(inner: str, found: re.Match[str], text: str) -> bool:
    """``when [the board] met``: words that the editor gave to the speaker, in the middle of a sentence."""
    after = text[found.end() : found.end() + 2].lstrip()
    before = text[max(found.start() - 3, 0) : found.start()]
    few = 0 < len(inner.split()) <= _WORDS_OF_INSERTION
    return few and after[:1].islower() and _LOWER_BEFORE.search(before) is not None and not inner.endswith(".")


def is_sound(phrase: str, *, surely: bool = False) -> bool:
    """Whether bracketed words tell a sound or a gesture: ``laughs``, ``Applause.``, ``inaudible 00:12``.

    Args:
        phrase: without its brackets.
        surely: only by words that tell nothing else (``laughs``, not ``video``).
    """
    words = [word.casefold() for word in _WORD.findall(phrase[:200])]
    few = 0 < len(words) <= 2 * _WORDS_OF_INSERTION
    telling = SOUNDS if surely else SOUNDS | SOUND_WORDS
    return few and any(word in telling for word in words[: 2 if surely else 4])


def _glossary(found: re.Match[str]) -> str:
    return found["shown"] or found["term"].strip()


_SAID: dict[str, Callable[[re.Match[str]], str]] = {
    "pause": lambda found: found[0],
    "link": lambda found: "" if found["words"].startswith(("http", "www.")) else found["words"],
    "glossary": _glossary,
    "tag": lambda found: " " if found[0][:3].casefold() == "<br" else "",
    "entity": lambda found: html.unescape(found[0]).replace("\xa0", " "),
    "footnote": lambda _: "",
    "stamp": lambda _: "",
    "image": lambda _: "",
    "curly": lambda _: "",
    "url": lambda _: "",
    "mail": lambda _: "",
    "mark": lambda _: "",
}
_REASONS = {
    "pause": "",
    "link": ADDRESS,
    "glossary": REFERENCE,
    "tag": MARKUP,
    "entity": "",
    "footnote": FOOTNOTE,
    "stamp": TIME_STAMP,
    "image": MARKUP,
    "curly": DIRECTION,
    "url": ADDRESS,
    "mail": ADDRESS,
    "mark": MARKUP,
}
