"""Recursive filters in second-order sections, by SciPy's compiled loop.

``scipy.signal`` imports about seven hundred modules, which takes longer than a short episode's sound does. The loop
needs NumPy alone, so it is loaded by itself; where a SciPy has it elsewhere, through the package.
"""

from __future__ import annotations

import importlib.util
import sys
from functools import lru_cache
from importlib.machinery import PathFinder
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol, cast

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from panelaudio.speech import Samples

_LOOP = "_sosfilt"
_PACKAGE = "scipy.signal"
_ONE_AT_A_TIME = Lock()
"""Else a second thread finds the loop half loaded and takes all of the package, which is 60 MB more."""


class _Loop(Protocol):
    def __call__(self, sections: npt.NDArray[np.float32], sound: Samples, state: Samples, /) -> None:
        """Filter (channels, frames) in place; the state is (channels, sections, 2)."""


def filtered(sections: npt.NDArray[np.float32], sound: Samples, state: Samples) -> tuple[Samples, Samples]:
    """A stream's next block through the filter, and the state after it, as ``scipy.signal.sosfilt`` gives them.

    Args:
        sections: b0, b1, b2, 1, a1, a2 of each; shape (sections, 6).
        sound: shape (channels, frames).
        state: shape (channels, sections, 2); zeros where a stream begins.
    """
    after, sound = np.array(state, dtype=np.float32, order="C"), np.array(sound, dtype=np.float32, order="C")
    with _ONE_AT_A_TIME:
        loop = _loop()
    loop(sections, sound, after)
    return sound, after


@lru_cache(maxsize=1)
def _loop() -> _Loop:
    return _alone() or _of_the_package()


def _alone() -> _Loop | None:
    if _PACKAGE in sys.modules:
        return None
    import scipy

    # Under its own name, and kept under it: a compiled module is loaded once in a process, and the package may follow.
    name = f"{_PACKAGE}.{_LOOP}"
    spec = PathFinder.find_spec(name, [str(Path(scipy.__file__).parent / "signal")])
    if spec is None or spec.loader is None:
        return None
    try:
        module = sys.modules.setdefault(name, importlib.util.module_from_spec(spec))
        spec.loader.exec_module(module)
        return cast("_Loop", getattr(module, _LOOP))
    except (ImportError, AttributeError, RuntimeError):
        sys.modules.pop(name, None)
        return None


def _of_the_package() -> _Loop:
    from scipy.signal import sosfilt

    def loop(sections: npt.NDArray[np.float32], sound: Samples, state: Samples) -> None:
        sound[:], after = sosfilt(sections, sound, zi=np.moveaxis(state, 0, 1))
        state[:] = np.moveaxis(after, 1, 0)

    return loop
