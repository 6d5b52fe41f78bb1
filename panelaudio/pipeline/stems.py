"""The files of ``--stems``: which there are, and what they are called."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from panelaudio.audio.stems import FORMATS, write_stem
from panelaudio.pipeline.files import plain_name
from panelaudio.pipeline.request import Stem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from panelaudio.audio import Mix
    from panelaudio.pipeline.outputs import Outputs
    from panelaudio.pipeline.request import Request
    from panelaudio.speech import Utterance

MUSIC = "music"
_LONGEST = 80
"""Bytes of a speaker's name in a file's name; the stem takes 120, and file systems 255 in all."""


def stems_of(
    utterances: Sequence[Utterance], request: Request, stem: str, formats: tuple[str, ...], *, music: bool
) -> tuple[Stem, ...]:
    """A file for everybody who speaks, in the order in which they first do, then one for the music.

    They are FLAC where the episode is asked for in FLAC, else WAV.
    """
    suffix = next((name for name in reversed(FORMATS) if name in formats), FORMATS[0])
    speakers = dict.fromkeys(one.speaker for one in utterances)
    named = [(name, name) for name in speakers] + ([(MUSIC, "")] if music else [])
    taken: set[str] = set()
    found = []
    for name, speaker in named:
        file = _unlike(taken, plain_name(name.casefold(), _LONGEST).replace(" ", "-") or "speaker")
        path = request.output / f"{stem}.stem.{file}.{suffix}"
        found.append(Stem(name=name, speaker=speaker, path=path))
    return tuple(found)


def _unlike(taken: set[str], name: str) -> str:
    """The name, with a number where another file has it, whatever the case."""
    number, new = 1, name
    while new.casefold() in taken:
        number += 1
        new = f"{name}-{number}"
    taken.add(new.casefold())
    return new


def write_stems(
    stems: Sequence[Stem], mix: Mix, outputs: Outputs, *, jobs: int, on_progress: Callable[[float], None]
) -> None:
    """Write them aside; they are moved into their places with the other outputs.

    Raises:
        OutputError: one cannot be written.
    """
    for number, one in enumerate(stems):
        told = partial(_told, on_progress, number, len(stems))
        write_stem(mix, one.speaker, outputs.beside(one.path), jobs=jobs, on_progress=told)


def _told(on_progress: Callable[[float], None], number: int, count: int, done: float) -> None:
    on_progress((number + done) / count)
