"""The words of a transcript that an engine may say wrong, with how it will say them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from panelaudio.audio import written_aside
from panelaudio.errors import OutputError, UsageError
from panelaudio.normalize import utterances_of
from panelaudio.pipeline.pronunciation import sayings_of
from panelaudio.script import Turn
from panelaudio.settings import ipa_of
from panelaudio.speech import Transcribing
from panelaudio.timecode import ms_to_frames

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from panelaudio.cast import Cast, Role
    from panelaudio.script import Script
    from panelaudio.speech import Engine, Samples

_WORD = re.compile(r"(?:[$€£¥₹](?=\d))?[^\W_]+(?:(?:[-'’.&+]|(?<=\d)[,:/](?=\d))[^\W_]+)*(?:[+#]{1,2}|(?<=\d)\s?[%°])?")
_BEGINS = re.compile(r"(?:^|[.!?…:\"“”]\s*)$")
_MOST = 500
_PLAIN_FIGURES = 3
"""No engine says whole numbers of so few figures wrong."""
RATE_HZ = 44_100
_APART_MS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class WordSaid:
    """A word, and how one voice will say it."""

    word: str
    why: str
    """``speaker``, ``name``, ``lexicon``, ``capitals``, ``figures`` or ``foreign letters``."""
    times: int
    """How often it stands in the transcript."""
    speaker: str
    """The first who says it, with whose voice it is told."""
    engine: str
    spoken: str
    """What the engine is given."""
    ipa: str
    """Empty where the engine does not tell."""


def words_said(script: Script, mouths: Mouths) -> tuple[WordSaid, ...]:
    """Names, words of the lexicon, capitals, figures and foreign letters: as written, as spoken, in IPA.

    At most 500, the most frequent first within their kind.
    """
    found: dict[str, tuple[str, str]] = {}
    counts: Counter[str] = Counter()
    plain = {word for turn in script.turns for word in _WORD.findall(turn.text) if word.islower()}
    for turn in script.turns:
        for word, why in _told_apart(turn.text, mouths.cast):
            if why == "name" and (word.lower() in plain or word.startswith(("I'", "I’"))):
                continue  # only a capital at the start of a sentence, a title or a quotation
            counts[word] += 1
            found.setdefault(word, (why, turn.speaker))
    for speaker in script.speakers:
        found[speaker.name] = ("speaker", speaker.name)
        counts[speaker.name] += 0
    kinds = list(dict.fromkeys(("speaker", "name", "lexicon", *(why for why, _ in found.values()))))
    ordered = sorted(found, key=lambda word: (kinds.index(found[word][0]), -counts[word], word))
    return tuple(mouths.told(word, *found[word], counts[word]) for word in ordered[:_MOST])


def _told_apart(text: str, cast: Cast) -> Iterator[tuple[str, str]]:
    lexicon = dict(cast.lexicon) | {word: said for role in cast.roles for word, said in role.lexicon}
    for match in _WORD.finditer(text):
        word = match.group()
        if word in lexicon:
            yield word, "lexicon"
        elif any(character.isdigit() for character in word):
            if not word.isdecimal() or len(word) > _PLAIN_FIGURES:
                yield word, "figures"
        elif not word.isascii():
            yield word, "foreign letters"
        elif len(word) > 1 and word[1:] != word[1:].lower():
            yield word, "capitals"
        elif word[0].isupper() and len(word) > 1 and not _BEGINS.search(text[: match.start()]):
            yield word, "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mouths:
    """A cast with its engines, each loaded once."""

    cast: Cast
    engines: Mapping[str, Engine]

    @classmethod
    def of(cls, cast: Cast, load: Callable[[str], Engine]) -> Mouths:
        """``load`` makes an engine of its name."""
        return cls(cast=cast, engines={name: load(name) for name in {role.voice.engine for role in cast.roles}})

    def given(self, word: str, role: Role) -> str:
        """What a role's engine is given for a word that stands alone."""
        names = tuple((one.speaker, one.say) for one in self.cast.roles if one.say)
        turn = Turn(index=0, speaker=role.speaker, text=word, line=1)
        pairs = sayings_of(role, self.cast, self.engines[role.voice.engine]).pairs
        return " ".join(part.spoken for part in utterances_of(turn, lexicon=pairs, names=names)) or word

    def told(self, word: str, why: str, speaker: str, times: int) -> WordSaid:
        """A word with how it will be said."""
        role = self.cast.role_of(speaker)
        engine = self.engines[role.voice.engine]
        spoken = self.given(word, role)
        asked = ipa_of((dict(self.cast.lexicon) | dict(role.lexicon)).get(word, ""))
        told = engine.phonemes(spoken, role.voice) if isinstance(engine, Transcribing) and not asked else ""
        return WordSaid(
            word=word,
            why=why,
            times=times,
            speaker=speaker,
            engine=role.voice.engine,
            spoken=f"/{asked}/" if asked else spoken,
            ipa=asked or told,
        )

    def sound(self, word: WordSaid) -> Samples:
        """A word in the voice with which it is told, at ``RATE_HZ``."""
        import soxr

        role = self.cast.role_of(word.speaker)
        made = self.engines[role.voice.engine].synthesize(f"{self.given(word.word, role)}.", role.voice)
        sound: Samples = soxr.resample(made.samples, made.rate_hz, RATE_HZ)
        return sound


def write_sound(words: tuple[WordSaid, ...], mouths: Mouths, path: Path) -> None:
    """A WAV file of all words in a row, each in the voice with which it is told, half a second apart.

    Raises:
        EngineError: an engine cannot say one.
        UsageError: the file's name does not end in ``.wav``.
        OutputError: the file cannot be written.
    """
    import soundfile

    if path.suffix.lower() != ".wav":
        hint = f"name it {path.with_suffix('.wav').name}"
        raise UsageError(f"{path}: words are said into a WAV file", code="bad-ending", hint=hint)
    with written_aside(path) as aside:
        try:
            with soundfile.SoundFile(aside, "w", RATE_HZ, 1, "PCM_16", format="WAV") as file:
                for word in words:
                    file.write(mouths.sound(word))
                    file.write(np.zeros(ms_to_frames(_APART_MS, RATE_HZ), dtype=np.float32))
        except soundfile.LibsndfileError as error:
            message, hint = f"{path} cannot be written: {error}", "check the folder, its rights and the disk"
            raise OutputError(message, code="unwritable", hint=hint) from error
