"""A clean transcript reads back as the same turns."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from panelaudio.converting import FORMS, form_of
from panelaudio.errors import UsageError
from panelaudio.readers.choose import read_transcript
from tests.e2e.running import ROOT, SHARED, panelaudio, written

if TYPE_CHECKING:
    from panelaudio.script import Script

REAL = sorted(SHARED.glob("*")) if SHARED.exists() else []


def turns_of(script: Script) -> list[tuple[str, str]]:
    """Who says what."""
    return [(turn.speaker, turn.text) for turn in script.turns]


@pytest.mark.parametrize("ending", ["md", "fountain"])
def test_the_example_reads_back(ending: str, tmp_path: Path) -> None:
    """Names, words and paragraphs are the same, and so is the title."""
    script, _ = read_transcript(str(ROOT / "examples" / "example-panel.txt"))
    out = tmp_path / f"clean.{ending}"
    out.write_text(FORMS[ending](script), encoding="utf-8")
    again, _ = read_transcript(str(out))
    assert turns_of(again) == turns_of(script)
    assert again.title == script.title


@pytest.mark.skipif(not REAL, reason="the shared transcripts are not here")
@pytest.mark.parametrize("name", ["davos-panel.txt", "name-timestamp.md", "speaker-n-timestamp.md"])
def test_real_transcripts_read_back(name: str, tmp_path: Path) -> None:
    """Real talk in Markdown gives the same speakers and words."""
    script, _ = read_transcript(str(SHARED / name))
    out = tmp_path / "clean.md"
    out.write_text(FORMS["md"](script), encoding="utf-8")
    again, _ = read_transcript(str(out))
    assert [speaker for speaker, _ in turns_of(again)] == [speaker for speaker, _ in turns_of(script)]
    assert [text.split() for _, text in turns_of(again)] == [text.split() for _, text in turns_of(script)]


def test_the_command(tmp_path: Path) -> None:
    """It writes the file, refuses to replace one, and knows its endings."""
    written(tmp_path)
    assert panelaudio("convert", "talk.txt", "clean.md", folder=tmp_path).code == 0
    assert "**Nora Vale:** Thank you, Olav." in (tmp_path / "clean.md").read_text()
    assert panelaudio("convert", "talk.txt", "clean.md", folder=tmp_path).code == 2
    assert panelaudio("convert", "talk.txt", "clean.md", "--force", folder=tmp_path).code == 0
    wrong = panelaudio("convert", "talk.txt", "clean.mdd", folder=tmp_path)
    assert wrong.code == 2
    assert "clean.md" in wrong.err


def test_an_ending_that_tells_nothing() -> None:
    """The endings that there are, are named."""
    with pytest.raises(UsageError) as caught:
        form_of(Path("x"))
    assert ".fountain" in caught.value.hint
