"""The assembly of an episode against the naive one, ``AudioSegment +=`` clip by clip, at growing lengths.

    python benchmarks/assembly.py [MINUTES …]

Both join the same clips with the same silences, as 16-bit sound at one rate, and hand every byte on; panelaudio's side
does besides what the other leaves out: gains, limiter, room tone, fades. The sides take turns in this process, and the
better of two rounds counts: ratios, not seconds, are the result. Memory is the most that a side holds at once of its
own (``tracemalloc``, in one of the rounds). The naive one needs minutes for the longest. Ends with 1 where panelaudio
is slower at any length from ``FROM_MINUTES`` on.
"""

from __future__ import annotations

import sys
import tempfile
import time
import tracemalloc
import warnings
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from panelaudio.audio import Mix
from panelaudio.audio.pcm import as_bytes
from panelaudio.speech import Clip, Span, Utterance
from panelaudio.timeline import Gap, Placement, Timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MINUTES = (10, 20, 40, 80)
FROM_MINUTES = 20
RATE_HZ = 22_050
CLIP_S, GAP_S = 2.5, 0.5
SPAN = Span(display_start=0, display_end=4, spoken_start=0, spoken_end=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One length, both ways."""

    minutes: int
    clips: int
    naive_s: float
    ours_s: float
    naive_mb: float
    ours_mb: float

    @property
    def ratio(self) -> float:
        """How many times as long the naive one takes."""
        return self.naive_s / self.ours_s


def naive(clips: list[Path]) -> int:
    """What one would write in an afternoon; how many bytes it made."""
    from pydub import AudioSegment

    episode = AudioSegment.silent(0, frame_rate=RATE_HZ)
    gap = AudioSegment.silent(round(GAP_S * 1000), frame_rate=RATE_HZ)
    for clip in clips:
        episode += AudioSegment.from_wav(str(clip))
        episode += gap
    return len(episode.raw_data)


def ours(clips: list[Path]) -> int:
    """Placements on a timeline, mixed window by window; how many bytes it made."""
    programme = Mix(timeline=_timeline(clips), gains_db={"Nora": -3.0}, seats={"Nora": 0}).programme(-2.0)
    return sum(len(as_bytes(window)) for window in programme.windows())


def _timeline(clips: list[Path]) -> Timeline:
    frames, gap = round(CLIP_S * RATE_HZ), round(GAP_S * RATE_HZ)
    placements, gaps = [], []
    for number, path in enumerate(clips):
        start = number * (frames + gap)
        clip = Clip(key="0", path=str(path), frames=frames, rate_hz=RATE_HZ, marks=(), sound_start=0, sound_end=frames)
        words = Utterance(turn=number, part=0, speaker="Nora", display="word", spoken="word", spans=(SPAN,))
        placements.append(
            Placement(utterance=words, clip=clip, rate_hz=RATE_HZ, start_frame=start, clip_start=0, clip_end=frames)
        )
        gaps.append(Gap(start_frame=start + frames, frames=gap, reason="speaker"))
    return Timeline(rate_hz=RATE_HZ, frames=len(clips) * (frames + gap), placements=tuple(placements), gaps=tuple(gaps))


def compared(minutes: int, folder: Path) -> Compared:
    """Both sides at one length.

    Raises:
        ValueError: they do not make as much sound.
    """
    clips = [folder / f"{number % 40}.wav" for number in range(round(minutes * 60 / (CLIP_S + GAP_S)))]
    sides: tuple[Callable[[list[Path]], int], ...] = (naive, ours)
    plain = [_run(side, clips) for side in sides]
    traced = [_traced(side, clips) for side in sides]
    if len({one.bytes for one in (*plain, *traced)}) != 1:
        raise ValueError(f"the two are not equally long: {plain}")
    naive_s, ours_s = (min(one.seconds, other.seconds) for one, other in zip(plain, traced, strict=True))
    return Compared(
        minutes=minutes,
        clips=len(clips),
        naive_s=naive_s,
        ours_s=ours_s,
        naive_mb=traced[0].held_mb,
        ours_mb=traced[1].held_mb,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """A round of one side."""

    seconds: float
    bytes: int
    held_mb: float = 0.0


def _run(side: Callable[[list[Path]], int], clips: list[Path]) -> Ran:
    start = time.perf_counter()
    made = side(clips)
    return Ran(seconds=time.perf_counter() - start, bytes=made)


def _traced(side: Callable[[list[Path]], int], clips: list[Path]) -> Ran:
    tracemalloc.start()
    ran = _run(side, clips)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return replace(ran, held_mb=most / 1e6)


def compare(minutes: tuple[int, ...] = MINUTES) -> Iterator[Compared]:
    """Both sides at each length in turn, over forty clips of noise."""
    random = np.random.default_rng(1)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(40):
            sound = random.normal(0, 0.1, round(CLIP_S * RATE_HZ)).astype(np.float32)
            soundfile.write(Path(folder) / f"{number}.wav", sound, RATE_HZ, subtype="PCM_16")
        ours([Path(folder) / "0.wav"])  # what is imported and made once does not count
        for one in minutes:
            yield compared(one, Path(folder))


HEAD = "| minutes | clips | `+=` | panelaudio | ratio | `+=` holds | panelaudio holds |\n" + "| --: " * 7 + "|"


def row(one: Compared) -> str:
    """A row of the table, in Markdown."""
    return (
        f"| {one.minutes} | {one.clips} | {one.naive_s:.2f} s | {one.ours_s:.2f} s | {one.ratio:.1f} "
        f"| {one.naive_mb:.0f} MB | {one.ours_mb:.0f} MB |"
    )


def main() -> int:
    """Compare, print, and tell whether panelaudio is quicker."""
    warnings.simplefilter("ignore")
    print(HEAD)
    slower = False
    for one in compare(tuple(int(minutes) for minutes in sys.argv[1:]) or MINUTES):
        print(row(one), flush=True)
        slower = slower or (one.minutes >= FROM_MINUTES and one.ratio < 1)
    return int(slower)


if __name__ == "__main__":
    raise SystemExit(main())
