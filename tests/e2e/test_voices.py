"""``voices install`` and ``voices remove``, by the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.running import panelaudio
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
