"""Sound that an operating system will only write to a file."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from panelaudio.scratch import scratch_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from panelaudio.speech import Samples


@contextmanager
def passing_file(name: str) -> Iterator[Path]:
    """A path in a folder of its own, which is gone afterwards."""
    with scratch_folder() as folder:
        yield folder / name


def read_mono(path: Path) -> tuple[Samples, int]:
    """A sound file's samples in [-1, 1], its channels averaged, and its rate; none where there is no file."""
    import soundfile

    if not path.exists():
        return np.zeros(0, dtype=np.float32), 0
    samples, rate_hz = soundfile.read(path, dtype="float32", always_2d=True)
    return samples.mean(axis=1, dtype=np.float32), int(rate_hz)
