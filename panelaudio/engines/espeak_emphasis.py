"""Emphasis, as eSpeak NG takes it: slower, louder and higher, by the commands that may stand in its text.

In a spoken text each such word stands between two characters of the private use area, which no transcript gets through
(``normalize/characters.py``). SSML's ``<emphasis>`` changes the tune of the words around it too, and would need every
text escaped.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

BEGIN, END = "\ue002", "\ue003"
_AROUND = "\"'“”‘’()[].,;:!?…-–—"
_SLOWER = 0.8
_HIGHER = 14
"""Of eSpeak NG's 100 steps of pitch, about two semitones."""
_LOUDER = 135
"""In per cent, 2.6 dB."""
_HIGHEST = 99
_PLAIN_LOUDNESS = 100


def emphatic(word: str) -> str:
    """A word between the marks of emphasis; punctuation around it stays outside."""
    inner = word.strip(_AROUND)
    before, _, after = word.partition(inner) if inner else (word, "", "")
    return f"{before}{BEGIN}{inner}{END}{after}" if inner else word


@dataclass(frozen=True, slots=True)
class Commanded:
    """A text with commands in the place of marks."""

    text: str
    _origins: tuple[int, ...]
    """Of each character, the one of the text with marks that it stands for; of a command, the one after it."""

    @classmethod
    def of(cls, marked: str, *, words_a_minute: int, pitch: int) -> Self:
        """Commands for a voice that says the rest at this speed and pitch, as eSpeak NG counts them.

        What ends emphasis stands right before the next word: the library gives the event of a word to the end of the
        word before it where a command stands there.
        """
        if BEGIN not in marked:
            return cls(marked, ())
        loud = _command(min(pitch + _HIGHER, _HIGHEST), _LOUDER, round(words_a_minute * _SLOWER))
        plain = _command(pitch, _PLAIN_LOUDNESS, words_a_minute)
        kept: list[str] = []
        origins: list[int] = []
        emphatic_yet = ending = False
        before = " "
        for place, char in enumerate(marked):
            command = ""
            if char == BEGIN:
                command = loud if not emphatic_yet and not before.isalnum() else ""
                emphatic_yet, ending = emphatic_yet or bool(command), False
            elif char == END:
                ending = emphatic_yet
            elif ending and before.isspace() and not char.isspace():
                command, emphatic_yet, ending = plain, False, False
            said = command if char in {BEGIN, END} else command + char
            kept.append(said)
            origins += [place] * len(said)
            before = before if char in {BEGIN, END} else char
        return cls("".join(kept), tuple(origins))

    def place(self, character: int) -> int:
        """The character of the text with marks that a character of this one stands for."""
        return self._origins[min(character, len(self._origins) - 1)] if self._origins else character


def _command(pitch: int, loudness: int, words_a_minute: int) -> str:
    return f"\x01{pitch}P\x01{loudness}A\x01{words_a_minute}S"
