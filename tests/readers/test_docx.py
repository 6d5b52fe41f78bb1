from __future__ import annotations

import contextlib
import io
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio import plugins
from panelaudio.errors import InputError
from panelaudio.readers import docx_zip
from panelaudio.readers.docx import DocxReader
from panelaudio.readers.source import open_source
from panelaudio.readers.table import TableReader
from panelaudio.script import Script, Source
from tests.counting import calls_of
from tests.readers.test_shapes import READERS
from tests.readers.word import BR, CORE, TAB, WORD, document, packed, para, word

if TYPE_CHECKING:
    from pathlib import Path

    from panelaudio.script import Reader

PLAIN = word(para("Nora Vale: Good evening."), para("Olav Brenner: Money."), para("A lot."), para("Nora Vale: Yes."))
TEAMS = word(
    para("Meeting about money"),
    para("Nora Vale", "   0:03", BR, "Good evening."),
    para("Olav Brenner", "   0:07", BR, "Money."),
    para("Nora Vale", "   1:02:03", BR, "Thanks."),
)
TEAMS_APART = word(
    para("Nora Vale  0:03"), para("Good evening."), para("Olav Brenner  0:07"), para("Money."), para("More of it.")
)
MEET = word(
    para("Talk of money", style="Title"),
    para("Attendees", style="Heading2"),
    para("Nora Vale, Olav Brenner"),
    para("Transcript", style="Heading2"),
    para(""),
    para("Nora Vale: Good evening."),
    para("Olav Brenner: Money."),
    para("The end of money", style="Heading2"),
    para("Nora Vale: Thanks."),
    para("Olav Brenner: Bye."),
)
DOCUMENTS = {"plain": PLAIN, "teams": TEAMS, "apart": TEAMS_APART, "meet": MEET}


@pytest.fixture(autouse=True)
def _built_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """The readers of this tree, whatever the installed metadata says."""
    readers: dict[str, Reader] = {**READERS, "docx": DocxReader(), "table": TableReader()}
    monkeypatch.setattr(plugins, "names", lambda kind: tuple(sorted(readers)))
    monkeypatch.setattr(plugins, "load", lambda kind, name: readers[name])


def source_of(raw: bytes) -> Source:
    """A source as the gate makes it of a Word document."""
    return Source(name="t.docx", raw=raw, text="")


def read(raw: bytes) -> Script:
    """The script of a Word document."""
    return DocxReader().read(source_of(raw))


def said(raw: bytes) -> list[tuple[str, str]]:
    """Speakers and words."""
    return [(turn.speaker, turn.text) for turn in read(raw).turns]


def refused(raw: bytes) -> InputError:
    """The error that a document ends with."""
    with pytest.raises(InputError) as caught:
        read(raw)
    assert caught.value.hint
    return caught.value


def test_plain_paragraphs() -> None:
    """``Name: text`` paragraphs become turns; a paragraph of Word is one of the turn; lines are paragraph numbers."""
    script = read(PLAIN)
    assert script.format == "docx"
    assert [(turn.speaker, turn.text, turn.line) for turn in script.turns] == [
        ("Nora Vale", "Good evening.", 1),
        ("Olav Brenner", "Money.\n\nA lot.", 2),
        ("Nora Vale", "Yes.", 4),
    ]


@pytest.mark.parametrize("raw", [TEAMS, TEAMS_APART])
def test_teams(raw: bytes) -> None:
    """Name and time above the words, in one paragraph or in two; the times are kept."""
    first, second = read(raw).turns[:2]
    assert (first.speaker, first.text, first.start_ms) == ("Nora Vale", "Good evening.", 3000)
    assert (second.speaker, second.text[:6], second.start_ms) == ("Olav Brenner", "Money.", 7000)


def test_teams_of_old_and_its_notes() -> None:
    """A paragraph of times, name and words is a turn; who started and stopped the transcription is not spoken."""
    script = read(
        word(
            para("Nora Vale started transcription"),
            para("0:0:0.5 --> 0:0:3.240", BR, "Nora Vale", BR, "Good evening."),
            para("0:1:3.240 --> 0:1:5.240", BR, "Olav Brenner", BR, "Money."),
            para("Nora Vale stopped transcription"),
        )
    )
    assert [(turn.speaker, turn.text, turn.start_ms, turn.line) for turn in script.turns] == [
        ("Nora Vale", "Good evening.", 500, 2),
        ("Olav Brenner", "Money.", 63_240, 3),
    ]
    assert [one.line for one in script.left_out] == [1, 4]


def row(*cells: str) -> str:
    """A row of a table; a cell's paragraphs are parted by a bar."""
    filled = ("".join(para(text) for text in cell.split("|")) for cell in cells)
    return f"<w:tr>{''.join(f'<w:tc>{paragraphs}</w:tc>' for paragraphs in filled)}</w:tr>"


