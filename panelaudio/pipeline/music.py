"""The music that voices.yaml names: found, decoded, and credited."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from panelaudio.audio import Score, Tune, tune_of
from panelaudio.episode import Credit
from panelaudio.errors import InputError, SettingsError
from panelaudio.nearest import nearest_file
from panelaudio.pacing import Scoring
from panelaudio.script import Notice
from panelaudio.settings import BUILT_IN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from panelaudio.settings import MusicSettings, Settings

SECONDS = {"intro": 20.0, "outro": 30.0, "sting": 5.0}
"""How much of each is heard at most, where voices.yaml does not say."""


def music_files(settings: Settings) -> dict[str, Path | None]:
    """The file of each use of music; None for the sting that is built in.

    Raises:
        SettingsError: a file is not there.
    """
    return {one.use: None if one.file == BUILT_IN else _found(settings, one) for one in settings.music}


def _found(settings: Settings, music: MusicSettings) -> Path:
    path = Path(settings.path).parent / music.file
    if not path.is_file():
        what = "is a folder" if path.is_dir() else "does not exist"
        near = nearest_file(path)
        start = "names of files under 'music' start from the folder of voices.yaml"
        hint = f"did you mean '{near.name}'?" if near else start
        raise SettingsError(f"{music.place}: {path} {what}", code="no-music", hint=hint, location=music.place)
    return path


def score_of(settings: Settings, folder: Path, rate_hz: int) -> Score:
    """The music, decoded into ``folder`` and measured.

    Raises:
        SettingsError: a file is not there, is no sound file, or has no sound in it.
    """
    files = music_files(settings)
    tunes = {one.use: _tune(one, files[one.use], folder, rate_hz) for one in settings.music}
    return Score(tunes=tunes, gains_db={one.use: one.gain or 0.0 for one in settings.music})


def _tune(music: MusicSettings, source: Path | None, folder: Path, rate_hz: int) -> Tune:
    seconds = music.seconds or SECONDS.get(music.use)
    try:
        return tune_of(source, folder / f"{music.use}.pcm", rate_hz, seconds)
    except InputError as error:
        message = f"{music.place}: {error.message}"
        raise SettingsError(message, code=error.code, hint=error.hint, location=music.place) from error


def scoring_of(score: Score, rate_hz: int) -> Scoring:
    """How long the pieces are, for the timeline."""
    frames = {use: tune.frames for use, tune in score.tunes.items()}
    return Scoring(
        rate_hz=rate_hz,
        intro_frames=frames.get("intro", 0),
        outro_frames=frames.get("outro", 0),
        sting_frames=frames.get("sting", 0),
        bed="bed" in frames,
    )


def credits_of(settings: Settings) -> tuple[Credit, ...]:
    """What the show notes say of the music."""
    return tuple(_credit(one) for one in settings.music)


def _credit(music: MusicSettings) -> Credit:
    if music.file == BUILT_IN:
        return Credit(use=music.use, title=music.title or "two bells, made by panelaudio", licence="free of rights")
    return Credit(
        use=music.use,
        title=music.title or Path(music.file).stem,
        author=music.author,
        licence=music.licence,
        source=music.source,
    )


def music_notices(settings: Settings, *, prove: bool = False) -> Iterator[Notice]:
    """What is to be said of the music: terms that nobody has written down, and what cannot be heard under it."""
    if prove:
        message = "there is music: the captions were judged by their rules and words, not by ear (--no-music does)"
        yield Notice(code="no-ears", message=message)
    for one in settings.music:
        if one.file != BUILT_IN and not one.licence:
            message = f"{one.place}: no 'licence' is given for the {one.use}, so the show notes cannot tell it"
            yield Notice(code="no-licence", message=message)
