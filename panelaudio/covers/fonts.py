"""Fonts for a cover: Noto Sans from a wheel, for other scripts what the system has; never a box for a character."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Any

_NOTO = "NotoSans[wdth,wght].ttf"
_OTHERS = """
NotoSansCJK-Bold.ttc NotoSansCJK-Regular.ttc NotoSansCJKjp-Bold.otf SourceHanSans-Bold.ttc msyhbd.ttc YuGothB.ttc
malgunbd.ttf PingFang.ttc ヒラギノ角ゴシック.ttc AppleSDGothicNeo.ttc wqy-zenhei.ttc DroidSansFallbackFull.ttf
NotoSansArabic-Bold.ttf NotoSansHebrew-Bold.ttf NotoSansThai-Bold.ttf NotoSansTamil-Bold.ttf NotoSansTelugu-Bold.ttf
NotoSansBengali-Bold.ttf NotoSansGeorgian-Bold.ttf NotoSansArmenian-Bold.ttf NotoSansEthiopic-Bold.ttf
DejaVuSans-Bold.ttf Nirmala.ttf NirmalaB.ttf seguisb.ttf arialbd.ttf Arial-Unicode.ttf unifont.otf
"""
"""File names of fonts with scripts that Noto Sans does not have, as Linux, Windows and macOS call them."""
_UNASSIGNED = "\U0010fffd"
_NEED_NONE = frozenset({"Zs", "Mn", "Me", "Cf"})
_JOINERS = "\u200c\u200d"
_JOINED = tuple(
    """ARABIC SYRIAC HEBREW THAANA NKO DEVANAGARI BENGALI GURMUKHI GUJARATI ORIYA TAMIL TELUGU KANNADA MALAYALAM SINHALA
    THAI LAO TIBETAN MYANMAR KHMER""".split()
)
"""Scripts whose letters join, change places or run to the left: without a shaping engine they come out wrong."""
_MOST_LOST = 0.2
"""Of the characters of a text; with more missing it says something else."""


class Face:
    """A font file at any size."""

    def __init__(self, name: str, *, shaped: bool) -> None:
        self._name = name
        self._shaped = shaped

    def at(self, size: int, weight: int = 700) -> Any:
        """The font at a size in pixels, and a weight (100 to 900) where it has several."""
        return _font(self._name, size, weight, shaped=self._shaped)

    def has(self, char: str) -> bool:
        """Whether there is a glyph for a character, or it needs none."""
        return unicodedata.category(char) in _NEED_NONE or _has(self._name, char)


def face_for(text: str) -> tuple[Face, str] | None:
    """A face that can draw a text, and the text without the characters that it lacks; None where much would be lost."""
    text = drawable(text)
    shaped = any(unicodedata.name(char, "").startswith(_JOINED) for char in set(text))
    if shaped and not _can_shape():
        return None
    found: list[tuple[str, Face]] = []
    for name in (_NOTO, *_OTHERS.split()):
        if not _exists(name):
            continue
        face = Face(name, shaped=shaped)
        kept = " ".join("".join(char if face.has(char) else " " for char in text).split())
        found.append((kept, face))
        if kept == text:
            break
    kept, face = max(found, key=lambda one: len(one[0]))
    wanted = [char for char in text if not char.isspace() and unicodedata.category(char) != "So"]  # emoji are no words
    left = [char for char in kept if not char.isspace()]
    return (face, kept) if left and len(left) >= (1 - _MOST_LOST) * len(wanted) else None


def drawable(text: str) -> str:
    """A text on one line without characters that control or steer."""
    shown = (char if char in _JOINERS or unicodedata.category(char)[0] != "C" else " " for char in text)
    return " ".join("".join(shown).split())


@lru_cache(maxsize=10_000)
def _has(name: str, char: str) -> bool:
    font = _font(name, 32, 700, shaped=False)
    return _glyph(font, char) != _glyph(font, _UNASSIGNED)


@cache
def _can_shape() -> bool:
    from PIL import features

    return bool(features.check("raqm"))


@cache
def _exists(name: str) -> bool:
    try:
        _font(name, 32, 700, shaped=False)
    except OSError:
        return False
    return True


@cache
def _font(name: str, size: int, weight: int, *, shaped: bool) -> Any:
    from PIL import ImageFont

    layout = ImageFont.Layout.RAQM if shaped else ImageFont.Layout.BASIC
    if name != _NOTO:
        return ImageFont.truetype(name, size, layout_engine=layout)
    with as_file(files("fontpkg_noto_sans") / "files" / _NOTO) as path:
        font = ImageFont.truetype(str(path), size, layout_engine=layout)
    values = {b"Weight": weight, b"Width": 100}
    font.set_variation_by_axes([values[axis["name"]] for axis in font.get_variation_axes()])
    return font


def _glyph(font: Any, char: str) -> bytes:
    return bytes(font.getmask(char))
