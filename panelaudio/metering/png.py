"""A scene as PNG, drawn twice as large and brought down, so that slanted lines are smooth."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from panelaudio.covers.fonts import face_for
from panelaudio.metering.palette import GROUND
from panelaudio.metering.shapes import Bars, Box, Curve, Words

if TYPE_CHECKING:
    from panelaudio.metering.shapes import Scene, Shape

_LARGER = 2
_DASH, _HOLE = 5, 4
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}
_PLAIN, _BOLD = 450, 700


def as_png(scene: Scene) -> bytes:
    """The whole file. Words whose letters no font here has are left out."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (scene.width * _LARGER, scene.height * _LARGER), GROUND)
    draw = ImageDraw.Draw(picture)
    for shape in scene.shapes:
        _draw(draw, shape)
    file = io.BytesIO()
    picture.resize((scene.width, scene.height), Image.Resampling.BOX).save(file, "PNG")
    return file.getvalue()


def _draw(draw: Any, one: Shape) -> None:
    if isinstance(one, Box):
        draw.rectangle(_edges(one.x, one.y, one.x + one.width, one.y + one.height), fill=one.colour)
    elif isinstance(one, Bars):
        for x, half in one.places:
            draw.rectangle(_edges(x, one.middle - half, x + one.width, one.middle + half), fill=one.colour)
    elif isinstance(one, Curve):
        _curve(draw, one)
    else:
        _words(draw, one)


def _edges(left: float, top: float, right: float, bottom: float) -> tuple[int, int, int, int]:
    first, second = round(left * _LARGER), round(top * _LARGER)
    return first, second, max(first, round(right * _LARGER) - 1), max(second, round(bottom * _LARGER) - 1)


def _curve(draw: Any, curve: Curve) -> None:
    points = [(x * _LARGER, y * _LARGER) for x, y in curve.points]
    width = max(1, round(curve.width * _LARGER))
    if not curve.dashed:
        draw.line(points, fill=curve.colour, width=width, joint="curve")
        return
    (left, y), (right, _) = points[0], points[-1]
    step = (_DASH + _HOLE) * _LARGER
    for x in range(round(left), round(right), step):
        draw.line([(x, y), (min(x + _DASH * _LARGER, right), y)], fill=curve.colour, width=width)


def _words(draw: Any, words: Words) -> None:
    found = face_for(words.text)
    if found is None:
        return
    face, kept = found
    font = face.at(words.size * _LARGER, _BOLD if words.bold else _PLAIN)
    draw.text((words.x * _LARGER, words.y * _LARGER), kept, font=font, fill=words.colour, anchor=_ANCHORS[words.anchor])
