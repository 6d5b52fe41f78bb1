"""Who does what, and in which order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from panelaudio.cast import Voice
from panelaudio.rendering.crew import TAIL_PER_WORKER, arranged
from panelaudio.rendering.messages import Task


def task(spoken: str, speed: float = 1.0) -> Task:
    """Something to say."""
    return Task(key=spoken, spoken=spoken, voice=Voice(engine="fake", name="Ada", speed=speed), place="Ada, turn 1")


def finished_at(tasks: list[Task], size: int) -> list[int]:
    """When each worker is done, if a character takes a moment and each takes the next task."""
    workers = [0] * size
    for one in tasks:
        first = workers.index(min(workers))
        workers[first] += len(one.spoken)
    return workers


@given(st.lists(st.integers(1, 300), max_size=80), st.integers(1, 8))
def test_every_task_is_taken_once(lengths: list[int], size: int) -> None:
    """Nothing is lost by the order, and what is far from the end keeps its place."""
    tasks = [task("x" * length) for length in lengths]
    order = arranged(tasks, size)
    assert sorted(map(id, order)) == sorted(map(id, tasks))
    early = max(len(tasks) - TAIL_PER_WORKER * size, 0) if size > 1 else len(tasks)
    assert order[:early] == tasks[:early]


@given(st.lists(st.integers(1, 60), min_size=40, max_size=80), st.integers(2, 4))
def test_a_long_one_at_the_end_is_not_waited_for(lengths: list[int], size: int) -> None:
    """A sentence as long as ten, last in the script, does not leave the other workers idle."""
    order = arranged([task("x" * (40 + length)) for length in lengths] + [task("x" * 500)], size)
    ends = finished_at(order, size)
    assert max(ends) - min(ends) <= 100


def test_a_slow_voice_counts_for_more() -> None:
    """The length is that of the sound, not of the text."""
    slow, quick = task("twelve chars", speed=0.5), task("fourteen chars", speed=1.0)
    assert arranged([quick, slow], 2) == [slow, quick]
