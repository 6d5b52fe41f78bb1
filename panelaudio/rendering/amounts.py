"""Sizes and ages as people write them: ``5GB``, ``30d``."""

from __future__ import annotations

import re

from panelaudio.errors import UsageError

_SIZES = {"": 1, "b": 1, "k": 1e3, "m": 1e6, "g": 1e9, "t": 1e12, "ki": 2**10, "mi": 2**20, "gi": 2**30, "ti": 2**40}
_AGES = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 7 * 86_400}
_AMOUNT = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*", re.ASCII)


def size_bytes(text: str, name: str) -> int:
    """Bytes in ``5GB``, ``500 MB``, ``2GiB`` or ``1000``.

    Args:
        text: the size.
        name: of the option or variable that holds it, for the error.

    Raises:
        UsageError: it is no size.
    """
    number, unit = _amount(text)
    unit = unit.removesuffix("b") or unit[:1]
    if number is None or unit not in _SIZES:
        message = f"{name} takes a size, and '{text}' is none"
        raise UsageError(message, code="bad-size", hint=f"write it like this: {_written(name)}5GB")
    return int(number * _SIZES[unit])


def age_s(text: str, name: str) -> float:
    """Seconds in ``30d``, ``12h``, ``2w``, ``45m`` or ``90s``. Raises ``UsageError`` as ``size_bytes`` does."""
    number, unit = _amount(text)
    if number is None or unit not in _AGES:
        message = f"{name} takes an age, and '{text}' is none"
        raise UsageError(message, code="bad-age", hint=f"write it like this: {_written(name)}30d (also w, h, m, s)")
    return number * _AGES[unit]


def _written(name: str) -> str:
    """An option and the space after it; a variable of the environment and its sign."""
    return f"{name} " if name.startswith("-") else f"{name}="


def _amount(text: str) -> tuple[float | None, str]:
    found = _AMOUNT.fullmatch(text.lower())
    return (float(found[1]), found[2]) if found else (None, "")
