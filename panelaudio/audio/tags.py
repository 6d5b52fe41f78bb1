"""What players show of a file: title, artists, chapters, the words, a picture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio.timecode import stamp

if TYPE_CHECKING:
    from panelaudio.episode import Chapter, Picture

_UNSAID = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
LONGEST = 4000
"""Characters of a text, but the transcript; some players hold no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence of the transcript, and when it sounds."""

    start_ms: int
    speaker: str
    """Empty where the same one goes on."""
    text: str

    @property
    def labelled(self) -> str:
        """``Name: text`` where the speaker changes, in one line."""
        whole = f"{self.speaker}: {self.text}" if self.speaker else self.text
        return one_line(whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """Empty ones are not written."""

    title: str = ""
    artists: tuple[str, ...] = ()
    album: str = ""
    date: str = ""
    """ISO 8601."""
    description: str = ""
    genre: str = ""
    language: str = ""
    """As in BCP 47: ``en``, ``pt-BR``."""
    encoder: str = ""
    chapters: tuple[Chapter, ...] = ()
    transcript: tuple[Line, ...] = ()
    cover: Picture | None = None

    @property
    def artist(self) -> str:
        """All in one, as players show them."""
        return ", ".join(self.artists)

    def words(self) -> str:
        """The transcript as text: a paragraph a speaker."""
        lines = (f"\n\n{one.labelled}" if one.speaker else f" {one.labelled}" for one in self.transcript)
        return "".join(lines).strip()

    def timed_words(self) -> str:
        """The transcript as LRC: ``[mm:ss.cc]`` before each sentence."""
        return "\n".join(f"[{_lrc(one.start_ms)}]{one.labelled}" for one in self.transcript)


def shown(text: str) -> str:
    r"""A text without what cannot be shown; its line ends are ``\\n``."""
    return _UNSAID.sub(" ", _LINE_END.sub("\n", text)).strip()


def one_line(text: str) -> str:
    """A text without what cannot be shown, in one line."""
    return " ".join(shown(text).split())


def _lrc(ms: int) -> str:
    minutes, rest = divmod(ms, 60_000)
    return f"{minutes:02d}:{rest // 1000:02d}.{rest % 1000 // 10:02d}"


def chapter_stamp(ms: int) -> str:
    """``HH:MM:SS.mmm``, as the chapter comments of Ogg have it."""
    return stamp(ms, ".")
