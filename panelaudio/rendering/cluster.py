"""A Dask cluster as a workforce: utterances go to its workers, clips come back by way of the cache.

Only texts and marks travel through the scheduler. A clip is written by its worker to the cache, which is a folder that
all machines see or a URL, and read from there. See ``docs/adr/0025-dask-and-fsspec.md``.
"""

from __future__ import annotations

import logging
import re
from secrets import token_hex
from threading import Lock
from typing import TYPE_CHECKING, Any, Self

from panelaudio.errors import EngineError, OutputError, UsageError
from panelaudio.rendering.farm import Likeness, Orders, likeness, sees
from panelaudio.rendering.herd import Herd

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

    from panelaudio.rendering.cache import Cache
    from panelaudio.speech import Engine

CONNECT_S = 15
JOIN_S = 60
"""How long the first worker is waited for."""
_LOCAL = re.compile(r"local(?::(\d{1,3}))?")
_ADDRESS = re.compile(r"(?:tcp|tls|ws|wss|ucx|inproc)://\S+")


class Cluster:
    """Workers of a Dask scheduler, or of one that is started here. A context manager: on leaving, all is closed."""

    def __init__(self, address: str) -> None:
        """``address``: ``tcp://host:8786``, or ``local:4`` for four workers on this machine.

        Raises:
            UsageError: it is neither.
        """
        if not (_LOCAL.fullmatch(address) or _ADDRESS.fullmatch(address)):
            hint = "write --cluster tcp://HOST:8786 (the address that `dask scheduler` prints) or --cluster local:4"
            raise UsageError(f"'{address}' is no address of a cluster", code="bad-cluster", hint=hint)
        self._address = address
        self._client: Any = None
        self._local: Any = None
        self._lock = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for one in (self._client, self._local):
            if one is not None:
                one.close()
        self._client = self._local = None

    @property
    def address(self) -> str:
        """Of the scheduler, for other clients; it is started where it is to be local.

        Raises:
            EngineError: ``cluster-unreachable``.
        """
        return str(self._connected().scheduler.address)

    def crew(
        self,
        *,
        size: int,
        cache: Cache,
        load_engine: Callable[[str], Engine],
        limits_s: Mapping[str, float],
        versions: Mapping[str, str],
    ) -> Herd:
        """All workers of the cluster, once it is sure that they make the same clips; see ``Workforce``.

        Raises:
            EngineError: ``cluster-unreachable``, ``cluster-empty``, ``cluster-differs``.
            OutputError: ``cache-not-shared``, or the cache cannot be written.
        """
        del size
        client = self._connected()
        orders = Orders(
            place=cache.place,
            load_engine=load_engine,
            versions=tuple(sorted(versions.items())),
            limits_s=tuple(sorted(limits_s.items())),
        )
        self._await_worker(client)
        _check_likeness(client, orders)
        _check_place(client, cache)
        return Herd(client, orders, cache)

    def _connected(self) -> Any:
        with self._lock:  # threads may share it
            return self._connected_once()

    def _connected_once(self) -> Any:
        if self._client is None:
            distributed = _imported()
            logging.getLogger("distributed").setLevel(logging.CRITICAL)  # it tells at length what we tell shortly
            try:
                self._client = distributed.Client(self._scheduler(distributed), timeout=CONNECT_S, set_as_default=False)
            except (OSError, TimeoutError, ValueError) as error:
                message = f"there is no scheduler at {self._address}: {_first_line(error)}"
                hint = "start one with `dask scheduler`, and workers with `dask worker ADDRESS`"
                raise EngineError(message, code="cluster-unreachable", hint=hint) from error
        return self._client

    def _scheduler(self, distributed: Any) -> Any:
        local = _LOCAL.fullmatch(self._address)
        if local is None:
            return self._address
        workers = int(local[1]) if local[1] else None
        self._local = distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            dashboard_address=None,
            host="127.0.0.1",
            silence_logs=logging.CRITICAL,  # else workers tell at their end that the scheduler has gone
        )
        return self._local

    def _await_worker(self, client: Any) -> None:
        try:
            client.wait_for_workers(1, timeout=JOIN_S)
        except TimeoutError as error:
            message = f"no worker has joined the scheduler at {self._address}"
            hint = f"start some with `dask worker {self._address}`, on machines where panelaudio is installed"
            raise EngineError(message, code="cluster-empty", hint=hint) from error


def _imported() -> Any:
    try:
        import distributed
    except ImportError as error:
        message = "clusters need the package distributed, which is not installed"
        raise UsageError(message, code="no-distributed", hint="pip install 'panelaudio[cluster]'") from error
    return distributed


def _check_likeness(client: Any, orders: Orders) -> None:
    engines = tuple(name for name, _ in orders.versions)
    ours = likeness(orders.load_engine, engines)
    found = _asked(client, likeness, orders.load_engine, engines)
    faults = [f"{worker}: {difference(ours, theirs)}" for worker, theirs in found.items() if theirs != ours]
    if faults:
        message = "workers would make other clips than this machine:\n" + "\n".join(sorted(faults))
        hint = "install the same versions of panelaudio, its engines and their models everywhere"
        raise EngineError(message, code="cluster-differs", hint=hint)


def difference(ours: Likeness, theirs: Likeness | Exception) -> str:
    """In words: what is another on a worker than here."""
    if not isinstance(theirs, Likeness):
        return f"panelaudio cannot be used there: {_first_line(theirs)}"
    if (ours.program, ours.clip_format) != (theirs.program, theirs.clip_format):
        return f"panelaudio {theirs.program} there, {ours.program} here"
    pairs = zip(ours.versions, theirs.versions, strict=True)
    return "; ".join(f"{name}: '{there}' there, '{here}' here" for (name, here), (_, there) in pairs if here != there)


def _check_place(client: Any, cache: Cache) -> None:
    """See that every worker finds in the cache what was put there here."""
    cache.prepare()
    probe = f"probe-{token_hex(6)}.part"
    if cache.store:
        cache.store.put(probe, b"probe")
    else:
        cache.write(cache.folder / probe, b"probe")
    try:
        found = _asked(client, sees, cache.place, probe)
    finally:
        if cache.store:
            cache.store.delete(probe)
        else:
            (cache.folder / probe).unlink(missing_ok=True)
    faults = [f"{worker}: {_first_line(why)}" for worker, why in sorted(found.items()) if why]
    if faults:
        message = f"workers do not find the cache {cache.place}:\n" + "\n".join(faults)
        hint = "let --cache (or PANELAUDIO_CACHE) name a folder that all machines share, or a URL such as s3://…"
        raise OutputError(message, code="cache-not-shared", hint=hint)


def _asked(client: Any, function: Callable[..., Any], *arguments: Any) -> dict[str, Any]:
    """What each worker answers: a value, or the exception that came instead."""
    try:
        answers: dict[str, Any] = client.run(function, *arguments, on_error="return")
    except Exception as error:
        message = f"the cluster's workers cannot be asked: {_first_line(error)}"
        hint = "is panelaudio installed on all of them, in the same version?"
        raise EngineError(message, code="cluster-differs", hint=hint) from error
    return answers


def _first_line(error: object) -> str:
    kind = f"{type(error).__name__}: " if isinstance(error, Exception) else ""
    return kind + (str(error).strip().partition("\n")[0] or "no reason was given")
