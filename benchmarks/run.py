"""panelaudio against the obvious script, in one run on one machine: ratios, not seconds, are the result.

    python benchmarks/run.py [TRANSCRIPT]

The default is the real panel where it lies beside the repository, else the example. Each side starts from nothing
(an empty cache), in a process of its own, and the better of two rounds counts. Ends with 1 where panelaudio is slower.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PANEL = ROOT.parent / "shared" / "transcripts" / "davos-panel.txt"
EXAMPLE = ROOT / "examples" / "example-panel.txt"
ROUNDS = 2
COMMAND = [sys.executable, "-c", "from panelaudio.cli import main; main()"]


def panelaudio(transcript: Path, folder: Path) -> dict[str, Any]:
    """One whole run: understanding, speech, mix, mastering to a target measured on the file, captions."""
    cast = ["--cast", str(ROOT / "voices.yaml")]
    arguments = ["render", str(transcript), *cast, "--output", str(folder / "out"), "--json", "--quiet"]
    environment = os.environ | {"PANELAUDIO_CACHE": str(folder / "cache")}
    start = time.monotonic()
    done = subprocess.run([*COMMAND, *arguments], env=environment, check=True, capture_output=True)
    made = json.loads(done.stdout)
    return {
        "total_s": time.monotonic() - start,
        "seconds_of_sound": made["duration_s"],
        "times_s": made["timings_s"],
        "loudness": made["loudness"],
    }


def obvious(turns: list[list[str]], folder: Path) -> dict[str, Any]:
    """The same turns by the obvious script."""
    (folder / "turns.json").write_text(json.dumps(turns), encoding="utf-8")
    script = [sys.executable, str(ROOT / "benchmarks" / "obvious.py")]
    start = time.monotonic()
    arguments = [*script, str(folder / "turns.json"), str(folder / "obvious.mp3")]
    done = subprocess.run(arguments, check=True, capture_output=True)
    return json.loads(done.stdout) | {"total_s": time.monotonic() - start}


def turns_of(transcript: Path) -> list[list[str]]:
    """Voice and text of every turn, by panelaudio's own understanding (not timed)."""
    from panelaudio.pipeline import cast_of, understand

    found = understand(str(transcript), cast_file=ROOT / "voices.yaml")
    cast = cast_of(found)
    voices = {
        role.speaker: f"{role.voice.name}+{role.voice.variant}" if role.voice.variant else role.voice.name
        for role in cast.roles
    }
    return [[voices[turn.speaker], turn.text] for turn in found.script.turns]


def main() -> int:
    """Run both, print the ratios."""
    transcript = Path(sys.argv[1]) if len(sys.argv) > 1 else PANEL if PANEL.exists() else EXAMPLE
    turns = turns_of(transcript)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            theirs.append(obvious(turns, Path(folder)))
            ours.append(panelaudio(transcript, Path(folder)))
    mine, other = (min(runs, key=lambda run: run["total_s"]) for runs in (ours, theirs))
    for name, run in (("panelaudio", mine), ("obvious script", other)):
        stages = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in run["times_s"].items())
        print(f"{name:15} {run['total_s']:6.1f} s for {run['seconds_of_sound'] / 60:.1f} min of sound ({stages})")
    ratio = mine["total_s"] / other["total_s"]
    print(f"panelaudio mastered to {mine['loudness']['integrated_lufs']} LUFS; the obvious script does not master")
    print(f"ratio of the whole runs: {ratio:.2f}")
    return int(mine["total_s"] >= other["total_s"])


if __name__ == "__main__":
    sys.exit(main())
