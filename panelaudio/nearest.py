"""What somebody probably meant who typed something else."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_ALIKE = 0.62
"""Of 1: less than that, and a word is merely another word."""


def nearest(word: str, known: tuple[str, ...]) -> str:
    """The known word most like ``word``, or an empty string where none is near."""
    import difflib

    folded = {name.casefold(): name for name in known}
    close = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=_ALIKE)
    return folded[close[0]] if close else ""


def nearest_file(path: Path) -> Path | None:
    """The file most like one that is not there, in the same folder; None where none is near.

    Names are compared without their endings, which are alike anyway.
    """
    there: dict[str, Path] = {}
    with suppress(OSError, ValueError):
        for one in sorted(path.parent.iterdir(), key=lambda one: (one.suffix != path.suffix, one.name)):
            if one.is_file():
                there.setdefault(one.stem, one)
    near = nearest(path.stem, tuple(there))
    return there[near] if near else None
