"""A file becomes a source: its bytes are read, judged and decoded before any reader sees them."""

from __future__ import annotations

import codecs
import re
import sys
from pathlib import Path

from panelaudio.errors import InputError
from panelaudio.nearest import nearest_file
from panelaudio.readers.expression import TRAVELLING
from panelaudio.script import Notice, Source

MAX_BYTES = 64 * 1024 * 1024
"""Enough for 10 million words; more is a mistake, and is refused before it fills the memory."""

STANDARD_INPUT = "-"

# Longest first: the mark of UTF-32 little-endian begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KNOWN_BINARIES = (
    (b"%PDF", "a PDF", "save its text as a .txt file"),
    (b"\xd0\xcf\x11\xe0", "an old or locked Office file", "save it as text or .docx, without a password"),
    (b"ID3", "an MP3 file", "give its transcript"),
    (b"RIFF", "a WAV file", "give its transcript"),
    (b"OggS", "an Ogg file", "give its transcript"),
    (b"fLaC", "a FLAC file", "give its transcript"),
    (b"\x89PNG", "a picture", "give the transcript as text"),
    (b"\xff\xd8\xff", "a picture", "give the transcript as text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"\x7fELF", "a program", "give the transcript as text"),
)
_KNOWN_ARCHIVES = (
    (b"xl/workbook.", "an Excel workbook", "save the sheet as CSV"),
    (b"ppt/presentation.xml", "a PowerPoint file", "give the transcript as text or .docx"),
    (b"application/epub+zip", "an e-book (EPUB)", "give the transcript as text or .docx"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file", "save it as .docx, .csv or text"),
    (b"META-INF/MANIFEST.MF", "a Java archive", "give the transcript as text or .docx"),
)
_KNOWN_TEXTS = (
    (re.compile(r"\s{0,9}\{\\rtf\d"), "an RTF document", "save it as .docx or as plain text"),
    (re.compile(r"\s{0,9}\{\d{1,9}\}\{\d{0,9}\}"), "MicroDVD captions, timed in a film's frames", "save them as SRT"),
    (re.compile(r"\s{0,9}%!PS-Adobe"), "a PostScript file", "save its text as a .txt file"),
)
_INVISIBLE = ("\u200b", "\ufeff")
"""Marks between words that have no width. The word joiner stays: captions set it where ``<`` or ``-->`` are words."""
_WORD_PART = re.compile(rb"word/document\d{0,9}\.xml")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOSTLY_TEXT = 0.02
"""A text may hold this share of control characters, and no more."""


def open_source(
    name: str, *, aliases: tuple[tuple[str, str], ...] = (), lenient: bool = False
) -> tuple[Source, tuple[Notice, ...]]:
    r"""Read a transcript; ``-`` stands for standard input. The text's line ends come as ``\\n``.

    A Word document has no text yet: its reader takes it from the bytes.

    Raises:
        InputError: the file is absent, a folder, unreadable, empty, too large, binary or in no known encoding.
    """
    raw = _read(name)
    if not raw.strip(b"\x00 \t\r\n"):
        raise InputError(f"{name} is empty", code="empty", hint="give a file with a transcript in it")
    if is_word(raw):
        return Source(name=name, raw=raw, text="", aliases=aliases, lenient=lenient), ()
    text, notices = decode(name, raw)
    text = TRAVELLING.sub("\ufffd", text)
    if not text.strip():
        raise InputError(f"{name} holds nothing but white space", code="empty", hint="give a file with a transcript")
    return Source(name=name, raw=raw, text=text, aliases=aliases, lenient=lenient), notices


def is_word(raw: bytes) -> bool:
    """Whether bytes are a Word document (.docx): a ZIP archive with Word's main part (ISO/IEC 29500-2)."""
    return raw.startswith(b"PK\x03\x04") and _WORD_PART.search(raw) is not None


def archive_kind(raw: bytes) -> tuple[str, str]:
    """What a ZIP archive that is no Word document is, and what to do about it."""
    known = ((what, remedy) for mark, what, remedy in _KNOWN_ARCHIVES if mark in raw)
    return next(known, ("a ZIP archive", "unpack it and give the transcript itself"))


def _read(name: str) -> bytes:
    raw = sys.stdin.buffer.read(MAX_BYTES + 1) if name == STANDARD_INPUT else _read_file(Path(name))
    if len(raw) > MAX_BYTES:
        message = f"{name} is larger than {MAX_BYTES // 2**20} MiB"
        raise InputError(message, code="too-large", hint="split it into several transcripts")
    return raw


def _read_file(path: Path) -> bytes:
    if path.is_dir():
        raise InputError(f"{path} is a folder", code="folder", hint="name the transcript inside it")
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError(f"there is no file {path}", code="missing", hint=_look_alike(path)) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or error
        raise InputError(
            f"{path} cannot be read: {reason}", code="unreadable", hint="check its name and rights"
        ) from None


def _look_alike(path: Path) -> str:
    if not path.parent.is_dir():
        return f"there is no folder {path.parent} either"
    near = nearest_file(path)
    return f"did you mean {near}?" if near else "check the name"


def decode(name: str, raw: bytes) -> tuple[str, tuple[Notice, ...]]:
    r"""The text of a transcript's bytes with ``\\n`` line ends, and what the user should know about its encoding."""
    if raw.startswith(b"PK\x03\x04"):
        what, remedy = archive_kind(raw)
        raise InputError(f"{name} is {what}, not a transcript", code="binary", hint=remedy)
    for magic, what, remedy in _KNOWN_BINARIES:
        if raw.startswith(magic):
            raise InputError(f"{name} is {what}, not a transcript", code="binary", hint=remedy)
    text, encoding = _decoded(name, raw)
    _refuse_binary(name, text)
    for beginning, what, remedy in _KNOWN_TEXTS:
        if beginning.match(text):
            raise InputError(f"{name} is {what}, not a transcript", code="format", hint=remedy)
    for mark in _INVISIBLE:
        text = text.replace(mark, "")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if encoding != "cp1252":
        return text, ()
    message = f"{name} is not UTF-8; it was read as Windows-1252"
    return text, (Notice(code="encoding", message=message),)


def _decoded(name: str, raw: bytes) -> tuple[str, str]:
    encoding = next((codec for mark, codec in _BYTE_ORDER_MARKS if raw.startswith(mark)), _guess_utf16(raw))
    try:
        return raw.decode(encoding), encoding
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise _undecodable(name, raw, error) from None
        fault = error
    try:
        return raw.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        raise _undecodable(name, raw, fault) from None


def _guess_utf16(raw: bytes) -> str:
    """UTF-16 without its mark shows as NULs in every second byte of Latin text."""
    sample = raw[:4096]
    half = max(len(sample) // 2, 1)
    if sample[1::2].count(0) > 0.6 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.6 * half:
        return "utf-16-be"
    return "utf-8"


def _undecodable(name: str, raw: bytes, error: UnicodeDecodeError) -> InputError:
    line = raw.count(b"\n", 0, error.start) + 1
    return InputError(
        f"{name}: byte {error.start} (line {line}) is no {error.encoding} text",
        code="encoding",
        hint="save the file as UTF-8",
        location=f"{name}:{line}",
    )


def _refuse_binary(name: str, text: str) -> None:
    controls = [found.start() for found in _CONTROL.finditer(text[: 1 << 20])]
    nul = text.find("\x00")
    if nul < 0 and len(controls) <= max(_MOSTLY_TEXT * len(text), 2):
        return
    place = nul if nul >= 0 else controls[0]
    line = text.count("\n", 0, place) + 1
    raise InputError(
        f"{name} is no text: a control character stands at character {place} (line {line})",
        code="binary",
        hint="give the transcript as a text file",
        location=f"{name}:{line}",
    )
