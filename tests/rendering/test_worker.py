"""What a worker answers, without a process around it."""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from panelaudio.cast import Voice
from panelaudio.errors import EngineError, OutputError
from panelaudio.rendering.cache import Cache
from panelaudio.rendering.messages import Loaded, Task
from panelaudio.rendering.worker import Bench
from tests.rendering.fakes import FakeEngine, marks_of

if TYPE_CHECKING:
    from pathlib import Path

    from panelaudio.speech import Engine, Synthesis


def task(spoken: str) -> Task:
    """Something to say."""
    return Task(key="ab" * 32, spoken=spoken, voice=Voice(engine="fake", name="Ada"), place="Ada, turn 3")


@pytest.fixture
def loaded() -> list[Loaded]:
    """The engines that a bench has announced."""
    return []


@pytest.fixture
def bench(tmp_path: Path, loaded: list[Loaded]) -> Bench:
    """A bench of fake engines."""
    return Bench(FakeEngine, Cache(folder=tmp_path), announce=loaded.append)


def test_a_clip_is_in_the_cache_when_it_is_told(bench: Bench, tmp_path: Path) -> None:
    """The outcome's entry is the one that the cache gives from then on."""
    outcome = bench.outcome_of(task("some words"))
    assert outcome.entry is not None
    assert Cache(folder=tmp_path).load(outcome.key) == outcome.entry
    assert outcome.entry.frames == 8000


def test_an_engine_is_loaded_once_and_announced(bench: Bench, loaded: list[Loaded]) -> None:
    """Several clips need one engine, and its loading is told before the first."""
    bench.outcome_of(task("some words"))
    bench.outcome_of(task("more words"))
    assert loaded == [Loaded(engine="fake")]


@pytest.mark.parametrize(("word", "code"), [("break", "engine-failed"), ("nan", "bad-sound"), ("silence", "bad-sound")])
def test_a_failure_asks_for_a_fresh_engine(bench: Bench, loaded: list[Loaded], word: str, code: str) -> None:
    """After unexpected errors and bad sound another try is due, with the engine loaded anew."""
    outcome = bench.outcome_of(task(f"please {word}"))
    assert outcome.error is not None
    assert (outcome.error.code, outcome.again) == (code, True)
    assert f"Ada, turn 3, “please {word}”" in outcome.error.message
    bench.outcome_of(task("some words"))
    assert len(loaded) == 2


def test_what_an_engine_refuses_it_is_not_asked_again(bench: Bench) -> None:
    """An engine's own error is an answer: it comes back as it is, with the place added."""
    outcome = bench.outcome_of(task("please refuse"))
    assert outcome.error is not None
    assert outcome.error.as_json() == {
        "code": "fake-refusal",
        "message": "I will not say this",
        "hint": "say please",
        "location": "Ada, turn 3",
    }
    assert not outcome.again


def test_a_cache_that_cannot_be_written_is_no_fault_of_the_engine(tmp_path: Path) -> None:
    """The cache's error keeps its class, so that the run ends with the right exit code."""
    (tmp_path / "file").touch()
    bench = Bench(FakeEngine, Cache(folder=tmp_path / "file"), announce=lambda news: None)
    outcome = bench.outcome_of(task("some words"))
    assert isinstance(outcome.error, OutputError)
    assert not outcome.again


class _StubbornError(EngineError):
    """An error of a plug-in whose author did not think of pickling."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} {second}", code="stubborn")

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.message,))


class _StubbornEngine(FakeEngine):
    def synthesize(self, spoken: str, voice: Voice) -> Synthesis:
        raise _StubbornError("two", "words")


def test_an_error_that_cannot_travel_is_told_in_words(tmp_path: Path) -> None:
    """An exception that does not survive pickling becomes an EngineError with the same message and code."""

    def load(name: str) -> Engine:
        return _StubbornEngine(name)

    outcome = Bench(load, Cache(folder=tmp_path), announce=lambda news: None).outcome_of(task("words"))
    travelled = pickle.loads(pickle.dumps(outcome.error))  # noqa: S301 - our own bytes
    assert type(travelled) is EngineError
    assert (travelled.message, travelled.code) == ("two words", "stubborn")


class _NumpyEngine(FakeEngine):
    def synthesize(self, spoken: str, voice: Voice) -> Synthesis:
        plain = super().synthesize(spoken, voice)
        frames = np.array([mark.frame for mark in plain.marks])
        marks = tuple(replace(mark, frame=frame) for mark, frame in zip(plain.marks, frames, strict=True))
        return replace(plain, marks=marks)


def test_integers_of_numpy_are_as_good_as_pythons(tmp_path: Path) -> None:
    """An engine that reckons its times with numpy gives a clip like any other."""
    outcome = Bench(_NumpyEngine, Cache(folder=tmp_path), announce=lambda news: None).outcome_of(task("some words"))
    assert outcome.error is None
    assert outcome.entry is not None
    assert Cache(folder=tmp_path).load(outcome.key) == outcome.entry
    assert outcome.entry.marks == marks_of("some words")


def test_a_long_text_is_told_by_its_beginning() -> None:
    """Messages quote some forty characters, and show that there are more."""
    assert task("a " * 50).about() == f"Ada, turn 3, “{('a ' * 20).rstrip()}…”"
    assert task("short").about() == "Ada, turn 3, “short”"
