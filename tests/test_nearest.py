"""What somebody probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from panelaudio.nearest import nearest, nearest_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("inspct", "inspect"), ("PIPR", "piper"), ("srtt", "srt"), ("nope", ""), ("zzzzz", ""), ("", "")],
)
def test_a_slip_is_told_from_another_word(typed: str, meant: str) -> None:
    """A letter too few or too many is a slip; a word that shares some letters with another is not."""
    assert nearest(typed, ("inspect", "openai", "piper", "srt", "check")) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("panle.txt", "panel.txt"), ("panel.md", "panel.txt"), ("other.txt", None), ("hostels.srt", "hostile.srt")],
)
def test_files_are_compared_by_their_names(tmp_path: Path, typed: str, meant: str | None) -> None:
    """Endings are alike anyway; among files of one name, the one with the same ending is meant."""
    for name in ("panel.txt", "hostile.txt", "hostile.srt"):
        (tmp_path / name).touch()
    assert nearest_file(tmp_path / typed) == (tmp_path / meant if meant else None)


def test_where_there_is_no_folder_nothing_is_near(tmp_path: Path) -> None:
    """No error of its own for a folder that is not there."""
    assert nearest_file(tmp_path / "none" / "panel.txt") is None
