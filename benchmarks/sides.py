"""What is compared: whole runs in several states, the obvious script, and the bare library and encoder."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from timing import Timed, timed, together

from panelaudio.audio.ffmpeg import ffmpeg_path
from panelaudio.pipeline import Request
from panelaudio.pipeline.planning import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).resolve().parents[1]
COMMAND = (sys.executable, "-c", "from panelaudio.cli import main; main()")
CODEC = ("-ac", "1", "-ar", "44100", "-b:a", "96k", "-compression_level", "7")
"""As panelaudio's own MP3 of one channel."""
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True)
class Subject:
    """A transcript, and a folder for all that is made of it."""

    transcript: Path
    folder: Path

    @cached_property
    def utterances(self) -> list[list[Any]]:
        """Voice, words a minute and text of every utterance, as panelaudio gives them to its engine."""
        settled = settle(Request(transcript=str(self.transcript), cast_file=ROOT / "voices.yaml", output=self.folder))
        voices = settled.voices
        return [[_full(voices[one.speaker]), 175, one.spoken] for one in settled.utterances]

    @cached_property
    def turns(self) -> list[list[str]]:
        """Voice and text of every turn, for the obvious script."""
        settled = settle(Request(transcript=str(self.transcript), cast_file=ROOT / "voices.yaml", output=self.folder))
        return [[_full(settled.voices[turn.speaker]), turn.text] for turn in settled.found.script.turns]

    def run(self, cache: str, *options: str, transcript: Path | None = None) -> Timed:
        """A whole run with a cache of some name."""
        return timed(
            *COMMAND,
            *("render", str(transcript or self.transcript), "--cast", str(ROOT / "voices.yaml"), "--json", "--quiet"),
            *("--output", str(self.folder / "out"), *options),
            PANELAUDIO_CACHE=str(self.folder / cache),
            PYTHONPATH=str(ROOT),
        )

    def edited(self, number: int) -> Path:
        """The transcript with a word more in one of its longest lines; another one for each number."""
        lines = self.transcript.read_text(encoding="utf-8").split("\n")
        long = sorted(range(len(lines)), key=lambda at: -len(lines[at]))[: len(lines) // 4]
        at = long[number * 7 % len(long)]
        lines[at] = f"{lines[at]} Indeed, number {number + 1}."
        path = self.folder / f"edited{number}.txt"
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    def obvious(self) -> Timed:
        """The obvious script."""
        (self.folder / "turns.json").write_text(json.dumps(self.turns), encoding="utf-8")
        script = str(ROOT / "benchmarks" / "obvious.py")
        return timed(sys.executable, script, str(self.folder / "turns.json"), str(self.folder / "obvious.mp3"))

    def bare_synthesis(self) -> Timed:
        """The library alone, in one process."""
        return timed(sys.executable, str(ROOT / "benchmarks" / "bare.py"), given=json.dumps(self.utterances))

    @cached_property
    def sound(self) -> float:
        """Seconds of the episode, whose sound then lies in ``bare.wav``."""
        made = json.loads(self.run("cache", "--format", "wav").out)
        (self.folder / "out" / f"{self.transcript.stem}.wav").replace(self.folder / "bare.wav")
        return float(made["duration_s"])

    def bare_encoding(self, parts: int = 1) -> Timed:
        """The encoder alone, or so many of them at a time, each with its part of the sound."""
        length = self.sound / parts
        places = (("-ss", f"{length * part:.3f}", "-t", f"{length:.3f}") for part in range(parts))
        commands = [
            (ffmpeg_path(), "-v", "error", "-y", *place, "-i", "bare.wav", *CODEC, f"bare{part}.mp3")
            for part, place in enumerate(places)
        ]
        return together(commands, self.folder)


def _full(voice: Any) -> str:
    return f"{voice.name}+{voice.variant}" if voice.variant else voice.name


def sides(subject: Subject) -> Mapping[str, Callable[[int], Timed]]:
    """What is measured in each round, in this order, by name; each is given the round's number."""

    def anew(number: int, *options: str, name: str = "cold") -> Timed:
        return subject.run(f"{name}{number}", *options)

    return {
        "obvious script": lambda _: subject.obvious(),
        "cold": anew,
        "bare synthesis": lambda _: subject.bare_synthesis(),
        "bare encoding": lambda _: subject.bare_encoding(),
        "bare encoding, all cores": lambda _: subject.bare_encoding(CORES),
        "nothing changed": lambda number: subject.run(f"cold{number}"),
        "warm": lambda number: subject.run(f"cold{number}", "--again"),  # else the file would be kept
        "one line edited": lambda number: subject.run(f"cold{number}", transcript=subject.edited(number)),
        "cold, one worker": lambda number: anew(number, "--jobs", "1", name="one"),
        "cold, Dask": lambda number: anew(number, "--cluster", f"local:{CORES}", name="dask"),
        "captions alone": lambda number: subject.run(f"cold{number}", "--format", "srt"),
    }
