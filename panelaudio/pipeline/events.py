"""What a run tells while it works: frozen events, of which each says the stage and how far it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a stage is. The base of all events: who wants a bar only needs no more than this."""

    stage: str
    """``read``, ``speak``, ``lay out``, ``caption``, ``level``, an audio format, or ``write``."""
    done: float
    """0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageStarted(Progress):
    """A stage begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageDone(Progress):
    """A stage has ended well."""

    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class UtteranceDone(Progress):
    """One more utterance has its sound, or is left out."""

    turn: int
    """From 0, as in ``Turn.index``."""
    part: int
    """From 0 within the turn."""
    speaker: str
    text: str
    """As captions show it."""
    cached: bool
    count: int
    """How many are done, this one included."""
    total: int
    left_out: str = ""
    """Why it is left out (``keep_going``): code and message; empty where it has its sound."""
