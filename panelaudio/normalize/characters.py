"""Characters that carry no sound, and other writings of plain letters.

Bidi marks, joiners, soft hyphens and control characters (Unicode categories Cc and Cf) stay in what is shown and are
not given to an engine. Letters that exist for their looks (``ﬁ``, ``Ⅷ``, full width) are read as the plain ones (NFKC).
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from panelaudio.normalize.rules import rule

if TYPE_CHECKING:
    import re

_LOOKS = "\u2100-\u2115\u2117-\u2121\u2123-\u214f\u2160-\u217f\u2460-\u2473\u24b6-\u24e9"
_LOOKS += "\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff"
"""Letter-like symbols (not № and ™), Roman numerals, circled letters, ligatures, full-width and mathematical ones."""
_SILENT = "\x00-\x08\x0b\x0c\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e"
_SILENT += "\ue000-\ue003\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffd\U000e0000-\U000e0fff"


def _plain(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match.group())


RULES = (
    rule(
        f"[{_SILENT}]+",
        "",
        ("zero\u200bwidth", "zerowidth"),
        ("\u202bleft\u202c and right", "left and right"),
        ("co\u00adoperate", "cooperate"),
        ("bell\x07", "bell"),
        final=False,
    ),
    rule(f"[{_LOOKS}]", _plain, ("ﬁne", "fine"), ("Ｙｅｓ", "Yes"), final=False),
)
