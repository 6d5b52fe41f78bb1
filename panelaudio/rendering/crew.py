"""Worker processes at work: who does what, and what to do when one dies or hangs.

``concurrent.futures.ProcessPoolExecutor`` gives up all workers when one dies and cannot stop one that hangs; see
``docs/adr/0002-worker-processes-and-cache.md``.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Self

from panelaudio.errors import EngineError
from panelaudio.rendering.messages import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from types import TracebackType

    from panelaudio.rendering.hand import Hand
    from panelaudio.rendering.messages import Task

TRIES = 2
"""For each task."""
MAX_BATCH = 16
LOADING_S = 120.0
"""What the first call of an engine in a worker may take longer: it loads its model."""
LOOK_S = 1.0
"""How often the living are counted; a pipe that a dead worker's child holds open would not tell."""
LOSSES_IN_A_ROW = 10
"""After so many workers lost without a clip in between, nothing more is hoped for."""
TAIL_PER_WORKER = 8
"""So many of the last tasks begin with the longest, so that nobody waits for a long one at the end."""
LEAVE_S = 2.0
"""What a worker may take to end by itself."""


def arranged(tasks: Sequence[Task], size: int) -> list[Task]:
    """Tasks in the order in which ``size`` workers should take them: the script's, and the last ones by length."""
    if size == 1:
        return list(tasks)
    begin = max(len(tasks) - TAIL_PER_WORKER * size, 0)
    return [*tasks[:begin], *sorted(tasks[begin:], key=lambda task: -len(task.spoken) / task.voice.speed)]


class Crew:
    """Up to ``size`` worker processes. A context manager: on leaving, each of them is dismissed or gone."""

    def __init__(
        self,
        *,
        size: int,
        hire: Callable[[], Hand],
        dismiss: Callable[[Hand], None],
        limits_s: Mapping[str, float],
    ) -> None:
        """Nobody is hired yet.

        Args:
            size: How many may be at work at a time.
            hire: Gives a worker that has nothing to do.
            dismiss: Takes back a worker that is idle and well; the others are ended here.
            limits_s: How long a call of each engine may take.
        """
        self._size = size
        self._hire = hire
        self._dismiss = dismiss
        self._limits_s = limits_s
        self._hands: list[Hand] = []
        self._waiting: deque[Task] = deque()
        self._again: deque[Task] = deque()
        self._tries: Counter[str] = Counter()
        self._losses = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for hand in self._hands:
            if hand.batch or kind is not None:
                hand.end()
            else:
                self._dismiss(hand)
        self._hands.clear()

    def outcomes(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Each task's outcome, in the order in which they are reached.

        Raises:
            EngineError: one worker after another was lost.
        """
        self._waiting.extend(arranged(tuple(tasks), self._size))
        while busy := self._share_out():
            ready = wait([hand.orders for hand in busy], timeout=self._until_a_look(busy))
            for hand in busy:
                if hand.orders in ready:
                    yield from self._hear(hand)
                elif fault := self._fault_of(hand):
                    yield from self._replace(hand, fault)

    def _share_out(self) -> list[Hand]:
        """Give work to all who have none, hiring where the crew is short. Those who now have work."""
        left = len(self._waiting) + len(self._again)
        wanted = min(self._size, left + sum(bool(hand.batch) for hand in self._hands))
        while len(self._hands) < wanted:
            self._hands.append(self._hire())
        for hand in self._hands:
            if not hand.batch and (batch := self._next_batch()):
                hand.give(batch)
        return [hand for hand in self._hands if hand.batch]

    def _next_batch(self) -> list[Task]:
        """A second try goes alone; else a share of what is left, so that all end at about the same time."""
        if self._again:
            return [self._again.popleft()]
        share = min(MAX_BATCH, len(self._waiting) // (2 * self._size))
        return [self._waiting.popleft() for _ in range(min(max(share, 1), len(self._waiting)))]

    def _hear(self, hand: Hand) -> Iterator[Outcome]:
        try:
            heard = hand.hear()
        except (EOFError, OSError):
            yield from self._replace(hand, "engine-crashed")
            return
        if heard is None:
            return
        task, outcome = heard
        if outcome.entry is not None:
            self._losses = 0
        if not (outcome.again and self._may_try_again(task)):
            yield outcome

    def _may_try_again(self, task: Task) -> bool:
        self._tries[task.key] += 1
        if self._tries[task.key] >= TRIES:
            return False
        self._again.append(task)
        return True

    def _deadline_s(self, hand: Hand) -> float:
        engine = hand.batch[0].voice.engine
        return hand.heard_s + (self._limits_s[engine] if hand.has_loaded(engine) else LOADING_S)

    def _until_a_look(self, busy: Iterable[Hand]) -> float:
        left_s = min(map(self._deadline_s, busy)) - time.monotonic()
        return min(max(left_s, 0.0), LOOK_S)

    def _fault_of(self, hand: Hand) -> str:
        """What is wrong with a worker that says nothing, as an error's code; empty while it may just be busy."""
        if hand.orders.poll():
            return ""
        if not hand.is_alive():
            return "engine-crashed"
        return "engine-hung" if time.monotonic() > self._deadline_s(hand) else ""

    def _replace(self, hand: Hand, code: str) -> Iterator[Outcome]:
        """Do without a worker; its first task is taken for the cause, the others of its batch are free of blame."""
        how = hand.end(LEAVE_S if code == "engine-crashed" else 0.0)
        self._hands.remove(hand)
        task = hand.batch.popleft()
        self._waiting.extendleft(reversed(hand.batch))
        error = self._error(task, code, how)
        self._losses += 1
        if self._losses >= LOSSES_IN_A_ROW:
            message = f"{self._losses} workers in a row were lost, the last one thus: {error.message}"
            raise EngineError(message, code=code, hint="`panelaudio voices` tells which other engines work here")
        if not self._may_try_again(task):
            yield Outcome(key=task.key, error=error)

    def _error(self, task: Task, code: str, how: str) -> EngineError:
        engine = task.voice.engine
        if code == "engine-hung":
            what = f"the engine '{engine}' gave no answer within {self._limits_s[engine]:g} s"
        else:
            what = f"the engine '{engine}' crashed ({how})" if how else f"the engine '{engine}' crashed"
        hint = "give the speaker another voice in voices.yaml, or leave such sentences out with --keep-going"
        if how == "SIGKILL":
            hint = f"a system ends so what takes too much memory: fewer workers need less (--jobs 1); else {hint}"
        return EngineError(f"{what} at {task.about()}", code=code, hint=hint, location=task.place)
