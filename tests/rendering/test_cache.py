"""Clips kept for the next run."""

from __future__ import annotations

import errno
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from panelaudio.cast import Voice
from panelaudio.errors import OutputError
from panelaudio.rendering.cache import Cache, default_cache, key_of
from tests.rendering.test_entry import ENTRY, SYNTHESIS

VOICE = Voice(engine="fake", name="Ada")
KEY = key_of(VOICE, "1", "some words")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """An empty cache."""
    return Cache(folder=tmp_path / "cache")


def files(cache: Cache) -> list[Path]:
    """All files of a cache."""
    return sorted(path for path in cache.folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", [one.name for one in fields(Voice)])
def test_every_setting_of_a_voice_is_in_the_key(name: str) -> None:
    """Voices that differ in any one field never share a clip."""
    value = getattr(VOICE, name)
    change: dict[str, Any] = {name: f"{value}x" if isinstance(value, str) else value + 0.001}
    other = replace(VOICE, **change)
    assert key_of(other, "1", "some words") != KEY


def test_engine_version_and_text_are_in_the_key() -> None:
    """A new version of the engine or other words make other clips; the same of all, the same."""
    assert len({KEY, key_of(VOICE, "2", "some words"), key_of(VOICE, "1", "some word s")}) == 3
    assert key_of(replace(VOICE), "1", "some words") == KEY


def test_a_stored_clip_is_found(cache: Cache) -> None:
    """What is stored under a key is loaded under it, also by another run; other keys stay unknown."""
    cache.keep(KEY, ENTRY, SYNTHESIS)
    assert Cache(folder=cache.folder).load(KEY) == ENTRY
    assert cache.load("0" * 64) is None
    assert files(cache) == [cache.path_of(KEY)]


@pytest.mark.parametrize("kept_bytes", [0, 20, -1])
def test_a_damaged_clip_is_told_from_none(cache: Cache, kept_bytes: int) -> None:
    """An emptied or truncated file is not loaded but told, and can be stored anew."""
    cache.keep(KEY, ENTRY, SYNTHESIS)
    path = cache.path_of(KEY)
    path.write_bytes(path.read_bytes()[:kept_bytes])
    with pytest.raises(ValueError, match=r"checksum|too short"):
        cache.load(KEY)
    cache.keep(KEY, ENTRY, SYNTHESIS)
    assert cache.load(KEY) == ENTRY


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """Where a file is in the way, both preparing and storing say so, and what to do."""
    (tmp_path / "cache").write_text("in the way")
    cache = Cache(folder=tmp_path / "cache")
    with pytest.raises(OutputError, match="cannot be written") as told:
        cache.prepare()
    assert told.value.code == "cache-unwritable"
    assert "PANELAUDIO_CACHE" in told.value.hint
    with pytest.raises(OutputError, match="cannot be written"):
        cache.keep(KEY, ENTRY, SYNTHESIS)


def test_a_full_disk_is_told_and_leaves_nothing_half_written(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without space the error is called disk-full, and the clip is absent, not broken."""

    def full(path: Path, raw: bytes) -> int:
        with path.open("wb") as file:
            file.write(raw[:100])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError) as told:
        cache.keep(KEY, ENTRY, SYNTHESIS)
    assert told.value.code == "disk-full"
    assert files(cache) == []


def test_the_user_names_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A place given wins, then PANELAUDIO_CACHE; without both the platform's cache folder is taken."""
    monkeypatch.setenv("PANELAUDIO_CACHE", str(tmp_path))
    assert default_cache().folder == tmp_path
    assert default_cache(f"file://{tmp_path}/x").folder == tmp_path / "x"
    monkeypatch.delenv("PANELAUDIO_CACHE")
    assert default_cache().folder.name == "panelaudio"
    shared = default_cache("s3://bucket/clips/")
    assert (shared.folder.name, shared.place) == ("panelaudio", "s3://bucket/clips")
