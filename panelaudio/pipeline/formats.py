"""The formats of a run: which are asked for, who writes them, with what detail."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from panelaudio import plugins
from panelaudio.audio import AUDIO_FORMATS
from panelaudio.episode import Detail
from panelaudio.errors import UsageError
from panelaudio.pipeline.cover import COVER
from panelaudio.pipeline.metering import PICTURE
from panelaudio.pipeline.request import DEFAULT_FORMATS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from panelaudio.episode import Writer
    from panelaudio.pipeline.request import Request


def formats_of(request: Request) -> tuple[str, ...]:
    """Each once, in the order asked for.

    Raises:
        UsageError: a picture without a sound.
    """
    picture = (PICTURE,) if request.picture else ()
    labels = ("labels",) if request.stems else ()
    formats = tuple(dict.fromkeys((*(request.formats or DEFAULT_FORMATS), *picture, *labels)))
    if PICTURE in formats and not set(formats) & set(AUDIO_FORMATS):
        message = "a picture shows a sound file, and none is asked for"
        raise UsageError(message, code="no-sound", hint="add --format mp3")
    return formats


def writers_of(formats: tuple[str, ...]) -> dict[str, Writer]:
    """Of each format that is text, its writer.

    Raises:
        UsageError: nobody writes one of them.
    """
    return {name: _writer(name) for name in formats if name not in {*AUDIO_FORMATS, COVER, PICTURE}}


def detail_of(request: Request, writers: Mapping[str, Writer]) -> Detail:
    """What the writers are asked for beside the text.

    Raises:
        UsageError: none of them knows one of the options, so it is a slip.
    """
    detail = Detail(karaoke=request.karaoke, word_segments=request.word_segments)
    for field in fields(detail):
        if getattr(detail, field.name) and not any(field.name in writer.details for writer in writers.values()):
            option = f"--{field.name.replace('_', '-')}"
            able = [name for name in plugins.names("writers") if field.name in plugins.load("writers", name).details]
            hint = f"add one that does: {', '.join(f'--format {name}' for name in able)}"
            raise UsageError(f"{option} changes none of the formats asked for", code="no-effect", hint=hint)
    return detail


def _writer(name: str) -> Writer:
    known = (*AUDIO_FORMATS, *plugins.names("writers"), COVER, PICTURE)
    if name not in known:
        raise plugins.unknown("format", name, known)
    writer: Writer = plugins.load("writers", name)
    return writer
