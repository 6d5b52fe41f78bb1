"""What a name tells of a voice: titles first, then first names that nearly everybody takes for one gender.

It is a guess about names, never about people, and only chooses between voices; voices.yaml always has the last word.
Names that both bear (Alex, Kim, Sam) and names that the lists do not hold tell nothing.
"""

from __future__ import annotations

from panelaudio.first_names import BOTH, bearers_of, folded

_TITLES = {
    "female": frozenset("mrs ms miss madam madame lady dame frau sra señora mme sister queen princess".split()),
    "male": frozenset("mr sir lord herr sr señor monsieur father brother king prince".split()),
}


def gender_of(name: str) -> str:
    """``female``, ``male`` or empty, as a title or the first name tells."""
    words = [word.strip(".,()\"'’") for word in folded(name).replace("-", " ").split()]
    for word in words[:-1]:
        for gender, titles in _TITLES.items():
            if word in titles:
                return gender
    first = next((word for word in words if len(word) > 1 and word not in {"dr", "prof", "professor"}), "")
    bearers = bearers_of(first)
    return "" if bearers == BOTH else bearers