def test_a_table_of_talk() -> None:
    """Rows with a speaker and words are turns; every paragraph of a cell, and around the table, is in the ledger."""
    rows = row("Time", "Speaker", "Text") + row("0:01", "Nora Vale", "Good evening.|To all.") + row("", "", "")
    body = f"<w:tbl>{rows}{row('0:04', 'Olav Brenner', 'Money, and more of it.')}</w:tbl>"
    script = read(word(para("Talk"), body, para("")))
    assert [(turn.speaker, turn.text, turn.start_ms, turn.line) for turn in script.turns] == [
        ("Nora Vale", "Good evening.\n\nTo all.", 1000, 5),
        ("Olav Brenner", "Money, and more of it.", 4000, 12),
    ]
    assert {line for line, _ in script.ledger()} == set(range(1, 16))
    assert [one.line for one in script.left_out] == [1]


def test_headings_become_chapters() -> None:
    """Word's headings are chapters, its title the title."""
    script = read(MEET)
    assert script.title == "Talk of money"
    assert ("The end of money", 8) in [(heading.text, heading.line) for heading in script.headings]
    assert [turn.line for turn in script.turns] == [6, 7, 9, 10]


def test_title_and_date_of_the_properties() -> None:
    """They serve where the text gives none; what Word fills in by itself is no title."""
    assert (read(PLAIN).title, read(PLAIN).date) == ("Money & Patience", "2025-03-04")
    core = CORE.replace("Money &amp; Patience", "Microsoft Word - x").replace("2025-03-04", "2025-99-04")
    script = read(word(para("Nora Vale: Yes."), para("Nora Vale: No."), core=core))
    assert (script.title, script.date) == ("", "")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_paragraph_is_accounted_for(name: str) -> None:
    """The ledger holds each paragraph, and no number that is none's."""
    raw = DOCUMENTS[name]
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        count = archive.read("word/document.xml").count(b"<w:p>")
    assert {line for line, _ in read(raw).ledger()} == set(range(1, count + 1))


def test_what_word_keeps_beside_the_text_is_not_read() -> None:
    """Deleted and moved text, field codes, tab stops and the old copy of a text box are no words; cells are."""
    copies = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    raw = word(
        '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>Nora Vale: Good</w:t></w:r>'
        "<w:del><w:r><w:delText>BAD</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>BAD</w:t></w:r></w:moveFrom>"
        "<w:r><w:instrText>BAD</w:instrText><w:tab/><w:t>day.</w:t></w:r></w:p>",
        f"<w:tbl><w:tr><w:tc>{para('Olav Brenner: Money.')}</w:tc></w:tr></w:tbl>{para('Nora Vale: Yes.')}",
        f'<mc:Fallback xmlns:mc="{copies}">{para("Olav Brenner: BAD.")}</mc:Fallback>',
        para("Olav Brenner:", TAB, "No."),
    )
    assert said(raw) == [
        ("Nora Vale", "Good day."), ("Olav Brenner", "Money."), ("Nora Vale", "Yes."), ("Olav Brenner", "No."),
    ]  # fmt: skip


