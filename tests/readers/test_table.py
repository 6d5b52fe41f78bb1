from __future__ import annotations

import contextlib
import io
import sys
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.errors import InputError
from panelaudio.readers.source import open_source
from panelaudio.readers.table import TableReader
from panelaudio.script import Script, Source
from tests.readers import panels, shapes
from tests.readers.test_shapes import READERS

if TYPE_CHECKING:
    from collections.abc import Callable

CSV = (
    "Speaker,Start,End,Text\n"
    "Nora Vale,0:01,0:04,Good evening.\n"
    'Olav Brenner,00:00:04.5,0:09,"Money, a lot,\n'
    "\n"
    'and ""patience""."\n'
    ",0:09,0:12,And time.\n"
    "Nora Vale,0:12,0:13,Thanks.\n"
)
TSV = "start\tend\ttext\n0\t4000\tGood evening to\n4000\t6500\tall of you.\n9000\t9900\tMoney.\n"
SEMICOLONS = "sep=;\nName;Inhalt\nNora Vale;Guten Abend, alle.\nOlav;Geld.\n"
BARE = "Nora Vale,Good evening to you.\nOlav,Money and more of it.\nNora Vale,Thanks for all this.\n"
TABLES = {"csv": CSV, "tsv": TSV, "semicolons": SEMICOLONS, "bare": BARE}
SRT = "1\n00:00:01,000 --> 00:00:02,000\nNora: Hi, all.\n\n2\n00:00:03,000 --> 00:00:04,000\nOlav: Well, yes.\n"
PROSE = [
    "Nora, good evening to you.\nOlav, this is a lot of money.\nNora, thank you for this.\n",
    "| speaker | text |\n|---|---|\n| Nora | Good evening, all. |\n| Olav | Money, yes. |\n",
    "The text, the speaker and the start; nothing of it is a table.\nMore of this, and more.\n",
    SRT,
    "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Nora>Hi, all.\n",
    "a,b\n1,2\n3,4\n",
    "",
]


def source_of(text: str) -> Source:
    """A source out of a text."""
    return Source(name="t.csv", raw=text.encode(errors="replace"), text=text)


def read(text: str) -> Script:
    """The script of a table."""
    return TableReader().read(source_of(text))


def said(text: str) -> list[tuple[str, str]]:
    """Speakers and words."""
    return [(turn.speaker, turn.text) for turn in read(text).turns]


def missing(script: Script, text: str) -> set[int]:
    """Lines that nothing accounts for."""
    return set(range(1, text.count("\n") + 2)) - {line for line, _ in script.ledger()}


def test_a_row_is_a_turn_with_its_times() -> None:
    """Quotes, separators and line ends in cells are read; a time without a speaker is an unknown one's."""
    turns = read(CSV).turns
    assert [(turn.speaker, turn.text, turn.start_ms, turn.end_ms, turn.line) for turn in turns] == [
        ("Nora Vale", "Good evening.", 1000, 4000, 2),
        ("Olav Brenner", 'Money, a lot,\n\nand "patience".', 4500, 9000, 3),
        ("Unknown Speaker", "And time.", 9000, 12000, 6),
        ("Nora Vale", "Thanks.", 12000, 13000, 7),
    ]


def test_a_row_without_speaker_and_time_goes_on() -> None:
    """Where a table has no times, an empty cell of the speaker is one that was not filled again."""
    assert said("speaker,text\nNora Vale,Good evening.\n,And welcome.\nOlav Brenner,Thanks.\n") == [
        ("Nora Vale", "Good evening.\n\nAnd welcome."),
        ("Olav Brenner", "Thanks."),
    ]


def test_segments_without_speakers_are_joined() -> None:
    """A recognizer's segments (milliseconds) become one voice's talk, with a notice that nobody is named."""
    script = read(TSV)
    assert [(turn.text, turn.start_ms, turn.end_ms) for turn in script.turns] == [
        ("Good evening to all of you.\n\nMoney.", 0, 9900)
    ]
    assert [notice.code for notice in script.notices] == ["no-names"]


def test_semicolons_and_excels_first_line() -> None:
    """``sep=;`` names the separator and is not spoken."""
    assert said(SEMICOLONS) == [("Nora Vale", "Guten Abend, alle."), ("Olav", "Geld.")]


def test_a_table_without_a_header() -> None:
    """Names that come back beside prose make a table."""
    assert said(BARE)[1:] == [("Olav", "Money and more of it."), ("Nora Vale", "Thanks for all this.")]


