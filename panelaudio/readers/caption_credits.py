"""Who made the captions, as the first or the last may tell (``Subtitles by …``): nobody in the talk says it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from panelaudio.readers.caption_cues import OldCue
    from panelaudio.readers.draft import Draft

_CREDIT = re.compile(
    r"(?:(?:english |closed )?(?:sub)?(?:titles|captions|captioning|titled)|captioned|transcri(?:bed|ption)"
    r"|translat(?:ed|ion)|sync(?:ed)?(?: (?:and|&) correct(?:ed|ions))?|corrected|encoded|downloaded|ripped)"
    r" (?:by|from|provided by)\b.{0,80}"
    r"|(?:untertitel(?:ung)?|sous-titr(?:es|age)|subtítulos|legendas?|sottotitoli|ondertiteling)\b.{0,8}"
    r"\b(?:von|im auftrag|der|des|par|por|a cura|di|realizados|door|creados)\b.{0,80}",
    re.IGNORECASE,
)
_AT_EITHER_END = 2
_REASON = "who made the captions"


def drop_credits(draft: Draft, cues: list[OldCue]) -> None:
    """Take whole captions that credit their makers out of the first and the last few, with all that follows in them."""
    for cue in {id(one): one for one in (*cues[:_AT_EITHER_END], *cues[-_AT_EITHER_END:])}.values():
        if cue.rows and len(cues) > _AT_EITHER_END and _CREDIT.fullmatch(cue.rows[0].plain):
            for row in cue.rows:
                draft.leave(row.line, _REASON, row.text)
            cue.rows = []
