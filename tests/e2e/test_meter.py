"""``meter`` and ``render --picture`` by the command line."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

from tests.e2e.running import inside, panelaudio, written

if TYPE_CHECKING:
    from pathlib import Path


def test_a_rendered_episode(tmp_path: Path) -> None:
    """What meter reads is what render told; the captions beside it tell who speaks; the pictures agree."""
    written(tmp_path)
    formats = ("--format", "mp3", "--format", "srt", "--picture")
    made = panelaudio("render", "talk.txt", "--engine", "tone", "--json", *formats, folder=tmp_path).json
    assert made["outputs"]["picture"] == "output/talk.svg"
    assert "picture" in made["timings_s"]
    picture = (tmp_path / "output/talk.svg").read_text(encoding="utf-8")
    assert "talk.mp3" in "".join(ET.fromstring(picture).itertext())  # noqa: S314 - our own file
    ran = inside("meter", "output/talk.mp3", "--json", "--picture", "again.png", folder=tmp_path)
    assert ran.code == 0, ran.err
    found = ran.json
    assert found["captions"] == "output/talk.srt"
    assert found["loudness"]["integrated_lufs"] == pytest.approx(made["loudness"]["integrated_lufs"], abs=0.1)
    assert found["loudness"]["true_peak_dbtp"] == pytest.approx(made["loudness"]["true_peak_dbtp"], abs=0.1)
    assert [one["name"] for one in found["speakers"]] == [one["name"] for one in made["speakers"]]
    for one, other in zip(found["speakers"], made["speakers"], strict=True):
        assert one["integrated_lufs"] == pytest.approx(other["integrated_lufs"], abs=0.5)
    assert found["duration_ms"] == pytest.approx(made["duration_s"] * 1000, abs=1)
    assert (tmp_path / "again.png").read_bytes()[:4] == b"\x89PNG"
    said = inside("meter", "output/talk.mp3", folder=tmp_path).out
    for word in ("LUFS", "true peak", "Loudness over time", "Nora Vale", "Silences"):
        assert word in said


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (("meter", "gone.mp3"), 3, "no-file"),
        (("meter", "."), 3, "no-file"),
        (("meter", "talk.txt"), 5, "no-sound"),
        (("meter", "talk.txt", "--picture", "x.gif"), 2, "bad-picture"),
        (("render", "talk.txt", "--engine", "tone", "--format", "srt", "--picture"), 2, "no-sound"),
    ],
)
def test_what_cannot_be_measured(tmp_path: Path, arguments: tuple[str, ...], code: int, error: str) -> None:
    """One clear error each, with its exit code, and no file."""
    written(tmp_path)
    ran = inside(*arguments, "--json", folder=tmp_path)
    assert (ran.code, ran.json["error"]["code"]) == (code, error)
    assert not list(tmp_path.glob("x.*"))
