"""A bit rate as people type it: ``128``, ``128k``."""

from __future__ import annotations

import re
from typing import Any

import click


class Kbits(click.ParamType[int]):
    """A whole number of kbit/s, a ``k`` behind it or not."""

    name = "bitrate"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; a value that is none fails as click's own types do."""
        if isinstance(value, int):
            return value
        found = re.fullmatch(r"(\d{1,4})\s?(?:k|kbit/?s?|kbps)?", str(value).strip(), re.IGNORECASE)
        if found is None or not int(found[1]):
            self.fail(f"'{str(value)[:40]}' is no bit rate; try 96, 128 or 192k", param, ctx)
        return int(found[1])


KBITS = Kbits()
