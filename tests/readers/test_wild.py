"""Transcripts as the tools of the trade write them, whole: what is read of each stands beside it, checked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from panelaudio.readers.choose import read_transcript
from tests.readers.telling import told

WILD = Path(__file__).parent / "wild"
FILES = sorted(path.name.removesuffix(".txt") for path in (WILD / "told").iterdir())


@pytest.mark.parametrize("name", FILES)
def test_it_is_read_as_a_person_would(name: str) -> None:
    """Reader, head, headings, speakers, words and times are as in the file of the same name under ``told``."""
    script, _ = read_transcript(str(WILD / name))
    assert told(script) == (WILD / "told" / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
def test_every_line_is_accounted_for(name: str) -> None:
    """Each line is in an item or left out with a reason, and nothing is merely not understood."""
    script, _ = read_transcript(str(WILD / name))
    lines = (WILD / name).read_bytes().decode().count("\n") + 1
    assert {line for line, _ in script.ledger()} == set(range(1, lines + 1))
    assert "not understood" not in {one.reason for one in script.left_out}
