"""What stands in a turn's text and is not said, each kind by its rule: ``[laughs]``, stamps, footnotes, markup."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from panelaudio.readers.expression import LINE, MANNER_REASON, STAR, emphasized, manners_in, of_tag
from panelaudio.readers.unspoken_rules import finds, is_all_said
from panelaudio.readers.unspoken_sounds import is_sound
from panelaudio.settings import SPOKEN

if TYPE_CHECKING:
    from collections.abc import Callable

TIME_STAMP = "time stamp"
SOUND = "sound or gesture"
SONG = "song or music"
DIRECTION = "stage direction"
INSERTION = "insertion of an editor"
ANNOTATION = "transcriber's mark"
FOOTNOTE = "footnote mark"
ADDRESS = "web or e-mail address"
MARKUP = "markup"
REASONS = {
    "times": TIME_STAMP,
    "sounds": SOUND,
    "songs": SONG,
    "directions": DIRECTION,
    "insertions": INSERTION,
    "annotations": ANNOTATION,
    "footnotes": FOOTNOTE,
    "addresses": ADDRESS,
    "markup": MARKUP,
}
"""For every kind of ``settings.text``, what the report calls it."""

_WORD = re.compile(r"[^\W\d_]+")
_WORD_OR_FIGURE = re.compile(r"[^\W_]")
_LOWER_BEFORE = re.compile(r"[^\W\d_A-Z][,]?\s$")
_MARK_WITHIN = re.compile(r"[*_`~<&\[{\\]")
"""What may stand within round brackets that are spoken, and is not."""
_GAPS = re.compile(r"[ \t]{2,}|[ \t]+(?=[,.;!?](?:\s|$))|(?<=\n)[ \t]+|[ \t]+(?=\n)")
_WORDS_OF_INSERTION = 6
_SHOUTED = 7
"""Characters of a direction in capitals with its brackets; ``(BBC)`` and ``(NASA)`` have fewer."""
_MARKS_AFTER = frozenset(",.;:?!")
_FOREIGN = re.compile(
    r"\s?(?:(?:speaking |answering )?(?:through|via) (?:an? |the )?(?:interpreter|translator)"
    r"|(?:speaking |in )?(?:an? )?(?:non-english|foreign) language(?: spoken)?"
    r"|(?:speaking|speaks) (?:in )?(?-i:[A-Z][a-z]{2,15}))\.?\s?",
    re.IGNORECASE,
)
"""``(Through interpreter)``, ``(Speaking Norwegian)``: how, or in what language, somebody speaks."""
_HAPPENS = re.compile(
    r"\s?(?:(?:a |the )?(?:chorus|chorus(?:es)? of|shouts of|cries of|calls of|several|many|unanimous)"
    r" (?:ayes?|nays?|noes|yes(?:es)?|yeas|nos|voices|agreement|approval|assent|objections?|\"?(?:aye|nay|yes|no)s?\"?)"
    r"|none|nobody|no one|(?:there (?:was|were|is) )?no (?:audible |verbal |oral |further )?"
    r"(?:response|answer|reply|objections?|opposition|nays|noes)(?: (?:heard|was heard|was given|voiced))?"
    r"|(?:simultaneous|overlapping) (?:speech|speaking|speakers|conversations?|voices|talking)"
    r"|(?:voice|roll[- ]call) vote(?: (?:is |was )?taken)?|vote (?:is |was )?taken|show of hands|moment of silence"
    r"|(?:gavel|bell|microphone|mic|mike|phone|telephone)s? (?:pounds|sounds|rings|cuts out|goes off|feedback|off|dead)"
    r"|(?:off|on) mic(?:rophone)?|away from mic(?:rophone)?|(?:brief |short |long )?(?:pause|silence|recess)"
    r"(?: in (?:the )?(?:proceedings|recording|tape))?|technical (?:difficult(?:y|ies)|issues?|problems?)"
    r"|(?:recording|tape|audio|video) (?:skips|cuts out|drops|stops|starts|paused|resumes|ends)"
    r"|speaks? (?:off|away from) (?:the )?mic(?:rophone)?|(?:non-?verbal|negative|affirmative|positive) "
    r"(?:response|answer|reply|nod|gesture)|shakes? (?:his|her|their) heads?|(?:laughs|laughter|applause) .{0,30}"
    r")[.!]?\s?",
    re.IGNORECASE,
)
"""``(Chorus of ayes.)``, ``(No response.)``: what a clerk writes of what is heard."""
_GESTURE = re.compile(r"(?!(?:his|its|this|as|is|was|does|has)\b)[a-z]{2,20}(?:(?<!s)s|ing)\s\w")
"""``turns to Olav``, ``pointing up``: what somebody does, and no words of the sentence."""


class Piece(NamedTuple):
    """A part of a text that is not said."""

    at: int
    """Where it begins in the text."""
    reason: str
    text: str


def clean(
    text: str,
    *,
    spoken: frozenset[str] = SPOKEN,
    round_too: bool = False,
    shouted_too: bool = False,
    expressive: bool = False,
) -> tuple[str, list[Piece]]:
    """The text as it is said, and the parts that are not.

    Args:
        text: a paragraph; line ends may stand in it.
        spoken: the kinds of ``settings.text`` that are.
        round_too: round brackets hold directions as well (plays, films).
        shouted_too: round brackets in capitals hold directions (radio plays); ``(BBC)`` is none.
        expressive: leave in the text how words are said, in the marks of ``readers/expression.py``.
    """
    if is_all_said(text):
        return text, []
    pieces: list[Piece] = []
    kept: list[str] = []
    here = 0
    for found in finds(text):
        directs = round_too or (shouted_too and _is_shouted(found))
        kind, said = _judged(found, text, round_too=directs)
        if kind in spoken and kind != "insertions":
            said = _unescaped(found[0])
        elif kind == "insertions" and kind not in spoken:
            said = ""
        mark = _expression(found, kind) if expressive and kind and kind not in spoken else ""
        if found.lastgroup == "round" and said == found[0] and _MARK_WITHIN.search(said, 1):
            inner, more = clean(said[1:], spoken=spoken, expressive=expressive)
            said = f"{said[0]}{inner}" if _WORD_OR_FIGURE.search(inner) else ""
            pieces.extend(Piece(found.start() + 1 + piece.at, piece.reason, piece.text) for piece in more)
        if said == found[0]:
            continue
        kept.extend((text[here : found.start()], mark or said))
        here = found.end()
        if kind and kind not in spoken:
            reason = MANNER_REASON if mark and kind in _MANNERLY else REASONS[kind]
            pieces.append(Piece(found.start(), reason, found[0]))
    if not here:
        return text, []
    return _GAPS.sub(_close_gap, "".join([*kept, text[here:]])), pieces


def _expression(found: re.Match[str], kind: str) -> str:
    """What stands for a find that tells how words are said; empty for any other."""
    group = found.lastgroup or ""
    if kind in _MANNERLY and group in _BRACKETS:
        return manners_in(found[0].strip("\\[]()*"))
    if kind != "markup":
        return ""
    if group == "starred":
        return emphasized(found[0].strip("*"))
    if group == "mark":
        return {"*": STAR, "_": LINE}.get(found[0][0], "")
    return of_tag(found[0]) if group == "tag" else ""


def why_unspoken(text: str, *, spoken: frozenset[str] = SPOKEN, round_too: bool = False) -> str:
    """Why a text is not spoken, where nothing of it is; empty where some of it is."""
    said, pieces = clean(text, spoken=spoken, round_too=round_too)
    return pieces[0].reason if pieces and not _WORD_OR_FIGURE.search(said) else ""


def _unescaped(text: str) -> str:
    return text.replace("\\[", "[").replace("\\]", "]")


def _close_gap(found: re.Match[str]) -> str:
    return " " if found[0].isspace() and found.end() < len(found.string) and _between_words(found) else ""


def _between_words(found: re.Match[str]) -> bool:
    return found.string[found.end()] not in ",.;!?\n" and found.start() > 0 and found.string[found.start() - 1] != "\n"


def _judged(found: re.Match[str], text: str, *, round_too: bool) -> tuple[str, str]:
    """The kind of a find (empty where it is speech) and what is said of it where its kind is dropped."""
    group = found.lastgroup or ""  # the outer group, which closes last
    if group in _BRACKETS:
        return _bracket(group, found, text, round_too=round_too)
    kind = _KINDS.get(group, group)
    if group == "link" and found["words"].startswith(("http", "www.")):
        return "addresses", ""
    return kind, _SAID[group](found) if group in _SAID else ""


def _bracket(group: str, found: re.Match[str], text: str, *, round_too: bool) -> tuple[str, str]:
    inner = found[0].strip(_AROUND[group])
    if not _WORD_OR_FIGURE.search(inner):
        return ("", found[0]) if found[0] == "()" else ("annotations", "")
    if group == "starred":
        return _starred(found[0].strip("*"), inner)
    if group == "round":
        return _round(found[0], inner, round_too=round_too or _opens_in_capitals(inner, found, text))
    if inner.casefold().strip(" .,:") in _REMARKS:
        return "annotations", ""
    if not is_sound(inner) and not manners_in(inner) and _inserted(inner, found, text):
        return "insertions", inner
    return ("sounds" if is_sound(inner) else "directions"), ""


def _starred(bare: str, inner: str) -> tuple[str, str]:
    """``*sighs*`` is a sound, ``*[Enter Olav.]*`` a direction in italics, all else italics."""
    if bare[:1] + bare[-1:] in {"[]", "()"}:
        return ("sounds" if is_sound(inner) else "directions"), ""
    return ("sounds", "") if is_sound(inner, surely=True) else ("markup", inner)


def _round(whole: str, inner: str, *, round_too: bool) -> tuple[str, str]:
    """In running talk round brackets hold words that are said, but for sounds; capitals alone tell one."""
    if (
        is_sound(inner, surely=True)
        or _FOREIGN.fullmatch(inner)
        or _HAPPENS.fullmatch(inner)
        or (whole.startswith("((") and whole.endswith("))"))
    ):
        return "sounds", ""
    if inner.isupper() and len(_WORD.findall(inner)) > 1 and is_sound(inner):
        return "sounds", ""
    return ("directions", "") if round_too else ("", whole)


def _opens_in_capitals(inner: str, found: re.Match[str], text: str) -> bool:
    """``(OFF) Here!``: how a turn is said, before its words, where those are not in capitals as well."""
    if text[: found.start()].strip() or not inner.isupper() or len(inner) < 2:  # noqa: PLR2004 - "(A) is the first"
        return False
    after = text[found.end() : found.end() + 40].lstrip()
    return after[:1].isupper() and any(char.islower() for char in after)  # "(NASA) and (EU)" is speech


def _is_shouted(found: re.Match[str]) -> bool:
    return found.lastgroup == "round" and found[0].isupper() and len(found[0]) >= _SHOUTED


def _inserted(inner: str, found: re.Match[str], text: str) -> bool:
    """``when [the board] met``: words that the editor gave to the speaker, in the middle of a sentence."""
    after = text[found.end() : found.end() + 2].lstrip()
    before = text[max(found.start() - 3, 0) : found.start()]
    words = inner.split()
    if not 0 < len(words) <= _WORDS_OF_INSERTION or inner.endswith(".") or _GESTURE.match(inner):
        return False
    goes_on = after[:1].islower() or (inner[:1].islower() and after[:1] in _MARKS_AFTER)
    return goes_on and _LOWER_BEFORE.search(before) is not None


def _glossary(found: re.Match[str]) -> str:
    return found["shown"] or found["term"].strip()


def _entity(found: re.Match[str]) -> str:
    text, before = html.unescape(found[0]), found[0]
    while text != before:
        text, before = html.unescape(text), text
    return text.replace("\xa0", " ")


_BRACKETS = frozenset({"square", "round", "starred"})
_AROUND = {"square": "\\[]", "round": "()（）", "starred": "\\[]()（）*"}
_MANNERLY = frozenset({"directions", "sounds"})
"""Kinds among which are manners of speaking."""
_REMARKS = frozenset({"sic", "phonetic", "ph", "emphasis added", "redacted", "censored"})
_SAID: dict[str, Callable[[re.Match[str]], str]] = {
    "pause": lambda found: found[0],
    "link": lambda found: found["words"],
    "glossary": _glossary,
    "tag": lambda found: " " if found[0][:3].casefold() == "<br" else "",
    "entity": _entity,
}
"""What is said of a find where not nothing."""
_KINDS = {
    "pause": "",
    "link": "markup",
    "glossary": "markup",
    "tag": "markup",
    "image": "markup",
    "mark": "markup",
    "struck": "markup",
    "url": "addresses",
    "mail": "addresses",
    "soft": "",
    "entity": "",
}
"""The kind of a group that does not bear its name."""
