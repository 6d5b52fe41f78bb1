"""Lines that a page sets amid a talk and nobody says: links to other articles, notes of editors, advertisements."""

from __future__ import annotations

import re

_OF_PAGE = re.compile(
    r"\W{0,4}(?:"
    r"(?:read|watch|see|listen) (?:more|next|also):.{1,150}|read (?:more|next|also)"
    r"|related(?: (?:articles?|story|stories|reading))?:.{1,150}"
    r"|(?:the )?(?:story|article|interview) continues (?:below|after).{0,60}"
    r"|continue reading(?: the main story)?.{0,40}"
    r"|(?:skip )?advertisements?|(?:sponsored|paid) content|scroll (?:down )?to continue.{0,40}|ad feedback"
    r"|(?:this|the|our|his|her|their) (?:\w{1,20} )?(?:interview|conversation|discussion|exchange|transcript)"
    r" (?:has been|was|have been) (?:\w{1,20} )?(?:edited|condensed|abridged|shortened).{0,150}"
    r"|(?:dieses|das) (?:interview|gespräch) wurde .{0,60}gekürzt.{0,60}"
    r")\W{0,4}",
    re.IGNORECASE,
)
_FIRST = (
    "Read Watch See Listen Related The Story Article Interview Continue Skip Advertisement Sponsored Paid Scroll Ad"
)
_OF_EDITORS = "This Our His Her Their Das Dieses"
_MAY_BE = re.compile(rf"\W{{0,4}}(?:{'|'.join([*_FIRST.split(), *_FIRST.upper().split(), *_OF_EDITORS.split()])})")
"""Tells most lines apart quickly. Small letters begin a line amid a sentence."""
_LONGEST = 250


def is_of_page(line: str) -> bool:
    """Whether all of a line is the page's own."""
    return _MAY_BE.match(line) is not None and len(line) <= _LONGEST and _OF_PAGE.fullmatch(line.strip()) is not None
