"""The life of a worker process: it loads engines, renders what it is given, and puts clips into the cache."""

from __future__ import annotations

import pickle
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from panelaudio.errors import EngineError, PanelaudioError
from panelaudio.rendering.entry import Entry
from panelaudio.rendering.isolation import end_with_parent, stand_apart
from panelaudio.rendering.messages import Loaded, Outcome, Task
from panelaudio.rendering.soundness import fault_of, sound_bounds
from panelaudio.speech import Mark

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from panelaudio.rendering.cache import Cache
    from panelaudio.speech import Engine, Synthesis


def work(orders: Connection, load_engine: Callable[[str], Engine], cache: Cache) -> None:
    """Take batches of tasks and answer each task, until the other side closes the pipe.

    Args:
        orders: tuples of ``Task`` come in; ``Loaded`` and ``Outcome`` go out.
        load_engine: makes an engine of its name.
        cache: takes the clips.
    """
    stand_apart()
    end_with_parent()
    bench = Bench(load_engine, cache, announce=orders.send)
    with suppress(EOFError, ConnectionError):
        while True:
            for task in orders.recv():
                orders.send(bench.outcome_of(task))


class Bench:
    """The engines of one worker, each loaded when it is first needed."""

    def __init__(
        self, load_engine: Callable[[str], Engine], cache: Cache, *, announce: Callable[[Loaded], None]
    ) -> None:
        self._load_engine = load_engine
        self._cache = cache
        self._announce = announce
        self._engines: dict[str, Engine] = {}

    def outcome_of(self, task: Task) -> Outcome:
        """Render one task. Never raises: errors are told in the outcome, in a form that travels."""
        try:
            return Outcome(key=task.key, entry=self._render(task))
        except PanelaudioError as error:
            again = error.code == "bad-sound"
            failed = error
        except MemoryError:
            again = True
            message = f"there was not memory enough for the engine '{task.voice.engine}' at {task.about()}"
            failed = EngineError(message, code="out-of-memory", hint="fewer workers at a time need less: --jobs 1")
        except Exception as error:  # noqa: BLE001 - an engine of others may raise anything
            again = True
            message = f"the engine '{task.voice.engine}' failed at {task.about()}: {type(error).__name__}: {error}"
            failed = EngineError(message, code="engine-failed", hint="report this to the makers of the engine")
        if again:
            self._engines.pop(task.voice.engine, None)
        return Outcome(key=task.key, error=_portable(failed, task), again=again)

    def _render(self, task: Task) -> Entry:
        synthesis = self._engine(task.voice.engine).synthesize(task.spoken, task.voice)
        if fault := fault_of(synthesis, task.spoken, task.voice.speed):
            message = f"the engine '{task.voice.engine}' gave {fault} for {task.about()}"
            raise EngineError(message, code="bad-sound", hint="give the speaker another voice in voices.yaml")
        synthesis = _with_a_frame(synthesis)
        entry = _entry_of(synthesis, task)
        self._cache.keep(task.key, entry, synthesis)
        return entry

    def _engine(self, name: str) -> Engine:
        if name not in self._engines:
            self._engines[name] = self._load_engine(name)
            self._announce(Loaded(engine=name))
        return self._engines[name]


def _with_a_frame(synthesis: Synthesis) -> Synthesis:
    """One silent frame where an engine has no sound for a mere dash: no file holds an empty sound."""
    if len(synthesis.samples):
        return synthesis
    import numpy as np

    return replace(synthesis, samples=np.zeros(1, dtype=np.float32))


def _entry_of(synthesis: Synthesis, task: Task) -> Entry:
    from panelaudio.weighing import levels_of  # and NumPy, which a run without workers may do without

    sound_start, sound_end = sound_bounds(synthesis.samples)
    voice = task.voice
    return Entry(
        frames=len(synthesis.samples),
        rate_hz=int(synthesis.rate_hz),
        marks=tuple(map(_plain, synthesis.marks)),
        sound_start=sound_start,
        sound_end=sound_end,
        timed=bool(synthesis.timed),
        levels=levels_of(synthesis.samples, int(synthesis.rate_hz)),
        spoken=task.spoken,
        voice=f"{voice.engine} {voice.name}+{voice.variant}" if voice.variant else f"{voice.engine} {voice.name}",
    )


def _plain(mark: Mark) -> Mark:
    """The mark in Python's integers: engines reckon with numpy's, which JSON does not know."""
    return Mark(start=int(mark.start), end=int(mark.end), frame=int(mark.frame), end_frame=int(mark.end_frame))


def _portable(error: PanelaudioError, task: Task) -> PanelaudioError:
    """The error with its place, in its own class if that survives pickling."""
    error.location = error.location or task.place
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes, made in this line
    except Exception:  # noqa: BLE001 - a class of others may fail in any way
        return EngineError(error.message, code=error.code, hint=error.hint, location=error.location)
    return error
