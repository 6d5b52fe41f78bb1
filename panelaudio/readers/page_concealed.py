"""What a page conceals, or sets beside the text of an article: hidden elements, advertisements, marks of footnotes."""

from __future__ import annotations

import re

VOID = frozenset("br hr img input meta link wbr source col area base embed track".split())
"""Elements without content."""
_CONCEALED = re.compile(r"display\s?:\s?none|visibility\s?:\s?hidden", re.IGNORECASE)
_FOR_SCREEN_READERS = frozenset("sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only".split())
_FURNISHING = frozenset(
    """ad ads advert advertisement ad-slot ad-container pullquote pull-quote share-buttons social-share sharedaddy
    addtoany related related-posts related-articles newsletter newsletter-signup footnotes footnote-list
    promo""".split()
)
"""Classes of what stands inside an article and is no part of it."""
_FOOTNOTE_CLASSES = frozenset("footnote footnote-ref reference fn noteref footnote-reference".split())
_ALWAYS_SEEN = VOID | {"html", "body", "head", "title", "main"}


def _is_hidden(attributes: dict[str, str]) -> bool:
    """Whether an element is shown to nobody, or to screen readers alone."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if "style" in attributes and _CONCEALED.search(attributes["style"][:500]):
        return True
    classes = attributes.get("class", "").casefold().split()
    return any(one in _FOR_SCREEN_READERS or one in _FURNISHING for one in classes)


def is_concealed(tag: str, attributes: dict[str, str], around: str) -> bool:
    """Whether nobody is to hear what stands in an element; ``around`` is the tag of the element that it stands in."""
    return tag not in _ALWAYS_SEEN and (_is_hidden(attributes) or _is_footnote_mark(tag, attributes, around))


def _is_footnote_mark(tag: str, attributes: dict[str, str], around: str) -> bool:
    """``<sup><a href="#fn1">1</a></sup>``; a raised figure alone is an exponent."""
    marked = not _FOOTNOTE_CLASSES.isdisjoint(attributes.get("class", "").casefold().split())
    return (tag == "a" and around == "sup") or (tag == "sup" and marked)
