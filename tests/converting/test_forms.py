"""A clean transcript reads back as the same speakers, turns and headings, whatever it was read from."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.converting import FORMS, form_of
from panelaudio.converting.forms import always_escaped
from panelaudio.errors import UsageError
from panelaudio.readers.choose import choose_reader, read_transcript
from panelaudio.readers.literal import escaped
from panelaudio.script import EMPHASIS, MANNERS, Expression, Heading, Script, Source, Speaker, Turn
from tests.e2e.running import ROOT, SHARED, inside, panelaudio, written
from tests.readers import shapes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

WILD = ROOT / "tests" / "readers" / "wild"
FILES = sorted(WILD / path.name.removesuffix(".txt") for path in (WILD / "told").iterdir())
REAL = sorted(SHARED.glob("*.*")) if SHARED.exists() else []
SHAPES = {name: text for name, text in vars(shapes).items() if name.isupper()}


def items_of(script: Script) -> list[tuple[str, str]]:
    """Who says what, and the headings between, under no name."""
    return [
        (item.speaker, item.text) if isinstance(item, Turn) else ("", item.text)
        for item in script.items
        if isinstance(item, Turn | Heading)
    ]


def read_back(script: Script, ending: str, escape: Callable[[str], str] = escaped) -> Script:
    """The script, written in a form and read by whichever reader is the surest of it."""
    text = FORMS[ending](script, escape)
    source = Source(name=f"clean.{ending}", raw=text.encode(), text=text)
    return choose_reader(source).reader.read(source)


def assert_same(script: Script, ending: str) -> None:
    """The same turns and headings, speakers, title, date and language."""
    again = read_back(script, ending)
    assert items_of(again) == items_of(script)
    assert [one.name for one in again.speakers] == [one.name for one in script.speakers]
    assert (again.title, again.date, again.language) == (script.title, script.date, script.language)
    assert [turn.cut_off for turn in again.turns] == [turn.cut_off for turn in script.turns]
    assert [turn.expressions for turn in again.turns] == [turn.expressions for turn in script.turns]
    if ending == "json":
        assert [(turn.start_ms, turn.end_ms) for turn in again.turns] == [
            (turn.start_ms, turn.end_ms) for turn in script.turns
        ]


@pytest.mark.parametrize("ending", FORMS)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_transcript_of_a_tool_reads_back(path: Path, ending: str) -> None:
    """Whole transcripts of every shape."""
    script, _ = read_transcript(str(path), lenient=True)
    assert_same(script, ending)


@pytest.mark.parametrize("ending", FORMS)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_plain_shape_reads_back(shape: str, ending: str, tmp_path: Path) -> None:
    """The examples of the documentation."""
    (tmp_path / "talk.txt").write_text(SHAPES[shape], encoding="utf-8")
    script, _ = read_transcript(str(tmp_path / "talk.txt"))
    assert_same(script, ending)


@pytest.mark.skipif(not REAL, reason="the shared transcripts are not here")
@pytest.mark.parametrize("ending", FORMS)
@pytest.mark.parametrize("path", [path for path in REAL if path.name != "SOURCES.md"], ids=lambda path: path.name)
def test_real_transcripts_read_back(path: Path, ending: str) -> None:
    """Real talk of all shapes."""
    script, _ = read_transcript(str(path))
    assert_same(script, ending)


def tidy(texts: Iterable[str]) -> str:
    """Paragraphs as readers leave them: single blanks between words."""
    return "\n\n".join(words for text in texts if (words := " ".join(text.split())))


LINES = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), min_size=1, max_size=30)
WORDS = st.one_of(
    LINES,
    st.sampled_from(
        ["# one", "**Nora:** two", "[laughs]", "(beat)", "(as he said)", "- three", "Olav: four", "a*b*c", "&amp;",
         r"back\slash \* \\", "https://a.example", "{x}", "¹ ♪ la ♪", "CUT TO:", "@NORA", "---", "0:01", "=", "~ la",
         "a - -", ".INT. X", "/* x */", "x\u00ady", "Note: this.", "<b>", "```", "| a | b |", "> quote", "1. two",
         "title: x", "!"]
    ),
)  # fmt: skip
TURNS = st.tuples(LINES.map(str.strip).filter(bool), st.lists(WORDS, min_size=1, max_size=3).map(tidy).filter(bool))


@pytest.mark.parametrize("ending", FORMS)
@pytest.mark.parametrize("escape", [escaped, always_escaped])
@given(turns=st.lists(TURNS, min_size=1, max_size=4), title=LINES, heading=WORDS)
def test_any_turns_read_back(
    ending: str, escape: Callable[[str], str], turns: list[tuple[str, str]], title: str, heading: str
) -> None:
    """Any names and any words, marks of all the forms among them, escaped where it is needed or everywhere."""
    told = [(" ".join(name.split()), text) for name, text in turns]
    items = [Turn(index=at, speaker=name, text=text, line=1) for at, (name, text) in enumerate(told)]
    head = Heading(text=tidy([heading]) or "Head", line=1)
    script = Script(
        source="t", sha256="", format="names", items=(items[0], head, *items[1:]), taken=(), title=tidy([title]),
        speakers=tuple(Speaker(name=name) for name in dict.fromkeys(name for name, _ in told)),
    )  # fmt: skip
    again = read_back(script, ending, escape)
    assert items_of(again) == items_of(script)
    assert again.title == script.title


SIGNS = st.lists(st.sampled_from(["one", "two,", "(x)", "*", "[laughs]", "e_f_", "<b>", "&amp;", "four."]), min_size=2)


@pytest.mark.parametrize("ending", FORMS)
@given(paragraphs=st.lists(SIGNS, min_size=1, max_size=3), spoken=st.data())
def test_any_way_of_speaking_reads_back(ending: str, paragraphs: list[list[str]], spoken: st.DataObject) -> None:
    """Manners and emphasis anywhere in a turn, among words that look like marks."""
    text = "\n\n".join(" ".join(["start", *words, "end"]) for words in paragraphs)
    starts = [0, *(found.end() for found in re.finditer(r"(?<=\S)(?: |\n\n)(?=\S)", text))]
    pauses = [found.start() for found in re.finditer(r"\n\n|$", text)]
    manners = sorted(spoken.draw(st.sets(st.sampled_from(starts), max_size=3)))
    asked = []
    for start, following in pairwise([*manners, len(text)]):
        end = min(following, next(place for place in pauses if place > start))
        shorter = [place for place in starts if start < place < end]
        end = spoken.draw(st.sampled_from([end, *shorter]))
        kind = spoken.draw(st.sampled_from(MANNERS))
        if re.search(r"[a-z]", text[start:end]):
            asked.append(Expression(start=start, end=end, kind=kind))
    emphatic = spoken.draw(
        st.sampled_from([found.span() for found in re.finditer(r"\b(?:one|two|four)\b", text)] or [(0, 5)])
    )
    asked.append(Expression(start=emphatic[0], end=emphatic[1], kind=EMPHASIS))
    turn = Turn(
        index=0, speaker="Ada", text=text, line=1, expressions=tuple(sorted(asked, key=lambda one: one.start))
    )  # fmt: skip
    script = Script(source="t", sha256="", format="names", items=(turn,), taken=(), speakers=(Speaker(name="Ada"),))
    again = read_back(script, ending).turns[0]
    assert again.text == text
    assert set(again.expressions) == set(asked)


def test_hand_written_lines_are_read_as_ever(tmp_path: Path) -> None:
    """Who goes on with a clean transcript by hand may write what one writes elsewhere: sounds are not spoken."""
    script, _ = read_transcript(str(ROOT / "examples" / "example-panel.txt"))
    out = tmp_path / "clean.md"
    out.write_text(FORMS["md"](script, escaped) + "\n**Kim Osei:** Well [laughs] then.\n", encoding="utf-8")
    again, _ = read_transcript(str(out))
    assert items_of(again)[-1] == ("Kim Osei", "Well then.")


def test_the_command(tmp_path: Path) -> None:
    """It writes the file, refuses to replace one, and knows its endings."""
    written(tmp_path)
    assert panelaudio("convert", "talk.txt", "clean.md", folder=tmp_path).code == 0
    assert "**Nora Vale:** Thank you, Olav." in (tmp_path / "clean.md").read_text()
    assert inside("convert", "talk.txt", "clean.md", folder=tmp_path).code == 2
    assert inside("convert", "talk.txt", "clean.md", "--force", folder=tmp_path).code == 0
    wrong = inside("convert", "talk.txt", "clean.mdd", folder=tmp_path)
    assert wrong.code == 2
    assert "clean.md" in wrong.err


def test_an_ending_that_tells_nothing() -> None:
    """The endings that there are, are named."""
    with pytest.raises(UsageError) as caught:
        form_of(Path("x"))
    assert ".fountain" in caught.value.hint


@pytest.mark.parametrize("ending", FORMS)
def test_a_title_in_quotes_keeps_them(ending: str) -> None:
    """They are part of the title, not marks of the form."""
    turns = (Turn(index=0, speaker="Nora Vale", text="Good.", line=1), Turn(index=1, speaker="Kim", text="So.", line=2))
    speakers = (Speaker(name="Nora Vale", aliases=()), Speaker(name="Kim", aliases=()))
    script = Script(
        source="t", sha256="", format="names", items=turns, speakers=speakers, taken=(), title='"The Bridge"'
    )
    assert read_back(script, ending).title == '"The Bridge"'


def test_no_backslash_where_none_is_needed() -> None:
    """A full stop behind emphasis means nothing to a reader; at the beginning of a line it may."""
    turn = Turn(
        index=0, speaker="Nora Vale", text="So cold. Yes.", line=1,
        expressions=(Expression(start=3, end=7, kind=EMPHASIS),),
    )  # fmt: skip
    speakers = (Speaker(name="Nora Vale", aliases=()),)
    script = Script(source="t", sha256="", format="names", items=(turn,), speakers=speakers, taken=())
    assert "So <em>cold</em>. Yes." in FORMS["md"](script)
    assert_same(script, "md")
