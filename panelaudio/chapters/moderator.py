"""Who leads the talk: the one who asks."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.chapters.talk import Passage

QUESTION = re.compile(r"[?？؟;;]\s*[\"'”’»)]*\s*$|¿")
"""A question's mark at the end of a sentence; Greek's looks like a semicolon, Spanish has one in front too."""
_SHARE = 0.4
"""Of all turns that ask: who has fewer leads nobody."""
_FEWEST = 3


def asks(text: str) -> bool:
    """Whether a sentence is a question."""
    return bool(QUESTION.search(text)) and not text.rstrip().endswith(";")


def moderator_of(talk: Sequence[Passage]) -> str:
    """The speaker who asks in most of the turns that ask, or an empty text where nobody stands out."""
    asking: dict[str, set[int]] = defaultdict(set)
    for one in talk:
        if asks(one.text):
            asking[one.speaker].add(one.turn)
    if not asking or len({one.speaker for one in talk}) == 1:
        return ""
    most = max(asking, key=lambda speaker: len(asking[speaker]))
    count = len(asking[most])
    return most if count >= max(_FEWEST, _SHARE * sum(map(len, asking.values()))) else ""
