"""What a run is asked for, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from panelaudio.captions import Profile
    from panelaudio.cast import Cast
    from panelaudio.episode import Loudness
    from panelaudio.pacing import GapFigures
    from panelaudio.pipeline.checking import Checked
    from panelaudio.pipeline.known_voices import KnownVoice
    from panelaudio.script import LeftOut, Notice
    from panelaudio.speech import Origin

DEFAULT_FORMATS = ("mp3", "srt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is to be rendered, and how."""

    transcript: str
    """A file's name, or ``-`` for standard input."""
    output: Path = Path("output")
    stem: str | None = None
    formats: tuple[str, ...] = ()
    """Names of audio formats and writers; none: mp3 and srt."""
    cast_file: Path | None = None
    engine: str | None = None
    reader: str | None = None
    language: str | None = None
    """A BCP 47 tag; None: as voices.yaml, the transcript or its words say."""
    profile: Profile | str = "podcast"
    """The rules of the captions: a name, or a profile with figures of one's own (``Profile.changed``)."""
    karaoke: bool = False
    """A time for every word, in formats that can hold it."""
    word_segments: bool = False
    """A segment a word in the JSON transcript, instead of a sentence."""
    target: str = "apple"
    """How loud: a name (``apple``, ``spotify``, ``ebu``, ``acx``) or LUFS."""
    rate: int = 44_100
    """Sampling rate of the sound in Hz."""
    channels: int | None = None
    """One or two; None: two where somebody has a seat aside. With two, whoever has no seat is given one."""
    bitrate: int | None = None
    """kbit/s, where the encoder takes a bit rate; None: what suits the format."""
    music: bool = True
    """Whether the music of voices.yaml is heard."""
    frame: bool | None = None
    """Whether somebody introduces the episode; None: where voices.yaml has a ``frame``."""
    stems: bool = False
    """Write a file for each speaker too, all as long as the episode."""
    polish: bool = False
    """Press loud syllables and soften sharp S's, gently."""
    pacing: str = "natural"
    overlap: bool | None = None
    """Whether short agreement and cut-offs may begin before the other has ended; None: as the pacing has it."""
    seed: int = 1
    title: str | None = None
    """Of the episode; None: the transcript's, else the stem."""
    date: str | None = None
    """Of the episode, ISO 8601; None: the transcript's, else the day on which its file was last changed."""
    cover: str | None = None
    """A picture's file, ``draw`` or ``none``; None: the file that voices.yaml names, else ``draw``."""
    picture: bool = False
    """Whether a picture of the first sound file is written: loudness, a lane for each speaker, chapters, silences."""
    chapters: str = "auto"
    """How chapters are found: ``auto``, ``headings`` or ``none``."""
    jobs: int | None = None
    """Worker processes; None: one a core."""
    cluster: str = ""
    """Whose workers say the utterances: ``tcp://host:8786`` (a Dask scheduler), ``local:4``; empty: processes here."""
    cache: str = ""
    """A folder, or a URL that fsspec knows; empty: ``PANELAUDIO_CACHE``, else the platform's cache folder."""
    again: bool = False
    """Whether sound that an earlier run has made, and that would come out the same, is made again all the same."""
    keep_going: bool = False
    prove: bool = False
    """Judge the delivered files at the end, as ``check`` does."""
    why: bool = False
    """Find out where each clip comes from, and what has changed since the last run of the same transcript."""
    voices: tuple[KnownVoice, ...] = ()
    """What people have from elsewhere, where voices.yaml gives them no voice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stem:
    """A file with what one speaker says, or with the music alone."""

    name: str
    """The speaker, or ``music``."""
    speaker: str
    """Empty for the music."""
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a request would do."""

    cast: Cast
    targets: Mapping[str, Path]
    """Of each format."""
    turns: int
    utterances: int
    estimated_s: float
    origins: tuple[Origin, ...]
    """Of each utterance: whether its clip is in the cache, and if not, what has changed."""
    stems: tuple[Stem, ...] = ()
    """Where they are asked for."""
    warnings: tuple[Notice, ...] = ()
    """Those that a run would begin with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerResult:
    """A speaker in the delivered episode."""

    name: str
    engine: str
    voice: str
    integrated_lufs: float | None
    """Of the speaker's words in the delivered file; None where no sound was asked for."""
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Produced:
    """What a run made."""

    outputs: Mapping[str, Path]
    """Of each format."""
    stems: tuple[Stem, ...]
    """Where they were asked for."""
    duration_s: float
    turns: int
    """Those that are spoken."""
    utterances: int
    synthesized: int
    cached: int
    cues: int
    eased: int
    """Utterances said slower than their voice speaks, so that their captions can be read."""
    loudness: Loudness | None
    """Of the first audio format; None where none was asked for."""
    kept: tuple[str, ...]
    """Audio formats whose file an earlier run left in its place, and which would have come out the same."""
    speakers: tuple[SpeakerResult, ...]
    timings_s: Mapping[str, float]
    gaps: Mapping[str, GapFigures]
    """Of each kind of join."""
    warnings: tuple[Notice, ...] = ()
    left_out: tuple[LeftOut, ...] = field(default=())
    """What an engine could not say (``keep_going``)."""
    origins: tuple[Origin, ...] = ()
    """Of each utterance, where the request asked ``why``."""
    proof: tuple[Checked, ...] = ()
    """Of each delivered file of captions, where the request asked to ``prove``."""
