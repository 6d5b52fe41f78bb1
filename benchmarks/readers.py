"""How fast transcripts are read: every shape out of invented talk, in MB of text a second.

    python benchmarks/readers.py [--megabytes N] [--shape NAME …] [--rounds N]

The times are of this process on the processor (the machine may be busy with others), the best of the rounds.
``sniff`` is what all readers together take to judge the text, ``read`` the reader that won, ``inspect`` everything that
``panelaudio inspect`` does before it prints: opening and decoding, both of these, counts and the estimate.
A Word document counts by the words in it. Ends with 1 where a plain shape stays under 5 MB a second.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from talk import OTHERS, PLAIN

from panelaudio.pipeline import understand
from panelaudio.readers.choose import choose_reader
from panelaudio.readers.source import open_source

if TYPE_CHECKING:
    from collections.abc import Callable

MUST_MB_S = 5.0


def seconds(work: Callable[[], object], rounds: int) -> float:
    """Processor time of the best round."""
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def measure(path: Path, megabytes: float, rounds: int) -> tuple[str, float, float, float]:
    """The reader that wins, and MB of text a second of sniffing, reading and everything."""
    source, _ = open_source(str(path))
    choice = choose_reader(source)
    times = (
        seconds(lambda: choose_reader(source), rounds),
        seconds(lambda: choice.reader.read(source), rounds),
        seconds(lambda: understand(str(path), cast_file=None), rounds),
    )
    sniffed, read, whole = (megabytes / max(took, 1e-6) for took in times)
    return choice.reader.name, sniffed, read, whole


def main() -> int:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--megabytes", type=float, default=2.0, help="of text a shape")
    parser.add_argument("--rounds", type=int, default=3, help="of which the best counts")
    parser.add_argument("--shape", action="append", default=[], help="only these; may be given several times")
    options = parser.parse_args()
    slow = []
    print(f"{'shape':14} {'read by':9} {'MB':>5} {'sniff':>8} {'read':>7} {'inspect':>8}  MB/s")
    for shape in PLAIN + OTHERS:
        if options.shape and shape.__name__ not in options.shape:
            continue
        made = shape(int(options.megabytes * 1e6))
        raw = made if isinstance(made, bytes) else made.encode()
        size = options.megabytes if isinstance(made, bytes) else len(raw) / 1e6
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "talk.txt"
            path.write_bytes(raw)
            reader, *speeds = measure(path, size, options.rounds)
        print(
            f"{shape.__name__:14} {reader:9} {size:5.1f} {speeds[0]:8.1f} {speeds[1]:7.1f} {speeds[2]:8.1f}", flush=True
        )
        if shape in PLAIN and speeds[2] < MUST_MB_S:
            slow.append(shape.__name__)
    if slow:
        print(f"under {MUST_MB_S:g} MB a second: {', '.join(slow)}")
    return int(bool(slow))


if __name__ == "__main__":
    sys.exit(main())
