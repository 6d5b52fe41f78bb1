"""What somebody has to say before a microphone: a sheet of takes for the engine ``recording``."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from panelaudio.engines.takes import COLUMNS
from panelaudio.pipeline.planning import settle
from panelaudio.pipeline.request import Request
from panelaudio.plugins import unknown

if TYPE_CHECKING:
    from pathlib import Path


def take_sheet(transcript: str, speaker: str, *, cast_file: Path | None = None, reader: str | None = None) -> str:
    """The text of a ``takes.tsv``: each sentence of a speaker, with the file that is to hold its turn.

    Raises:
        UsageError: ``unknown-speaker``.
        InputError: the transcript or voices.yaml is wrong.
    """
    settled = settle(Request(transcript=transcript, cast_file=cast_file, reader=reader, engine="tone"))
    names = {name.casefold(): role.speaker for role in settled.cast.roles for name in (role.speaker, *role.aliases)}
    if speaker.casefold() not in names:
        raise unknown("speaker", speaker, tuple(role.speaker for role in settled.cast.roles))
    wanted = names[speaker.casefold()]
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in settled.utterances:
        if one.speaker == wanted:
            writer.writerow((f"{one.turn + 1:04}.wav", " ".join(one.spoken.split()), " ".join(one.display.split())))
    return sheet.getvalue()
