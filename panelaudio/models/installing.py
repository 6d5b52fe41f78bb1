"""Models come into the data folder, whole or not at all, and leave it again."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from panelaudio.errors import UsageError
from panelaudio.models.cards import CARD, licence_in
from panelaudio.models.digests import kept_digest
from panelaudio.models.downloading import download, fetch
from panelaudio.models.folders import models_folder
from panelaudio.models.gathering import gather_kokoro, gather_piper
from panelaudio.models.releases import ENGINES, Release, kokoro_release, piper_release
from panelaudio.models.sources import opened
from panelaudio.nearest import nearest
from panelaudio.plugins import unknown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from panelaudio.models.releases import RemoteFile

    OnProgress = Callable[[str, float], None]
    """Told a file's name and how much of it is there, 0 to 1."""

_NOTE, _LICENCE = "model.json", "LICENCE.txt"
_INCOMING = ".incoming"


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """A model in the data folder."""

    engine: str
    name: str
    folder: Path
    licence: str
    size_bytes: int

    @property
    def title(self) -> str:
        """``kokoro``, ``piper:en_US-joe-medium``."""
        return f"{self.engine}:{self.name}" if self.name else self.engine


def find_release(title: str) -> Release:
    """The release that a user means by ``kokoro`` or ``piper:en_US-joe-medium``.

    Raises:
        UsageError: ``unknown-model``.
        EngineError: ``download-failed``: the list of Piper's voices cannot be had.
    """
    engine, voice = split_title(title)
    if engine == "kokoro":
        return kokoro_release()
    if not voice:
        hint = "name a voice: `panelaudio voices install piper:en_US-lessac-medium`; all are heard at "
        raise UsageError(
            "Piper has many voices", code="unknown-model", hint=f"{hint}https://rhasspy.github.io/piper-samples"
        )
    return piper_release(voice, fetch)


def split_title(title: str) -> tuple[str, str]:
    """``piper:en_US-joe-medium`` in its two parts. Raises ``UsageError`` for a stranger."""
    engine, _, voice = title.partition(":")
    if engine.casefold() not in ENGINES or (engine.casefold() == "kokoro" and voice):
        raise unknown("model", title, ENGINES)
    return engine.casefold(), voice


def install(release: Release, on_progress: OnProgress) -> Installed:
    """Download a model and put it in its place; an older one is replaced when the new one is whole.

    Raises:
        EngineError: ``download-failed``, ``bad-checksum``; what has come is kept for the next try.
    """
    incoming = _incoming(release.engine, release.name)
    incoming.mkdir(parents=True, exist_ok=True)
    for remote in release.files:
        path = incoming / remote.name
        if not (path.exists() and path.stat().st_size == remote.size_bytes):  # what stands there was checked
            download(remote, path, partial(_tell, on_progress, remote))
        on_progress(remote.name, 1.0)
    return _put(release.engine, release.name, release.licence)


def _tell(on_progress: OnProgress, remote: RemoteFile, have_bytes: int) -> None:
    on_progress(remote.name, have_bytes / remote.size_bytes)


def install_from(title: str, source: Path) -> tuple[Installed, ...]:
    """Install a model from files that are here already; ``piper`` alone takes all voices among them.

    Raises:
        UsageError: ``no-such-source``, ``bad-source``, or ``unknown-model``: it is not among them.
        EngineError: ``bad-checksum``: a file has a release's name and another content.
    """
    engine, voice = split_title(title)
    with opened(source) as files:
        if engine == "kokoro":
            gather_kokoro(files, source, _emptied("kokoro", ""))
            return (_put("kokoro", "", kokoro_release().licence),)
        found = gather_piper(files, source, voice, lambda name: _emptied("piper", name))
        return tuple(_put("piper", name, f"as its {CARD} tells") for name in found)


def _incoming(engine: str, name: str) -> Path:
    return models_folder(engine).parent / _INCOMING / (f"{engine}-{name}" if name else engine)


def _emptied(engine: str, name: str) -> Path:
    folder = _incoming(engine, name)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _put(engine: str, name: str, licence: str) -> Installed:
    """Move what came into its place, with its licence and a note of what it is."""
    incoming = _incoming(engine, name)
    card = incoming / CARD
    if card.exists():
        licence = licence_in(card.read_text(encoding="utf-8", errors="replace")) or licence
    (incoming / _LICENCE).write_text(f"{licence}\n", encoding="utf-8")
    digests = {path.name: kept_digest(path) for path in sorted(incoming.iterdir()) if path.suffix in {".onnx", ".bin"}}
    note = {"engine": engine, "name": name, "licence": licence, "sha256": digests}
    (incoming / _NOTE).write_text(json.dumps(note, indent=2), encoding="utf-8")
    place = models_folder(engine) / name if name else models_folder(engine)
    place.parent.mkdir(parents=True, exist_ok=True)
    old = incoming.with_name(f"{incoming.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    os.replace(incoming, place)  # noqa: PTH105 - a folder; Path.replace is the same
    shutil.rmtree(old, ignore_errors=True)
    return _installed(place)


def installed() -> tuple[Installed, ...]:
    """The models in the data folder, by name."""
    notes = sorted(note for engine in ENGINES for note in models_folder(engine).glob(f"**/{_NOTE}"))
    return tuple(_installed(note.parent) for note in notes)


def _installed(folder: Path) -> Installed:
    note = json.loads((folder / _NOTE).read_text(encoding="utf-8"))
    size_bytes = sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
    return Installed(
        engine=note["engine"], name=note["name"], folder=folder, licence=note["licence"], size_bytes=size_bytes
    )


def remove(title: str) -> Installed:
    """Remove a model from the data folder.

    Raises:
        UsageError: ``unknown-model``: it is not installed.
    """
    here = {one.title.casefold(): one for one in installed()}
    found = here.get(title.casefold())
    if found is None:
        near = nearest(title, tuple(one.title for one in here.values()))
        known = ", ".join(one.title for one in here.values()) or "none"
        hint = f"did you mean '{near}'? " if near else ""
        raise UsageError(f"'{title}' is not installed", code="unknown-model", hint=f"{hint}Installed: {known}")
    shutil.rmtree(found.folder)
    return found
