"""Music, stems, the spoken frame and polish by the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from tests.audio.sounds import sine
from tests.e2e.running import inside, panelaudio, written

if TYPE_CHECKING:
    from pathlib import Path

RATE_HZ = 16_000
TALK = """\
# Small Talk

Nora Vale: Good evening. What holds a bridge up?

Olav Brenner: Money, mostly.

## The End

Nora Vale: Thank you, Olav.
"""
VOICES = """\
speakers:
  Olav Brenner: {seat: 20}
frame:
  narrator: Ida <b>
music:
  intro: {file: "-t 1; 'x'.wav", title: "Lights *bright*", author: Ida Brandt, licence: CC0, seconds: 3}
  outro: "-t 1; 'x'.wav"
  bed: "-t 1; 'x'.wav"
  sting: built-in
"""
OPTIONS = (
    *("--engine", "tone", "--rate", "16000", "--stems", "--polish", "--date", "2026-03-14", "--prove"),
    *("--format", "mp3", "--format", "srt", "--format", "notes", "--format", "chapters"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A transcript with its voices.yaml and a tune with a hostile name."""
    folder = tmp_path_factory.mktemp("music")
    written(folder, TALK, "talk.md")
    written(folder, VOICES, "voices.yaml")
    tune = np.stack((sine(300, 4, 0.2, RATE_HZ), sine(450, 4, 0.2, RATE_HZ)), axis=1)
    soundfile.write(folder / "-t 1; 'x'.wav", tune, RATE_HZ)
    return folder


def test_an_episode_with_all_of_it(folder: Path) -> None:
    """Stems of one length, captions and chapters behind the intro, credits; the same bytes for any number of jobs."""
    ran = panelaudio("render", "talk.md", *OPTIONS, "--jobs", "1", "--json", folder=folder)
    assert ran.code == 0, ran.err
    made = ran.json
    out = folder / "output"
    assert [(one["name"], one["speaker"]) for one in made["stems"]] == [
        ("Ida <b>", "Ida <b>"),
        ("Nora Vale", "Nora Vale"),
        ("Olav Brenner", "Olav Brenner"),
        ("music", None),
    ]
    infos = [soundfile.info(folder / one["path"]) for one in made["stems"]]
    assert {one.frames for one in infos} == {soundfile.info(out / "talk.mp3").frames}
    assert [one.channels for one in infos] == [1, 1, 1, 2]
    assert (out / "talk.labels.txt").read_text().splitlines()[0].endswith("\tIda <b>: Small Talk.")
    assert [one["code"] for one in made["warnings"]] == ["no-ears", "no-licence", "no-licence"]
    assert made["loudness"]["integrated_lufs"] == pytest.approx(-16, abs=0.3)
    first, second = json.loads((out / "talk.chapters.json").read_text())["chapters"]
    assert (first["startTime"], first["title"], second["title"]) == (0, "Small Talk", "The End")
    assert "00:00:02," in (out / "talk.srt").read_text().split("-->")[0]  # two of three seconds, then speech
    notes = (out / "talk.notes.md").read_text(encoding="utf-8")
    assert r"- intro: Lights \*bright\* by Ida Brandt, CC0" in notes
    assert "- sting: two bells, made by panelaudio, free of rights" in notes
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    again = inside("render", "talk.md", *OPTIONS, "--jobs", "3", "--quiet", folder=folder)
    assert again.code == 0, again.err
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_without_music_and_frame(folder: Path) -> None:
    """Both can be left out for once; a plan names the stems, and writes nothing."""
    options = ("--engine", "tone", "--no-music", "--no-frame", "--stems", "--dry-run", "--json", "--output", "other")
    plan = inside("render", "talk.md", *options, folder=folder).json
    assert [one["name"] for one in plan["stems"]] == ["Nora Vale", "Olav Brenner"]
    assert set(plan["outputs"]) == {"mp3", "srt", "labels"}
    assert not (folder / "other").exists()
