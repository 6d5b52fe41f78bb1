"""LRC (.lrc): a line a cue for players of music; ``<mm:ss.cc>`` before each word by option (the A2 extension).

The name stands where the speaker changes. An empty line ends a cue before a silence. Minutes grow beyond two digits.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.episode import PLAIN, Cue, Detail, Episode
from panelaudio.timecode import stamp_hundredths
from panelaudio.writers.cue_text import JOINER, name_of, plain, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_SILENCE_MS = 1000
"""A gap that is seen as one."""
_LIKE_A_STAMP = re.compile(r"[\[<](?=\d+:\d)")


class LrcWriter:
    """One line a cue; those who speak at once follow one another."""

    name = "lrc"
    suffix = ".lrc"
    details = ("karaoke",)

    def write(self, episode: Episode, detail: Detail = PLAIN, /) -> str:
        """The whole file."""
        speakers = dict.fromkeys(name_of(cue.speaker) for cue in episode.cues)
        tags = {
            "ti": plain(episode.title),
            "ar": ", ".join(speakers),
            "length": stamp_hundredths(episode.duration_ms, hours=False),
        }
        head = [f"[{tag}:{_tag(text)}]" for tag, text in tags.items()]
        return "\n".join([*head, *_lines(episode.cues, detail)]) + "\n"


def _tag(text: str) -> str:
    return text.replace("[", "(").replace("]", ")")


def _lines(cues: tuple[Cue, ...], detail: Detail) -> Iterator[str]:
    speaker = None
    for cue, following in zip(cues, (*cues[1:], None), strict=False):  # the second is longer where there are no cues
        text = _timed(cue) if detail.karaoke else _safe(text_of(cue))
        if text:
            label = "" if cue.speaker == speaker else f"{_safe(name_of(cue.speaker))}: "
            speaker = cue.speaker
            yield f"[{_stamp(cue.start_ms)}]{_apart(f'{label}{text}')}"
        if following is None or following.start_ms - cue.end_ms >= _SILENCE_MS:
            yield f"[{_stamp(cue.end_ms)}]"


def _timed(cue: Cue) -> str:
    """Every word after its own start; the pieces of one that was cut are one word again."""
    text = ""
    begins = True
    for word in cue.words:
        shown = _safe(plain(word.text))
        text += f" <{_stamp(word.start_ms)}>{shown}" if begins else shown
        begins = not word.goes_on
    return text.strip() or _safe(text_of(cue))


def _stamp(ms: int) -> str:
    return stamp_hundredths(ms, hours=False)


def _safe(text: str) -> str:
    """What looks like a time stamp is kept from being one."""
    return _LIKE_A_STAMP.sub(rf"\g<0>{JOINER}", text)


def _apart(line: str) -> str:
    """A bracket right after the time stamp would be read as a second one."""
    return JOINER + line if line.startswith("[") else line
