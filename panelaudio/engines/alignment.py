"""Words found in sound whose engine tells no times: by a forced aligner where one is installed, else estimated.

The aligner is pocketsphinx (the extra ``align``), which brings its English model and a dictionary along. Words that its
dictionary lacks, and figures (``3,600``), get the phonemes that eSpeak NG has for them.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from panelaudio.engines.marks import WordEvent, audible, estimated_marks, marks_from_events
from panelaudio.engines.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from panelaudio.speech import Mark, Samples

_REVISION = 2
"""Of what is made of its answers; 2: figures are found, and no word begins in a pause."""
_RATE_HZ = 16_000
_FRAMES_A_S = 100
_BEAMS: tuple[dict[str, float], ...] = ({}, {"beam": 1e-64, "wbeam": 1e-48, "pbeam": 1e-64})
"""The aligner's own first; wider ones find some ways that these lose, and lose others."""
_NOISE = 0.003
"""Of the peak (-50 dB), always the same: pauses of a synthesizer are digital zero, which no model of sound has learnt.
Of 36 sentences of eSpeak NG 15 were found without it, and 36 with it."""
_FULL_SCALE = 28_000
_CLOSURE_S = 0.1
"""How long a stop is silent before it bursts, at most."""
_STOPS = frozenset("P B T D K G CH JH".split())
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")
_FIGURES = re.compile(r"[0-9]")
_ARPABET = {
    "tʃ": "CH", "dʒ": "JH", "eɪ": "EY", "aɪ": "AY", "aʊ": "AW", "oʊ": "OW", "ɔɪ": "OY", "iː": "IY", "uː": "UW",
    "ɑː": "AA", "ɔː": "AO", "ɜː": "ER", "əl": "AH L", "p": "P", "b": "B", "t": "T", "d": "D", "k": "K", "ɡ": "G",
    "f": "F", "v": "V", "θ": "TH", "ð": "DH", "s": "S", "z": "Z", "ʃ": "SH", "ʒ": "ZH", "h": "HH", "m": "M", "n": "N",
    "ŋ": "NG", "l": "L", "ɹ": "R", "r": "R", "w": "W", "j": "Y", "ɾ": "D", "ʔ": "T", "x": "K", "i": "IY", "ɪ": "IH",
    "ᵻ": "IH", "ɛ": "EH", "e": "EH", "æ": "AE", "a": "AE", "ʌ": "AH", "ə": "AH", "ɐ": "AH", "ɚ": "ER", "ɑ": "AA",
    "ɒ": "AA", "ɔ": "AO", "ʊ": "UH", "u": "UW", "o": "OW", "ɜ": "ER",
}  # fmt: skip
_PHONEME = re.compile("|".join(sorted(_ARPABET, key=len, reverse=True)))


class _Found(NamedTuple):
    word: str
    first: int
    last: int
    """Frames of 10 ms."""
    stop: bool
    """Whether it begins with a closure."""


def aligner() -> str:
    """The aligner's name and version, for the cache key; ``estimated`` where there is none."""
    return f"pocketsphinx {version('pocketsphinx')}/{_REVISION}" if find_spec("pocketsphinx") else "estimated"


def found_marks(spoken: str, samples: Samples, rate_hz: int, language: str) -> tuple[tuple[Mark, ...], bool]:
    """Marks for a text and its sound, and whether they were measured."""
    events = _aligned(spoken, samples, rate_hz) if language.casefold().startswith("en") else []
    if events:
        return marks_from_events(spoken, events, samples), True
    return estimated_marks(spoken, samples), False


def _aligned(spoken: str, samples: Samples, rate_hz: int) -> list[WordEvent]:
    """The first frame of each word; none where there is no aligner, or where it did not find every word."""
    said = [(word, start) for start, end in tokens(spoken) for word in _words(spoken[start:end])]
    if not said or not len(samples) or find_spec("pocketsphinx") is None:
        return []
    words = [word for word, _ in said]
    written = {_as_word(spoken[start:end]): spoken[start:end] for start, end in tokens(spoken)}
    tries = (_heard(_decoder(number), words, samples, rate_hz, written) for number in range(len(_BEAMS)))
    heard = next((found for found in tries if [one.word for one in found] == words), None)
    if heard is None:
        return []
    return list(_settled([character for _, character in said], heard, samples, rate_hz))


