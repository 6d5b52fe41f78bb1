"""The life of a worker process: it loads engines, renders what it is given, and puts clips into the cache."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import parent_process
from typing import TYPE_CHECKING

from panelaudio.errors import EngineError, PanelaudioError
from panelaudio.rendering.entry import Entry
from panelaudio.rendering.soundness import fault_of, sound_bounds

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from panelaudio.cast import Voice
    from panelaudio.rendering.cache import Cache
    from panelaudio.speech import Engine, Synthesis

_BEGINNING = 40
"""Characters of a text that tell it from others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A clip to be made."""

    key: str
    spoken: str
    voice: Voice
    place: str
    """Speaker and turn, for messages."""

    def about(self) -> str:
        """What is being said by whom, for messages."""
        text = self.spoken if len(self.spoken) <= _BEGINNING else f"{self.spoken[:_BEGINNING].rstrip()}…"
        return f"{self.place}, “{text}”"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a task: an entry of the cache, or an error."""

    key: str
    entry: Entry | None = None
    error: PanelaudioError | None = None
    again: bool = False
    """True where another try with a fresh engine may help."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """The news that a worker has loaded an engine; from here on its time for a call runs."""

    engine: str


def work(orders: Connection, load_engine: Callable[[str], Engine], cache: Cache) -> None:
    """Take batches of tasks and answer each task, until the other side closes the pipe.

    A worker leads a process group of its own: Ctrl-C is the parent's matter, and whatever an engine started ends
    with its worker. File descriptor 1 leads nowhere, because the parent's stdout may carry JSON.
    """
    _stand_apart()
    _end_with_parent()
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
        entry = _entry_of(synthesis)
        self._cache.store(task.key, entry, synthesis)
        return entry

    def _engine(self, name: str) -> Engine:
        if name not in self._engines:
            self._engines[name] = self._load_engine(name)
            self._announce(Loaded(engine=name))
        return self._engines[name]


def _entry_of(synthesis: Synthesis) -> Entry:
    sound_start, sound_end = sound_bounds(synthesis.samples)
    return Entry(
        frames=len(synthesis.samples),
        rate_hz=synthesis.rate_hz,
        marks=synthesis.marks,
        sound_start=sound_start,
        sound_end=sound_end,
        timed=synthesis.timed,
    )


def _portable(error: PanelaudioError, task: Task) -> PanelaudioError:
    """The error with its place, in its own class if that survives pickling."""
    error.location = error.location or task.place
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes, made in this line
    except Exception:  # noqa: BLE001 - a class of others may fail in any way
        return EngineError(error.message, code=error.code, hint=error.hint, location=error.location)
    return error


def _stand_apart() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        os.setpgid(0, 0)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # blocked at birth, see hand.py
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


def _end_with_parent() -> None:
    """Watch for the parent's end, which may come without a word (SIGKILL) while an engine hangs."""

    def watch() -> None:
        parent = parent_process()
        if parent is not None:
            parent.join()
            end_group(os.getpid())
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def end_group(pid: int) -> None:
    """Kill a worker and what its engine started."""
    if sys.platform != "win32":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
