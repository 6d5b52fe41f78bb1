"""A file is opened as captions: SRT, WebVTT or ASS by what stands in it, whatever its name."""

from __future__ import annotations

import codecs
import re
import shlex
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from panelaudio.checking.ass_file import read_ass
from panelaudio.checking.file_rules import fault
from panelaudio.checking.srt_file import read_srt
from panelaudio.checking.times import tolerant_times
from panelaudio.checking.vtt_file import read_vtt
from panelaudio.errors import InputError
from panelaudio.readers.source import open_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from panelaudio.captions.rules import Problem
    from panelaudio.checking.captions_file import CaptionsFile
    from panelaudio.script import Source

_ASS = re.compile(r"^\s*(?:\[script info\]|\[events\]|dialogue:)", re.IGNORECASE | re.MULTILINE)
_HEAD = 4000
_WHAT = "SRT, WebVTT or ASS"


def open_captions(name: str) -> CaptionsFile:
    """Read a file of captions; ``-`` is standard input.

    Raises:
        InputError: it is absent, a folder, empty, binary, too large, or holds no captions.
    """
    source = _source(name)
    found = read_captions(name, source.text)
    if not found.cues:
        raise _no_captions(name, found)
    return replace(found, faults=(*_of_bytes(source), *found.faults))


def _source(name: str) -> Source:
    try:
        source, _ = open_source(name)
    except InputError as error:
        message = error.message.replace(", not a transcript", ", not captions")
        hint = {"missing": error.hint, "unreadable": error.hint, "folder": "name the captions inside it"}
        raise InputError(
            message, code=error.code, hint=hint.get(error.code) or _hint(name), location=error.location
        ) from None
    return source


def read_captions(name: str, text: str) -> CaptionsFile:
    r"""The captions of a text, with line ends as ``\\n``; the name counts where the text leaves the format open."""
    head = text.removeprefix("\ufeff").lstrip("\n ")[:_HEAD]
    suffix = PurePath(name).suffix.lower()
    if head.startswith("WEBVTT"):
        return read_vtt(name, text)
    if _ASS.search(head) and not any(map(tolerant_times, head.split("\n"))):
        return read_ass(name, text)
    if suffix == ".vtt" and any(map(tolerant_times, text.split("\n"))):
        return read_vtt(name, text)
    return read_srt(name, text)


def _no_captions(name: str, found: CaptionsFile) -> InputError:
    if found.faults:
        message = f"{name} holds no cue that can be read: {found.faults[0].message}"
    elif found.format == "srt":
        message = f"{name} holds no captions: it is no {_WHAT}"
    else:
        message = f"{name} holds no captions: no cue stands in it"
    return InputError(message, code="no-captions", hint=_hint(name))


def _hint(name: str) -> str:
    if PurePath(name).suffix.lower() in AUDIO_SUFFIXES:
        command = shlex.join(["panelaudio", "check", str(PurePath(name).with_suffix(".srt")), "--audio", name])
        return f"give the captions that belong to it: {command}"
    return f"check takes {_WHAT}; `panelaudio render FILE --format srt` makes captions of a transcript"


AUDIO_SUFFIXES = (".mp3", ".m4a", ".opus", ".flac", ".wav", ".ogg", ".aac", ".mp4", ".webm")
"""Of the sound that belongs to captions of the same stem, the one first that comes first here."""


def _of_bytes(source: Source) -> Iterator[Problem]:
    """Faults that the text no longer shows."""
    raw = source.raw
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in raw[:4]:
        yield fault("encoding", 0, "it is UTF-16 or UTF-32")
        return
    if raw.startswith(codecs.BOM_UTF8):
        yield fault("byte-order-mark", 0, "it begins with one")
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        yield fault("encoding", 0, f"byte {error.start} (line {line}) is no UTF-8; it was read as Windows-1252")
