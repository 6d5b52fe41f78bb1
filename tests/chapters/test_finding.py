"""Where chapters begin."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panelaudio.chapters import checked_way, find_openings
from panelaudio.chapters.talk import talk_of
from panelaudio.errors import UsageError
from tests.chapters.panels import TOPICS, Said, lecture, panel, pieces_of, script_of
from tests.e2e.running import SHARED

if TYPE_CHECKING:
    from panelaudio.script import Opening, Script


def starts_s(script: Script, openings: tuple[Opening, ...]) -> list[float]:
    """About when each opening sounds, and at last when all is over."""
    talk = talk_of(pieces_of(script))
    at = {(one.turn, one.part): one.start_s for one in talk}
    return [*(at[one.turn, one.part] for one in openings), talk[-1].end_s]


def test_a_panel_is_cut_where_the_moderator_opens_a_topic() -> None:
    """The four topics' questions open the chapters, and name them; 'What do you think?' opens none."""
    script = script_of(panel())
    openings = find_openings(script, pieces_of(script))
    assert [one.title for one in openings] == [
        "What holds a bridge of granite up for so long?",
        "How many seabirds are breeding on the skerry?",
        "Who lends the treasury its money…",
        "When will the ferries at the quay run without diesel?",
    ]
    assert all(one.found for one in openings)
    assert (openings[0].turn, openings[0].part) == (0, 0)


def test_a_lecture_is_cut_at_its_paragraphs() -> None:
    """One long turn is no reason to have no chapters: each paragraph begins one, called by its own words."""
    script = script_of([("Maren Holt", lecture())])
    openings = find_openings(script, pieces_of(script))
    pieces = pieces_of(script)
    begins = [0, *(number + 1 for number, (one, _) in enumerate(pieces) if one.display.endswith("\n\n"))]
    assert [(one.turn, one.part) for one in openings] == [(0, pieces[number][0].part) for number in begins]
    for one, words in zip(openings, TOPICS.values(), strict=True):
        assert words.startswith(one.title.rstrip("…"))


def test_headings_are_chapters() -> None:
    """Two or more of them are taken as they are; several in a row become one, and a silent turn's goes to the next."""
    lines: list[Said | str] = [
        "One",
        "And a half",
        ("Nora", "Yes."),
        ("Olav", "..."),
        "Two",
        ("Nora", "No."),
        "At the end",
    ]
    script = script_of(lines)
    pieces = [piece for piece in pieces_of(script) if piece[0].turn != 1]
    assert [(one.turn, one.title, one.found) for one in find_openings(script, pieces)] == [
        (0, "One – And a half", False),
        (2, "Two", False),
    ]


def test_what_stands_before_the_first_heading() -> None:
    """It is a chapter too, called as the episode, else by its first words."""
    lines: list[Said | str] = [("Nora", "Good evening to all."), "One", ("Nora", "Yes."), "Two", ("Nora", "No.")]
    for title, name in (("Harbour Talks", "Harbour Talks"), ("", "Good evening to all.")):
        script = script_of(lines, title)
        assert [one.title for one in find_openings(script, pieces_of(script))] == [name, "One", "Two"]


def test_a_single_heading_names_the_whole() -> None:
    """With one heading the talk is cut by its shape, unless only headings are asked for."""
    script = script_of(["Transcript", *panel()])
    pieces = pieces_of(script)
    assert len(find_openings(script, pieces)) == 4
    assert [one.title for one in find_openings(script, pieces, way="headings")] == ["Transcript"]
    assert find_openings(script_of(panel()), pieces, way="headings") == ()


def test_none_is_none() -> None:
    """Neither headings nor questions make chapters then."""
    script = script_of(["A", ("Nora", "Yes."), "B", *panel()[1:]])
    assert find_openings(script, pieces_of(script), way="none") == ()
    assert find_openings(script, []) == ()


def test_a_short_talk_has_none() -> None:
    """Under four minutes nobody needs to skip."""
    script = script_of([("Nora", "What holds a bridge up?"), ("Olav", TOPICS["bridges"] * 8)] * 2)
    assert talk_of(pieces_of(script))[-1].end_s < 240
    assert find_openings(script, pieces_of(script)) == ()


def test_an_unknown_way_names_the_nearest() -> None:
    """Before anything is rendered."""
    with pytest.raises(UsageError) as raised:
        checked_way("heading")
    assert "'headings'" in raised.value.hint


WORDS = st.sampled_from("what of the harbour, birds? and money. really? so — now… Nora, 鳥 … ( ? !".split())
LONG = st.tuples(st.lists(WORDS, min_size=1, max_size=12), st.integers(1, 60)).map(
    lambda one: " ".join(one[0] * one[1])
)
TURNS = st.lists(st.tuples(st.sampled_from(["Nora Vale", "Olav", "W. (x"]), LONG), min_size=1, max_size=10)


@settings(deadline=None, max_examples=15)
@given(TURNS)
def test_any_talk(lines: list[tuple[str, str]]) -> None:
    """Whatever is said: chapters rise and last two minutes or more; each title's words stand in its own chapter."""
    script = script_of(lines)
    pieces = pieces_of(script)
    openings = find_openings(script, pieces)
    times = starts_s(script, openings)
    assert all(later - earlier >= 119.9 for earlier, later in pairwise(times)) or not openings
    assert len(openings) != 1
    for number, one in enumerate(openings):
        end = (openings[number + 1].turn, openings[number + 1].part) if number + 1 < len(openings) else (10**9, 0)
        said = [u.display for u, _ in pieces if (one.turn, one.part) <= (u.turn, u.part) < end]
        assert 0 < len(one.title) <= 60
        assert one.title.rstrip("…?").strip()[1:] in " ".join(" ".join(said).split())


@pytest.mark.skipif(not SHARED.exists(), reason="the shared transcripts are not here")
def test_the_real_panel() -> None:
    """About fifty minutes become 9 to 14 chapters; the topics that a listener remembers are among them."""
    from panelaudio.readers.choose import read_transcript

    script, _ = read_transcript(str(SHARED / "davos-panel.txt"))
    openings = find_openings(script, pieces_of(script))
    lengths = [later - earlier for earlier, later in pairwise(starts_s(script, openings))]
    assert 9 <= len(openings) <= 14
    assert 120 <= min(lengths) <= max(lengths) <= 600
    titles = " ".join(one.title for one in openings)
    for topic in ("amount of compute", "new architecture", "controversial ideas in AI", "make the world more equal?"):
        assert topic in titles
