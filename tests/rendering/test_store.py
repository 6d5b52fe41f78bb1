"""Clips at a URL that many machines share: in memory, in a folder, and on a real S3 server on the loopback."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from moto.server import ThreadedMotoServer

from panelaudio.errors import OutputError, UsageError
from panelaudio.rendering import Cache, Cluster, default_cache, render
from panelaudio.rendering.store import Store, _opened
from tests.rendering import clusters, fakes
from tests.rendering.fakes import utterances
from tests.rendering.test_entry import ENTRY, SYNTHESIS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEY = "ab" * 32
SOME = utterances(*(f"number {n}" for n in range(12)))


@pytest.fixture(scope="module")
def s3() -> Iterator[dict[str, str]]:
    """An S3 server with a bucket; gives the environment in which it is found."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    environment = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        import boto3

        boto3.client("s3").create_bucket(Bucket="clips")
        yield environment
        _opened.cache_clear()
    server.stop()


@pytest.fixture(params=["memory", "file", "s3"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Places of different kinds, each empty."""
    if request.param == "s3":
        request.getfixturevalue("s3")
    places = {"memory": f"memory://{tmp_path}", "file": f"file://{tmp_path}/store", "s3": f"s3://clips{tmp_path}"}
    return places[request.param]


def test_a_file_comes_back(url: str) -> None:
    """What is put is got, also anew; what was never put is none; what was deleted is gone."""
    store = Store(url=url)
    assert store.get("a/b.flac") is None
    store.put("a/b.flac", b"one")
    store.put("a/b.flac", b"two")
    assert store.get("a/b.flac") == b"two"
    store.delete("a/b.flac")
    assert store.get("a/b.flac") is None


def test_no_half_file_is_left(tmp_path: Path) -> None:
    """In a folder a file is written aside and moved: nothing else lies there afterwards."""
    Store(url=f"file://{tmp_path}").put("a/b.flac", b"one")
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["b.flac"]


def test_clips_reach_another_machine(url: str, tmp_path: Path) -> None:
    """A clip kept by one machine is fetched by another that has none, and then lies there."""
    here, there = (Cache(folder=tmp_path / name, store=Store(url=url)) for name in ("here", "there"))
    here.keep(KEY, ENTRY, SYNTHESIS)
    assert there.load(KEY) is None
    there.fetch([KEY, "cd" * 32])
    assert there.load(KEY) == ENTRY
    assert there.path_of(KEY).read_bytes() == here.path_of(KEY).read_bytes()
    assert there.load("cd" * 32) is None


def test_a_damaged_clip_in_the_store_is_as_good_as_none(url: str, tmp_path: Path) -> None:
    """It is not taken; the clip is made again, and put there whole."""
    store = Store(url=url)
    cache = Cache(folder=tmp_path, store=store)
    cache.keep(KEY, ENTRY, SYNTHESIS)
    whole = cache.path_of(KEY).read_bytes()
    cache.path_of(KEY).unlink()
    store.put(f"clips/ab/{KEY}.flac", whole[:100])
    cache.fetch([KEY])
    assert cache.load(KEY) is None
    cache.keep(KEY, ENTRY, SYNTHESIS)
    assert store.get(f"clips/ab/{KEY}.flac") == whole


def test_a_run_takes_what_others_have_made(tmp_path: Path) -> None:
    """Workers of one machine put their clips there; another machine renders nothing, and has the same."""
    store = Store(url=f"file://{tmp_path}/store")
    caches = [Cache(folder=tmp_path / name, store=store) for name in ("here", "there")]
    runs = [render(SOME, fakes.voice_of, cache=cache, jobs=1, load_engine=fakes.load) for cache in caches]
    assert [(run.synthesized, run.cached) for run in runs] == [(12, 0), (0, 12)]
    assert [clip.key for _, clip in runs[0].clips] == [clip.key for _, clip in runs[1].clips]


@pytest.mark.skipif(sys.platform == "win32", reason="the test ends processes by group")
def test_a_cluster_with_its_clips_on_s3(s3: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that share no folder with this machine: all clips come by way of the bucket."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "here"))
    there = {"XDG_CACHE_HOME": str(tmp_path / "there")}
    with clusters.farm(tmp_path, 1, **s3, **there) as farm, Cluster(farm.address) as cluster:
        cache = default_cache("s3://clips/of-a-cluster")
        speech = render(SOME, fakes.voice_of, cache=cache, jobs=1, load_engine=fakes.load, workforce=cluster)
    assert speech.synthesized == 12
    here, made = ({path.name for path in (tmp_path / name).rglob("*.flac")} for name in ("here", "there"))
    assert here == made
    assert len(here) == 12


def test_a_bucket_that_is_not_there(s3: dict[str, str], tmp_path: Path) -> None:
    """The store's own error is told with the place and what to check."""
    cache = Cache(folder=tmp_path, store=Store(url="s3://no-such-bucket/x"))
    with pytest.raises(OutputError, match="s3://no-such-bucket/x cannot be used") as told:
        cache.keep(KEY, ENTRY, SYNTHESIS)
    assert told.value.code == "store-unreachable"


def test_a_kind_of_url_that_nothing_knows() -> None:
    """It is wrong usage, and says which package it may need."""
    with pytest.raises(UsageError, match="no cache can be at nonsense://x"):
        Store(url="nonsense://x").get("a")
