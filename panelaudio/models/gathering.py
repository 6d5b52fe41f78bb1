"""Which of the files that somebody brought along make up a model."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from panelaudio.errors import UsageError
from panelaudio.models.cards import CARD
from panelaudio.models.downloading import verify
from panelaudio.models.onnx_graph import outputs
from panelaudio.models.releases import kokoro_release
from panelaudio.models.styles import is_archive, pack_styles
from panelaudio.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_MODEL = ".onnx"


def gather_kokoro(files: Sequence[Path], source: Path, target: Path) -> None:
    """Copy Kokoro's model and voices: as they are released, or a model and a folder ``voices`` with a file for each.

    Raises:
        UsageError: ``bad-source``: one of the two is missing, or not what it should be.
        EngineError: ``bad-checksum``.
    """
    released = {one.name: one for one in kokoro_release().files}
    model = _one_model([path for path in files if path.suffix == _MODEL], source, tuple(released))
    shutil.copyfile(model, target / model.name)
    archives = [path for path in files if path.suffix in {".bin", ".npz"} and is_archive(path)]
    styles = [path for path in files if path.suffix == ".bin" and path.parent.name == "voices"]
    if archives:
        voices = next((path for path in archives if path.name in released), archives[0])
        shutil.copyfile(voices, target / voices.name)
    elif styles:
        pack_styles(styles, target / "voices-packed.bin")
    else:
        message = f"{source} holds no voices of Kokoro"
        raise UsageError(message, code="bad-source", hint="they lie in voices-v1.0.bin, or in a folder 'voices'")
    for path in target.iterdir():
        if path.name in released:
            verify(path, released[path.name])
    _check_model(target / model.name)


def _one_model(models: Sequence[Path], source: Path, released: tuple[str, ...]) -> Path:
    for path in models:
        if path.name in released:
            return path
    if len(models) != 1:
        message = f"{source} holds {len(models) or 'no'} models of Kokoro (files ending in {_MODEL})"
        raise UsageError(message, code="bad-source", hint=f"it is released as {released[0]}")
    return models[0]


def gather_piper(files: Sequence[Path], source: Path, voice: str, target_of: Callable[[str], Path]) -> tuple[str, ...]:
    """Copy one voice of Piper or, where none is named, all; each a model with its configuration beside it.

    Raises:
        UsageError: ``bad-source``: there is none; ``unknown-model``: not the one that was named.
    """
    here = {path.name.removesuffix(_MODEL): path for path in files if path.suffix == _MODEL and _has_json(path)}
    if not here:
        message = f"{source} holds no voice of Piper"
        raise UsageError(message, code="bad-source", hint="a voice is NAME.onnx with NAME.onnx.json beside it")
    by_case = {name.casefold(): name for name in here}
    if voice and voice.casefold() not in by_case:
        near = nearest(voice, tuple(here))
        hint = f"did you mean 'piper:{near}'? " if near else ""
        message = f"{source} does not hold the voice '{voice}'"
        raise UsageError(message, code="unknown-model", hint=f"{hint}It holds {', '.join(here)}")
    chosen = (by_case[voice.casefold()],) if voice else tuple(here)
    for name in chosen:
        _copy_voice(here[name], target_of(name))
    return chosen


def _has_json(model: Path) -> bool:
    return model.with_name(f"{model.name}.json").is_file()


def _copy_voice(model: Path, target: Path) -> None:
    _check_model(model)
    for name in (model.name, f"{model.name}.json", CARD):
        if model.with_name(name).is_file():
            shutil.copyfile(model.with_name(name), target / name)


def _check_model(path: Path) -> None:
    """A file that is no model is told now, not in the middle of an episode."""
    try:
        told = outputs(path.read_bytes())
    except (ValueError, UnicodeDecodeError):
        told = ()
    if not told:
        raise UsageError(f"{path.name} is no model", code="bad-source", hint="fetch it again: it may be cut short")
