"""The settings as data: one entry each, whose text is also what the documentation and a written file say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FILE_NAME = "voices.yaml"

Kind = Literal["text", "number", "whole number", "list of texts", "list of words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One key: what it takes and what it means."""

    key: str
    kind: Kind
    text: str
    """For people, in one sentence."""
    default: str
    """As one would write it; empty where the program chooses."""
    least: float | None = None
    most: float | None = None
    example: str = ""

    @property
    def takes(self) -> str:
        """What may stand there, in words: ``a number from 0.5 to 2``."""
        if self.least is None or self.most is None:
            return f"a {self.kind}"
        return f"a {self.kind} from {self.least:g} to {self.most:g}"


SPEED = Setting(
    key="speed",
    kind="number",
    text="How fast the voice speaks; 1.0 is natural, about 175 words a minute.",
    default="1.0",
    least=0.5,
    most=2.0,
    example="0.95",
)
PITCH = Setting(
    key="pitch",
    kind="number",
    text="Semitones above or below the voice's own pitch, where the engine can change it.",
    default="0",
    least=-12,
    most=12,
    example="-2",
)
GAIN = Setting(
    key="gain",
    kind="number",
    text="Decibels louder or softer, after all voices have been made equally loud.",
    default="0",
    least=-20,
    most=20,
    example="1.5",
)
ENGINE = Setting(
    key="engine",
    kind="text",
    text="The speech engine; `panelaudio voices` lists those that work here.",
    default="pyttsx3",
    example="pyttsx3",
)
SPEAKER = (
    ENGINE,
    Setting(
        key="voice",
        kind="text",
        text="The voice as `panelaudio voices` calls it; without it, a fitting one is chosen that nobody else has.",
        default="",
        example="gmw/en-US",
    ),
    Setting(
        key="variant",
        kind="text",
        text="One of several voices in a model, such as eSpeak's m4; it may also follow the voice after a plus sign.",
        default="",
        example="m4",
    ),
    SPEED,
    PITCH,
    GAIN,
    Setting(
        key="seat",
        kind="whole number",
        text="Place in the stereo field in per cent: -35 is left, 0 the middle, 35 right; all 0 makes a mono file.",
        default="0",
        least=-35,
        most=35,
        example="-20",
    ),
    Setting(
        key="aliases",
        kind="list of texts",
        text="Other spellings of the speaker in the transcript, such as initials.",
        default="[]",
        example="[NV]",
    ),
    Setting(
        key="say",
        kind="text",
        text="How every voice says the name, where it differs from how it is written; captions keep the spelling.",
        default="",
        example="Nora Vahl",
    ),
    Setting(
        key="lexicon",
        kind="list of words",
        text="Words and how this voice says them, as in the lexicon for all; it goes before that one.",
        default="{}",
        example="{GIF: jif}",
    ),
)
"""Of one speaker, in the order in which they are written."""

DEFAULTS = (ENGINE, SPEED, PITCH, GAIN)
"""For every speaker that does not set them."""

TOP = {
    "version": "The version of this format: 1.",
    "defaults": "Settings for every speaker that does not set them.",
    "engines": "Options of engines that need some: `command`, `openai`, `recording`.",
    "speakers": "One entry for each speaker, under the full name.",
    "language": "The language of the transcripts, such as `de` or `pt-BR`. Default: each one's own.",
    "show": "The series that the episode belongs to; players show it as the album. Default: the episode's title.",
    "genre": "What players show as the genre. Default: Podcast.",
    "cover": "A square JPEG or PNG of 1400 to 3000 pixels for the episode's cover, from this file's folder.",
    "music": "Music before, after, between and under the talk: `intro`, `outro`, `sting`, `bed`.",
    "frame": "Somebody who introduces the episode, and with which words; `{}` for the usual ones.",
    "text": "What stands in the transcript beside speech, and whether it is spoken: `keep` or `drop` for each kind.",
    "lexicon": "Words and how they are said, for every voice: `GIF: jif`, or `GIF: /dʒɪf/` in the letters of the "
    "International Phonetic Alphabet. Captions keep what was written.",
    "lexicons": "Files of the same in the W3C's Pronunciation Lexicon Specification (.pls), beside this file.",
}


def describe(setting: Setting) -> str:
    """The comment that a written file gives a setting."""
    return f"{setting.text} Takes {setting.takes}{f'; default {setting.default}' if setting.default else ''}."
