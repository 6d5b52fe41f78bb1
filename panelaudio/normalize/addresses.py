"""Addresses of the web as people say them: host and short paths; what is for machines only is not said."""

from __future__ import annotations

import re

from panelaudio.normalize.rules import any_of, rule

_TLDS = any_of("com org net edu gov io ai dev app co uk de eu fm tv me info biz us ca ch".split())
_HOST = rf"(?:[A-Za-z0-9-]+\.)+(?:{_TLDS})\b"
_SIGNS = {".": " dot ", "/": " slash ", "-": " dash ", "_": " underscore ", "@": " at ", "+": " plus "}
_FILE_TYPES = {
    "py": "pie",
    "txt": "text",
    "md": "M-D",
    "json": "jason",
    "yaml": "yamel",
    "jpeg": "jay-peg",
    "jpg": "jay-peg",
}
_FILE_TYPES |= {"exe": "E-X-E", "doc": "dock", "docx": "dock-X", "zip": "zip", "gif": "gif", "html": "H-T-M-L"}
_FILES = any_of([*_FILE_TYPES, *"csv pdf mp3 mp4 png svg wav xml css js ts rs cpp".split()])
_LONGEST = 40
"""Characters of an address that people say whole; of a longer one they say the host."""
_SIGN = re.compile(r"[./\-_@+]")
_TRAIL = re.compile(r"[.,;:!?)\]}\"'”’>]*$")


def _said(address: str) -> str:
    address = re.sub(r":(\d\d)(\d\d)\b", r" \1 \2", address)
    spelt = _SIGN.sub(lambda sign: _SIGNS[sign.group()], address)
    return " ".join(re.sub(r"[^\w\s]", " ", spelt).split())


def _web(match: re.Match[str]) -> str:
    """Host and path; the full stop or bracket after an address belongs to the sentence."""
    trail = _TRAIL.search(match["address"])
    address = _TRAIL.sub("", re.split(r"[?#]", match["address"], maxsplit=1)[0]).strip("/")
    if len(address) > _LONGEST:
        address = address.partition("/")[0]
    return _said(address) + (trail.group() if trail else "")


def _mail(match: re.Match[str]) -> str:
    return _said(match.group())


def _tag(match: re.Match[str]) -> str:
    """The words of a tag: ``#OpenSource`` has two."""
    return "hashtag " + re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", match[1])


RULES = (
    rule(
        r"(?i:https?://(?:www\.)?|www\.)(?P<address>[^\s<>]*\w[^\s<>]*)",
        _web,
        ("at https://example.com/path?x=1.", "at example dot com slash path."),
        ("at http://localhost:8080 now", "at localhost 80 80 now"),
        ("www.some-site.org", "some dash site dot org"),
        ("(https://example.com/2024/03/the-long-way-to-the-harbour)", "(example dot com)"),
    ),
    rule(
        r"(?<![\w.+-])[\w.+-]*\w@[\w-]+(?:\.[\w-]+)+",
        _mail,
        ("write to a.b@example.com", "write to a dot b at example dot com"),
    ),
    rule(
        rf"(?<![\w@.-])(?P<address>{_HOST}(?:/[^\s<>]*)?)",
        _web,
        ("go to example.com/live, now", "go to example dot com slash live, now"),
    ),
    rule(
        r"(?<!\w)#(\d+[A-Za-z]\w+)",
        lambda match: "hashtag " + " ".join(re.findall(r"\d+|[A-Z]*[a-z]*", match[1])).strip(),
        ("#100DaysOfCode", "hashtag 100 Days Of Code"),
    ),
    rule(
        rf"(?<![\w.@/])(?!(?:Node|Vue|Next|Three|D3)\.js)(?P<name>[A-Za-z]\w*)\.(?P<type>{_FILES})(?![\w/]|\.\w)",
        lambda match: f"{match['name'].replace('_', ' ')} dot {_FILE_TYPES.get(match['type'], match['type'].upper())}",
        ("see index.html", "see index dot H-T-M-L"),
        ("in main.py, notes.txt", "in main dot pie, notes dot text"),
        final=False,
    ),
    rule(
        rf"(?<!\S)\.(?P<type>{_FILES})(?!\w|\.\w)",
        lambda match: f"dot {_FILE_TYPES.get(match['type'], match['type'].upper())}",
        ("a .pdf of it", "a dot P-D-F of it"),
        final=False,
    ),
    rule(r"(?<!\w)#([A-Za-z]\w+)", _tag, ("#OpenSource wins", "hashtag Open Source wins")),
    rule(r"(?<![\w&])#\s?(?=\d)", "number ", ("#2", "number 2")),
    rule(r"(?<![\w@])@(?=\w)", "at ", ("ask @maren", "ask at maren")),
)
