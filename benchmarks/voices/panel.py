"""How well an episode is understood, by ``panel.py WORDS.json SOUND [--minutes 10] [--report FILE]``.

The two are what ``panelaudio render --format words --format wav`` wrote. The sound is heard in stretches of at most 28
seconds, the window of whisper, each from the beginning of an utterance to the end of one; with ``--minutes``,
stretches taken evenly from the whole. Told are words, the share that is heard otherwise (``hearing.py`` says what that
is), and the same without names: words that bear a capital inside a sentence and never stand without one. The report has
a line for each error.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

import soundfile
import soxr
from hearing import Error, errors, plain
from run import ears_here

_WINDOW_MS = 28_000
_RATE_HZ = 16_000
_INSIDE = re.compile(r"(?<![.?!…:\"“] )(?<!^)\b[A-Z][a-z][\w'’-]+|\b[a-z]+[A-Z]\w+")


def main() -> None:
    """Listen, judge, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", type=Path)
    parser.add_argument("sound", type=Path)
    parser.add_argument("--minutes", type=float, default=0.0, help="0: everything")
    parser.add_argument("--report", type=Path, help="a line for each error")
    parser.add_argument("--heard", type=Path, help="what was heard is kept here, and taken from here the next time")
    chosen = parser.parse_args()
    utterances = json.loads(chosen.words.read_text(encoding="utf-8"))["utterances"]
    names = _names(utterances)
    stretches = _evenly(_stretches(utterances), chosen.minutes)
    heard = _heard(chosen.sound, stretches, chosen.heard)
    found: list[tuple[int, Error]] = []
    words = 0
    for stretch, text in zip(stretches, heard, strict=True):
        asked = plain(" ".join(one["display"].strip() for one in stretch))
        words += len(asked)
        found += [(stretch[0]["index"], one) for one in errors(asked, plain(text))]
    if chosen.report:
        lines = (f"{index}\t{one.cost}\t{' '.join(one.asked)}\t{' '.join(one.heard)}" for index, one in found)
        chosen.report.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    wrong = sum(one.cost for _, one in found)
    of_names = sum(_at_names(one, names) for _, one in found)
    minutes = sum(_length_ms(one) for one in stretches) / 60_000
    shares = f"{100 * wrong / words:.2f} %\tnames aside {100 * (wrong - of_names) / words:.2f} %"
    print(f"{minutes:.1f} min\t{words} words\t{shares}")


def _at_names(error: Error, names: set[str]) -> int:
    """How much of an error is at names: a word each, and what they were heard as too many words for."""
    there = sum(word.removesuffix("'s") in names for word in error.asked)
    return min(error.cost, there + max(0, len(error.heard) - len(error.asked))) if there else 0


def _names(utterances: list[dict[str, Any]]) -> set[str]:
    displays = [one["display"] for one in utterances]
    small = {word for text in displays for word in re.findall(r"\b[a-z][\w'’-]*", text)}
    bearing = {word.lower() for text in displays for word in _INSIDE.findall(text)} - small
    bearing |= {part.lower() for one in utterances for part in re.findall(r"\w+", one["speaker"] or "")}
    return {part for name in bearing for part in plain(name)}


def _stretches(utterances: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Utterances that follow one another, as many as the window holds."""
    found: list[list[dict[str, Any]]] = []
    for one in utterances:
        if found and one["end_ms"] - found[-1][0]["start_ms"] <= _WINDOW_MS:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _evenly(stretches: list[list[dict[str, Any]]], minutes: float) -> list[list[dict[str, Any]]]:
    whole = sum(map(_length_ms, stretches))
    step = max(1, round(whole / (minutes * 60_000))) if minutes else 1
    return stretches[step // 2 :: step]


def _length_ms(stretch: list[dict[str, Any]]) -> int:
    return int(stretch[-1]["end_ms"] - stretch[0]["start_ms"])


def _heard(sound: Path, stretches: list[list[dict[str, Any]]], kept: Path | None) -> list[str]:
    """What the recogniser writes for each stretch."""
    known = json.loads(kept.read_text(encoding="utf-8")) if kept and kept.exists() else {}
    ears = None
    with soundfile.SoundFile(sound) as file:
        for stretch in stretches:
            if (place := str(stretch[0]["start_ms"])) not in known:
                ears = ears or ears_here()
                file.seek(round(stretch[0]["start_ms"] / 1000 * file.samplerate))
                samples = file.read(
                    round(_length_ms(stretch) / 1000 * file.samplerate), dtype="float32", always_2d=True
                )
                samples = soxr.resample(samples.mean(axis=1), file.samplerate, _RATE_HZ)
                told, _ = ears.transcribe(samples, language="en", beam_size=5, condition_on_previous_text=False)
                known[place] = " ".join(one.text for one in told)
                if kept:
                    kept.write_text(json.dumps(known), encoding="utf-8")
    return [known[str(stretch[0]["start_ms"])] for stretch in stretches]


if __name__ == "__main__":
    main()
