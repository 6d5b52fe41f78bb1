"""``prove()``: what a run delivered is read and heard again, and held against what was spoken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from panelaudio.checking import AUDIO_SUFFIXES, open_captions, read_captions
from panelaudio.pipeline.checking import checked_file, listener

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from panelaudio.captions import Problem, Profile
    from panelaudio.pipeline.checking import Checked, Text, Told
    from panelaudio.script import Turn
    from panelaudio.speech import Utterance

CAPTION_FORMATS = ("srt", "vtt", "ass")
"""Those that can be judged, by the names of their writers."""
_NAMED = 5
"""Broken captions that a warning names."""


def prove(  # noqa: PLR0913 - each is a noun of its own, and has a name
    outputs: Mapping[str, Path],
    unwritten: Callable[[], str],
    profile: Profile,
    text: Text,
    *,
    ears: bool = True,
    on_progress: Told = lambda _: None,
) -> tuple[Checked, ...]:
    """Judge what a run delivered: each file of captions against each file of sound, and word for word.

    Args:
        outputs: The delivered files by the names of their formats.
        unwritten: Gives captions as SRT where no file of captions was asked for.
        profile: The rules.
        text: What was spoken.
        ears: Whether the sound is listened to; under music nobody can tell where a word begins.
        on_progress: Told what is listened to.
    """
    files = [open_captions(str(path)) for name, path in outputs.items() if name in CAPTION_FORMATS]
    files = files or [read_captions("captions, not written", unwritten())]
    sounds_of = listener(on_progress)
    heard = {path: sounds_of(path) for path in outputs.values() if ears and path.suffix in AUDIO_SUFFIXES}
    return tuple(checked_file(file, profile, heard, text) for file in files)


def spoken_text(turns: Iterable[Turn], spoken: Sequence[Utterance]) -> tuple[Turn, ...]:
    """The turns with the text of those of their utterances that were spoken."""
    texts: dict[int, str] = {}
    for one in spoken:
        texts[one.turn] = texts.get(one.turn, "") + one.display
    return tuple(replace(turn, text=texts[turn.index]) for turn in turns if texts.get(turn.index, "").strip())


def broken_captions(broken: Sequence[Problem], profile: str) -> str:
    """Which captions break a rule, and why: the worst of each rule first."""
    worst: dict[str, Problem] = {}
    for one in sorted(broken, key=lambda problem: -problem.excess):
        worst.setdefault(one.code, one)
    shown = [*worst.values(), *(one for one in broken if one not in worst.values())][:_NAMED]
    captions = "caption breaks" if len(broken) == 1 else "captions break"
    told = "; ".join(f"cue {one.cue}: {one.message} ({one.rule})" for one in shown)
    more = "; `panelaudio check` lists all" if len(broken) > len(shown) else ""
    return f"{len(broken)} {captions} a rule of '{profile}': {told}{more}"
