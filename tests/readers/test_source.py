from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from panelaudio.errors import InputError
from panelaudio.readers import source
from panelaudio.readers.source import decode, open_source

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Zoë Ångström: “Café” — 3 €.\nBo: Ja.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_are_read_right(encoding: str) -> None:
    """Every encoding that transcripts come in gives the same text, with and without a byte order mark."""
    text = TEXT * 20
    assert decode("a.txt", text.encode(encoding))[0] == text


def test_line_ends_become_one_kind() -> None:
    """CRLF, CR and LF may be mixed."""
    assert decode("a.txt", b"one\r\ntwo\rthree\nfour")[0] == "one\ntwo\nthree\nfour"


def test_windows_1252_is_told() -> None:
    """Text that is no UTF-8 is read, and the user is told how."""
    assert decode("a.txt", "José: sí".encode("cp1252"))[1][0].code == "encoding"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\x00\x00\x00", "empty"),
        (b"\xef\xbb\xbf  ", "empty"),
        (b"%PDF-1.7 x", "binary"),
        (b"PK\x03\x04 x", "binary"),
        (b"Bo: Hi.\x00 there", "binary"),
        (bytes(range(256)), "encoding"),
        (b"\xff\xfeA", "encoding"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, raw: bytes, code: str) -> None:
    """Empty, binary and undecodable files end with an InputError that says which."""
    path = tmp_path / "x.txt"
    path.write_bytes(raw)
    with pytest.raises(InputError) as caught:
        open_source(str(path))
    assert caught.value.code == code
    assert caught.value.hint


def test_an_undecodable_byte_is_named_with_its_line() -> None:
    """The error tells the byte and the line."""
    with pytest.raises(InputError) as caught:
        decode("a.txt", b"Bo: fine\nBo: \x81\xff bad")
    assert "byte 13 (line 2)" in caught.value.message


def test_a_folder_a_missing_and_an_unreadable_name_are_refused(tmp_path: Path) -> None:
    """Each has a code of its own; a missing file names the one that looks like it."""
    (tmp_path / "panel.txt").write_text("Bo: Hi.", encoding="utf-8")
    codes = {}
    for name in (tmp_path, tmp_path / "panle.txt", "a\x00b"):
        with pytest.raises(InputError) as caught:
            open_source(str(name))
        codes[caught.value.code] = caught.value.hint
    assert list(codes) == ["folder", "missing", "unreadable"]
    assert "panel.txt" in codes["missing"]


def test_a_huge_file_is_refused_before_it_is_decoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More than the limit is an error, not a full memory."""
    monkeypatch.setattr(source, "MAX_BYTES", 100)
    path = tmp_path / "x.txt"
    path.write_bytes(b"Bo: Hi.\n" * 100)
    with pytest.raises(InputError) as caught:
        open_source(str(path))
    assert caught.value.code == "too-large"


@pytest.mark.parametrize(
    ("text", "what"),
    [("{\\rtf1\\ansi Nora Vale: Yes.\\par\n}", "RTF"), ("{0}{25}Nora: Yes.\n{30}{60}Olav: No.\n", "MicroDVD")],
)
def test_formats_of_text_that_are_not_read_are_told(tmp_path: Path, text: str, what: str) -> None:
    """Their marks would be spoken: the error says what it is and what to save it as."""
    path = tmp_path / "t.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=what):
        open_source(str(path))


def test_marks_without_width_are_no_text(tmp_path: Path) -> None:
    """Web pages put them between syllables; they would be spoken or shown as boxes."""
    path = tmp_path / "t.txt"
    path.write_text("Nora: ze\u200bro wid\ufeffth", encoding="utf-8")
    assert open_source(str(path))[0].text == "Nora: zero width"
