"""The compiled loop, loaded by itself, is the package's."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from scipy.signal import butter, sosfilt

from panelaudio.weighing.high_pass import CUTOFF_HZ, without_rumble
from panelaudio.weighing.recursive import filtered
from panelaudio.weighing.weighting import k_weighting
from tests.e2e.running import ROOT

RATE_HZ = 24_000
SOUND = np.random.default_rng(7).standard_normal((2, 5000)).astype(np.float32)


def test_blocks_are_filtered_as_scipy_filters_the_whole() -> None:
    """Two blocks, the state carried over, are the whole sound by scipy.signal, to the bit; inputs stay."""
    sections, kept = k_weighting(RATE_HZ), SOUND.copy()
    first, state = filtered(sections, SOUND[:, :1234], np.zeros((2, 2, 2), np.float32))
    second, _ = filtered(sections, SOUND[:, 1234:], state)
    whole, _ = sosfilt(sections, SOUND, zi=np.zeros((2, 2, 2), np.float32))
    assert np.array_equal(np.concatenate((first, second), axis=1), whole)
    assert np.array_equal(SOUND, kept)


def test_rumble_is_butterworths() -> None:
    """The high-pass is scipy's design of the second order, and a constant comes out as nothing from the start."""
    ours = without_rumble(np.concatenate((np.zeros(1), SOUND[0])).astype(np.float32), RATE_HZ)[1:]
    theirs = sosfilt(butter(2, CUTOFF_HZ, "highpass", fs=RATE_HZ, output="sos"), SOUND[0])
    assert np.abs(ours - theirs).max() < 1e-3
    assert np.abs(without_rumble(np.full(4000, 0.5, np.float32), RATE_HZ)).max() < 1e-5


@pytest.mark.parametrize(
    ("imports", "imported"),
    [
        ("import panelaudio", False),
        ("import scipy.signal", True),
        ("import scipy; first = work(); import scipy.signal; assert (first == work()).all()", True),
    ],
)
def test_the_package_is_not_imported(imports: str, imported: bool) -> None:  # noqa: FBT001
    """Its seven hundred modules would take longer than a short episode's sound; imported after, it gives the same."""
    code = f"""
import sys, numpy
from panelaudio.weighing import high_pass
from panelaudio.weighing.recursive import _loop
sound = numpy.random.default_rng(5).standard_normal(4000).astype("f")
work = lambda: (_loop.cache_clear(), high_pass.without_rumble(sound, 8000))[1]
{imports}
work()
"""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nsys.exit('scipy.signal' in sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (imported, "")
