"""Lexicons in the W3C's Pronunciation Lexicon Specification 1.0: ``lexeme > grapheme+, (phoneme | alias)+``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from panelaudio.errors import SettingsError
from panelaudio.settings.ipa import unknown_in

if TYPE_CHECKING:
    from pathlib import Path

LIMIT_BYTES = 10_000_000
_SPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
_TEXTS = frozenset({"grapheme", "phoneme", "alias"})


def read_pls(path: Path) -> dict[str, str]:
    """Written words with how they are said: the first alias or phoneme of each lexeme (PLS §4.9); IPA in strokes.

    Raises:
        SettingsError: it cannot be read, is no such lexicon, or is in another alphabet than IPA.
    """
    try:
        if path.stat().st_size > LIMIT_BYTES:
            raise _wrong(path, "it is larger than 10 MB")
        content = path.read_bytes()
    except OSError as error:
        raise _wrong(path, error.strerror or str(error)) from error
    reader = _Reader(path)
    try:
        reader.parser.Parse(content, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as error:
        raise _wrong(path, f"line {error.lineno}: {expat.ErrorString(error.code)}") from error
    return reader.words


class _Reader:
    """Takes in one file. Entities of its own are refused: a few of them can stand for gigabytes."""

    def __init__(self, path: Path) -> None:
        self.words: dict[str, str] = {}
        self._path = path
        self._alphabet = "ipa"
        self._graphemes: list[str] = []
        self._said = ""
        self._text: list[str] | None = None
        self._own = ""
        self.parser: Any = expat.ParserCreate(namespace_separator="}")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.EntityDeclHandler = self._refuse

    def _refuse(self, *_: Any) -> None:
        raise _wrong(self._path, "it declares entities, which a lexicon does not need")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition("}")
        if tag == "lexicon":
            if space != _SPACE:
                raise _wrong(self._path, f"its root is not in the name space {_SPACE}")
            self._alphabet = attributes.get("alphabet", "ipa")
        elif tag == "lexeme":
            self._graphemes, self._said = [], ""
        elif tag in _TEXTS:
            self._text = []
            self._own = attributes.get("alphabet", self._alphabet)

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, name: str) -> None:
        tag = name.rpartition("}")[2]
        text = " ".join("".join(self._text or []).split())
        if tag in _TEXTS:
            self._text = None
        if tag == "grapheme" and text:
            self._graphemes.append(text)
        elif tag == "alias":
            self._said = self._said or text
        elif tag == "phoneme" and not self._said:
            self._said = self._phoneme(text)
        elif tag == "lexeme" and self._said:
            self.words.update(dict.fromkeys(self._graphemes, self._said))

    def _phoneme(self, text: str) -> str:
        line = self.parser.CurrentLineNumber
        if self._own != "ipa":
            raise _wrong(self._path, f"line {line}: the alphabet '{self._own}' is not known, only 'ipa'")
        if unknown := unknown_in(text):
            raise _wrong(self._path, f"line {line}: '{unknown}' in '{text}' is no letter of English in IPA")
        return f"/{text}/" if text else ""


def _wrong(path: Path, what: str) -> SettingsError:
    hint = "a lexicon is XML: <lexicon> with a <lexeme> for each word (W3C PLS 1.0)"
    return SettingsError(f"the lexicon {path}: {what}", code="bad-settings", hint=hint, location=str(path))
