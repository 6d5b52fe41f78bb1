"""Runs that come to a bad end at a random moment, two hundred times; each time the next one must make the same bytes.

    python benchmarks/kills.py [TIMES [SEED]]

Every second round is killed several times in a row before it may end. Prints a line for each round that went wrong
(none is the aim) and a table of what happened. Ends with 1 where anything did go wrong.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.e2e import killing  # noqa: E402 - the tests' own way of killing


def main(times: int = 200, seed: int = 1) -> int:
    """Kill and compare; gives the exit code."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        killing.set_up(folder)
        ended = killing.undisturbed(folder)
        whole = killing.outputs(folder)
    happened: Counter[str] = Counter()
    wrong = 0
    for number in range(times):
        faults = round_(number, draw, ended.told, whole, happened)
        wrong += bool(faults)
        for fault in faults:
            print(f"round {number}: {fault}", flush=True)
    kinds = ", ".join(f"{how} {count}" for how, count in sorted(happened.items()))
    print(f"{times} rounds, {sum(happened.values())} bad ends ({kinds}): {wrong} went wrong")
    return int(wrong > 0)


def round_(number: int, draw: random.Random, events: int, whole: dict[str, bytes], happened: Counter[str]) -> list[str]:
    """One or several bad ends, and then a run that nothing happens to; what is wrong with what it made."""
    faults = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        killing.set_up(folder)
        for _ in range(1 + number % 2 * draw.randrange(1, 4)):
            how = draw.choice(killing.HOWS)
            happened[how] += 1
            after, delay_s = draw.randrange(1, events), draw.uniform(0, 0.05)
            ended = killing.disturbed(folder, how, after=after, seed=draw.randrange(10**6), delay_s=delay_s)
            if ended.code not in killing.ENDED_BADLY[how] | {0}:
                faults.append(f"{how} after {after} events ended with {ended.code}: {ended.err[-400:]}")
        finished = killing.undisturbed(folder)
        if finished.code != 0:
            return [*faults, f"the last run ended with {finished.code}: {finished.err[-400:]}"]
        if killing.outputs(folder) != whole:
            faults.append("other bytes than a run that nothing happened to")
        if left := sorted(path.name for path in (folder / "tmp").iterdir()):
            faults.append(f"left behind: {left}")
    return faults


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
