"""What a run knows of its utterances: which have a clip, which still need one, which failed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio.errors import EngineError
from panelaudio.rendering.cache import key_of
from panelaudio.rendering.marks import display_marks
from panelaudio.rendering.messages import Task
from panelaudio.speech import Clip, Failure, Speech

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from panelaudio.cast import Voice
    from panelaudio.errors import PanelaudioError
    from panelaudio.rendering.cache import Cache
    from panelaudio.rendering.entry import Entry
    from panelaudio.rendering.messages import Outcome
    from panelaudio.speech import Utterance


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """News of progress: one more utterance is done."""

    utterance: Utterance
    done: int
    """How many are, this one included."""
    total: int
    cached: bool
    """True where its clip was there already."""
    error: PanelaudioError | None = None
    """Why there is no clip (with ``keep_going`` only)."""


class Ledger:
    """Which utterance has which key, and what became of each key. Equal words of one voice are rendered once."""

    def __init__(
        self,
        utterances: Sequence[Utterance],
        voices: Mapping[str, Voice],
        versions: Mapping[str, str],
        on_progress: Callable[[Rendered], None] | None,
    ) -> None:
        self._utterances = utterances
        self._voices = voices
        self._keys = [
            key_of(voices[one.speaker], versions[voices[one.speaker].engine], one.spoken) for one in utterances
        ]
        self._entries: dict[str, Entry] = {}
        self._errors: dict[str, PanelaudioError] = {}
        self._made = 0
        self._done = 0
        self._on_progress = on_progress
        self._users: dict[str, list[Utterance]] = {}
        for key, utterance in zip(self._keys, utterances, strict=True):
            self._users.setdefault(key, []).append(utterance)

    def look_up(self, cache: Cache) -> list[Task]:
        """Take what the cache has; the tasks that are left, in order."""
        missing = []
        for key, users in self._users.items():
            if entry := cache.load(key):
                self._entries[key] = entry
                self._tell(key, made=False)
            else:
                first = users[0]
                place = f"{first.speaker}, turn {first.turn + 1}"
                missing.append(Task(key=key, spoken=first.spoken, voice=self._voices[first.speaker], place=place))
        return missing

    def enter(self, outcome: Outcome, *, keep_going: bool) -> None:
        """Note what became of a task. Raises its error, unless it is an engine's and the run is to go on."""
        if outcome.entry is not None:
            self._entries[outcome.key] = outcome.entry
            self._made += 1
        elif outcome.error is not None:
            if not (keep_going and isinstance(outcome.error, EngineError)):
                raise outcome.error
            self._errors[outcome.key] = outcome.error
        self._tell(outcome.key, made=True)

    def speech(self, cache: Cache) -> Speech:
        """All clips and failures, in the order of the utterances."""
        pairs = list(zip(self._keys, self._utterances, strict=True))
        clips = tuple((one, self._clip(key, one, cache)) for key, one in pairs if key in self._entries)
        failures = tuple(self._failure(key, one) for key, one in pairs if key in self._errors)
        return Speech(clips=clips, failures=failures, synthesized=self._made, cached=len(clips) - self._made)

    def _clip(self, key: str, utterance: Utterance, cache: Cache) -> Clip:
        entry = self._entries[key]
        return Clip(
            key=key,
            path=str(cache.path_of(key)),
            frames=entry.frames,
            rate_hz=entry.rate_hz,
            marks=display_marks(utterance, entry.marks, entry.frames),
            sound_start=entry.sound_start,
            sound_end=entry.sound_end,
            timed=entry.timed,
        )

    def _failure(self, key: str, utterance: Utterance) -> Failure:
        error = self._errors[key]
        return Failure(utterance=utterance, code=error.code, reason=error.message)

    def _tell(self, key: str, *, made: bool) -> None:
        for number, utterance in enumerate(self._users[key]):
            self._done += 1
            if self._on_progress:
                error = self._errors.get(key)
                news = Rendered(
                    utterance=utterance,
                    done=self._done,
                    total=len(self._utterances),
                    cached=error is None and (not made or number > 0),
                    error=error,
                )
                self._on_progress(news)
