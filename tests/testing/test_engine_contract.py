"""The contract itself: an engine that breaks a promise is told which one."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from panelaudio.engines.tone import ToneEngine
from panelaudio.errors import EngineError
from panelaudio.speech import Availability
from panelaudio.testing.engine_contract import check_engine

if TYPE_CHECKING:
    from collections.abc import Callable

    from panelaudio.cast import Voice, VoiceInfo
    from panelaudio.speech import Synthesis

    Change = Callable[[Synthesis], Synthesis]


class ChangedEngine(ToneEngine):
    """The tones, with something done to each result."""

    def __init__(self, change: Change) -> None:
        self._change = change

    def synthesize(self, spoken: str, voice: Voice) -> Synthesis:
        """A changed result."""
        return self._change(super().synthesize(spoken, voice))


def _scaled(synthesis: Synthesis, factor: float) -> Synthesis:
    return replace(synthesis, samples=synthesis.samples * np.float32(factor))


def _shifted(synthesis: Synthesis, frames: int) -> Synthesis:
    marks = (replace(mark, frame=mark.frame + frames, end_frame=mark.end_frame + frames) for mark in synthesis.marks)
    return replace(synthesis, marks=tuple(marks))


def _print(synthesis: Synthesis) -> Synthesis:
    os.write(1, b"Audio saved\n")
    return synthesis


def _write(synthesis: Synthesis) -> Synthesis:
    Path("speech.wav").write_bytes(b"RIFF")
    return synthesis


def _drifting() -> Change:
    calls = iter(range(1, 10_000))
    return lambda synthesis: _scaled(synthesis, 1 - next(calls) / 20_000)


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda made: replace(made, samples=made.samples.astype(np.float64)), "float64, not float32"),
        (lambda made: replace(made, samples=made.samples[:, None]), r"not \(frames,\)"),
        (lambda made: _scaled(made, np.nan), "not all finite"),
        (lambda made: _scaled(made, 100), "beyond 1"),
        (lambda made: _scaled(made, 0), "no sound"),
        (lambda made: replace(made, rate_hz=0), "rate_hz is 0"),
        (lambda made: replace(made, marks=made.marks[:-1]), "not each token"),
        (lambda made: replace(made, marks=made.marks * 2), "not each token"),
        (lambda made: _shifted(made, 10), "after the clip's"),
        (lambda made: _shifted(made, -10), "begins at -10"),
        (_drifting(), "what was said before"),
        (_print, "it prints: b'Audio saved"),
        (_write, "working folder.*speech.wav"),
    ],
)
def test_a_broken_result_is_named(change: Change, told: str) -> None:
    """Each promise about sound, marks and quiet is watched."""
    with pytest.raises(AssertionError, match=told):
        check_engine(ChangedEngine(change))


class Truncating(ToneEngine):
    """Cuts what is too long."""

    def synthesize(self, spoken: str, voice: Voice) -> Synthesis:
        """A part of it."""
        return super().synthesize(spoken[: self.limits.max_characters], voice)


class Replacing(ToneEngine):
    """Takes another voice for one that it lacks."""

    def synthesize(self, spoken: str, voice: Voice) -> Synthesis:
        """In the first voice."""
        return super().synthesize(spoken, replace(voice, name="tone-1"))


class Absent(ToneEngine):
    """Cannot work here."""

    def availability(self) -> Availability:
        """No."""
        return Availability(available=False, reason="no model", remedy="pip install model")


class Doubled(ToneEngine):
    """Lists its voices twice."""

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Twice."""
        return super().voices() * 2


class RestlessVersion(ToneEngine):
    """Has another version each time."""

    def __init__(self) -> None:
        self._asked = 0

    def version(self) -> str:
        """Never the same."""
        self._asked += 1
        return f"restless {self._asked}"


class ForgetfulError(EngineError):
    """An error that loses its code on the way to another process."""

    def __reduce__(self) -> tuple[object, ...]:
        return (EngineError, (self.message,))


class Unpicklable(ToneEngine):
    """Raises that error."""

    def synthesize(self, spoken: str, voice: Voice) -> Synthesis:
        """Refuses in its own way."""
        try:
            return super().synthesize(spoken, voice)
        except EngineError as error:
            raise ForgetfulError(error.message, code="refused") from error


@pytest.mark.parametrize(
    ("engine", "told"),
    [
        (Truncating(), "accepts a text over"),
        (Replacing(), "accepts a voice that it does not have"),
        (Absent(), r"no model \(pip install model\)"),
        (Doubled(), "more than once"),
        (RestlessVersion(), "version.. changes"),
        (Unpicklable(), "does not survive pickling"),
    ],
)
def test_a_broken_habit_is_named(engine: ToneEngine, told: str) -> None:
    """Refusals, voices, version and availability are watched."""
    with pytest.raises(AssertionError, match=told):
        check_engine(engine)


def test_output_returns_after_the_check(capfd: pytest.CaptureFixture[str]) -> None:
    """What the tests themselves print is not swallowed."""
    check_engine(ToneEngine())
    os.write(1, b"heard\n")
    assert capfd.readouterr().out == "heard\n"
