from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panelaudio.errors import InputError
from panelaudio.readers.apart import ApartReader
from panelaudio.readers.changes import ChangesReader
from panelaudio.readers.chat import ChatReader
from panelaudio.readers.fountain import FountainReader
from panelaudio.readers.heads import HeadsReader
from panelaudio.readers.hearing import HearingReader
from panelaudio.readers.markdown import MarkdownReader
from panelaudio.readers.names import NamesReader
from panelaudio.readers.page import HtmlReader
from panelaudio.readers.panel import PanelReader
from panelaudio.readers.pipes import PipesReader
from panelaudio.readers.play import PlayReader
from panelaudio.readers.qa import QaReader
from panelaudio.readers.stacked import StackedReader
from panelaudio.readers.timed import TimedReader
from panelaudio.script import Script, Source
from tests.readers import panels, shapes

if TYPE_CHECKING:
    from panelaudio.script import Reader

READERS: dict[str, Reader] = {
    kind.name: kind()
    for kind in (
        ApartReader, ChangesReader, ChatReader, FountainReader, HeadsReader, HearingReader, HtmlReader, MarkdownReader,
        NamesReader, PanelReader, PipesReader, PlayReader, QaReader, StackedReader, TimedReader,
    )
}  # fmt: skip
SHARED = Path(__file__).resolve().parents[3] / "shared" / "transcripts"
TABLE = [
    ("NAMES", "names"), ("BOLD", "markdown"), ("OTTER", "names"), ("REV", "names"), ("BRACKETED", "names"),
    ("STAMP_FIRST", "names"), ("ZOOM", "names"), ("BELOW", "names"), ("MARKDOWN", "markdown"), ("QA", "qa"),
    ("CONGRESS", "hearing"), ("COURT", "hearing"), ("NASA", "hearing"), ("PLAY", "play"), ("FOUNTAIN", "fountain"),
    ("CHAT", "chat"), ("HTML", "html"), ("CITED", "html"), ("HEADS", "heads"), ("STACKED", "stacked"),
    ("APART", "apart"), ("CHANGES", "changes"), ("PIPES", "pipes"), ("TIMED", "timed"),
]  # fmt: skip
REAL = [
    ("name-timestamp.md", "markdown", {"Aaron van Wirdum": 82, "Sjors Provoost": 82}),
    ("speaker-n-timestamp.md", "markdown", {"Speaker 0": 100, "Speaker 1": 100}),
    ("nasa-air-to-ground.txt", "hearing", {"CC": 56, "LMP": 32, "CDR": 19, "CMP": 12, "SC": 1}),
    ("podcasting20.html", "html", {"Travis": 5, "Gilon": 3, "Sarah": 2}),
]
LINES = "\n".join(text for name, text in vars(shapes).items() if name.isupper()).split("\n")


def source_of(text: str, **more: object) -> Source:
    """A source out of a text."""
    return Source(name="t.txt", raw=text.encode(errors="replace"), text=text, **more)  # type: ignore[arg-type]


def surest(text: str) -> str:
    """The reader that wins."""
    source = source_of(text)
    return max(READERS, key=lambda name: READERS[name].sniff(source))


def said(reader: str, text: str) -> list[tuple[str, str]]:
    """Speakers and words."""
    return [(turn.speaker, turn.text) for turn in READERS[reader].read(source_of(text)).turns]


def missing(script: Script, text: str) -> set[int]:
    """Lines that nothing accounts for."""
    return set(range(1, text.count("\n") + 2)) - {line for line, _ in script.ledger()}


@pytest.mark.parametrize(("shape", "reader"), TABLE)
def test_the_right_reader_wins(shape: str, reader: str) -> None:
    """For every shape the reader made for it is the surest, and accounts for every line."""
    text = getattr(shapes, shape)
    assert surest(text) == reader
    assert not missing(READERS[reader].read(source_of(text)), text)


def test_a_page_with_initials_stays_with_the_panel_reader() -> None:
    """The reader of panels still wins for web pages."""
    assert surest(panels.PAGE) == "panel"


