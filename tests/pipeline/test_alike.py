"""Speakers with voices that are hard to tell apart are told of."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from panelaudio.cast import Cast, Role, Voice, VoiceInfo
from panelaudio.pipeline.alike import alike_voices

if TYPE_CHECKING:
    from panelaudio.speech import Engine

TIMBRE = (1.0,) * 12
INFOS = (
    VoiceInfo(name="low", language="en", median_f0_hz=100, timbre=TIMBRE),
    VoiceInfo(name="near", language="en", median_f0_hz=106, timbre=TIMBRE),
    VoiceInfo(name="high", language="en", median_f0_hz=200, timbre=TIMBRE),
    VoiceInfo(name="new", language="en"),
)
ENGINE = cast("Engine", SimpleNamespace(voices=lambda: INFOS))


def told(*voices: tuple[str, float], automatic: bool = True) -> list[str]:
    """What is said of a cast of Ann, Bob, Cy, … with these voices and pitches."""
    roles = tuple(
        Role(speaker=speaker, voice=Voice(engine="e", name=name, pitch=pitch), automatic=automatic)
        for speaker, (name, pitch) in zip(("Ann", "Bob", "Cy"), voices, strict=False)
    )
    return [one.message for one in alike_voices(Cast(roles=roles), lambda _: ENGINE)]


@pytest.mark.parametrize(
    "voices", [[("low", 0.0), ("low", 1.5)], [("low", 0.0), ("near", 0.0)], [("low", 0), ("low", 0)]]
)
def test_alike(voices: list[tuple[str, float]]) -> None:
    """One voice at nearly the same pitch, or two voices that were measured to be near."""
    (message,) = told(*voices)
    assert "Ann and Bob" in message


@pytest.mark.parametrize(
    "voices", [[("low", 0.0), ("high", 0.0)], [("low", 0.0), ("low", 3.0)], [("low", 0.0), ("new", 0)]]
)
def test_apart(voices: list[tuple[str, float]]) -> None:
    """Far voices, one voice at two clear pitches, and a voice that nobody measured."""
    assert told(*voices) == []


def test_several_pairs_are_one_warning() -> None:
    """Two pairs are named, of three the others are counted."""
    (message,) = told(("low", 0), ("low", 0), ("low", 0))
    assert "Ann and Bob, and 2 more pairs" in message


def test_who_chooses_so_is_not_told() -> None:
    """Voices that voices.yaml gives are nobody's business."""
    assert told(("low", 0), ("low", 0), automatic=False) == []
