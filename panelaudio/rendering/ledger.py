"""What a run knows of its utterances: which have a clip, which still need one, which failed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from panelaudio.errors import EngineError
from panelaudio.rendering.cache import key_of
from panelaudio.rendering.history import changes_since, making_of
from panelaudio.rendering.marks import display_marks
from panelaudio.rendering.messages import Task
from panelaudio.speech import Change, Clip, Failure, Origin, Speech

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from panelaudio.cast import Voice
    from panelaudio.errors import PanelaudioError
    from panelaudio.rendering.cache import Cache
    from panelaudio.rendering.entry import Entry
    from panelaudio.rendering.history import Making
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
        self._versions = versions
        self._keys = [
            key_of(voices[one.speaker].said(one.manner), versions[voices[one.speaker].engine], one.spoken)
            for one in utterances
        ]
        self._damaged: set[str] = set()
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
        cache.fetch(self._users)
        missing = []
        for key, users in self._users.items():
            if entry := self._found(key, cache):
                self._entries[key] = _needed(entry)
                self._tell(key, made=False)
            else:
                first = users[0]
                place = f"{first.speaker}, turn {first.turn + 1}"
                missing.append(Task(key=key, spoken=first.spoken, voice=self._voice_of(first), place=place))
        return missing

    def _voice_of(self, utterance: Utterance) -> Voice:
        return self._voices[utterance.speaker].said(utterance.manner)

    def _found(self, key: str, cache: Cache) -> Entry | None:
        try:
            return cache.load(key)
        except ValueError:
            self._damaged.add(key)
            return None

    def origins(self, before: Sequence[Making] | None) -> tuple[Origin, ...]:
        """Where each clip comes from, and what has changed since a run ``before``; to be asked after ``look_up``."""
        first: set[str] = set()
        found = []
        for key, utterance, changes in zip(
            self._keys, self._utterances, changes_since(before, tuple(self.makings())), strict=True
        ):
            cached = key in self._entries or key in first
            found.append(
                Origin(utterance=utterance, cached=cached, changes=self._because(key, changes, repeated=key in first))
            )
            first.add(key)
        return tuple(found)

    def _because(self, key: str, changes: tuple[Change, ...], *, repeated: bool) -> tuple[Change, ...]:
        if key in self._entries:
            return changes
        if repeated:
            return (Change(what="repeated"),)
        if key in self._damaged:
            return (Change(what="damaged"),)
        return changes or (Change(what="removed"),)

    def makings(self) -> Iterator[Making]:
        """What each utterance is made of; those that failed have no key."""
        for key, one in zip(self._keys, self._utterances, strict=True):
            voice = self._voice_of(one)
            yield making_of(one, "" if key in self._errors else key, self._versions[voice.engine], voice)

    def enter(self, outcome: Outcome, *, keep_going: bool) -> None:
        """Note what became of a task. Raises its error, unless it is an engine's and the run is to go on."""
        if outcome.entry is not None:
            self._entries[outcome.key] = _needed(outcome.entry)
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
        return Speech(
            clips=clips,
            failures=failures,
            synthesized=self._made,
            cached=len(clips) - self._made,
            damaged=len(self._damaged),
        )

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


def _needed(entry: Entry) -> Entry:
    """What a clip needs of an entry: hours of levels, and all words once more, would lie in memory for nothing."""
    return replace(entry, levels=b"", spoken="", voice="")
