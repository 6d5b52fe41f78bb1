"""What can be installed: the makers' own releases, each file with its place, size and checksum."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from panelaudio.errors import EngineError, UsageError
from panelaudio.models.cards import CARD
from panelaudio.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    Fetch = Callable[[str], bytes]

KOKORO_VARIABLE, PIPER_VARIABLE = "PANELAUDIO_KOKORO_URL", "PANELAUDIO_PIPER_URL"
"""Name a mirror of the makers' releases."""
_KOKORO_URL = "https://github.com/thewh1teagle/kokoro-onnx/releases/download/model-files-v1.0"
_PIPER_URL = "https://huggingface.co/rhasspy/piper-voices/resolve/main"
ENGINES = ("kokoro", "piper")


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteFile:
    """A file of a release."""

    name: str
    url: str
    size_bytes: int
    checksum: str
    """``sha256:…`` or ``md5:…``, hexadecimal, as the maker tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A model with all its files."""

    engine: str
    name: str
    """Of the voice, where each is a model of its own; else empty."""
    licence: str
    """In a sentence or two; of Piper's voices each file ``MODEL_CARD`` tells it."""
    files: tuple[RemoteFile, ...]

    @property
    def title(self) -> str:
        """What the user types: ``kokoro``, ``piper:en_US-joe-medium``."""
        return f"{self.engine}:{self.name}" if self.name else self.engine


def kokoro_release() -> Release:
    """Kokoro-82M v1.0 as ONNX in 8 bits, and its 54 voices."""
    base = (os.environ.get(KOKORO_VARIABLE) or _KOKORO_URL).rstrip("/")
    files = (
        ("kokoro-v1.0.int8.onnx", 92_361_271, "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"),
        ("voices-v1.0.bin", 28_214_398, "bca610b8308e8d99f32e6fe4197e7ec01679264efed0cac9140fe9c29f1fbf7d"),
    )
    return Release(
        engine="kokoro",
        name="",
        licence=(
            "Kokoro-82M, model and voices: Apache-2.0 (https://huggingface.co/hexgrad/Kokoro-82M). "
            "Its ONNX export: MIT (https://github.com/thewh1teagle/kokoro-onnx)."
        ),
        files=tuple(
            RemoteFile(name=name, url=f"{base}/{name}", size_bytes=size, checksum=f"sha256:{digest}")
            for name, size, digest in files
        ),
    )


def piper_release(voice: str, fetch: Fetch) -> Release:
    """A voice of Piper, by the makers' list.

    Args:
        voice: ``en_US-joe-medium``; case does not matter.
        fetch: Gives what lies at an address.

    Raises:
        UsageError: ``unknown-model``: there is no such voice; the nearest is named.
        EngineError: ``download-failed``: the list cannot be had, or is none.
    """
    base = (os.environ.get(PIPER_VARIABLE) or _PIPER_URL).rstrip("/")
    listed = _listed(fetch(f"{base}/voices.json"), base)
    names = {name.casefold(): name for name in listed}
    name = names.get(voice.casefold())
    if name is None:
        near = nearest(voice, tuple(listed))
        hint = f"did you mean 'piper:{near}'? " if near else ""
        message = f"Piper has no voice '{voice}'"
        raise UsageError(
            message, code="unknown-model", hint=f"{hint}All are heard at https://rhasspy.github.io/piper-samples"
        )
    files = tuple(
        RemoteFile(
            name=path.rpartition("/")[2],
            url=f"{base}/{path}",
            size_bytes=int(one["size_bytes"]),
            checksum=f"md5:{one['md5_digest']}",
        )
        for path, one in sorted(listed[name]["files"].items(), key=lambda item: item[1]["size_bytes"])
    )
    _refuse_strange(name, files)
    return Release(engine="piper", name=name, licence=f"as its {CARD} tells", files=files)


def _listed(content: bytes, base: str) -> dict[str, Any]:
    try:
        listed = json.loads(content)
        return {str(name): one for name, one in listed.items() if one["files"]}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        message = f"{base}/voices.json is no list of voices"
        hint = "a proxy may have answered instead; try again, or use --from"
        raise EngineError(message, code="download-failed", hint=hint) from error


def _refuse_strange(voice: str, files: tuple[RemoteFile, ...]) -> None:
    """The list comes from elsewhere: names become files here, so they are the ones that a voice has."""
    expected = {f"{voice}.onnx", f"{voice}.onnx.json"}
    names = {one.name for one in files}
    if not expected <= names or not names <= expected | {CARD} or any(sign in voice for sign in "/\\:"):
        message = f"the list of Piper's voices gives '{voice}' the files {', '.join(sorted(names))}"
        raise EngineError(message, code="download-failed", hint="report this; meanwhile use --from FOLDER")
