"""Timeline → cues."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from panelaudio.captions.at_once import Stretch, by_time, cut_at_once
from panelaudio.captions.cutting import Cut, cut
from panelaudio.captions.lines import Lines
from panelaudio.captions.passages import Passage, passages
from panelaudio.captions.timing import settled
from panelaudio.episode import Cue, CueWord
from panelaudio.timecode import frames_to_ms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from panelaudio.captions.profiles import Profile
    from panelaudio.timeline import Timeline

_NO_NAMES: Mapping[str, str] = {}


def make_cues(timeline: Timeline, profile: Profile, *, names: Mapping[str, str] = _NO_NAMES) -> tuple[Cue, ...]:
    """Caption every word of a timeline, verbatim and in order.

    The words of a turn's lines, joined with single spaces, are the turn's words. Only a word that is wider than a line
    is cut: its pieces stand on lines of their own, each is a ``CueWord`` with its share of the time, and they give
    back the word when joined without the space.

    In-times are the first sound of each cue's first word. Where a turn is cut off by the next one, its cues end first,
    and a cue that has no time at all begins up to a few ms late. Where people speak at once for longer, their cues are
    shown together (``at_once``): in the profiles with names each has its own, else a dash.

    Args:
        timeline: Of the episode; its words carry the times.
        profile: The rules, as ``profile("podcast")`` gives them.
        names: What a label says for a speaker, where it is not the speaker's name.
    """
    duration_ms = frames_to_ms(timeline.frames, timeline.rate_hz)
    shown: list[tuple[Cue, ...]] = []
    for group in by_time(passages(timeline, profile, names)):
        if len(group) == 1:
            shown += [(_cue(group[0], one, profile),) for one in cut(group[0], profile, duration_ms)]
        else:
            shown += [tuple(_cues(one, profile)) for one in cut_at_once(group, profile, duration_ms)]
    return settled(shown, profile, duration_ms)


def _cues(stretch: Stretch, profile: Profile) -> Iterator[Cue]:
    for passage, lane, start, end, breaks, label in stretch.shares:
        yield replace(_cue(passage, Cut(start, end, breaks, stretch.out_ms, label), profile), lane=lane)


def _cue(passage: Passage, one: Cut, profile: Profile) -> Cue:
    tokens = passage.tokens[one.start : one.end]
    lines = _lines(passage, one, one.breaks)
    bare_lines = _lines(passage, one, _bare_breaks(passage, one, profile)) if one.label else ()
    return Cue(
        start_ms=tokens[0].start_ms,
        end_ms=max(one.out_ms, tokens[0].start_ms + 1),
        speaker=passage.speaker,
        turn=passage.turn,
        lines=lines,
        label=one.label,
        bare_lines=lines if bare_lines == lines else bare_lines,  # the same texts lie in memory once
        words=tuple(
            CueWord(text=token.text, start_ms=token.start_ms, end_ms=token.end_ms, goes_on=token.seam)
            for token in tokens
        ),
    )


def _lines(passage: Passage, one: Cut, breaks: tuple[int, ...]) -> tuple[str, ...]:
    edges = (one.start, *breaks, one.end)
    return tuple(" ".join(token.text for token in passage.tokens[a:b]) for a, b in pairwise(edges))


def _bare_breaks(passage: Passage, one: Cut, profile: Profile) -> tuple[int, ...]:
    """Where the lines break without the label; it took room that the first line then has."""
    lines = Lines(passage, replace(profile, max_lines=len(one.breaks) + 1))
    return next(fit.breaks for fit in lines.fits(one.start) if fit.end == one.end)
