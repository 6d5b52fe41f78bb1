"""The language of a transcript: as asked for, as stated, else as its words tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from panelaudio.errors import SettingsError, UsageError
from panelaudio.pipeline import Request, cast_of, understand
from panelaudio.pipeline.planning import settle

if TYPE_CHECKING:
    from pathlib import Path

GERMAN = """\
Nora Vahl: Willkommen am Hafen. Was sehen wir hier, wenn das Wasser im Sommer so tief steht?

Olav Brekke: Wir sehen die alte Mauer, die niemand mehr kennt, und die Steine, auf denen sie gebaut wurde.
"""
ENGLISH = "Nora Vahl: Welcome.\n\nOlav Brekke: Thank you. It is the water that you see here, not the wall.\n"


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A German talk that does not say so."""
    path = tmp_path / "talk.txt"
    path.write_text(GERMAN)
    return path


def test_words_tell_the_language(talk: Path) -> None:
    """A German talk has German voices, and a notice says that this was guessed and what to type."""
    found = understand(str(talk))
    assert found.script.language == "de"
    [notice] = found.script.notices
    assert (notice.code, "'de'" in notice.message, "--language" in notice.message) == ("language-guessed", True, True)
    assert {role.voice.language for role in cast_of(found).roles} == {"de"}


def test_english_is_not_worth_a_notice(talk: Path) -> None:
    """Most talks are."""
    talk.write_text(ENGLISH)
    found = understand(str(talk))
    assert (found.script.language, found.script.notices) == ("en", ())


def test_who_asks_is_given_it(talk: Path) -> None:
    """--language goes before voices.yaml, which goes before what the transcript says; none of them is a guess."""
    talk.write_text(f"Title: At the harbour\nLanguage: fr\n\n{GERMAN}")
    assert understand(str(talk)).script.language == "fr"
    settings = talk.with_name("voices.yaml")
    settings.write_text("version: 1\nlanguage: nl\n")
    assert understand(str(talk)).script.language == "nl"
    found = understand(str(talk), language="pt_BR")
    assert (found.script.language, found.script.notices) == ("pt-BR", ())


@pytest.mark.parametrize("wrong", ["the German", "d", "de--", "<b>"])
def test_what_is_no_language(talk: Path, wrong: str) -> None:
    """It is said where it was asked for, and what to type."""
    with pytest.raises(UsageError, match="not the code of a language") as refused:
        understand(str(talk), language=wrong)
    assert "--language de" in refused.value.hint
    settings = talk.with_name("voices.yaml")
    settings.write_text(f"version: 1\nlanguage: '{wrong}'\n")
    with pytest.raises(SettingsError, match="not the code of a language") as faulty:
        understand(str(talk))
    assert faulty.value.location == f"{settings}:2:11"


def test_voices_of_another_language_are_told(talk: Path) -> None:
    """An engine without a voice of the language says so, with whom it concerns; one that has some does not."""
    asked = Request(transcript=str(talk), output=talk.parent, engine="tone", language="de")
    codes = {one.code: one.message for one in settle(asked).notices}
    assert "Nora Vahl, Olav Brekke" in codes["foreign-voice"]
    own = Request(transcript=str(talk), output=talk.parent, language="de")
    assert not [one for one in settle(own).notices if one.code == "foreign-voice"]
