"""Every writer keeps the contract, by readers that are not ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from panelaudio import plugins
from panelaudio.audio import AUDIO_FORMATS
from panelaudio.testing.writer_contract import check_writer
from tests.writers.reading import JUDGES, Judge

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "judge"),
    [
        pytest.param(name, judge, id=f"{name}-{judge.read.__name__}")
        for name, judges in JUDGES.items()
        for judge in judges
    ],
)
def test_contract(name: str, judge: Judge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every word once, in order, by its speaker, at its time, whatever names and texts look like."""
    monkeypatch.chdir(tmp_path)
    check_writer(plugins.load("writers", name), judge.read, judge.form)


ABOUT = ("chapters", "notes", "notes-html", "psc")
"""They tell about the episode and do not hold its words; test_chapters.py judges what they say."""


@pytest.mark.parametrize("name", ABOUT)
def test_contract_of_those_without_words(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain text, the same every time, pure."""
    monkeypatch.chdir(tmp_path)
    check_writer(plugins.load("writers", name), None)


def test_every_writer_has_a_judge() -> None:
    """A writer that is registered is checked."""
    assert set(plugins.names("writers")) == {*JUDGES, *ABOUT}


def test_all_outputs_lie_side_by_side() -> None:
    """No two formats, of sound or of text, end in the same way."""
    suffixes = [plugins.load("writers", name).suffix for name in plugins.names("writers")]
    suffixes += [form.suffix for form in AUDIO_FORMATS.values()]
    assert len(suffixes) == len(set(suffixes))
