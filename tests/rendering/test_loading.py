"""What travels to a worker to make its engines there."""

from __future__ import annotations

import pickle
import subprocess
import sys

from panelaudio.rendering import EngineLoader

_LISTED = "import pickle, sys; pickle.loads(sys.stdin.buffer.read())('tone'); print(*sys.modules)"


def test_a_worker_imports_no_more_than_engines_need() -> None:
    """Readers, captions, mix and pipeline, which take longest to import, stay out of worker processes."""
    done = subprocess.run(
        [sys.executable, "-c", _LISTED], input=pickle.dumps(EngineLoader()), capture_output=True, check=True
    )
    packages = {name.split(".")[1] for name in done.stdout.decode().split() if name.startswith("panelaudio.")}
    assert "engines" in packages
    assert packages.isdisjoint({"pipeline", "readers", "captions", "audio", "casting", "normalize", "writers", "cli"})
