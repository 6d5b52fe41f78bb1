"""Chapters tile the episode."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from panelaudio.chapters import tile
from panelaudio.timeline import ChapterMark, Gap, Timeline


def timeline_of(frames: int, marks: list[tuple[int, str]], gap_starts: dict[int, int] | None = None) -> Timeline:
    """A silent timeline at 44.1 kHz whose gaps end where ``gap_starts`` says, with these marks."""
    borders = sorted({0, frames, *(gap_starts or {}), *(gap_starts or {}).values()})
    gaps = [Gap(start_frame=start, frames=end - start, reason="x") for start, end in pairwise(borders)]
    return Timeline(
        rate_hz=44_100,
        frames=frames,
        placements=(),
        gaps=tuple(gaps),
        chapters=tuple(ChapterMark(start_frame=start, title=title) for start, title in marks),
    )


def test_a_chapter_begins_in_the_silence_before_its_sound() -> None:
    """A quarter of a second before, or in the middle of a short gap; the first one at 0."""
    timeline = timeline_of(441_000, [(0, "A"), (88_200, "B"), (220_500, "C")], {88_200: 44_100, 220_500: 216_090})
    assert [(one.start_ms, one.end_ms, one.title) for one in tile(timeline)] == [
        (0, 1750, "A"),
        (1750, 4950, "B"),
        (4950, 10_000, "C"),
    ]


@given(st.integers(1, 10**9), st.lists(st.integers(0, 10**9), max_size=30).map(sorted))
def test_no_millisecond_is_in_two_chapters_or_in_none(frames: int, starts: list[int]) -> None:
    """From 0 to the end, each begins where the one before ends, and none is empty."""
    marks = [(min(start, frames), f"{number}") for number, start in enumerate(starts)]
    chapters = tile(timeline_of(frames, marks))
    reached = 0
    for one in chapters:
        assert one.start_ms == reached < one.end_ms
        reached = one.end_ms
    assert not chapters or reached == round(frames / 44.1)
