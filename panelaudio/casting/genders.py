"""What a name tells of a voice: titles first, then first names that nearly everybody takes for one gender.

It is a guess about names, never about people, and only chooses between voices; voices.yaml always has the last word.
Names that both bear (Alex, Kim, Sam) and names that the lists do not hold tell nothing.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files

_TITLES = {
    "female": frozenset("mrs ms miss madam madame lady dame frau sra señora mme sister queen princess".split()),
    "male": frozenset("mr sir lord herr sr señor monsieur father brother king prince".split()),
}


def gender_of(name: str) -> str:
    """``female``, ``male`` or empty, as a title or the first name tells."""
    words = [word.strip(".,()\"'’") for word in _folded(name).replace("-", " ").split()]
    for word in words[:-1]:
        for gender, titles in _TITLES.items():
            if word in titles:
                return gender
    first = next((word for word in words if len(word) > 1 and word not in {"dr", "prof", "professor"}), "")
    return _table().get(first, "")


def _folded(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@cache
def _table() -> dict[str, str]:
    """First names, folded; the file has a line for each gender's block, then names in lines."""
    table: dict[str, str] = {}
    gender = ""
    for line in (files("panelaudio.casting") / "first_names.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if line.endswith(":"):
            gender = line[:-1]
        else:
            table.update(dict.fromkeys(_folded(line).split(), gender))
    return table
