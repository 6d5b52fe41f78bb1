"""What happens on a worker of a cluster: who it is, and how it says what it is given."""

from __future__ import annotations

import pickle
from contextlib import suppress
from dataclasses import dataclass
from functools import cache as memoized
from typing import TYPE_CHECKING

from panelaudio import __version__
from panelaudio.errors import PanelaudioError
from panelaudio.rendering.cache import FORMAT, default_cache
from panelaudio.rendering.messages import Outcome
from panelaudio.rendering.staff import Staff

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from panelaudio.rendering.cache import Cache
    from panelaudio.rendering.messages import Task
    from panelaudio.speech import Engine


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """What all tasks of a script have in common."""

    place: str
    """Of the cache: a folder that all machines see, or a URL."""
    load_engine: Callable[[str], Engine]
    versions: tuple[tuple[str, str], ...]
    """Of the engines, as the machine that asks has them."""
    limits_s: tuple[tuple[str, float], ...]
    """How long a call of each engine may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What must be the same on every machine, that the clips are."""

    program: str
    clip_format: int
    versions: tuple[tuple[str, str], ...]
    """Of each engine; where it cannot work there, the reason."""


_REMEMBERED: dict[bytes, Likeness] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfit:
    """The answer of a worker that must not do what was asked: it would do it otherwise."""

    worker: str
    likeness: Likeness


def likeness(load_engine: Callable[[str], Engine], engines: tuple[str, ...]) -> Likeness:
    """What this process is like, as far as these engines go."""
    versions = tuple((name, _version(load_engine, name)) for name in engines)
    return Likeness(program=__version__, clip_format=FORMAT, versions=versions)


def _version(load_engine: Callable[[str], Engine], name: str) -> str:
    try:
        engine = load_engine(name)
        state = engine.availability()
        return engine.version() if state.available else f"not here: {state.reason}"
    except PanelaudioError as error:
        return f"not here: {error.message}"


def sees(place: str, probe: str) -> str:
    """Why a worker cannot use the cache at a place, where a file ``probe`` was put; empty where it can."""
    try:
        here = default_cache(place)
        if here.store:
            return "" if here.store.get(probe) is not None else "it is another place there"
        return "" if (here.folder / probe).exists() else "there is no such folder there, or another one"
    except PanelaudioError as error:
        return error.message


def say(tasks: tuple[Task, ...], orders: Orders) -> tuple[Outcome, ...] | Misfit:
    """Make the clips of some tasks and put them into the cache.

    A process of its own does the work, as on a single machine: an engine that crashes or hangs does not take the
    cluster's worker along. It stays for the next tasks, with its engine loaded.
    """
    mine = _likeness_once(orders.load_engine, tuple(name for name, _ in orders.versions))
    if mine.versions != orders.versions:
        return Misfit(worker=_address(), likeness=mine)
    cache = default_cache(orders.place)
    known = tuple(_known(tasks, cache))
    done = {outcome.key for outcome in known}
    crew = _staff().crew(
        size=1,
        cache=cache,
        load_engine=orders.load_engine,
        limits_s=dict(orders.limits_s),
        versions=dict(orders.versions),
    )
    with crew as workers:
        return (*known, *workers.outcomes([task for task in tasks if task.key not in done]))


def _known(tasks: tuple[Task, ...], cache: Cache) -> Iterator[Outcome]:
    """What was made already: by a worker that did not live to tell."""
    cache.fetch([task.key for task in tasks])
    for task in tasks:
        with suppress(ValueError):  # damaged: it is to be made anew
            if entry := cache.load(task.key):
                yield Outcome(key=task.key, entry=entry)


def _likeness_once(load_engine: Callable[[str], Engine], engines: tuple[str, ...]) -> Likeness:
    """Remembered, since loading a model takes a while; by what travelled, since options cannot be hashed."""
    asked = pickle.dumps((load_engine, engines))
    if asked not in _REMEMBERED:
        _REMEMBERED[asked] = likeness(load_engine, engines)
    return _REMEMBERED[asked]


@memoized
def _staff() -> Staff:
    """Of this process, for all of its threads; its workers end with the process."""
    return Staff()


def _address() -> str:
    from distributed import get_worker

    return str(get_worker().address)
