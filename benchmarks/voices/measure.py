"""Measures voices once and writes the table that casting reads: ``measure.py ENGINE… --work DIR --table FILE``.

Each voice says the two passages of ``takes.txt``; sound that lies in the folder of work already is not made again. The
table has a row for each voice; what the two takes of one voice differ by is printed, for the scale of distances.
"""

from __future__ import annotations

import argparse
import csv
import re
from pathlib import Path

import numpy as np
import soundfile
from features import Features, measure

from panelaudio import plugins
from panelaudio.cast import Voice

_TAKES = Path(__file__).with_name("takes.txt")
_SENTENCES = 3
_SENTENCE = re.compile(r"[^.?!]+[.?!]")
_TIMBRES = 12


def main() -> None:
    """Measure, tell, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engines", nargs="+")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--table", type=Path, required=True)
    parser.add_argument("--most", type=int, default=60, help="voices of an engine")
    chosen = parser.parse_args()
    rows = {(row[0], row[1]): row for row in _rows(chosen.table)}
    for name in chosen.engines:
        engine = plugins.load("engines", name)
        for info in [one for one in engine.voices() if one.language.casefold().startswith("en")][: chosen.most]:
            for variant in info.variants or ("",) if name == "piper" else ("",):
                voice = Voice(engine=name, name=info.name, variant=variant)
                takes = [measure(*_take(engine, voice, number, chosen.work)) for number in range(2)]
                full = f"{info.name}+{variant}" if variant else info.name
                rows[name, full] = _row(name, full, takes)
                print("\t".join(rows[name, full][:4]), flush=True)
    with chosen.table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        timbres = [f"t{number}" for number in range(1, _TIMBRES + 1)]
        writer.writerow(["engine", "name", "f0_hz", "brightness_hz", *timbres, *(f"s{one[1:]}" for one in timbres)])
        writer.writerows(rows[key] for key in sorted(rows))


def _rows(table: Path) -> list[list[str]]:
    if not table.exists():
        return []
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t"))[1:]


def _take(engine: object, voice: Voice, number: int, work: Path) -> tuple[np.ndarray, int]:
    work.mkdir(parents=True, exist_ok=True)
    name = voice.name.replace("/", "-") + (f"+{voice.variant}" if voice.variant else "")
    path = work / f"{voice.engine}__{name}__{number}.wav"
    if not path.exists():
        passage = [one for one in _TAKES.read_text(encoding="utf-8").split("\n\n") if one.strip()][number]
        sentences = _SENTENCE.findall(passage)[:_SENTENCES]
        said = [engine.synthesize(sentence.strip(), voice) for sentence in sentences]  # type: ignore[attr-defined]
        soundfile.write(path, np.concatenate([one.samples for one in said]), said[0].rate_hz)
    samples, rate_hz = soundfile.read(path)
    return samples, rate_hz


def _row(engine: str, name: str, takes: list[Features]) -> list[str]:
    """Means over both takes, and how far the takes lie apart in each coefficient."""
    pairs = list(zip(*(one.timbre for one in takes), strict=True))
    f0_hz = np.mean([one.f0_hz for one in takes])
    bright_hz = np.mean([one.brightness_hz for one in takes])
    means = [f"{np.mean(pair):.2f}" for pair in pairs]
    return [engine, name, f"{f0_hz:.0f}", f"{bright_hz:.0f}", *means, *(f"{pair[0] - pair[1]:.2f}" for pair in pairs)]


if __name__ == "__main__":
    main()
