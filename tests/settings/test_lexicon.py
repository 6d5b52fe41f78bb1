"""Lexicons: words or sounds, in voices.yaml and in files of the W3C's PLS."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.errors import SettingsError
from panelaudio.settings import ipa_of, parse_settings
from panelaudio.settings.ipa import SOUNDS, sounds_of
from panelaudio.settings.pls import read_pls

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '<?xml version="1.0"?>\n<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" '
PLS = f"""{HEAD}alphabet="ipa" xml:lang="en">
  <lexeme><grapheme>GIF</grapheme><grapheme>gif</grapheme><phoneme>dʒɪf</phoneme></lexeme>
  <lexeme><grapheme>W3C</grapheme><alias>World Wide Web
    Consortium</alias></lexeme>
  <lexeme><grapheme>nothing</grapheme></lexeme>
</lexicon>
"""


def test_a_lexicon_of_all_and_of_one() -> None:
    """Words and sounds, for every voice and for one."""
    settings = parse_settings("lexicon: {GIF: /dʒɪf/}\nspeakers: {Nora: {lexicon: {No: nay}}}\n")
    assert settings.lexicon == (("GIF", "/dʒɪf/"),)
    assert settings.speakers[0].lexicon == (("No", "nay"),)


def test_what_is_no_sound_is_told_with_its_place() -> None:
    """A letter outside English IPA, and a list where words belong."""
    with pytest.raises(SettingsError, match=r"voices.yaml:1:16: 'ʘ' in /aʘ/ is no letter of English") as caught:
        parse_settings("lexicon: {GIF: /aʘ/}\nspeakers: {Nora: {lexicon: [a]}}\n")
    assert "voices.yaml:2:" in caught.value.message


def test_files_of_the_w3c(tmp_path: Path) -> None:
    """PLS beside voices.yaml is read; what voices.yaml says goes before it."""
    (tmp_path / "words.pls").write_text(PLS, encoding="utf-8")
    text = "lexicons: [words.pls]\nlexicon: {gif: ghif}\n"
    settings = parse_settings(text, path=str(tmp_path / "voices.yaml"))
    expected = {"GIF": "/dʒɪf/", "gif": "ghif", "W3C": "World Wide Web Consortium"}
    assert dict(settings.lexicon) == expected


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("<lexicon>", "name space"),
        (HEAD + ">", "line 2"),
        ("no XML", "line 1"),
        (
            HEAD + '><lexeme><grapheme>a</grapheme><phoneme alphabet="x-sampa">dZ</phoneme></lexeme></lexicon>',
            "x-sampa",
        ),
        (HEAD + "><lexeme><grapheme>a</grapheme><phoneme>ʘ</phoneme></lexeme></lexicon>", "'ʘ'"),
        ('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><lexicon>&b;</lexicon>', "entities"),
    ],
)
def test_a_wrong_file_is_told(tmp_path: Path, content: str, told: str) -> None:
    """What is no lexicon, or an XML bomb, is one clear error that names the file."""
    path = tmp_path / "x.pls"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=told) as caught:
        read_pls(path)
    assert "x.pls" in caught.value.message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Its fault stands where voices.yaml names it."""
    with pytest.raises(SettingsError, match=r"voices.yaml:1:11: the lexicon .*gone.pls: No such file"):
        parse_settings("lexicons: gone.pls\n", path=str(tmp_path / "voices.yaml"))


@given(st.lists(st.sampled_from(SOUNDS), max_size=12))
def test_sounds_give_back_their_letters(sounds: list[str]) -> None:
    """However sounds follow each other, no letter is lost or moved."""
    text = "".join(sounds)
    assert "".join(sounds_of(text)) == text
    assert set(sounds_of(text)) <= set(SOUNDS)


def test_strokes_make_sounds() -> None:
    """Only what stands between strokes is IPA."""
    assert [ipa_of(said) for said in ("/dʒɪf/", "jif", "/", "//", "and/or")] == ["dʒɪf", "", "", "", ""]
