"""A cover drawn from title and speakers: the title large, below it bars like voices, and who speaks in which colour."""

from __future__ import annotations

import io
import math
import random
from colorsys import hls_to_rgb
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from panelaudio.covers.fitting import LINE_HEIGHT, Fitted, fitted
from panelaudio.covers.fonts import drawable, face_for
from panelaudio.episode import Picture

if TYPE_CHECKING:
    from collections.abc import Sequence

SIDE = 1400
"""Pixels: the least that podcast hosts take (Apple Podcasts)."""
_EDGE = 110
_WIDTH = SIDE - 2 * _EDGE
_BARS_Y, _BARS_HEIGHT, _BAR, _BAR_EVERY = 940, 240, 14, 26
_NAMES_Y, _NAMES_HEIGHT, _COLUMNS = 1110, 190, 2
_NAME_SIZES = (46, 42, 38, 34, 30)
_LIGHT = (250, 247, 240)
_MOST_NAMES = 8
_GOLDEN_TURN = 0.618033988749895

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a cover says."""

    title: str
    speakers: tuple[str, ...]
    """Who speaks, by preference in the order of how much."""
    shares: tuple[float, ...] = ()
    """Of the bars, for each speaker; empty: all alike."""
    show: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A cover, and what it should say and does not."""

    picture: Picture
    left_out: tuple[str, ...] = ()


def draw_cover(wording: Wording) -> Drawn:
    """A picture of 1400 x 1400 pixels; the same words give the same bytes.

    A text whose script no font here can draw is left out, rather than shown as boxes.
    """
    from PIL import Image, ImageDraw

    seed = sha256("\0".join((wording.title, wording.show, *wording.speakers)).encode("utf-8", "replace")).digest()
    hue = seed[0] / 256
    picture = Image.new("RGB", (SIDE, SIDE), _colour(hue, 0.13, 0.42))
    draw = ImageDraw.Draw(picture)
    colours = [_colour(hue + 0.45 + _GOLDEN_TURN * n, 0.68, 0.75) for n in range(max(len(wording.speakers), 1))]
    _words(draw, wording.show, _SHOW, colours[0])
    _words(draw, wording.title, _TITLE, _LIGHT)
    _bars(draw, random.Random(seed), colours, wording.shares)  # noqa: S311 - a picture, no secret
    _names(draw, wording.speakers, colours)
    file = io.BytesIO()
    picture.quantize(128, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(file, "PNG", optimize=False)
    texts = (wording.title, wording.show, *wording.speakers)
    return Drawn(
        picture=Picture(data=file.getvalue(), mime="image/png", width=SIDE, height=SIDE),
        left_out=tuple(text for text in texts if drawable(text) and face_for(text) is None),
    )


def _colour(hue: float, lightness: float, saturation: float) -> Colour:
    red, green, blue = hls_to_rgb(hue % 1, lightness, saturation)
    return round(255 * red), round(255 * green), round(255 * blue)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """Where a text stands and how large it may be."""

    top: int
    height: int
    sizes: tuple[int, ...]
    weight: int


_SHOW = _Block(top=100, height=70, sizes=(50, 44, 38, 32), weight=500)
_TITLE = _Block(top=190, height=560, sizes=(168, 148, 130, 114, 100, 88, 76, 66, 56), weight=800)


def _words(draw: Any, text: str, block: _Block, colour: Colour) -> None:
    found = face_for(text)
    if found is None:
        return
    face, kept = found
    words = fitted(face, kept, (_WIDTH, block.height), block.sizes, block.weight)
    _lines(draw, words, (_EDGE, block.top), colour)


def _lines(draw: Any, words: Fitted, place: tuple[int, int], colour: Colour) -> None:
    left, top = place
    for number, line in enumerate(words.lines):
        draw.text((left, top + number * words.size * LINE_HEIGHT), line, font=words.font, fill=colour)


def _bars(draw: Any, chance: random.Random, colours: Sequence[Colour], shares: Sequence[float]) -> None:
    """Rounded bars in groups, like people who speak in turn."""
    speaker, left = 0, 0
    for x in range(_EDGE, SIDE - _EDGE - _BAR, _BAR_EVERY):
        if left == 0:
            others = [n for n in range(len(colours)) if n != speaker or len(colours) == 1]
            weights = [shares[n] + 0.02 if shares else 1.0 for n in others]
            speaker, left = chance.choices(others, weights)[0], chance.randint(3, 8)
            length = left
        swell = math.sin(math.pi * (length - left + 0.5) / length)
        half = round(_BARS_HEIGHT / 2 * (0.12 + 0.88 * swell * chance.uniform(0.35, 1.0)))
        box = (x, _BARS_Y - half, x + _BAR, _BARS_Y + half)
        draw.rounded_rectangle(box, radius=_BAR // 2, fill=colours[speaker])
        left -= 1


def _names(draw: Any, speakers: Sequence[str], colours: Sequence[Colour]) -> None:
    found = [(number, name) for number, name in enumerate(speakers) if face_for(name)]
    shown = found[:_MOST_NAMES] if len(found) <= _MOST_NAMES else found[: _MOST_NAMES - 1]
    rows = math.ceil(max(len(shown) + (len(found) > len(shown)), 1) / _COLUMNS)
    columns = min(_COLUMNS, len(shown) + (len(found) > len(shown))) or 1
    width, height = _WIDTH // columns - 60, _NAMES_HEIGHT // max(rows, 1)
    entries = [(name, colours[number]) for number, name in shown]
    if len(found) > len(shown):
        entries.append((f"+ {len(found) - len(shown)}", _LIGHT))
    for number, (name, colour) in enumerate(entries):
        face, kept = face_for(name) or (None, "")
        if face is None:
            continue
        words = fitted(face, kept, (width, min(height, 64)), _NAME_SIZES, 600)
        left = _EDGE + number // rows * (_WIDTH // columns)
        top = _NAMES_Y + number % rows * min(height, 64)
        middle = top + round(words.size * 0.66)
        draw.ellipse((left, middle - 11, left + 22, middle + 11), fill=colour)
        _lines(draw, words, (left + 42, top), _LIGHT)
