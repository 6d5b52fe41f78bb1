"""Plain shapes of which the picture is made, whatever file they go to. Pixels, from the upper left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    tip: str = ""
    """What a viewer may show of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Upright bars of one colour, each about the same middle."""

    places: tuple[tuple[float, float], ...]
    """Left edge, and half its height."""
    middle: float
    width: float
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float = 1.5
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text on its base line."""

    x: float
    y: float
    text: str
    size: int = 13
    colour: str
    anchor: Anchor = "start"
    bold: bool = False


Shape = Box | Bars | Curve | Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All shapes, the hindmost first."""

    width: int
    height: int
    name: str
    """What the picture is of, for those who do not see it."""
    said: str
    """What it shows, in a sentence."""
    shapes: tuple[Shape, ...]
