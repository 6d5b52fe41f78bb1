from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.errors import InputError
from panelaudio.readers.choose import read_transcript
from panelaudio.readers.panel import PanelReader
from panelaudio.script import Script, Source
from tests.readers.panels import PAGE

SHARED = Path(__file__).resolve().parents[3] / "shared" / "transcripts" / "davos-panel.txt"


def read(text: str, **settings: object) -> Script:
    """A script out of a text."""
    return PanelReader().read(Source(name="panel.txt", raw=text.encode(), text=text, **settings))  # type: ignore[arg-type]


def lines_of(script: Script) -> set[int]:
    """The lines that are accounted for."""
    return {taken.line for taken in script.taken} | {one.line for one in script.left_out}


def test_initials_become_the_full_name() -> None:
    """Initials are resolved to the one full name that they fit, hyphens and introductions included."""
    script = read(PAGE)
    assert [(one.name, one.aliases) for one in script.speakers] == [
        ("Nora Vale", ("NV",)),
        ("Olav Brenner", ()),
        ("Mei-Lin Sato", ("MLS",)),
        ("Priya Anand", ("PA",)),
    ]


def test_phrases_with_a_colon_are_no_speakers() -> None:
    """``Transcript:``, ``One:``, ``So two things:`` and ``Note:`` name nobody."""
    script = read(PAGE)
    assert script.turns[0].text.split("\n\n") == [
        "Good evening. So, two things first.",
        "One: be short. Two: be kind. So two things: that was all.",
        "Olav, what holds a bridge up?",
    ]
    assert script.turns[4].text == "Note: it is both."


def test_two_turns_of_one_speaker_stay_two() -> None:
    """Two labelled turns in a row are not merged."""
    speakers = [turn.speaker for turn in read(PAGE).turns]
    assert speakers[4:6] == ["Priya Anand", "Priya Anand"]


def test_head_introduction_comments_and_links_are_left_out_with_reasons() -> None:
    """What nobody says is reported with its line, reason and text."""
    reasons = {one.line: one.reason for one in read(PAGE).left_out}
    assert reasons[1] == "page head: the episode's title"
    assert reasons[6] == "introduction: the episode's description"
    assert reasons[10] == "page head"
    assert all(reasons[line].startswith("after the talk") for line in (30, 32, 34, 36, 38, 39, 40))


def test_title_and_description_come_from_the_head() -> None:
    """The repeated line is the title; the introduction, freed of the gaps that links leave, the description."""
    script = read(PAGE)
    assert script.title == "River Talks - The Long Bridge"
    assert script.description.startswith("In June we spoke with the builders Olav Brenner, Mei-Lin Sato, and")


def test_ambiguous_initials_stop_with_the_candidates_and_what_to_type() -> None:
    """Initials of two people are an error that names both, the line, and the entry for voices.yaml."""
    page = "Anna Novak: One.\n\nAdam Nowak: Two.\n\nAN: Three.\n\nAN: Four.\n"
    with pytest.raises(InputError, match="Anna Novak or Adam Nowak") as caught:
        read(page)
    assert caught.value.location == "panel.txt:5"
    assert "aliases: [AN]" in caught.value.hint


def test_an_alias_in_the_settings_settles_ambiguous_initials() -> None:
    """voices.yaml says who it is."""
    page = "Anna Novak: One.\n\nAdam Nowak: Two.\n\nAN: Three.\n"
    assert read(page, aliases=(("AN", "Adam Nowak"),)).turns[2].speaker == "Adam Nowak"


def test_a_lenient_source_keeps_ambiguous_initials_apart_with_a_notice() -> None:
    """With --keep-going the initials stay a speaker of their own, and the user is told."""
    script = read("Anna Novak: One.\n\nAdam Nowak: Two.\n\nAN: Three.\n", lenient=True)
    assert script.turns[2].speaker == "AN"
    assert [notice.code for notice in script.notices] == ["ambiguous-speaker"]


def test_an_alias_for_somebody_who_is_not_there_is_told() -> None:
    """Where only voices.yaml knows the initials, they are taken from there and the user is told."""
    script = read("XY: One.\n\nXY: Two.\n", aliases=(("XY", "Xenia Yeo"),))
    assert script.speakers[0].name == "Xenia Yeo"
    assert script.notices[0].code == "alias-from-settings"


def test_a_cut_off_is_marked() -> None:
    """A dash at the end of a turn says that the speaker was interrupted."""
    script = read("Nora Vale: But I --\n\nOlav Brenner: No.\n\nNora Vale: Yes - and.\n")
    assert [turn.cut_off for turn in script.turns] == [True, False, False]


def test_a_line_alone_before_a_turn_is_a_heading() -> None:
    """A short line without a full stop, alone, right before a label, starts a chapter and is told."""
    script = read("Nora Vale: Hello.\n\nThe second part\n\nOlav Brenner: Yes.\n\nNora Vale: Bye.\n")
    assert [heading.text for heading in script.headings] == ["The second part"]
    assert script.notices[0].code == "heading"


