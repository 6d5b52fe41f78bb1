"""What the command line loads before it knows what to do: little, so that ``--help`` comes at once."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from panelaudio.cli import _COMMANDS
from tests.e2e.running import ROOT

SLOW = {
    "asyncio",
    "concurrent",
    "difflib",
    "email",
    "hashlib",
    "http",
    "importlib.metadata",
    "logging",
    "multiprocessing",
    "numpy",
    "pydub",
    "rich",
    "ruamel",
    "scipy",
    "soundfile",
    "sqlite3",
    "subprocess",
    "tempfile",
    "unittest",
    "xml",
    "zipfile",
}
"""Each of these takes five milliseconds or many more, or drags such in."""
LISTING = """
import sys
before = set(sys.modules)
from panelaudio.cli import run
code = run(sys.argv[1:])
import json
print(json.dumps([code, sorted(set(sys.modules) - before)]))
"""


def loaded(*arguments: str) -> set[str]:
    """The modules that a command line has loaded at its end."""
    command = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{LISTING}", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    code, modules = json.loads(done.stdout.splitlines()[-1])
    assert code == 0
    return set(modules)


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), *((name, "--help") for name in _COMMANDS)])
def test_help_loads_little(arguments: tuple[str, ...]) -> None:
    """Of panelaudio the command line alone is loaded, and nothing that is slow to load."""
    modules = loaded(*arguments)
    ours = {name for name in modules if name.split(".")[0] == "panelaudio"}
    assert {name for name in ours if not name.startswith("panelaudio.cli")} <= {
        "panelaudio",
        "panelaudio.errors",
        "panelaudio.nearest",
        "panelaudio.plugins",
    }
    parents = {".".join(name.split(".")[: depth + 1]) for name in modules for depth in range(name.count(".") + 1)}
    assert not parents & SLOW


def test_the_test_can_fail() -> None:
    """A command that works loads what help does not."""
    assert loaded("inspect", str(ROOT / "examples/example-panel.txt"), "--json") & SLOW
