"""The nouns keep what they promise; times, plug-ins and errors."""

from __future__ import annotations

import doctest
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio import errors, plugins, timecode
from panelaudio.cast import Cast, Role, Voice
from panelaudio.episode import Cue
from panelaudio.script import Turn
from panelaudio.timeline import Gap, Timeline

VOICE = Voice(engine="tone", name="tone-1")


@given(st.integers(0, 10**9), st.sampled_from([8_000, 22_050, 24_000, 44_100, 48_000]))
def test_milliseconds_are_the_nearest(frames: int, rate_hz: int) -> None:
    """Never more than half a millisecond from the frame, however long the episode."""
    ms = timecode.frames_to_ms(frames, rate_hz)
    assert abs(ms * rate_hz - frames * 1000) * 2 <= rate_hz


@given(st.integers(0, 10**8))
def test_a_stamp_reads_back(ms: int) -> None:
    """Two digits each, three for milliseconds; hours grow."""
    hours, minutes, rest = timecode.stamp(ms).split(":")
    seconds, milli = rest.split(",")
    assert (int(hours) * 60 + int(minutes)) * 60_000 + int(seconds) * 1000 + int(milli) == ms
    assert len(hours) >= 2
    assert (len(minutes), len(seconds), len(milli)) == (2, 2, 3)


@pytest.mark.parametrize(("text", "ms"), [("1", 1000), (" 1,5 S", 1500), (".084", 84), ("84ms", 84), ("83.4 ms", 83)])
def test_lengths_as_people_write_them(text: str, ms: int) -> None:
    """Bare numbers are seconds; a comma is a point."""
    assert timecode.length_ms(text) == ms


@pytest.mark.parametrize("text", ["", "s", "-1", "1m", "1e3", "nan", "one", "1 2", "1.2.3", "9" * 40])
def test_what_is_no_length(text: str) -> None:
    """It is refused in words that say what would be one."""
    with pytest.raises(ValueError, match="write seconds"):
        timecode.length_ms(text)


def test_stamps_and_clocks() -> None:
    """As people and players write them; a time before the start is a fault."""
    assert timecode.stamp(59_999) == "00:00:59,999"
    assert timecode.stamp(3_600_000, ".") == "01:00:00.000"
    assert [timecode.clock(seconds) for seconds in (7, 754.4, 3723)] == ["0:07", "12:34", "1:02:03"]
    with pytest.raises(ValueError, match="negative"):
        timecode.stamp(-1)
    assert doctest.testmod(timecode).failed == 0


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (errors.PanelaudioError, 1),
        (errors.UsageError, 2),
        (errors.InputError, 3),
        (errors.SettingsError, 3),
        (errors.EngineError, 4),
        (errors.OutputError, 5),
        (errors.Interrupted, 130),
    ],
)
def test_errors_travel(kind: type[errors.PanelaudioError], code: int) -> None:
    """Each has its exit code and survives pickling with all it holds."""
    error = kind("what", code="some-code", hint="type this", location="a.txt:3")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert type(again) is kind
    assert again.as_json() == error.as_json()
    assert again.exit_code == code


def test_plugins_by_name() -> None:
    """The built-ins use the door of plug-ins; a stranger is told the nearest name."""
    assert {"pyttsx3", "tone"} <= set(plugins.names("engines"))
    assert "srt" in plugins.names("writers")
    assert plugins.load("engines", "tone").name == "tone"
    with pytest.raises(errors.UsageError) as caught:
        plugins.load("writers", "srtt")
    assert "did you mean 'srt'?" in caught.value.hint


def test_nouns_refuse_what_cannot_be() -> None:
    """A blank turn, two roles for one alias, a cue that ends before it starts, a hole in the timeline."""
    with pytest.raises(ValueError, match="words"):
        Turn(index=0, speaker="A", text=" ", line=1)
    with pytest.raises(ValueError, match="stands for both"):
        Cast(roles=(Role(speaker="A", voice=VOICE, aliases=("X",)), Role(speaker="B", voice=VOICE, aliases=("X",))))
    with pytest.raises(ValueError, match="end after"):
        Cue(start_ms=5, end_ms=5, speaker="A", turn=0, lines=("x",))
    with pytest.raises(ValueError, match="by nothing"):
        Timeline(
            rate_hz=1,
            frames=9,
            placements=(),
            gaps=(Gap(start_frame=0, frames=2, reason="head"), Gap(start_frame=5, frames=4, reason="tail")),
        )
    with pytest.raises(ValueError, match="twice"):
        Timeline(
            rate_hz=1,
            frames=9,
            placements=(),
            gaps=(Gap(start_frame=0, frames=6, reason="head"), Gap(start_frame=5, frames=4, reason="tail")),
        )
