"""What was measured of voices, once: pitch, brightness, timbre. ``benchmarks/voices/measure.py`` writes the table."""

from __future__ import annotations

import csv
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from panelaudio.cast import VoiceInfo

_COEFFICIENTS = 12


class Measures(NamedTuple):
    """Of one voice, over two passages of speech."""

    f0_hz: float
    """Median pitch; 0 for a whisper."""
    brightness_hz: float
    """Median spectral centroid of its voiced sound."""
    timbre: tuple[float, ...]
    """Mean mel cepstrum of its voiced sound, coefficients 1 to 12."""


@cache
def _table() -> dict[tuple[str, str], Measures]:
    text = (files("panelaudio.engines") / "voice_measures.tsv").read_text(encoding="utf-8")
    return {
        (row["engine"], row["name"]): Measures(
            float(row["f0_hz"]),
            float(row["brightness_hz"]),
            tuple(float(row[f"t{number}"]) for number in range(1, _COEFFICIENTS + 1)),
        )
        for row in csv.DictReader(text.splitlines(), delimiter="\t")
    }


def with_measures(info: VoiceInfo, engine: str) -> VoiceInfo:
    """A voice with what was measured of it; as it is where nobody did. ``engine`` is the name in the table."""
    found = _table().get((engine, info.name))
    if found is None:
        return info
    return replace(
        info,
        median_f0_hz=info.median_f0_hz or found.f0_hz,
        brightness_hz=found.brightness_hz,
        timbre=found.timbre,
    )
