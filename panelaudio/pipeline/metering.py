"""A sound file is measured, with the captions that lie beside it telling who speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio.checking import as_cues, open_captions, people_in
from panelaudio.errors import InputError, UsageError
from panelaudio.metering import as_png, as_svg, meter_file, scene_of
from panelaudio.pipeline.events import Progress
from panelaudio.pipeline.files import check_targets, prepare, write_whole
from panelaudio.script import Notice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from panelaudio.episode import Cue
    from panelaudio.metering import Reading

CAPTIONS = (".vtt", ".srt", ".ass")
"""Of what lies beside a file, in the order in which it is asked who speaks."""
PICTURE = "picture"
"""The format's name; beside an episode it is an SVG."""
PICTURES = (".svg", ".png")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeterRequest:
    """What is to be measured."""

    file: Path
    captions: Path | None = None
    """None: what lies beside the file under its name."""
    picture: Path | None = None
    """Where a picture goes; its ending tells which kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metered:
    """What was measured, and what was written."""

    reading: Reading
    captions: Path | None
    """Who spoke was read here."""
    picture: Path | None
    warnings: tuple[Notice, ...]


def meter(request: MeterRequest, *, on_progress: Callable[[Progress], None] = lambda _: None) -> Metered:
    """Measure a sound file.

    Raises:
        InputError: there is no such file, or the captions asked for are none.
        UsageError: the picture's ending is none that can be written.
        OutputError: the file holds no sound, or the picture cannot be written.
    """
    _check_picture(request)
    if not request.file.is_file():
        what = "is a folder" if request.file.is_dir() else "does not exist"
        hint = "`panelaudio meter` takes a sound file: output/panel.mp3"
        raise InputError(f"{request.file} {what}", code="no-file", hint=hint, location=str(request.file))
    path, cues, warnings = _captions(request)
    stage = f"listen to {request.file.name}"
    reading = meter_file(request.file, cues, told=lambda done: on_progress(Progress(stage=stage, done=done)))
    on_progress(Progress(stage=stage, done=1.0))
    if request.picture is not None:
        write_whole(request.picture, picture_of(reading, request.picture.suffix.lower()))
    return Metered(reading=reading, captions=path, picture=request.picture, warnings=warnings)


def picture_of(reading: Reading, suffix: str) -> bytes:
    """The picture of a reading, as a file with this ending."""
    scene = scene_of(reading)
    return as_png(scene) if suffix == ".png" else as_svg(scene).encode("utf-8", "replace")


def _check_picture(request: MeterRequest) -> None:
    picture = request.picture
    if picture is None:
        return
    if picture.suffix.lower() not in PICTURES:
        hint = f"try --picture {picture.stem or 'panel'}.svg; or .png"
        raise UsageError(f"no picture can be written as '{picture.name}'", code="bad-picture", hint=hint)
    prepare(picture.parent)
    check_targets([picture], [request.file, *([request.captions] if request.captions else [])])


def _captions(request: MeterRequest) -> tuple[Path | None, tuple[Cue, ...], tuple[Notice, ...]]:
    """The captions with the cues of which a speaker is known; those that nobody asked for may be broken."""
    if request.captions is not None:
        return request.captions, _spoken(request.captions), ()
    warnings: list[Notice] = []
    for suffix in CAPTIONS:
        beside = request.file.with_suffix(suffix)
        if beside.is_file():
            try:
                return beside, _spoken(beside), tuple(warnings)
            except InputError as error:
                message = f"{beside.name} does not tell who speaks: {error.message}"
                warnings.append(Notice(code="no-captions", message=message))
    return None, (), tuple(warnings)


def _spoken(path: Path) -> tuple[Cue, ...]:
    file = open_captions(str(path))
    return tuple(one.cue for one in as_cues(file, people_in(file)) if one.cue.speaker)
