"""``produce()``: the one place that knows the order of the stages."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from panelaudio import plugins
from panelaudio.errors import InputError, UsageError
from panelaudio.pipeline.files import prepare, stem_for, write_whole
from panelaudio.pipeline.understanding import Understanding, cast_of, understand
from panelaudio.script import Notice

if TYPE_CHECKING:
    from panelaudio.cast import Cast
    from panelaudio.episode import Cue, Loudness

DEFAULT_FORMATS = ("mp3", "srt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is to be rendered, and how."""

    transcript: str
    output: Path = Path("output")
    stem: str | None = None
    formats: tuple[str, ...] = ()
    """Names of audio formats and writers; none: mp3 and srt."""
    cast_file: Path | None = None
    engine: str | None = None
    reader: str | None = None
    profile: str = "podcast"
    target: float = -16.0
    """LUFS."""
    pacing: str = "natural"
    seed: int = 1
    jobs: int | None = None
    keep_going: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a stage is: 0 to 1."""

    stage: str
    done: float
