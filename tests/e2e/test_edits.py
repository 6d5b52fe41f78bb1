"""After a change only what it touches is spoken, and the result is that of a run from nothing, byte for byte."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from panelaudio.pipeline import Produced, Request, produce

if TYPE_CHECKING:
    from pathlib import Path

TALK = """\
Small Talk - A Test

Nora Vale: Good evening. What holds a GIF up?

Olav Brenner: Money, mostly. And now and then a pillar.

Nora Vale: Thank you, Olav. That was a short GIF.
"""
VOICES = """\
defaults:
  engine: tone
speakers:
  Nora Vale:
    voice: tone-2
    gain: 0
  Olav Brenner:
    voice: tone-1
lexicon:
  pillar: piller
"""
EDITS = {
    "a word of a turn": ("mostly", "always", 1),
    "a turn more": ("\nNora Vale: Thank", "\nOlav Brenner: So it is.\n\nNora Vale: Thank", 1),
    "a turn less": ("Olav Brenner: Money, mostly. And now and then a pillar.\n\n", "", 0),
    "another order": ("Money, mostly. And now and then a pillar.", "And now and then a pillar. Money, mostly.", 0),
    "a voice": ("voice: tone-1", "voice: tone-3", 2),
    "its speed": ("voice: tone-1", "voice: tone-1\n    speed: 1.2", 2),
    "its gain": ("gain: 0", "gain: 3", 0),
    "a word of the lexicon": ("pillar: piller", "pillar: piler", 1),
    "a new word of the lexicon": ("  pillar:", "  GIF: jiffle\n  pillar:", 2),
}


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds the talk as it was before."""
    folder = tmp_path_factory.mktemp("before")
    assert run(folder, folder / "cache").synthesized == 6
    return folder / "cache"


def run(folder: Path, cache: Path, old: str = "", new: str = "") -> Produced:
    """Render the talk with one edit, in the transcript or in voices.yaml."""
    for name, text in (("talk.txt", TALK), ("voices.yaml", VOICES)):
        (folder / name).write_text(text.replace(old, new) if old else text)
        os.utime(folder / name, (1_700_000_000,) * 2)  # the day of the transcript is in the tags
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PANELAUDIO_CACHE", str(cache))
        return produce(
            Request(transcript=str(folder / "talk.txt"), output=folder / "out", formats=("mp3", "srt", "words"))
        )


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit(edit: str, rendered: Path, tmp_path: Path) -> None:
    """Only the sentences that an edit touches are spoken, and all outputs are those of a run from nothing."""
    old, new, sentences = EDITS[edit]
    assert (TALK + VOICES).count(old) == 1
    warm, cold = tmp_path / "warm", tmp_path / "cold"
    warm.mkdir()
    cold.mkdir()
    shutil.copytree(rendered, tmp_path / "cache")  # what an edit adds is of no use to the others
    made = run(warm, tmp_path / "cache", old, new)
    run(cold, tmp_path / "empty", old, new)
    assert made.synthesized == sentences
    names = sorted(path.name for path in (cold / "out").iterdir())
    assert names == ["talk.mp3", "talk.srt", "talk.words.json"]
    for name in names:
        assert (warm / "out" / name).read_bytes() == (cold / "out" / name).read_bytes(), name
