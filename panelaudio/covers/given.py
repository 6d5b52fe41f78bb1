"""A cover that the user gives: what podcast hosts take (Apple Podcasts), or a clear word why not."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from panelaudio.episode import Picture
from panelaudio.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

LEAST_PIXELS, MOST_PIXELS = 1400, 3000
"""Of a side (Apple Podcasts)."""
_SQUARE = 0.02
"""So much longer one side may be than the other."""
_MOST_BYTES = 10_000_000
_MIME = {"PNG": "image/png", "JPEG": "image/jpeg"}
_COLOURS = frozenset({"1", "L", "LA", "P", "PA", "RGB", "RGBA", "I;16"})
"""What is not CMYK, Lab or YCbCr."""


def read_cover(path: Path, *, location: str = "") -> Picture:
    """A picture from a file, its bytes as they are.

    Args:
        path: The file.
        location: Where it was named, ``voices.yaml:3:8``, or empty.

    Raises:
        InputError: it cannot be read, is no JPEG or PNG, or has not the size and shape of a cover.
    """
    place = location or str(path)
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise _unfit(path, "is larger than 10 MB, which every file with it would be", place)
        data = path.read_bytes()
    except OSError as error:
        raise _unfit(path, f"cannot be read: {error.strerror or error}", place) from error
    kind, mode, (width, height) = _looked_into(path, data, place)
    if mode not in _COLOURS:
        raise _unfit(path, f"has the colours {mode}; players want RGB", place)
    if abs(width - height) > _SQUARE * max(width, height):
        raise _unfit(path, f"has {width} x {height} pixels and is not square", place)
    if not LEAST_PIXELS <= min(width, height) <= max(width, height) <= MOST_PIXELS:
        raise _unfit(path, f"has {width} x {height} pixels", place)
    return Picture(data=data, mime=_MIME[kind], width=width, height=height)


def _looked_into(path: Path, data: bytes, place: str) -> tuple[str, str, tuple[int, int]]:
    """Format, mode and size of a picture that can be decoded whole."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=tuple(_MIME)) as picture:
                found = str(picture.format), picture.mode, picture.size
                if max(found[2]) <= MOST_PIXELS:  # a larger one is refused anyway
                    picture.load()
    except UnidentifiedImageError as error:
        raise _unfit(path, "is no JPEG or PNG", place) from error
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise _unfit(path, f"is broken: {error}", place) from error
    return found


def _unfit(path: Path, why: str, place: str) -> InputError:
    hint = "a cover is a square JPEG or PNG of 1400 to 3000 pixels; --cover draw draws one, --cover none does without"
    return InputError(f"the cover {path} {why}", code="bad-cover", hint=hint, location=place)
