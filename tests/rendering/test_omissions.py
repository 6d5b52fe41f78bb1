from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from panelaudio.rendering import Cache, with_omissions
from panelaudio.speech import Clip, Failure, Mark, Speech
from tests.rendering.fakes import utterances

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from panelaudio.speech import Utterance


def speech(some: Sequence[Utterance], failed: set[int]) -> Speech:
    """Of utterances, of which some failed."""
    clip = Clip(
        key="0", path="", frames=9, rate_hz=9, marks=(Mark(start=0, end=1, frame=0, end_frame=9),), sound_start=0,
        sound_end=9,
    )  # fmt: skip
    return Speech(
        clips=tuple((one, clip) for at, one in enumerate(some) if at not in failed),
        failures=tuple(Failure(utterance=some[at], code="engine-failed", reason="no") for at in sorted(failed)),
        cached=len(some) - len(failed),
    )


def test_nothing_failed_nothing_is_changed(tmp_path: Path) -> None:
    """And nothing is put into the cache."""
    whole = speech(utterances("one", "two"), set())
    cache = Cache(folder=tmp_path)
    assert with_omissions(whole, utterances("one", "two"), cache=cache, language="en") is whole
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("language", "told"), [("en-GB", "[left out]"), ("de", "[ausgelassen]"), ("fr", "[passage omis]"), ("tlh", "[…]")]
)
def test_what_failed_is_heard_and_shown(language: str, told: str, tmp_path: Path) -> None:
    """A sound of a second stands in its place and order, with the words that tell; figures stay as they were."""
    some = utterances("one", "two", "three")
    before = speech(some, {1})
    after = with_omissions(before, some, cache=Cache(folder=tmp_path), language=language)
    assert [one.display.rstrip() for one, _ in after.clips] == ["one", told, "three"]
    assert [one.turn for one, _ in after.clips] == [one.turn for one in some]
    assert (after.failures, after.cached) == (before.failures, before.cached)
    clip = after.clips[1][1]
    sound, rate_hz = soundfile.read(clip.path)
    assert (rate_hz, len(sound)) == (clip.rate_hz, clip.frames)
    assert np.sqrt(np.mean(sound[clip.sound_start : clip.sound_end] ** 2)) > 0.01
    words = [told[mark.start : mark.end] for mark in clip.marks]
    assert words == told.split()
    assert [clip.marks[0].frame, clip.marks[-1].end_frame] == [0, clip.frames]


def test_a_row_of_failures_in_a_turn_is_told_once(tmp_path: Path) -> None:
    """An engine that fails in every sentence of a turn does not beep for each; the next turn has its own."""
    bare = utterances("one", "two", "three", "four")
    some = [*(_of_turn(one, 0, at) for at, one in enumerate(bare[:3])), _of_turn(bare[3], 1, 0)]
    after = with_omissions(speech(some, {1, 2, 3}), some, cache=Cache(folder=tmp_path), language="en")
    assert [(one.turn, one.part, one.display.rstrip()) for one, _ in after.clips] == [
        (0, 0, "one"),
        (0, 1, "[left out]"),
        (1, 0, "[left out]"),
    ]


def _of_turn(one: Utterance, turn: int, part: int) -> Utterance:
    return replace(one, turn=turn, part=part)
