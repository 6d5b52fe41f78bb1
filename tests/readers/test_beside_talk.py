from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from panelaudio.readers.beside_talk import is_of_page
from panelaudio.readers.choose import read_transcript

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Ten bridges that never were", "READ NEXT: The ferry", "Related: The goat",
        "Related articles: The goat",
        "Article continues below this advertisement", "Continue reading the main story", "Advertisement",
        "- Skip advertisement -", "Scroll to continue", "Read more",
        "This interview has been edited and condensed for clarity.", "Our conversation was lightly edited.",
        "Das Interview wurde für die Veröffentlichung gekürzt.",
    ],
)  # fmt: skip
def test_lines_of_a_page(line: str) -> None:
    """Links to other articles, advertisements and notes of editors."""
    assert is_of_page(line)


@pytest.mark.parametrize(
    "line",
    [
        "read more: that is all I ask.", "Read more books, I say.", "Related to that, the ferry is late.", "",
        "Advertisements paid for the bridge.", "This interview is over.", "This conversation has been a joy.",
        "The story continues.", "Watch more closely.",
    ],
)  # fmt: skip
def test_lines_of_people(line: str) -> None:
    """What only begins so is said."""
    assert not is_of_page(line)


@pytest.mark.parametrize("bold", ["", "**"])
def test_nobody_says_them_amid_a_talk(tmp_path: Path, bold: str) -> None:
    """They are neither words nor a chapter, and are reported."""
    turns = [f"{bold}Nora Vale:{bold} Good evening.", f"{bold}Olav Brenner:{bold} Money."]
    path = tmp_path / "t.md"
    path.write_text("\n\n".join([turns[0], "Read more: Ten Bridges That Fell", *turns, "Advertisement", *turns]))
    script, _ = read_transcript(str(path))
    assert {turn.text for turn in script.turns} == {"Good evening.", "Money."}
    assert len(script.items) == 5
    assert [one.line for one in script.left_out] == [3, 9]