def test_nobody_speaks_is_an_error() -> None:
    """Prose without labels is refused with a hint on what a turn looks like."""
    with pytest.raises(InputError, match="no speaker") as caught:
        read("Just a page of prose.\nNothing else.\n")
    assert caught.value.code == "no-speaker"


@given(
    st.lists(st.sampled_from([*PAGE.split("\n"), "", "AN: x", "Sam Roe:", "## Part", "Like", "…", "a: b"]), max_size=30)
)
def test_every_line_is_in_an_item_or_left_out(lines: list[str]) -> None:
    """The ledger holds for any order of lines, and nothing but InputError is raised."""
    text = "\n".join(lines)
    try:
        script = read(text)
    except InputError:
        return
    assert lines_of(script) == set(range(1, text.count("\n") + 2))


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Random text gives a script whose ledger is whole, or an InputError."""
    test_every_line_is_in_an_item_or_left_out.hypothesis.inner_test(text.split("\n"))  # type: ignore[attr-defined]


@pytest.mark.skipif(not SHARED.exists(), reason="the real panel is not part of the project")
def test_the_real_panel() -> None:
    """Counted by hand: six speakers under their full names, 120 turns, from the first words to the last."""
    script = read(SHARED.read_text(encoding="utf-8"))
    turns = {one.name: sum(turn.speaker == one.name for turn in script.turns) for one in script.speakers}
    assert turns == {
        "Nick Thompson": 46,
        "Yann LeCun": 25,
        "Daphne Koller": 16,
        "Kai-Fu Lee": 14,
        "Aidan Gomez": 11,
        "Andrew Ng": 8,
    }
    assert script.turns[0].text.startswith("Hello, everybody.")
    assert script.turns[-1].text.endswith("You're all great.Thanks.")


@pytest.mark.parametrize("label", ["Zoë 😀", 'Anna "Q" O\'Neil', "李娜", "Nora Vale"])
def test_labels_of_all_sorts(label: str) -> None:
    """Pictures, quotes and other scripts in a name, and a full-width colon."""
    for colon in (": ", "："):
        script = read(f"{label}{colon}Hello there.\n\nOlav Brenner{colon}Yes.\n\n{label}{colon}Good.\n")
        assert [turn.speaker for turn in script.turns] == [label, "Olav Brenner", label]


def test_a_name_in_small_letters() -> None:
    """A full name that was met is a label in any case."""
    script = read("Anna Bell: One.\n\nOlav Brenner: Two.\n\nanna bell: Three.\n")
    assert [turn.speaker for turn in script.turns] == ["Anna Bell", "Olav Brenner", "Anna Bell"]


def test_names_that_only_the_settings_know() -> None:
    """A speaker of voices.yaml is one, whatever the name looks like."""
    text = "1984: I am a year.\n\nOlav Brenner: Are you?\n\n1984: Yes.\n\nOlav Brenner: Well.\n"
    script = read(text, aliases=(("1984", "1984"),))
    assert [turn.speaker for turn in script.turns] == ["1984", "Olav Brenner", "1984", "Olav Brenner"]


def test_father_and_son_are_two_people() -> None:
    """``Jr.`` and ``Sr.`` behind one name tell two people, and so does one of them beside the bare name."""
    script = read("John Reed Sr.: One.\n\nJohn Reed Jr.: Two.\n\nJohn Reed Sr.: Three.\n\nJohn Reed Jr.: Four.\n")
    assert len(script.speakers) == 2
    script = read("John Reed Jr.: One.\n\nAnna Bell: Two.\n\nJohn Reed: Three.\n\nAnna Bell: Four.\n")
    assert len(script.speakers) == 3
    assert "two-generations" in {one.code for one in script.notices}


def test_what_somebody_does_behind_a_comma_is_no_part_of_the_name(tmp_path: Path) -> None:
    """Radio stations write ``NORA VALE, HOST`` once and ``VALE`` from then on: one person."""
    path = tmp_path / "t.txt"
    talk = "NORA VALE, HOST: Welcome.\nOLAV BRENNER: Thanks.\nVALE: Who pays?\nBRENNER: All.\nVALE: Well.\n"
    path.write_text(f"Radio\nHome\nThe bridge\nShare\nEmail\n{talk}Copyright 2031 Radio.\nRelated\n", encoding="utf-8")
    assert [turn.speaker.casefold() for turn in read_transcript(str(path), reader="panel")[0].turns] == [
        "nora vale", "olav brenner", "nora vale", "olav brenner", "nora vale",
    ]  # fmt: skip


def test_a_rule_between_turns_is_not_said() -> None:
    """It parts the talk, and is markup."""
    script = read(PAGE.replace("\n\n", "\n\n---\n\n"))
    assert all("---" not in turn.text for turn in script.turns)
    assert len(script.turns) == len(read(PAGE).turns)
