"""Ten hours against one: the same loudness, the same peak memory, every frame accounted for.

    python benchmarks/length.py [--target NAME] [HOURS …]

Invented talk of short and long turns is said by the engine ``tone`` and delivered as MP3, once for each length (the
default: 1 and 10 hours), each in a process of its own and with an empty cache. Memory is that of the whole process
tree: proportional set sizes, so that what processes share counts once. Needs Linux, some GB of disk and about ten
minutes. Ends with 1 where a promise is broken.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import soundfile
from talk import PEOPLE, turns

from panelaudio.audio.ffmpeg import ffmpeg_path
from panelaudio.audio.targets import TARGETS

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMAND = [sys.executable, "-c", "from panelaudio.cli import main; main()"]
HOURS = (1, 10)
CHARACTERS_AN_HOUR = 51_000
"""What the engine ``tone`` says in an hour, gaps included."""
LOUDNESS_LU, VOICES_LU, MEMORY = 0.3, 0.5, 1.10
RATE_HZ = 44_100
PARTS_AN_HOUR = 6
POLL_S = 0.1


def transcript(hours: float) -> Iterator[str]:
    """Turns of a few words and of whole paragraphs by turns, a heading about every ten minutes."""
    draw = random.Random(3)  # noqa: S311 - the same talk at every run, no secret
    long, short = turns(10**12, (40, 220), seed=5), turns(10**12, (1, 12), seed=6)
    written, part, last = 0, 0, PEOPLE[0]
    while written < hours * CHARACTERS_AN_HOUR:
        if written >= part * CHARACTERS_AN_HOUR / PARTS_AN_HOUR:
            part += 1
            yield f"## Part {part}\n\n"
        name, text = next(long if draw.random() < 0.4 else short)  # noqa: PLR2004 - four turns in ten are long
        name = name if name != last else draw.choice([one for one in PEOPLE if one != last])
        written, last = written + len(text), name
        yield f"{name}: {text}\n\n"


def rendered(hours: float, target: str, folder: Path) -> dict[str, Any]:
    """What a run says of itself, and its peak memory in MB: ``tree_mb``, and of its largest process ``largest_mb``."""
    text = folder / f"{hours:g}h.md"
    text.write_text("".join(transcript(hours)), encoding="utf-8")
    environment = os.environ | {"PANELAUDIO_CACHE": str(folder / f"cache-{hours:g}")}
    start = time.monotonic()
    arguments = ["render", str(text), "--output", str(folder / "out"), "--engine", "tone", "--format", "mp3", "--json"]
    arguments += ["--target", target]
    with (
        (folder / f"{hours:g}.json").open("w+b") as said,
        subprocess.Popen([*COMMAND, *arguments, "--quiet"], stdout=said, env=environment) as run,
    ):
        tree_mb, largest_mb = 0.0, 0.0
        while run.poll() is None:
            sizes = [_size_mb(one) for one in _tree(run.pid)]
            tree_mb, largest_mb = max(tree_mb, sum(sizes)), max(largest_mb, *sizes, 0.0)
            time.sleep(POLL_S)
        said.seek(0)
        made: dict[str, Any] = json.load(said)
    return (
        made
        | delivered(folder / "out" / f"{text.stem}.mp3")
        | {
            "tree_mb": tree_mb,
            "largest_mb": largest_mb,
            "took_s": time.monotonic() - start,
        }
    )


def delivered(path: Path) -> dict[str, Any]:
    """What others read: libsndfile the file's frames (``mp3_frames``), ffmpeg its chapters (``chapter_starts``)."""
    said = subprocess.run([ffmpeg_path(), "-i", str(path)], capture_output=True, text=True, check=False).stderr
    starts = [float(found) for found in re.findall(r"Chapter #\S+ start ([\d.]+)", said)]
    return {"mp3_frames": soundfile.info(path).frames, "chapter_starts": starts}


def _tree(root: int) -> Iterator[int]:
    """The process and all below it; one that is only just being started still has its parent's memory."""
    yield root
    with suppress(OSError):  # it may have gone in the meantime
        for task in Path(f"/proc/{root}/task").iterdir():
            for child in map(int, (task / "children").read_text().split()):
                if _command(child) != _command(root):
                    yield from _tree(child)


def _command(process: int) -> bytes:
    return Path(f"/proc/{process}/cmdline").read_bytes()


def _size_mb(process: int) -> float:
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


def broken(made: dict[str, Any], target: str) -> Iterator[str]:
    """The promises that one run breaks."""
    loudness = made["loudness"]
    if abs(loudness["integrated_lufs"] - TARGETS[target].lufs) > LOUDNESS_LU:
        yield "loudness"
    if loudness["true_peak_dbtp"] > TARGETS[target].peak_dbtp:
        yield "true peak"
    if _apart_lu(made) > VOICES_LU:
        yield "voices"
    if abs(made["mp3_frames"] / RATE_HZ - made["duration_s"]) > 0.0005:  # noqa: PLR2004 - it is told in milliseconds
        yield "length"
    if made["chapter_starts"] != sorted(set(made["chapter_starts"])) or not made["chapter_starts"]:
        yield "chapters"


def _apart_lu(made: dict[str, Any]) -> float:
    heard = [one["integrated_lufs"] for one in made["speakers"]]
    return float(max(heard) - min(heard))


def main() -> int:
    """Render each length, print a table, and tell whether all promises hold."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("hours", nargs="*", type=float, default=HOURS)
    asked.add_argument("--target", choices=tuple(TARGETS), default="apple")
    given = asked.parse_args()
    print("| length | took | LUFS | dBTP | voices apart | change, median | chapters | memory | largest process |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    faults, trees = [], []
    with tempfile.TemporaryDirectory() as folder:
        for one in given.hours:
            made = rendered(one, given.target, Path(folder))
            trees.append(made["tree_mb"])
            faults += [f"{one:g} h: {fault}" for fault in broken(made, given.target)]
            loudness = made["loudness"]
            print(
                f"| {made['duration_s'] / 3600:.2f} h | {made['took_s']:.0f} s | {loudness['integrated_lufs']:.2f} "
                f"| {loudness['true_peak_dbtp']:.2f} | {_apart_lu(made):.2f} LU "
                f"| {made['gaps']['change']['median_s']:.2f} s | {len(made['chapter_starts'])} "
                f"| {made['tree_mb']:.0f} MB | {made['largest_mb']:.0f} MB |",
                flush=True,
            )
    if max(trees) > MEMORY * min(trees):
        faults.append(f"memory: {max(trees) / min(trees):.2f} times")
    print("\n".join(faults) or "all promises hold")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
