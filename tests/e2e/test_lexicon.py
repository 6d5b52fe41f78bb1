"""``panelaudio lexicon check`` and lexicons in a run, by the command line."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest
import soundfile

from tests.e2e.running import inside, panelaudio

if TYPE_CHECKING:
    from pathlib import Path

TALK = """Nora Vale: The GIF of Zürich, by NASA in 2024. Is it right, Olav?

Olav Brenner: The GIF is what it is, Nora.

Nora Vale: So be it.
"""
CAST = """version: 1
defaults: {engine: pyttsx3}
speakers:
  Nora Vale: {say: Norah Vahl, lexicon: {Olav: Ohlav}}
lexicon:
  GIF: /dʒɪf/
"""


def written(folder: Path) -> None:
    """The talk and its voices.yaml."""
    (folder / "talk.txt").write_text(TALK, encoding="utf-8")
    (folder / "voices.yaml").write_text(CAST, encoding="utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="eSpeak NG tells its phonemes on Linux")
def test_words_are_shown_with_their_sounds(tmp_path: Path) -> None:
    """Names, capitals, figures and the lexicon's words: as written, as given to the engine, in IPA; and heard."""
    written(tmp_path)
    ran = panelaudio("lexicon", "check", "talk.txt", "--json", "--sound", "words.wav", folder=tmp_path)
    assert ran.code == 0, ran.err
    words = {one["word"]: one for one in json.loads(ran.out)["words"]}
    assert words["GIF"] | {"times": 0} == words["GIF"] | {"why": "lexicon", "ipa": "dʒɪf", "times": 0}
    assert words["GIF"]["times"] == 2
    assert words["Olav"]["spoken"] == "Ohlav"
    assert words["Nora Vale"]["spoken"] == "Norah Vahl"
    assert words["Zürich"]["why"] == "foreign letters"
    assert words["NASA"]["ipa"]
    assert "Is" not in words
    assert soundfile.info(tmp_path / "words.wav").duration > len(words) * 0.5
    refused = inside("lexicon", "check", "talk.txt", "--sound", "words.mp3", folder=tmp_path)
    assert (refused.code, "name it words.wav" in refused.err) == (2, True)
    table = inside("lexicon", "check", "talk.txt", folder=tmp_path)
    assert table.code == 0
    assert "Norah Vahl" in table.out


def test_an_engine_that_takes_no_sounds_says_so(tmp_path: Path) -> None:
    """The word is said as it is written, and a warning names it."""
    written(tmp_path)
    ran = inside("render", "talk.txt", "--engine", "tone", "--format", "srt", "--json", "--quiet", folder=tmp_path)
    assert ran.code == 0, ran.err
    warnings = {one["code"]: one["message"] for one in json.loads(ran.out)["warnings"]}
    assert "GIF" in warnings["lexicon-sounds"]
