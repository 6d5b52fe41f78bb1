from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.readers.page_furniture import furniture_in
from panelaudio.readers.pages import PagesReader
from panelaudio.script import Script, Source
from tests.counting import calls_of
from tests.readers import shapes


def source_of(text: str) -> Source:
    """A text file."""
    return Source(name="talk.txt", raw=text.encode(), text=text)


def read(text: str) -> Script:
    """By this reader."""
    return PagesReader().read(source_of(text))


def furniture(text: str) -> list[str]:
    """What is taken out of a text."""
    lines = text.split("\n")
    return [lines[at].strip() for at in sorted(furniture_in(lines))]


def printed(foot: str, head: str = "", pages: int = 4, feed: str = "\f") -> str:
    """Pages of talk with a head and a foot; ``#`` stands for the number."""
    talk = "\n".join(f"Nora Vale: Good evening, number {at}.\nOlav Brenner: Money." for at in range(6))
    told = [f"{head}\n\n{talk}\n\n{foot}\n".replace("#", str(page + 7)) for page in range(pages)]
    return feed.join(told)


@pytest.mark.parametrize(
    "foot", ["#", "Page # of 40", "- # -", "The bridge   #", "# | The bridge", "The bridge, 6 May 2031, p. #"]
)
def test_numbers_that_rise_with_the_pages(foot: str) -> None:
    """Whatever stands beside them, where form feeds part the pages."""
    assert furniture(printed(foot)) == [foot.replace("#", str(page)) for page in range(7, 11)]


@pytest.mark.parametrize("foot", ["#", "Page # of 40", "- # -", "The bridge   #", "# | The bridge"])
def test_pages_without_form_feeds(foot: str) -> None:
    """Numbers that rise by one tell pages, and what stands beside them each time belongs to them."""
    found = furniture(printed(foot, head="The long bridge", feed=""))
    assert found.count("The long bridge") >= 3
    assert [one for one in found if one != "The long bridge"] == [foot.replace("#", str(at)) for at in range(7, 11)]


def test_a_head_that_comes_back_needs_no_number() -> None:
    """Word for word on most pages, at their edge."""
    assert furniture(printed("", head="THE LONG BRIDGE")) == ["THE LONG BRIDGE"] * 4


@pytest.mark.parametrize(
    "text",
    [
        "Nora Vale: One.\n\n1\n\nOlav Brenner: Two.\n\n2\n\nNora Vale: Three.\n\n3\n",
        "\n".join(f"Question {at}\n" + "Nora Vale: Yes.\n" * 9 for at in range(1, 6)),
        "\n".join(f"Nora Vale 0:0{at}\nYes.\nNo.\nOh.\nWell.\nYes.\nNo.\nOh.\nWell." for at in range(1, 6)),
        "NORA VALE\nYes.\n\fOLAV BRENNER\nNo.\n\fNORA VALE\nOh.\n",
    ],
)
def test_what_is_no_furniture(text: str) -> None:
    """Lists, numbered questions, times, and a name at the top of some pages stay in the talk."""
    assert not furniture(text)


def test_a_sentence_goes_on_over_the_page() -> None:
    """Foot, head and the blank lines around them go; the note and its mark go as well."""
    script = read(shapes.PAGES)
    assert [one.text for one in script.turns] == [
        "Good evening, and welcome to the bridge.", "Money, and a lot of it.", "Thanks.",
    ]  # fmt: skip
    assert {one.line: one.reason for one in script.left_out} == {
        2: "page head or number", 5: "footnote mark", 7: "footnote", 8: "page head or number",
    }  # fmt: skip


def test_figures_behind_words_are_said() -> None:
    """A number is a footnote's mark only where a note of that number stands at the foot of the page."""
    talk = "Nora Vale: It was COVID19, and in May,1 I think.\n\n1 of us knew."
    text = f"{talk}\n  The bridge   1\n\fOlav: No.\n  The bridge   2\n"
    assert "May, I think" in read(text).turns[0].text
    assert "COVID19" in read(text).turns[0].text
    assert "May,1 I think" in read(text.replace("1 of us", "2 of us")).turns[0].text


def test_records_with_pages_of_their_own_keep_their_reader() -> None:
    """Hearings know what stands at the edge of their pages."""
    assert PagesReader().sniff(source_of(shapes.CONGRESS)) == 0.0
    assert PagesReader().sniff(source_of(shapes.NAMES)) == 0.0


def test_work_grows_with_the_pages() -> None:
    """Ten times the pages take about ten times the calls."""
    few, many = (calls_of(partial(furniture_in, printed("#", "A", pages).split("\n"))) for pages in (20, 200))
    assert many < 12 * few


@given(
    st.lists(
        st.sampled_from(["\f", "1", "2", "3", "Head   1", "Head   2", "", "Nora Vale: Yes.", "and so on", "1 Note"])
    )
)
def test_every_line_is_accounted_for(lines: list[str]) -> None:
    """Wherever pages seem to end."""
    text = "\n".join([*lines, "Nora Vale: Good evening.", "Olav Brenner: No.", "Nora Vale: Oh."])
    assert {line for line, _ in read(text).ledger()} == set(range(1, len(lines) + 4))
