"""Names of outputs, and files that are whole or absent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.errors import OutputError, UsageError
from panelaudio.pipeline.files import check_targets, plain_name, prepare, stem_for, write_whole

if TYPE_CHECKING:
    from pathlib import Path


@given(st.text(max_size=300))
def test_any_title_gives_a_safe_name(text: str) -> None:
    """No separator, no control character, no reserved name, short enough for every file system."""
    name = plain_name(text)
    assert not set(name) & set('/\\:*?"<>|\x00\n')
    assert len(name.encode("utf-8", "surrogatepass")) <= 121
    assert name not in {".", "..", "CON", "nul"}
    assert not name.startswith((".", " "))


def test_the_stem() -> None:
    """As asked, else the transcript's, else the title's, else 'episode'."""
    assert stem_for("a/panel.txt", "Title", None) == "panel"
    assert stem_for("-", "A: title/1", None) == "A- title-1"
    assert stem_for("-", "", None) == "episode"
    assert stem_for("x.txt", "", "mine") == "mine"
    with pytest.raises(UsageError, match="cannot be a file's name"):
        stem_for("x.txt", "", "../mine")


def test_a_file_is_whole_or_absent(tmp_path: Path) -> None:
    """A name that cannot be written leaves nothing behind, and an old file as it was."""
    path = tmp_path / "x.srt"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    (tmp_path / "folder.srt").mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        write_whole(tmp_path / "folder.srt", b"x")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["folder.srt", "x.srt"]


def test_targets_are_checked_first(tmp_path: Path) -> None:
    """A folder, or a file that is read, is no target; a folder that cannot be made is told."""
    (tmp_path / "a.mp3").mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        check_targets([tmp_path / "a.mp3"], [])
    (tmp_path / "talk.srt").write_text("x")
    with pytest.raises(OutputError, match="would replace"):
        check_targets([tmp_path / "talk.srt"], [tmp_path / "." / "talk.srt"])
    with pytest.raises(OutputError, match="nothing can be written"):
        prepare(tmp_path / "talk.srt" / "out")