@pytest.mark.parametrize("name", TABLES)
def test_every_line_is_accounted_for_and_the_table_wins(name: str) -> None:
    """The ledger holds each line, and no other reader is surer."""
    text = TABLES[name]
    assert not missing(read(text), text)
    score = TableReader().sniff(source_of(text))
    assert score > max(reader.sniff(source_of(text)) for reader in READERS.values())


def test_rows_that_do_not_fit_are_told() -> None:
    """Words with the separator in the last column are put together; a row that fits nowhere is left out with why."""
    fit = "speaker,text\n" + "Nora,Yes.\nOlav,No.\n" * 10
    assert said(fit + "Nora,Well, yes.\n")[-1] == ("Nora", "Well, yes.")
    script = read("text,speaker\n" + "Yes.,Nora\nNo.,Olav\n" * 10 + "Well, yes.,Nora\n")
    assert [(one.line, one.reason) for one in script.left_out] == [(22, "a row of 3 cells in a table of 2 columns")]


def test_columns_that_are_not_spoken_are_told() -> None:
    """A notice names them."""
    notices = read("id,speaker,text\n1,Nora,Yes.\n2,Olav,No.\n").notices
    assert notices[0].message == "these columns are not spoken: id"


@pytest.mark.parametrize("text", [*PROSE, *(text for name, text in vars(shapes).items() if name.isupper())])
def test_what_is_no_table_is_left_to_others(text: str) -> None:
    """Prose, Markdown tables, captions, chats and plain transcripts are not stolen; asked for, it says so."""
    assert TableReader().sniff(source_of(text)) == 0
    with pytest.raises(InputError, match="no table with speakers"):
        read(text)


@pytest.mark.parametrize("text", [text for text in vars(panels).values() if isinstance(text, str)])
def test_panels_are_left_to_their_reader(text: str) -> None:
    """No panel page is taken for a table."""
    assert TableReader().sniff(source_of(text)) == 0


def test_an_unclosed_quote_is_named_with_its_line() -> None:
    """The row where the quote begins is told, rather than the rest of the table becoming one turn."""
    with pytest.raises(InputError) as caught:
        read('speaker,text\nNora,Yes.\nOlav,No.\nNora,"Well\nOlav,No.\n')
    assert caught.value.location == "t.csv:4"


def test_quotes_that_are_no_csv_quotes() -> None:
    """Tabs with quotes as plain marks, and quotes in the middle of a cell, are read as they stand."""
    assert said('speaker\ttext\nNora\t"Yes" she said, "no\nOlav\tNo.\n')[0] == ("Nora", '"Yes" she said, "no')
    assert said('speaker,text\nNora,Say "yes".\nOlav,No.\n')[0] == ("Nora", 'Say "yes".')


def test_cells_of_any_length() -> None:
    """A cell longer than the csv module's own limit is read."""
    assert len(said("speaker,text\nNora,Yes.\nOlav," + "word " * 40_000 + "\n")[1][1]) == 199_999


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """``-`` reads a table from standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + CSV.encode())))
    assert len(TableReader().read(open_source("-")[0]).turns) == 4


def _spent(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


@pytest.mark.parametrize("row", ["Nora,Yes and no.\nOlav,No and yes.\n", ",More of this.\n", 'Nora,"Yes\n\nand"\n'])
def test_time_grows_with_the_table(row: str) -> None:
    """Ten times the rows take no more than thirty times as long."""
    small, large = ("speaker,text\nNora,Yes.\n" + row * times for times in (2_000, 20_000))
    assert _spent(lambda: read(large)) < 30 * max(_spent(lambda: read(small)), 0.01)


CELLS = st.sampled_from(
    ["Nora", "Olav Brenner", "speaker", "text", "start", "0:01", "99999999999999", '"', '""', ",", ";", "\t", "\n",
     "\r", "\x00", "sep=;", "Good evening.", "", " ", "٣", "²", "\ud800", "[laughs]"]
)  # fmt: skip


@given(st.lists(CELLS, max_size=40), st.sampled_from(["", *TABLES.values()]), st.integers(0, 200))
def test_any_table_is_a_script_or_an_input_error(cells: list[str], base: str, cut: int) -> None:
    """Whatever stands in the cells: every line is accounted for, or it is an InputError."""
    text = base[:cut] + "".join(cells) + base[cut:]
    assert 0 <= TableReader().sniff(source_of(text)) <= 1
    with contextlib.suppress(InputError):
        assert not missing(read(text), text)


@given(st.text())
def test_any_text_is_a_script_or_an_input_error(body: str) -> None:
    """Random text below a header never ends in another exception."""
    with contextlib.suppress(InputError):
        read("speaker,text,start\n" + body)
