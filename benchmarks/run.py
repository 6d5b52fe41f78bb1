"""All that is said of panelaudio's speed, measured in one run on one machine: ratios of medians, not seconds.

    python benchmarks/run.py [--rounds 3] [--minutes 15] [--transcript FILE] [--page FOLDER] [--quick]

The default transcript is invented talk, ``--minutes`` of it. In each round everything is measured once, one after the
other, so that what else the machine does falls on all of them. ``--page`` writes the table and the plot there, anew
after each round. Ends with 1 where panelaudio's whole run is slower than the obvious script.
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
from talk import names_long

if TYPE_CHECKING:
    from timing import Timed

CHARACTERS_A_MINUTE = 900
"""Of transcript, about."""
ASSEMBLY = ROOT / "benchmarks" / "assembly.py"
"""Joining alone against ``+=`` at several lengths, where it is."""


def main() -> int:
    """Measure, print, and write the page where it is asked for."""
    asked = _asked()
    runs: dict[str, list[Timed]] = {}
    with tempfile.TemporaryDirectory() as name:
        invented = Path(name) / "talk.txt"
        invented.write_text(names_long(CHARACTERS_A_MINUTE * asked.minutes), encoding="utf-8")
        subject = Subject((asked.transcript or invented).resolve(), Path(name))
        growth = () if asked.quick else growth_of(Path(name))
        print(f"{subject.sound / 60:.1f} min of sound", flush=True)
        for number in range(asked.rounds):
            for side, measure in sides(subject).items():
                runs.setdefault(side, []).append(measure(number))
                last = runs[side][-1]
                print(f"round {number + 1}: {side}: {last.wall_s:.1f} s, {last.cpu_s:.1f} CPU s", flush=True)
            figures = Figures(runs=runs, sound_s=subject.sound, growth=growth, rounds=number + 1)
            if asked.page:
                write_page(figures, asked.page, asked.transcript.name if asked.transcript else "")
    print(table(figures))
    if ASSEMBLY.exists():
        subprocess.run([sys.executable, str(ASSEMBLY)], check=True)
    return int(figures.ratio("cold", "obvious script") >= 1)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--minutes", type=int, default=15)
    parser.add_argument("--transcript", type=Path)
    parser.add_argument("--page", type=Path)
    parser.add_argument("--quick", action="store_true", help="without the runs at 1, 2, 4 and 8 times the text")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
