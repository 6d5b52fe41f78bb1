"""Rules about what a cue shows."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from panelaudio.captions.alternatives import weak_ends
from panelaudio.captions.labels import looks_like_label
from panelaudio.captions.rules import NETFLIX, PODCASTING, Finding, rule
from panelaudio.captions.width import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from panelaudio.captions.profiles import Profile
    from panelaudio.episode import Cue

_PAUSE_MS = 500
"""Where the voice rests so long, the text ends there as well."""


def shown(cue: Cue) -> tuple[str, ...]:
    """The lines with the label before the first."""
    return (cue.label + cue.lines[0], *cue.lines[1:]) if cue.lines else ()


@rule("line-length", "at most {max_characters} characters a line", PODCASTING, own=("bbc", "netflix", "ted"))
def _line_length(cues: Sequence[Cue], profile: Profile) -> Iterator[Finding]:
    for number, cue in enumerate(cues, 1):
        for line in shown(cue):
            if width(line) > profile.max_characters:
                yield Finding(number, f"{width(line)} characters: {line!r}", width(line) - profile.max_characters)


@rule("too-many-lines", "at most {max_lines} lines", PODCASTING, own=("bbc", "netflix", "ted"))
def _too_many_lines(cues: Sequence[Cue], profile: Profile) -> Iterator[Finding]:
    for number, cue in enumerate(cues, 1):
        if len(cue.lines) > profile.max_lines:
            yield Finding(number, f"{len(cue.lines)} lines", len(cue.lines) - profile.max_lines)


@rule("empty", "a cue has words on every line")
def _empty(cues: Sequence[Cue], _: Profile) -> Iterator[Finding]:
    for number, cue in enumerate(cues, 1):
        if not cue.lines or not all(line.strip() for line in cue.lines):
            yield Finding(number, "a line, or the whole cue, is blank")


@rule(
    "starts-like-label",
    "no words before a colon at the start of a cue, which hosts take for a speaker",
    PODCASTING,
    severity="warning",
)
def _starts_like_label(cues: Sequence[Cue], profile: Profile) -> Iterator[Finding]:
    if profile.labels != "name":  # where no cue has a label, none is looked for
        return
    for number, cue in enumerate(cues, 1):
        if not cue.label and cue.lines and looks_like_label(cue.lines[0]):
            yield Finding(number, f"begins with {cue.lines[0]!r}")


@rule(
    "weak-line-end",
    "lines and cues end where a phrase ends, wherever another end is possible",
    NETFLIX,
    own=("bbc", "netflix", "ted"),
)
def _weak_line_end(cues: Sequence[Cue], profile: Profile) -> Iterator[Finding]:
    for stretch in _stretches(cues):
        for place, word, joint in weak_ends([cue for _, cue in stretch], profile):
            yield Finding(stretch[place][0], f"{word!r} ends a line {joint}")


def _stretches(cues: Sequence[Cue]) -> Iterator[list[tuple[int, Cue]]]:
    """Numbered cues that read on: of one turn, without a rest between them."""
    rests = [0]
    for earlier, later in pairwise(cues):
        sound_end_ms = earlier.words[-1].end_ms if earlier.words else earlier.end_ms
        rests.append(rests[-1] + (later.start_ms - sound_end_ms >= _PAUSE_MS))
    numbered = enumerate(zip(cues, rests, strict=False), 1)
    for _, group in groupby(numbered, key=lambda item: (item[1][0].turn, item[1][0].speaker, item[1][1])):
        yield [(number, cue) for number, (cue, _) in group if any(line.strip() for line in cue.lines)]


TEXT_RULES = (_line_length, _too_many_lines, _empty, _starts_like_label, _weak_line_end)
