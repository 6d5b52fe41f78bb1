"""``voices install`` and ``voices remove``, by the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from tests.e2e.running import panelaudio, written
from tests.models.test_installing import FILES, VOICE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANELAUDIO_DATA", str(tmp_path / "data"))


def test_install_and_remove(tmp_path: Path) -> None:
    """A voice from a folder is installed with its licence, listed, and removed."""
    (tmp_path / "brought").mkdir()
    for name, content in FILES.items():
        (tmp_path / "brought" / name).write_bytes(content)
    made = panelaudio("voices", "install", "piper", "--from", "brought", "--json", folder=tmp_path).json
    assert [(one["name"], one["licence"]) for one in made["installed"]] == [(VOICE, "CC0")]
    told = panelaudio("voices", "install", f"piper:{VOICE}", "--from", "brought", folder=tmp_path)
    assert (told.code, told.out) == (0, "")
    assert "CC0" in told.err
    gone = panelaudio("voices", "remove", f"piper:{VOICE}", folder=tmp_path)
    assert (gone.code, "is removed" in gone.err) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("install", "kokor"), 2, "did you mean 'kokoro'"),
        (("install", "kokoro", "--from", "absent"), 2, "absent does not exist"),
        (("remove", "kokoro"), 2, "not installed"),
        (("instal", "kokoro"), 2, "did you mean 'install'"),
    ],
)
def test_errors(arguments: tuple[str, ...], code: int, told: str, tmp_path: Path) -> None:
    """One clear error with what to type."""
    ran = panelaudio("voices", *arguments, folder=tmp_path)
    assert (ran.code, told in ran.err) == (code, True), ran.err


def test_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a network the error tells the address and the way without it; exit code 4."""
    monkeypatch.setenv("PANELAUDIO_PIPER_URL", "file:///nowhere")
    ran = panelaudio("voices", "install", f"piper:{VOICE}", "--json", folder=tmp_path)
    assert (ran.code, ran.json["error"]["code"]) == (4, "download-failed")
    assert "--from" in ran.json["error"]["hint"]


def test_a_missing_model_says_the_command(tmp_path: Path) -> None:
    """The list of engines tells for each that cannot work what to type."""
    engines = {one["name"]: one for one in panelaudio("voices", "--json", folder=tmp_path).json["engines"]}
    assert not engines["kokoro"]["available"]
    assert engines["kokoro"]["remedy"] in {"pip install 'panelaudio[kokoro]'", "panelaudio voices install kokoro"}


def test_takes_are_recorded_and_rendered(tmp_path: Path) -> None:
    """A sheet is written, its takes are recorded, and the episode has them in the place of a voice."""
    written(tmp_path)
    made = panelaudio("voices", "takes", "talk.txt", "--speaker", "OB", "--output", "takes/olav", folder=tmp_path)
    assert made.code == 2, "nobody is called OB in this talk"
    panelaudio("voices", "takes", "talk.txt", "--speaker", "Olav Brenner", "--output", "takes/olav", folder=tmp_path)
    rows = (tmp_path / "takes" / "olav" / "takes.tsv").read_text(encoding="utf-8").splitlines()
    assert [row.split("\t")[0] for row in rows] == ["file", "0002.wav", "0002.wav"]
    sound = 0.3 * np.sin(np.arange(22_050 * 4) / 12) * (np.arange(22_050 * 4) // 22_050 != 1)
    soundfile.write(tmp_path / "takes" / "olav" / "0002.wav", sound, 22_050)
    cast = "engines: {recording: {folder: takes}}\nspeakers: {Olav Brenner: {engine: recording, voice: olav}}\n"
    (tmp_path / "voices.yaml").write_text(f"version: 1\ndefaults: {{engine: tone}}\n{cast}", encoding="utf-8")
    ran = panelaudio("render", "talk.txt", "--format", "srt", "--json", folder=tmp_path)
    assert ran.code == 0, ran.err
    voices = {one["name"]: (one["engine"], one["voice"]) for one in ran.json["speakers"]}
    assert voices["Olav Brenner"] == ("recording", "olav")
    estimated = [one["message"] for one in ran.json["warnings"] if one["code"] == "estimated-times"]
    assert ["recording" in message for message in estimated] == [True]


def test_preview(tmp_path: Path) -> None:
    """A file for each voice named, whatever stands in the name, each with sound; a stranger is told."""
    made = panelaudio("voices", "preview", "tone-3", "tone:tone-4", "--text", "Yes, it is.", "--json", folder=tmp_path)
    assert [(one["engine"], one["voice"]) for one in made.json["samples"]] == [("tone", "tone-3"), ("tone", "tone-4")]
    for one in made.json["samples"]:
        assert soundfile.info(tmp_path / one["path"]).duration == pytest.approx(one["seconds"], abs=0.01)
    plain = panelaudio("voices", "preview", "--engine", "tone", "--output", "heard", folder=tmp_path)
    assert len(plain.out.splitlines()) == len(list((tmp_path / "heard").glob("*.wav"))) == 12
    wrong = panelaudio("voices", "preview", "tone:tone-99", folder=tmp_path)
    assert (wrong.code, "did you mean 'tone:tone-9'" in wrong.err) == (2, True)


def test_audition(tmp_path: Path) -> None:
    """Three voices for each speaker say that speaker's first sentence, and no voices.yaml is written."""
    written(tmp_path)
    made = panelaudio("cast", "--audition", "talk.txt", "--engine", "tone", "--json", folder=tmp_path).json["samples"]
    assert [one["speaker"] for one in made] == ["Nora Vale"] * 3 + ["Olav Brenner"] * 3
    assert len({one["voice"] for one in made[:3]}) == 3
    assert all((tmp_path / one["path"]).is_file() for one in made)
    assert not (tmp_path / "voices.yaml").exists()
