"""What is opened as captions, and what is refused with one clear error."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest

from panelaudio.checking import open_captions
from panelaudio.errors import InputError
from tests.checking.files import GOOD_ASS, GOOD_SRT, GOOD_VTT

if TYPE_CHECKING:
    from pathlib import Path


def opened(folder: Path, raw: bytes, name: str = "talk.srt") -> list[tuple[str, str]]:
    """The format of a file with these bytes, and its faults."""
    (folder / name).write_bytes(raw)
    file = open_captions(str(folder / name))
    return [(file.format, ""), *((file.format, one.code) for one in file.faults)]


@pytest.mark.parametrize("name", ["talk.srt", "talk.vtt", "talk.ass", "talk.txt", "talk"])
@pytest.mark.parametrize(("text", "format_"), [(GOOD_VTT, "vtt"), (GOOD_ASS, "ass")])
def test_the_content_tells_the_format(tmp_path: Path, name: str, text: str, format_: str) -> None:
    """Whatever the file is called."""
    assert opened(tmp_path, text.encode(), name) == [(format_, "")]


def test_encodings(tmp_path: Path) -> None:
    """A byte order mark is read over and told; what is not UTF-8 is read as players would, and told."""
    text = GOOD_SRT.replace("Good", "Schön")
    assert opened(tmp_path, text.encode()) == [("srt", "")]
    assert opened(tmp_path, text.replace("\n", "\r\n").encode()) == [("srt", "")]
    assert opened(tmp_path, text.replace("\n", "\r").encode()) == [("srt", "")]
    assert opened(tmp_path, codecs.BOM_UTF8 + text.encode()) == [("srt", ""), ("srt", "byte-order-mark")]
    assert opened(tmp_path, text.encode("cp1252")) == [("srt", ""), ("srt", "encoding")]
    assert opened(tmp_path, text.encode("utf-16")) == [("srt", ""), ("srt", "encoding")]


@pytest.mark.parametrize(
    ("raw", "name", "code", "hint"),
    [
        (b"", "talk.srt", "empty", "SRT, WebVTT or ASS"),
        (b"\n \n", "talk.srt", "empty", "SRT, WebVTT or ASS"),
        (b"\x00\x01\x02\xff binary \x00", "talk.srt", "binary", "SRT, WebVTT or ASS"),
        (b"ID3\x04\x00\x00", "my talk.mp3", "binary", "talk.srt' --audio"),
        (b"Nora: Good evening.\n", "talk.srt", "no-captions", "SRT, WebVTT or ASS"),
        (b"WEBVTT\n\nNOTE nothing\n", "talk.vtt", "no-captions", "SRT, WebVTT or ASS"),
        (b"[Script Info]\n[Events]\n", "talk.ass", "no-captions", "SRT, WebVTT or ASS"),
        (b'<tt xmlns="http://www.w3.org/ns/ttml"><body/></tt>', "talk.ttml", "no-captions", "SRT, WebVTT or ASS"),
    ],
)
def test_what_holds_no_captions_is_refused(tmp_path: Path, raw: bytes, name: str, code: str, hint: str) -> None:
    """With a code, and with what to give instead."""
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(InputError) as caught:
        open_captions(str(tmp_path / name))
    assert caught.value.code == code
    assert hint in caught.value.hint
    assert "transcript" not in caught.value.message


def test_absent_files_and_folders(tmp_path: Path) -> None:
    """The nearest name is told; a folder is none."""
    (tmp_path / "talk.srt").write_text(GOOD_SRT)
    with pytest.raises(InputError, match="there is no file") as caught:
        open_captions(str(tmp_path / "tlak.srt"))
    assert "talk.srt" in caught.value.hint
    with pytest.raises(InputError, match="is a folder"):
        open_captions(str(tmp_path))
