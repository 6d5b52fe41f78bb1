"""Tags and entities that captions and exports put around words; what is taken away can be told."""

from __future__ import annotations

import html
import re

_TAG = re.compile(
    r"</?(?:[abcipqsuv]|em|strong|br|div|font|lang|ruby|rt|span|mark|sub|sup|small|code|tt)(?:[. \t/][^<>]*)?>"
    r"|<[\d:.]+>",
    re.IGNORECASE,
)
_OVERRIDE = re.compile(r"\{\\[^{}]*\}")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def without_markup(text: str) -> str:
    """A text without tags, positions and entities; costs nothing where none of their marks stands in it."""
    if "<" in text:
        text = _TAG.sub(_gap, text)
    if "{\\" in text:
        text = _OVERRIDE.sub("", text)
    return unescape(text)


def _gap(tag: re.Match[str]) -> str:
    """A line break parts words, other tags may stand inside one."""
    return " " if tag[0][1:3].casefold() == "br" else ""


def unescape(text: str) -> str:
    """The characters that entities stand for; ``html.unescape`` alone fails at numbers of thousands of digits."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def markup_in(text: str) -> str:
    """The tags of a text, for the report of what is not spoken; a ``<v Name>`` was used and is none of it."""
    if "<" not in text and "{\\" not in text:
        return ""
    tags = [found[0] for pattern in (_TAG, _OVERRIDE) for found in pattern.finditer(text)]
    return " ".join(tag for tag in tags if tag.lstrip("</")[:1].casefold() != "v")
