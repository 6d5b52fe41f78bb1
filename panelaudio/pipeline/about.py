"""What an episode is called and what its files tell of it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from panelaudio import __version__
from panelaudio.audio import Line, Tags
from panelaudio.errors import UsageError
from panelaudio.timecode import frames_to_ms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from panelaudio.episode import Episode, Picture
    from panelaudio.timeline import Timeline

MADE_WITH = f"panelaudio {__version__}"
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")


def checked_date(day: str | None) -> str:
    """A date as asked for: a year, a month of it or a day of that.

    Raises:
        UsageError: it is none.
    """
    if day is None:
        return ""
    try:
        if _DAY.fullmatch(day):
            date.fromisoformat(f"{day}-01-01"[:10])
            return day
    except ValueError:
        pass
    raise UsageError(f"'{day}' is no date", code="bad-date", hint="write it as 2026-03-14, 2026-03 or 2026")


def day_of(transcript: str) -> str:
    """The day on which the transcript was last changed, so that the same file gives the same tags; today for a pipe."""
    try:
        when = datetime.fromtimestamp(Path(transcript).stat().st_mtime, UTC)
    except OSError:
        when = datetime.now(UTC)
    return when.date().isoformat()


def tags_of(episode: Episode, cover: Picture | None = None) -> Tags:
    """What players show of the episode's files."""
    script = episode.script
    return Tags(
        title=episode.title,
        artists=tuple(speaker.name for speaker in script.speakers),
        album=episode.show or episode.title,
        date=episode.date,
        description=script.description,
        genre=episode.genre,
        language=script.language,
        encoder=episode.made_with,
        chapters=episode.chapters,
        transcript=tuple(_lines(episode.timeline)),
        cover=cover,
    )


def _lines(timeline: Timeline) -> Iterator[Line]:
    before = ""
    for one in timeline.placements:
        speaker = one.utterance.speaker
        yield Line(
            start_ms=frames_to_ms(one.start_frame, one.rate_hz),
            speaker=speaker if speaker != before else "",
            text=one.utterance.display,
        )
        before = speaker
