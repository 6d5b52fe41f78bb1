"""Marks of Markdown and HTML that stray into a transcript: they shape the page and are not said."""

from __future__ import annotations

from panelaudio.normalize.rules import rule

RULES = (
    rule(r"</?[A-Za-z][^<>\n]{0,80}>|<!--.*?-->", "", ("x<sub>max</sub>", "xmax"), final=False),
    rule(
        r"!?\[([^\[\]]+)\]\((?:[^()\s]|\([^()\s]*\))+\)",
        r"\1",
        ("see [the notes](https://example.com/a_b) here", "see the notes here"),
        final=False,
    ),
    rule(
        r"(?m)^[ \t]{0,3}(?:#{1,6}|>+|[*•‣])[ \t]+", "", ("> so it goes", "so it goes"), ("* one", "one"), final=False
    ),
    rule(
        r"(?<![\d*])\*+(?=[^\s*])|(?<=[^\s*])\*+(?![\d*])|`+|~~",
        "",
        ("a **bold** claim", "a bold claim"),
        ("`code`", "code"),
        final=False,
    ),
    rule(r"(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)", "", ("_quite_ so", "quite so"), final=False),
    rule(r"(?<=\w)_+(?=\w)", " ", ("snake_case", "snake case"), final=False),
)
