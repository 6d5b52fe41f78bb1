"""Where in a text something may stand that nobody says: one expression for all kinds, and quick looks that spare it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.readers.pauses import PATTERN as PAUSE

if TYPE_CHECKING:
    from collections.abc import Iterator

_HTML = (
    r"(?:[abiqsup]|abbr|article|aside|big|blockquote|br|center|cite|code|dd|del|details|dfn|div|dl|dt|em|figure|font"
    r"|footer|h[1-6]|header|hr|img|ins|kbd|lang|li|mark|nav|ol|pre|rt|ruby|section|small|span|strike|strong|style|sub"
    r"|summary|sup|table|tbody|td|th|thead|time|tr|tt|ul|v|var|wbr"
    r"|script|noscript|iframe|main|button|input|label|link|meta|body|html|head|title|svg|path|video|source"
    r"|speak|break|prosody|emphasis|say-as|phoneme|voice|audio)"
)
_CLOCK = r"\d{1,3}(?::\d\d){1,3}(?:[.,]\d{1,3})?"
# Every repetition is bounded, and no part may begin inside another: hostile text costs time in proportion, no more.
_RULES = re.compile(
    rf"""
      (?P<pause> {PAUSE} )
    | (?P<footnotes> \\?\[\^?\d{{1,3}}\\?\](?!\() | \[\^[^\]\s]{{1,20}}\] | [¹²³⁴-⁹⁰]{{1,9}}
        | (?<=[\w.,;?!"”’)])[†‡]{{1,3}}(?=\s|$) )
    | (?P<times> (?:\\?\[|\() \s?~? (?:at\s)? {_CLOCK} (?:\s?(?:[-–]|-->|to)\s?{_CLOCK})? \s? (?:\\?\]|\)) )
    | (?P<image> !\[[^\[\]]{{0,300}}\]\([^()\s]{{0,2000}}\) )
    | (?P<link> \[(?P<words>[^\[\]]{{0,500}})\]\([^()\s]{{0,2000}}(?:\([^()\s]{{0,200}}\)[^()\s]{{0,500}})?\) )
    | (?P<glossary> \[(?-i:[a-z]{{2,12}}):(?P<term>[^\s\[\]:|][^\[\]:|\n]{{0,59}})
        (?:\|(?P<shown>[^\[\]\n]{{1,60}}))?\] )
    | (?P<annotations> \{{{{1,2}}[^{{}}]{{1,120}}\}}{{1,2}} | <(?!{_HTML}[>/])[a-z_]{{1,30}}\s?/?> )
    | (?P<struck> ~~(?=[^\s~])[^~\n]{{1,300}}(?<=[^\s~])~~
        | <(?P<gone>del|s|strike)>[^<>\n]{{1,300}}</(?P=gone)> )
    | (?P<songs> [♪♫][^♪♫]{{0,300}}[♪♫] | [♪♫]+ )
    | (?P<square> \\?\[\[?[^\[\]\\]{{0,600}}\\?\]\]? )
    | (?P<round> \(\(?[^()]{{0,160}}\)\)? | （[^（）]{{0,160}}） )
    | (?P<starred> (?<![*\w])\*(?=[^\s*])[^*\n]{{1,80}}(?<=\S)\*(?![*\w]) )
    | (?P<url> <?(?:https?://|(?<![\w.])www\.(?=[\w-]{{1,63}}\.))(?:[^\s<>\]()]|\([^\s<>\]()]{{0,200}}\))*
        (?:[^\s<>\]().,;:!?'"”’]|\([^\s<>\]()]{{0,200}}\))>? )
    | (?P<mail> <?(?<![\w.+-])[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,5}}>? )
    | (?P<tag> </?{_HTML}(?:[\s./][^<>]{{0,300}})?> | <\d\d:\d\d[:.\d]{{1,20}}> | <!--[^<>]{{0,500}}--> )
    | (?P<mark> \*\*\*?|(?<!\w)_{{1,3}}(?=[^\s_])|(?<=[^\s_])_{{1,3}}(?!\w)|(?<!\s)\*|\*(?!\s)|`{{1,3}}|~~
        |\\(?=[^\w\s]) )
    | (?P<soft> \u00ad\n? )
    | (?P<entity> &(?:amp;){{0,5}}(?:\#\d{{1,7}}|\#x[0-9a-fA-F]{{1,6}}|[a-zA-Z]{{2,31}}); )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FIRST = re.compile(r"[\[(（{*_`~\\<&¹²³⁴-⁹⁰♪♫\u00ad†‡]")
"""What a find begins with, addresses and pictures aside."""


def is_all_said(text: str) -> bool:
    """Whether nothing in a text can be other than speech; costs little."""
    return not (_FIRST.search(text) or _begins_elsewhere(text))


def _begins_elsewhere(text: str) -> bool:
    """Whether an address or a picture may stand in a text, which begin at any character."""
    return "@" in text or "://" in text or "www." in text or "![" in text


def finds(text: str) -> Iterator[re.Match[str]]:
    """All finds of the rules; where none can begin but at a mark, the rules are tried at the marks alone."""
    if _begins_elsewhere(text):
        yield from _RULES.finditer(text)
        return
    first = _FIRST.search(text)
    while first is not None:
        found = _RULES.match(text, first.start())
        if found:
            yield found
        first = _FIRST.search(text, found.end() if found else first.end())
