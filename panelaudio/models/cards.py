"""Model cards: what the makers of a voice tell of it, its licence among it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CARD = "MODEL_CARD"
_MOST_BYTES = 100_000


def licence_in(card: str) -> str:
    """What a card says of the licence, in the first line that speaks of it; empty where none does."""
    lines = (line.partition(":") for line in card.splitlines())
    told = (after.strip() for before, _, after in lines if "licen" in before.casefold())
    return next((one for one in told if one), "")


def licence_beside(model: Path) -> str:
    """The licence by the card beside a model; empty where there is none."""
    try:
        with model.with_name(CARD).open(encoding="utf-8", errors="replace") as card:
            return licence_in(card.read(_MOST_BYTES))
    except OSError:
        return ""
