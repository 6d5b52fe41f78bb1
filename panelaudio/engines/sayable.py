"""Text as the speech libraries may be given it."""

from __future__ import annotations

import re

_UNSAYABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def sayable(spoken: str) -> str:
    """The text with blanks for what ends it (NUL), commands eSpeak NG (U+0001) or is no character (surrogates).

    One for one, so that positions hold.
    """
    return _UNSAYABLE.sub(" ", spoken)
