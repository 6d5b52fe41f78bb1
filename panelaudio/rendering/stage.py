"""``render()``: the stage that turns utterances into speech."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, Self

from panelaudio.rendering.history import History
from panelaudio.rendering.ledger import Ledger
from panelaudio.rendering.staff import Staff, load_plugin
from panelaudio.rendering.tidying import DEFAULT_LIMIT_BYTES, prune

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from panelaudio.cast import Voice
    from panelaudio.rendering.cache import Cache
    from panelaudio.rendering.ledger import Rendered
    from panelaudio.rendering.messages import Outcome, Task
    from panelaudio.speech import Engine, Origin, Speech, Utterance

TASKS_PER_WORKER = 4
"""Fewer are not worth the start of another worker."""


class Workers(Protocol):
    """Those who are at work on one script."""

    def outcomes(self, tasks: Iterable[Task], /) -> Iterator[Outcome]:
        """Each task's outcome, in the order in which they are reached; its clip is in the cache."""


class Workforce(Protocol):
    """Where workers come from: this machine (``Staff``) or a cluster (``Cluster``)."""

    def crew(
        self,
        *,
        size: int,
        cache: Cache,
        load_engine: Callable[[str], Engine],
        limits_s: Mapping[str, float],
        versions: Mapping[str, str],
    ) -> AbstractContextManager[Workers]:
        """Workers who put their clips into ``cache``.

        Args:
            size: How many worker processes at most, on this machine.
            cache: Holds the clips afterwards.
            load_engine: Makes an engine of its name, in the workers: something that can be pickled.
            limits_s: How long a call of each engine may take.
            versions: Of the engines, as this machine has them; workers with others would make other clips.
        """


def render(  # noqa: PLR0913 - each is a choice of its own, and all but two have names
    utterances: Sequence[Utterance],
    voice_of: Callable[[str], Voice] | Mapping[str, Voice],
    *,
    cache: Cache,
    jobs: int,
    keep_going: bool = False,
    on_progress: Callable[[Rendered], None] | None = None,
    load_engine: Callable[[str], Engine] = load_plugin,
    workforce: Workforce | None = None,
    cache_limit_bytes: int = DEFAULT_LIMIT_BYTES,
    run: str = "",
    why: bool = False,
) -> Speech:
    """Give each utterance its clip: out of the cache, or made by its voice's engine in a worker process.

    Every finished clip is in the cache at once, so a run that was stopped, in whatever way, goes on where it was.

    Args:
        utterances: in the order of the script.
        voice_of: the voice of each speaker named in them.
        cache: holds the clips; see ``default_cache``.
        jobs: worker processes at most, from 1; fewer are started for little work, none where all is cached.
        keep_going: leave out what an engine cannot say, and tell it in ``failures``.
        on_progress: called in this process once for every utterance, as it is done.
        load_engine: makes an engine of its name, here (its version and limits) and in the workers: a function that
            can be imported by name.
        workforce: whose workers say it; none: worker processes for this call.
        cache_limit_bytes: after new clips were made, those unused for longest are removed beyond this size.
        run: tells this transcript from others; the next run of the same name can say what has changed since.
        why: find out where each clip comes from, and why (``Speech.origins``).

    Raises:
        EngineError: ``engine-crashed``, ``engine-hung``, ``bad-sound``, ``engine-failed``, or the engine's own.
        UsageError: a voice's engine does not exist.
        OutputError: ``disk-full`` or ``cache-unwritable``.
    """
    cast = _Cast.of(utterances, voice_of, load_engine)
    ledger = Ledger(utterances, cast.voices, cast.versions, on_progress)
    missing = ledger.look_up(cache)
    history = History(cache=cache, name=run)
    origins = ledger.origins(history.read()) if why else ()
    if missing:
        cache.prepare()
        size = min(max(jobs, 1), -(-len(missing) // TASKS_PER_WORKER))
        with ExitStack() as ends:
            staff = workforce or ends.enter_context(Staff())
            crew = staff.crew(
                size=size, cache=cache, load_engine=load_engine, limits_s=cast.limits_s, versions=cast.versions
            )
            for outcome in ends.enter_context(crew).outcomes(missing):
                ledger.enter(outcome, keep_going=keep_going)
        prune(cache, limit_bytes=cache_limit_bytes)
    if run:
        history.write(ledger.makings())
    return replace(ledger.speech(cache), origins=origins)


def foresee(
    utterances: Sequence[Utterance],
    voice_of: Callable[[str], Voice] | Mapping[str, Voice],
    *,
    cache: Cache,
    run: str = "",
    load_engine: Callable[[str], Engine] = load_plugin,
) -> tuple[Origin, ...]:
    """Where ``render`` would take each clip from, and why; nothing is rendered. Arguments and errors are the same."""
    cast = _Cast.of(utterances, voice_of, load_engine)
    ledger = Ledger(utterances, cast.voices, cast.versions, None)
    ledger.look_up(cache)
    return ledger.origins(History(cache=cache, name=run).read())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cast:
    """Who speaks with which voice, and what their engines say of themselves."""

    voices: Mapping[str, Voice]
    versions: Mapping[str, str]
    limits_s: Mapping[str, float]

    @classmethod
    def of(
        cls,
        utterances: Sequence[Utterance],
        voice_of: Callable[[str], Voice] | Mapping[str, Voice],
        load_engine: Callable[[str], Engine],
    ) -> Self:
        lookup = voice_of.__getitem__ if isinstance(voice_of, Mapping) else voice_of
        voices = {speaker: lookup(speaker) for speaker in {one.speaker for one in utterances}}
        engines = {name: load_engine(name) for name in sorted({voice.engine for voice in voices.values()})}
        return cls(
            voices=voices,
            versions={name: engine.version() for name, engine in engines.items()},
            limits_s={name: engine.limits.seconds_per_call for name, engine in engines.items()},
        )