@pytest.mark.parametrize("shape", ["OTTER", "REV", "BRACKETED", "STAMP_FIRST", "ZOOM", "BELOW", "NAMES"])
def test_every_dress_gives_the_first_and_last_words(shape: str) -> None:
    """Names, stamps and notes of the service are not among the words."""
    turns = said("names", getattr(shapes, shape))
    assert turns[0][1] == "Good evening."
    assert turns[-1][1] in {"Bye.", "Thanks.", "Patience."}


def test_stamps_are_kept_as_times() -> None:
    """The old times stay in the script."""
    script = READERS["names"].read(source_of(shapes.REV))
    assert [turn.start_ms for turn in script.turns] == [12000, 15000, 60000]


def test_laughter_and_footnotes_are_reported() -> None:
    """What is not said is left out under the name of its rule."""
    script = READERS["names"].read(source_of(shapes.NAMES))
    assert script.turns[1].text == "Money holds it."
    assert [one.reason for one in script.left_out] == ["sound or gesture", "footnote mark"]
    assert script.turns[3].speaker == "Olav Brenner"


def test_markdown_gives_front_matter_chapters_and_plain_words() -> None:
    """Title, date, language and headings are taken; links, escapes and quotes are not said."""
    script = READERS["markdown"].read(source_of(shapes.MARKDOWN))
    assert (script.title, script.date, script.language) == ("The Long Bridge", "2031-05-06", "en-GB")
    assert [heading.text for heading in script.headings] == ["Beginnings", "Ends"]
    assert said("markdown", shapes.MARKDOWN)[:2] == [
        ("Nora Vale", "Good evening, all.\n\nAnd welcome."),
        ("Olav Brenner", "Money."),
    ]


def test_questions_and_answers_get_the_names_of_the_head() -> None:
    """The head tells who asks and who answers."""
    assert said("qa", shapes.QA)[:2] == [
        ("Nora Vale", "What holds a bridge?"),
        ("Olav Brenner", "Money.\n\nA lot."),
    ]


def test_hard_wraps_and_hyphens_are_joined() -> None:
    """A word broken at a line end is whole again; a compound keeps its hyphen."""
    assert said("hearing", shapes.CONGRESS)[0][1].endswith("the international bridge, which is well-known.")


def test_court_lines_lose_their_numbers_and_tell_a_cut_off() -> None:
    """Line numbers are left out; a dash at the end is a cut-off."""
    script = READERS["hearing"].read(source_of(shapes.COURT))
    assert script.turns[0].text == "May it please the Court, the bridge --"
    assert [turn.cut_off for turn in script.turns] == [True, False, False]


def test_air_to_ground_joins_wraps_and_drops_notes() -> None:
    """Indented lines go on with the turn; notes of the archive are left out."""
    assert said("hearing", shapes.NASA) == [("CDR", "We have a bridge."), ("CC", "Roger."), ("CDR", "Out.")]


def test_stage_directions_and_action_are_not_said() -> None:
    """Plays and films give the words alone; scenes are headings."""
    assert said("play", shapes.PLAY)[0] == ("Nora", "Good evening.")
    assert said("fountain", shapes.FOUNTAIN) == [("NORA", "Good evening."), ("OLAV", "Money.")]
    assert READERS["fountain"].read(source_of(shapes.FOUNTAIN)).headings[0].text == "INT. TOLL HOUSE - DAY"


def test_a_scribe_writes_for_others() -> None:
    """A name inside the line is the speaker; dots go on with the turn; topics are headings."""
    assert said("chat", shapes.CHAT) == [("Nora Vale", "Good evening. and welcome"), ("olav", "Money.")]


def test_pages_are_read_without_their_menus() -> None:
    """Markup and navigation are not said."""
    assert [name for name, _ in said("html", shapes.HTML)] == ["Nora Vale", "Olav Brenner", "Nora Vale"]
    assert said("html", shapes.CITED) == [("Nora", "Good evening."), ("Olav", "Money.")]