def test_strict_documents_and_another_main_part() -> None:
    """The strict kind of Word document and ``document2.xml`` are read as well."""
    main = document(para("Nora Vale: Yes."), para("Olav Brenner: No.")).replace(
        WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert len(said(packed(main, name="word/document2.xml"))) == 2


def test_ambiguous_speakers_are_located_by_paragraph() -> None:
    """An error of the reader of the text names the paragraph."""
    raw = word(para("Nora Vale: Yes."), para("Nils Vogt: No."), para("NV: Well."), para("NV: Yes."))
    error = refused(raw)
    assert (error.code, error.location) == ("ambiguous-speaker", "t.docx:3")


def test_entities_are_refused() -> None:
    """No document type, hence no entity, no bomb of entities and no file of the user's."""
    head = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    assert refused(packed(document(para("Nora: &a;"), head=head))).code == "bad-xml"
    assert refused(packed(document("<w:p>" * 1000 + "</w:p>" * 1000))).code == "bad-xml"


def test_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """More than the limit is refused, by what the archive says and by what comes out; the limit is told."""
    monkeypatch.setattr(docx_zip, "MAX_PART_BYTES", 2**20)
    raw = packed(document(para("Nora Vale: Yes. " * 100_000)))
    assert "more than 1 MiB" in refused(raw).message
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    lying = raw.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert lying != raw
    assert refused(lying).code == "damaged"


def _with_flag(raw: bytes) -> bytes:
    """The archive with every entry marked as encrypted."""
    changed = bytearray(raw)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(mark)
        while at >= 0:
            changed[at + offset] |= 1
            at = raw.find(mark, at + 1)
    return bytes(changed)


def test_encrypted_damaged_and_empty_documents() -> None:
    """Each ends with an InputError that says which."""
    assert refused(_with_flag(PLAIN)).code == "encrypted"
    assert refused(PLAIN[: len(PLAIN) // 2]).code == "damaged"
    assert refused(packed("<w:document")).code == "damaged"
    assert refused(packed('<?xml version="1.0" encoding="no-such"?><a/>')).code == "damaged"
    assert refused(word(para(" "))).code == "empty"
    assert refused(word(para("Nora Vale started transcription"))).code == "empty"
    assert refused(word(para("Only a line of text."))).code == "no-speaker"
    assert refused(b"Nora: Yes.").code == "not-docx"


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("xl/workbook.xml", "Excel"), ("META-INF/MANIFEST.MF", "Java"), ("ppt/presentation.xml", "PowerPoint"),
        ("a.txt", "ZIP"),
    ],
)  # fmt: skip
def test_other_archives(tmp_path: Path, part: str, what: str) -> None:
    """A workbook, a JAR or any ZIP is told apart, with a hint what to do, by the gate and by the reader."""
    raw = packed("<a/>", core="", name=part)
    path = tmp_path / "x.zip"
    path.write_bytes(raw)
    assert what in refused(raw).message
    with pytest.raises(InputError, match=what):
        open_source(str(path))


def test_an_e_book_is_told(tmp_path: Path) -> None:
    """An EPUB begins with its media type."""
    path = tmp_path / "x.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
    with pytest.raises(InputError, match="e-book"):
        open_source(str(path))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """``-`` reads a Word document from standard input; only its own reader sees it."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PLAIN)))
    source, _ = open_source("-")
    assert DocxReader().sniff(source) == 1
    assert max(reader.sniff(source) for reader in (*READERS.values(), TableReader())) == 0
    assert len(DocxReader().read(source).turns) == 3


def test_work_grows_with_the_document() -> None:
    """Ten times the paragraphs take no more than twelve times the calls."""
    body = [para("Nora Vale: Yes."), para("Well."), para("Olav Brenner: No.")]
    small, large = word(*body * 40), word(*body * 400)
    assert calls_of(lambda: read(large)) < 12 * calls_of(lambda: read(small))


@given(st.sampled_from(list(DOCUMENTS.values())), st.lists(st.tuples(st.integers(0, 5000), st.binary(max_size=3))))
def test_any_archive_is_a_script_or_an_input_error(raw: bytes, changes: list[tuple[int, bytes]]) -> None:
    """Bytes changed anywhere in the file never end in another exception."""
    changed = bytearray(raw)
    for at, new in changes:
        place = at % len(raw)
        changed[place : place + len(new)] = new
    with contextlib.suppress(InputError):
        read(bytes(changed))


@given(st.binary(max_size=200), st.integers(0, 400), st.integers(0, 20))
def test_any_part_is_a_script_or_an_input_error(junk: bytes, at: int, gone: int) -> None:
    """Random bytes in the XML, or bytes that are missing from it, never end in another exception."""
    main = document(para("Nora Vale: Yes."), para("Olav Brenner: No.")).encode()
    for part in (junk, main[:at] + junk + main[at + gone :]):
        with contextlib.suppress(InputError):
            read(packed(part))
        with contextlib.suppress(InputError):
            read(packed(main, core=part.decode("latin-1")))


@given(st.lists(st.lists(st.sampled_from(["Nora", "Yes|no.", "", "|", '"', ",", "[laughs]"]), min_size=1, max_size=3)))
def test_any_table_is_accounted_for(rows: list[list[str]]) -> None:
    """Whatever the cells hold, each of their paragraphs is in the ledger, or it is an InputError."""
    body = "".join(row(*cells) for cells in rows)
    with contextlib.suppress(InputError):
        ledger = read(word(f"<w:tbl>{row('speaker', 'text')}{body}</w:tbl>")).ledger()
        count = sum(cell.count("|") + 1 for cells in rows for cell in cells)
        assert {line for line, _ in ledger} == set(range(1, count + 3))


@given(st.lists(st.sampled_from(["Nora Vale: Yes.", "NV: x", BR, TAB, "", " ", "#", "--", "Olav  0:03", "> "])))
def test_any_paragraphs_are_accounted_for(texts: list[str]) -> None:
    """Whatever the paragraphs hold, each is in the ledger, or it is an InputError."""
    with contextlib.suppress(InputError):
        ledger = read(
            word(*(para("Nora Vale: Good.", text, style="Heading1" if text == "#" else "") for text in texts))
        )
        assert {line for line, _ in ledger.ledger()} == set(range(1, len(texts) + 1))
