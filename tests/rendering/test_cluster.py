"""A cluster as a workforce: a real scheduler and real workers, one of which may be killed."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest

from panelaudio.errors import EngineError, OutputError, UsageError
from panelaudio.rendering import Cache, Cluster, Rendered, default_cache, render
from panelaudio.rendering.cluster import difference
from panelaudio.rendering.farm import Likeness
from tests.rendering import clusters, fakes
from tests.rendering.fakes import utterances

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from panelaudio.speech import Speech

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the test ends processes by group")


class VersionedEngine(fakes.FakeEngine):
    """An engine whose version is that of the machine."""

    def version(self) -> str:
        """As the environment has it."""
        return os.environ.get("FAKE_VERSION", "1")


@pytest.fixture(scope="module")
def farm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[clusters.Farm]:
    """A scheduler with two workers."""
    with clusters.farm(tmp_path_factory.mktemp("farm"), 2) as made:
        yield made


SOME = utterances(*(f"number {n}" for n in range(30)))


def speech_of(cache: Cache, address: str, *, told: list[Rendered] | None = None, **choices: object) -> Speech:
    """The clips of thirty utterances, said by a cluster."""
    with Cluster(address) as cluster:
        return render(
            SOME,
            fakes.voice_of,
            cache=cache,
            jobs=1,
            workforce=cluster,
            **{"load_engine": fakes.load, "on_progress": told.append if told is not None else None, **choices},  # type: ignore[arg-type]
        )


def files(cache: Cache) -> dict[str, bytes]:
    """All clips of a cache."""
    return {path.name: path.read_bytes() for path in cache.clips.rglob("*.flac")}


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    """A cache in which one machine has put all clips by itself."""
    cache = Cache(folder=tmp_path_factory.mktemp("alone"))
    render(SOME, fakes.voice_of, cache=cache, jobs=2, load_engine=fakes.load)
    return cache


def test_a_cluster_makes_the_same_clips(farm: clusters.Farm, alone: Cache, tmp_path: Path) -> None:
    """Every utterance is told once, in the end all clips are there in order, byte for byte those of one machine."""
    told: list[Rendered] = []
    cache = Cache(folder=tmp_path)
    speech = speech_of(cache, farm.address, told=told)
    assert [one for one, _ in speech.clips] == list(SOME)
    assert (speech.synthesized, speech.cached) == (30, 0)
    assert sorted(one.done for one in told) == list(range(1, 31))
    assert files(cache) == files(alone)
    assert list(cache.folder.glob("probe*")) == []
    assert speech_of(cache, farm.address).cached == 30


def test_a_worker_that_is_killed_is_not_missed(farm: clusters.Farm, alone: Cache, tmp_path: Path) -> None:
    """One of three workers is killed in the middle of the run, and nothing is lost."""
    doomed = farm.join()

    def kill(news: Rendered) -> None:
        if news.done == 4:
            doomed.kill()

    cache = Cache(folder=tmp_path)
    with Cluster(farm.address) as cluster:
        speech = render(
            SOME,
            fakes.voice_of,
            cache=cache,
            jobs=1,
            load_engine=fakes.load,
            workforce=cluster,
            on_progress=kill,
        )
    assert doomed.wait(timeout=30) == -9
    assert speech.failures == ()
    assert files(cache) == files(alone)


def test_a_worker_may_join_in_the_middle(farm: clusters.Farm, alone: Cache, tmp_path: Path) -> None:
    """Who comes later helps; a worker kept by a nanny, whose processes may have no children, as well."""
    joined = []

    def join(news: Rendered) -> None:
        if news.done == 1:
            joined.append(farm.join(nanny=True))

    cache = Cache(folder=tmp_path)
    with Cluster(farm.address) as cluster:
        render(SOME, fakes.voice_of, cache=cache, jobs=1, load_engine=fakes.load, workforce=cluster, on_progress=join)
    assert files(cache) == files(alone)
    joined[0].terminate()
    joined[0].wait(timeout=30)


def test_an_engine_that_crashes_does_not_take_the_worker_along(farm: clusters.Farm, tmp_path: Path) -> None:
    """Bad utterances are told with speaker, turn and words, as on one machine; the workers are still there."""
    with Cluster(farm.address) as cluster:
        speech = render(
            utterances("one", "please die", "two", "please refuse"),
            fakes.voice_of,
            cache=Cache(folder=tmp_path),
            jobs=1,
            load_engine=fakes.load,
            workforce=cluster,
            keep_going=True,
        )
        assert [(one.utterance.display, one.code) for one in speech.failures] == [
            ("please die", "engine-crashed"),
            ("please refuse", "fake-refusal"),
        ]
        assert "Ada, turn 2, “please die”" in speech.failures[0].reason


def test_another_version_is_found_before_any_work(
    farm: clusters.Farm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker whose engine or model is another one is named, with what it has and what is here."""
    monkeypatch.setenv("FAKE_VERSION", "2 (newer model)")
    with pytest.raises(EngineError, match=r"tcp://.*: fake: '1' there, '2 \(newer model\)' here") as told:
        speech_of(Cache(folder=tmp_path), farm.address, load_engine=VersionedEngine)
    assert told.value.code == "cluster-differs"
    assert not list(tmp_path.rglob("*.flac"))


def test_a_worker_of_another_version_that_joins_later_gets_no_work(farm: clusters.Farm, tmp_path: Path) -> None:
    """Its answer is not taken: the others do its part, and the clips are theirs."""
    joined = []

    def join(news: Rendered) -> None:
        if news.done == 1:
            joined.append(farm.join(FAKE_VERSION="2"))

    speech = speech_of(Cache(folder=tmp_path), farm.address, load_engine=VersionedEngine, on_progress=join)
    assert (speech.synthesized, speech.failures) == (30, ())
    joined[0].terminate()
    joined[0].wait(timeout=30)


def test_a_cache_that_is_not_shared_is_told(farm: clusters.Farm, tmp_path: Path) -> None:
    """Where workers do not see what is put into the cache here, that is an error before any work."""
    pytest.importorskip("fsspec")
    cache = Cache(folder=tmp_path, store=default_cache("memory://of-this-process-only").store)
    with pytest.raises(OutputError, match="it is another place there") as told:
        speech_of(cache, farm.address)
    assert told.value.code == "cache-not-shared"


def test_nobody_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address at which nothing listens is told; one that can be none, at once."""
    monkeypatch.setattr("panelaudio.rendering.cluster.CONNECT_S", 0.5)
    with pytest.raises(EngineError, match=r"no scheduler at tcp://127\.0\.0\.1:9") as told:
        speech_of(Cache(folder=tmp_path), "tcp://127.0.0.1:9")
    assert told.value.code == "cluster-unreachable"
    with pytest.raises(UsageError, match="no address of a cluster"):
        Cluster("localhost")


@pytest.mark.parametrize("what", ["program", "clip_format"])
def test_differences_in_words(what: str) -> None:
    """What is another is named; an exception is told by its first line."""
    ours = Likeness(program="1", clip_format=1, versions=(("espeak", "1"),))
    theirs = partial(Likeness, versions=(("espeak", "1"),))
    other = theirs(program="2", clip_format=1) if what == "program" else theirs(program="1", clip_format=2)
    assert "there" in difference(ours, other)
    assert "not here: no model" in difference(
        ours, Likeness(program="1", clip_format=1, versions=(("espeak", "not here: no model"),))
    )
    assert difference(ours, ModuleNotFoundError("No module named 'panelaudio'\nmore")) == (
        "panelaudio cannot be used there: ModuleNotFoundError: No module named 'panelaudio'"
    )
