"""Temporary folders, and what becomes of those of killed runs."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from panelaudio.scratch import clear_left, scratch_folder
from tests.e2e.running import ROOT

HOLDER = """
import sys
from panelaudio.scratch import scratch_folder
with scratch_folder() as folder:
    (folder / "half.mp3").write_bytes(b"half")
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of temporary files of this test's own, for its children too."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


def holder() -> subprocess.Popen[str]:
    """A process that holds a folder until its stdin ends."""
    command = [sys.executable, "-c", HOLDER]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_a_folder_is_gone_afterwards(temporary: Path) -> None:
    """In peace and after an error nothing is left."""
    with scratch_folder() as folder:
        assert folder.parent == temporary
    with pytest.raises(KeyError), scratch_folder():
        raise KeyError
    assert list(temporary.iterdir()) == []


def test_the_next_run_clears_what_a_killed_one_left(temporary: Path) -> None:
    """While its process lives a folder stays; once it was killed, the next to need one removes it."""
    with holder() as child:
        assert child.stdout is not None
        left = Path(child.stdout.readline().strip())
        with scratch_folder():
            assert (left / "half.mp3").exists()
        child.kill()
    assert left.exists()
    with scratch_folder() as folder:
        assert list(temporary.iterdir()) == [folder]


def test_what_is_not_ours_stays(temporary: Path) -> None:
    """Links, plain files, folders that are just being made and those of others are no business of ours."""
    elsewhere = temporary / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / ".lock").touch()
    (temporary / "panelaudio-link").symlink_to(elsewhere)
    (temporary / "panelaudio-file").touch()
    (temporary / "panelaudio-young").mkdir()
    assert clear_left() == 0
    old = temporary / "panelaudio-old"
    old.mkdir()
    os.utime(old, (0, 0))
    assert clear_left() == 1
    assert sorted(path.name for path in temporary.iterdir()) == [
        "elsewhere",
        "panelaudio-file",
        "panelaudio-link",
        "panelaudio-young",
    ]
