"""First names from the languages that our readers meet most: they tell names from words, and choose among voices."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files

FEMALE, MALE, BOTH = "female", "male", "both"


def bearers_of(name: str) -> str:
    """``female``, ``male`` or ``both``, by who bears a first name; empty where the list does not hold it."""
    return _table().get(folded(name), "")


def folded(name: str) -> str:
    """A name for comparing: small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@cache
def _table() -> dict[str, str]:
    """The file has a line for each block, then names in lines."""
    table: dict[str, str] = {}
    block = ""
    for line in (files("panelaudio") / "first_names.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if line.endswith(":"):
            block = line[:-1]
        else:
            for name in folded(line).split():
                table.setdefault(name, block)
    return table
