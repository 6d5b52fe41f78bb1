"""Which cover an episode gets: the file asked for, else the one of voices.yaml, else one that is drawn, or none."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from panelaudio.covers import Wording, draw_cover, read_cover
from panelaudio.errors import UsageError
from panelaudio.script import Notice

if TYPE_CHECKING:
    from panelaudio.episode import Episode, Picture
    from panelaudio.settings import Settings

COVER = "cover"
"""The format's name."""
DRAW, NONE = "draw", "none"
DRAWN_SUFFIX = ".png"


def cover_file(asked: str | None, settings: Settings) -> tuple[Path | None, str]:
    """The picture that somebody names, and where: a file's name on the command line is the user's, else the file's."""
    if asked is not None:
        return (None, "") if asked in {DRAW, NONE} else (Path(asked), "")
    if settings.cover:
        return Path(settings.path).parent / settings.cover, settings.places.get("cover", "")
    return None, ""


def given_cover(asked: str | None, settings: Settings, formats: tuple[str, ...]) -> Picture | None:
    """The user's own picture, checked; None where there is none.

    Raises:
        InputError: it is not fit for a cover.
        UsageError: a cover is asked for as a file, and not wanted.
    """
    if asked == NONE and COVER in formats:
        raise UsageError("--format cover and --cover none do not go together", code="usage", hint="leave out one")
    path, location = cover_file(asked, settings)
    return read_cover(path, location=location) if path is not None else None


def drawn_cover(episode: Episode) -> tuple[Picture, tuple[Notice, ...]]:
    """A cover from the episode's words; a notice for each text that no font here can draw."""
    frames: Counter[str] = Counter()
    for placement in episode.timeline.placements:
        frames[placement.utterance.speaker] += placement.frames
    speakers = tuple(one.name for one in episode.script.speakers if frames[one.name])
    total = max(frames.total(), 1)
    drawn = draw_cover(
        Wording(
            title=episode.title,
            speakers=speakers,
            shares=tuple(frames[name] / total for name in speakers),
            show=episode.show,
        )
    )
    message = (
        "no font here has the letters of '{}', so the drawn cover does without; "
        "install one that has them, such as that of the Noto family for their script"
    )
    notices = (Notice(code="cover-text", message=message.format(text[:60])) for text in drawn.left_out)
    return drawn.picture, tuple(notices)