def test_no_phantom_speakers() -> None:
    """Notes, verses, times, questions' numbers and addresses name nobody."""
    text = (
        "Nora Vale: Hi.\n\nNote: x\n\nJohn 3:16 says so.\n\nAt 10:30: tea.\n\nQ1: why?\n\n"
        "https://a.example: b\n\nNora Vale: Bye.\n"
    )
    assert {name for name, _ in said("names", text)} == {"Nora Vale"}


def test_two_people_of_one_first_name_are_not_merged() -> None:
    """A first name that fits two people stops, naming both; a lenient source goes on with a notice."""
    text = "Alex Chen: One.\n\nAlex Diaz: Two.\n\nAlex: Three.\n\nAlex: Four.\n"
    with pytest.raises(InputError, match="Alex Chen or Alex Diaz"):
        said("names", text)
    assert READERS["names"].read(source_of(text, lenient=True)).notices[0].code == "ambiguous-speaker"


def test_spellings_of_one_person_are_one_speaker() -> None:
    """Titles, capitals, initials and roles in brackets do not make another person."""
    text = "".join(
        f"{name}: Hm.\n\n"
        for name in ("Alex Chen (AC)", "Dr. Alex Chen", "ALEX CHEN", "AC", "Alex", "Alex Chen (Host)")
    )
    assert {name for name, _ in said("names", text)} == {"Alex Chen"}


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=40, deadline=None)
@given(lines=st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=40)), max_size=25))
def test_every_line_is_accounted_for(reader: str, lines: list[str]) -> None:
    """For any lines in any order the ledger is whole, or the text is refused."""
    text = "\n".join(lines)
    READERS[reader].sniff(source_of(text))
    try:
        script = READERS[reader].read(source_of(text))
    except InputError:
        return
    assert not missing(script, text)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "hostile", ["[", "(", "*", "<", "a ", "- ", "A.", "[a](", "&", "_a", " ", "1:0", "—", "|", "A\n1:00\n", "<p>a"]
)
def test_hostile_lines_cost_time_in_proportion(reader: str, hostile: str) -> None:
    """A long line of marks is read or refused: squares of its length would outlast the limit of the suite."""
    text = f"Nora Vale: {hostile * (60_000 // len(hostile))}\n\nOlav Brenner: Yes.\n\nNora Vale: No.\n"
    READERS[reader].sniff(source_of(text))
    with contextlib.suppress(InputError):
        assert not missing(READERS[reader].read(source_of(text)), text)


@pytest.mark.skipif(not SHARED.exists(), reason="the real transcripts are not part of the project")
@pytest.mark.parametrize(("name", "reader", "counted"), REAL)
def test_the_real_files(name: str, reader: str, counted: dict[str, int]) -> None:
    """Turns per speaker are as counted by hand."""
    text = (SHARED / name).read_text(encoding="utf-8")
    assert surest(text) == reader
    script = READERS[reader].read(source_of(text))
    assert {one.name: sum(turn.speaker == one.name for turn in script.turns) for one in script.speakers} == counted


def test_chapters_of_a_video_stand_above_times() -> None:
    """YouTube shows each time above one line of words; a line more above a time heads a chapter, and is not said."""
    text = (
        "Transcript\n\nIntro\n0:00\ngood evening\n0:04\nto the bridge\nThe toll\n0:09\nwho pays\n0:12\n[Music]\n"
        "0:15\nall of us\nEnglish (auto-generated)\n"
    )
    script = TimedReader().read(source_of(text))
    assert [(one.text, one.line) for one in script.headings] == [("Intro", 3), ("The toll", 8)]
    assert [turn.text for turn in script.turns] == ["good evening to the bridge", "who pays all of us"]


def test_lines_of_any_number_below_times_are_words() -> None:
    """Where paragraphs stand below the times, none of their lines is a chapter."""
    text = "0:00\ngood evening\nto the bridge\n0:04\nwho pays\nthe toll\n0:09\nall\n0:12\nof us\nand you\n0:15\nwell\n"
    assert not TimedReader().read(source_of(text)).headings
