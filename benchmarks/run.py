"""All that is said of panelaudio's speed, measured in one run on one machine: ratios of medians, not seconds.

    python benchmarks/run.py [--rounds 3] [--transcript FILE] [--page FOLDER] [--quick]

The default transcript is the real panel where it lies beside the repository, else the example. In each round
everything is measured once, one after the other, so that what else the machine does falls on all of them. ``--page``
writes the table and the plot there. Ends with 1 where panelaudio's whole run is slower than the obvious script.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))

from figures import Figures, growth_of
from page import table, write_page
from sides import ROOT, Subject, sides

if TYPE_CHECKING:
    from timing import Timed

PANEL = ROOT.parent / "shared" / "transcripts" / "davos-panel.txt"
EXAMPLE = ROOT / "examples" / "example-panel.txt"
ASSEMBLY = ROOT / "benchmarks" / "assembly.py"
"""Joining alone against ``+=`` at several lengths, where it is."""


def main() -> int:
    """Measure, print, and write the page where it is asked for."""
    asked = _asked()
    transcript = asked.transcript or (PANEL if PANEL.exists() else EXAMPLE)
    runs: dict[str, list[Timed]] = {}
    with tempfile.TemporaryDirectory() as name:
        subject = Subject(transcript.resolve(), Path(name))
        print(f"{transcript.name}: {subject.sound / 60:.1f} min of sound", flush=True)
        for number in range(asked.rounds):
            for side, measure in sides(subject).items():
                runs.setdefault(side, []).append(measure(number))
                last = runs[side][-1]
                print(f"round {number + 1}: {side}: {last.wall_s:.1f} s, {last.cpu_s:.1f} CPU s", flush=True)
        growth = () if asked.quick else growth_of(Path(name), rounds=asked.rounds)
        figures = Figures(runs=runs, sound_s=subject.sound, growth=growth, rounds=asked.rounds)
    print(table(figures))
    if asked.page:
        write_page(figures, asked.page, transcript.name)
    if ASSEMBLY.exists():
        subprocess.run([sys.executable, str(ASSEMBLY)], check=True)
    return int(figures.ratio("cold", "obvious script") >= 1)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--transcript", type=Path)
    parser.add_argument("--page", type=Path)
    parser.add_argument("--quick", action="store_true", help="without the runs at 1, 2, 4 and 8 times the text")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
