"""Speakers who begin within a line, as in ``Oskar Tan: Hello. Nora Vale: Good evening.``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from panelaudio.readers.dress import Cue

_LABEL = re.compile(r"(?<=[.?!…\"”)\]—-])\s{1,4}(?P<name>[^\W\d_][^:\n.?!]{2,59}):\s{1,4}")


def names_within(text: str, names: Collection[str]) -> Iterator[re.Match[str]]:
    """Where full names of speakers stand before a colon, right behind the end of a sentence."""
    return (found for found in _LABEL.finditer(text) if found["name"] in names)


def cues_within(cue: Cue, full: Mapping[str, Cue]) -> list[Cue]:
    """The cue with the words up to the next speaker's name on its line, and one for each of these; else none.

    Args:
        cue: of the line.
        full: cues of those who speak in the transcript, by their full names.
    """
    cues: list[Cue] = []
    name, here = cue.name, 0
    for found in names_within(cue.text, full):
        cues.append((full[name] if cues else cue)._replace(text=cue.text[here : found.start()].strip()))
        name, here = found["name"], found.end()
    if cues:
        cues.append(full[name]._replace(text=cue.text[here:].strip(), start_ms=None))
    return cues