def _settled(characters: list[int], heard: list[_Found], samples: Samples, rate_hz: int) -> Iterator[WordEvent]:
    """The words on the clock of the sound. None begins in a pause, into which the aligner likes to stretch them."""
    scale = rate_hz / _FRAMES_A_S
    places = audible(samples)
    for character, one in zip(characters, heard, strict=True):
        first, end = round(one.first * scale), round((one.last + 1) * scale)
        sounds = places[np.searchsorted(places, first) :][:1]
        if len(sounds) and sounds[0] < end:
            first = max(first, int(sounds[0]) - (round(_CLOSURE_S * rate_hz) if one.stop else 0))
        yield WordEvent(character, first, end)


def _words(token: str) -> list[str]:
    """A token's words; one with figures in it is one word, whatever it takes to say it."""
    plain = token.lower().replace("’", "'")
    return [_as_word(token)] if _FIGURES.search(plain) else _WORD.findall(plain)


def _as_word(token: str) -> str:
    """A name in letters for a token, under which the aligner learns it: no two tokens have the same."""
    return "figures" + "".join(chr(ord("a") + int(digit, 16)) for digit in token.encode().hex())


@cache
def _decoder(number: int) -> Any:
    from pocketsphinx import Decoder

    # "batch": its normalization then depends on this utterance alone, not on those before.
    return Decoder(lm=None, loglevel="FATAL", cmn="batch", **_BEAMS[number])


def _learn(decoder: Any, word: str, written: str) -> bool:
    """Give the aligner a word that it does not know; whether it can be given."""
    phonemes = " ".join(_ARPABET[one] for one in _PHONEME.findall(_ipa(written)))
    if phonemes:
        decoder.add_word(word, phonemes, True)  # noqa: FBT003 - pocketsphinx's signature
    return decoder.lookup_word(word) is not None


def _ipa(word: str) -> str:
    if not sys.platform.startswith("linux"):
        return ""
    from panelaudio.cast import Voice
    from panelaudio.engines.espeak_phonemes import phonemes

    return phonemes(word, Voice(engine="espeak", name="gmw/en-US"))


def _heard(decoder: Any, words: list[str], samples: Samples, rate_hz: int, written: dict[str, str]) -> list[_Found]:
    """Each word, where it was heard; ``written`` has those that stand for figures."""
    import soxr

    if not all(decoder.lookup_word(word) or _learn(decoder, word, written.get(word, word)) for word in words):
        return []
    sound = soxr.resample(samples, rate_hz, _RATE_HZ)
    loudest = float(np.abs(sound).max(initial=1e-9))
    noise = np.random.default_rng(1).standard_normal(len(sound)) * _NOISE
    pcm = ((sound / loudest + noise) * _FULL_SCALE).clip(-32768, 32767).astype(np.int16)
    try:
        decoder.reinit_feat()  # else what was heard before would move the words
        decoder.set_align_text(" ".join(words))
        decoder.start_utt()
        decoder.process_raw(pcm.tobytes(), full_utt=True)
        decoder.end_utt()
        found = decoder.seg() or ()
    except RuntimeError:
        return []
    return [_found(decoder, one) for one in found if _WORD.match(one.word)]


def _found(decoder: Any, heard: Any) -> _Found:
    word = re.sub(r"\(\d+\)$", "", heard.word)  # a second pronunciation is told as "the(2)"
    phonemes = (decoder.lookup_word(heard.word) or decoder.lookup_word(word)).split()
    return _Found(word, heard.start_frame, heard.end_frame, phonemes[0] in _STOPS)
