"""What lies in the cache, and what goes when it grows too large."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from panelaudio.errors import UsageError
from panelaudio.rendering.cache import Cache
from panelaudio.rendering.tidying import DEFAULT_LIMIT_BYTES, SPARED_S, contents, default_limit_bytes, prune
from tests.rendering.test_entry import ENTRY, SYNTHESIS

if TYPE_CHECKING:
    from pathlib import Path

DAY_S = 24 * 3600


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """An empty cache."""
    return Cache(folder=tmp_path / "cache")


def files(cache: Cache) -> list[Path]:
    """All files of a cache."""
    return sorted(path for path in cache.folder.rglob("*") if path.is_file())


def stored(cache: Cache, letter: str, age_s: float) -> Path:
    """A clip that was last used some time ago."""
    cache.keep(letter * 64, ENTRY, SYNTHESIS)
    path = cache.path_of(letter * 64)
    os.utime(path, (time.time() - age_s,) * 2)
    return path


def test_pruning_removes_what_was_unused_for_longest(cache: Cache) -> None:
    """Beyond the limit the oldest go first; what fits stays; the figures are those of the files."""
    oldest, older, old = (stored(cache, letter, days * DAY_S) for letter, days in (("a", 9), ("b", 5), ("c", 3)))
    size = old.stat().st_size
    done = prune(cache, limit_bytes=2 * size)
    assert (done.removed, done.freed_bytes, done.left, done.left_bytes, done.spared) == (1, size, 2, 2 * size, 0)
    assert files(cache) == [older, old]
    assert not oldest.exists()


def test_pruning_by_age(cache: Cache) -> None:
    """What was unused for so long goes, however much room there is; without a limit the rest stays."""
    _, kept = stored(cache, "a", 9 * DAY_S), stored(cache, "b", 5 * DAY_S)
    assert prune(cache, older_s=6 * DAY_S).removed == 1
    assert files(cache) == [kept]


def test_pruning_spares_what_was_used_lately(cache: Cache) -> None:
    """However small the limit, clips of the last day stay, and that is told; unless everything is to go."""
    fresh = stored(cache, "a", SPARED_S / 2)
    done = prune(cache, limit_bytes=0, older_s=1.0)
    assert (done.removed, done.spared) == (0, 1)
    assert files(cache) == [fresh]
    assert prune(cache, limit_bytes=0, spared_s=0.0).removed == 1
    assert files(cache) == []


def test_loading_counts_as_use(cache: Cache) -> None:
    """A clip that was loaded is not the oldest any more."""
    path = stored(cache, "a", 9 * DAY_S)
    assert cache.load("a" * 64) is not None
    assert prune(cache, limit_bytes=0).removed == 0
    assert path.exists()


def test_pruning_removes_what_killed_runs_left(cache: Cache) -> None:
    """Half-written files of long ago go even below the limit; those of now may be in the making."""
    clip = stored(cache, "a", 9 * DAY_S)
    old, new = clip.with_suffix(".1.part"), clip.with_suffix(".2.part")
    for part in (old, new):
        part.write_bytes(b"half")
    os.utime(old, (0, 0))
    assert prune(cache, limit_bytes=10**9).removed == 1
    assert files(cache) == [new, clip]


def test_clips_of_older_formats_and_runs_count(cache: Cache) -> None:
    """Whatever lies in the cache's folders is counted and can go; what lies beside them is not ours."""
    stored(cache, "a", 0.0)
    old, foreign = cache.clips / "aa" / "old.wav", cache.folder / "mine.txt"
    cache.write(cache.runs / "x.json", b"{}")
    for path in (old, foreign):
        path.write_bytes(b"123")
    assert {one.path.name for one in contents(cache)} == {"old.wav", "x.json", f"{'a' * 64}.flac"}
    prune(cache, limit_bytes=0, spared_s=0.0)
    assert files(cache) == [foreign]


def test_a_list_tells_what_is_said(cache: Cache) -> None:
    """The last used comes first, each with its words; a damaged one has none."""
    stored(cache, "a", 1.0)
    older = stored(cache, "b", 100.0)
    first, second = contents(cache)
    assert first.entry() == ENTRY
    older.write_bytes(b"")
    assert second.entry() is None


def test_a_cache_that_is_not_there_needs_no_pruning(cache: Cache) -> None:
    """Pruning an absent folder removes nothing and makes nothing."""
    assert prune(cache, limit_bytes=0).removed == 0
    assert not cache.folder.exists()


def test_the_user_names_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """PANELAUDIO_CACHE_LIMIT wins over the default; what is no size is an error that says so."""
    monkeypatch.delenv("PANELAUDIO_CACHE_LIMIT", raising=False)
    assert default_limit_bytes() == DEFAULT_LIMIT_BYTES
    monkeypatch.setenv("PANELAUDIO_CACHE_LIMIT", "1.5 GB")
    assert default_limit_bytes() == 1_500_000_000
    monkeypatch.setenv("PANELAUDIO_CACHE_LIMIT", "much")
    with pytest.raises(UsageError, match="PANELAUDIO_CACHE_LIMIT takes a size, and 'much' is none"):
        default_limit_bytes()
