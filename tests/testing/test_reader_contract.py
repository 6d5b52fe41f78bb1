"""Every built-in reader keeps the contract, and the contract finds who breaks it."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from panelaudio import plugins
from panelaudio.readers.names import NamesReader
from panelaudio.script import LeftOut
from panelaudio.testing.reader_contract import check_reader, source_of
from tests.readers import shapes
from tests.readers.panels import PAGE
from tests.readers.test_captions import SRT
from tests.readers.test_docx import PLAIN as WORD_FILE
from tests.readers.test_docx import source_of as word_source
from tests.readers.test_json import PODCAST
from tests.readers.test_table import CSV

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from panelaudio.script import Script, Source

OWN: dict[str, str | Source] = {
    "apart": shapes.APART,
    "ass": shapes.ASS,
    "changes": shapes.CHANGES,
    "chat": shapes.CHAT,
    "docx": word_source(WORD_FILE),
    "fountain": shapes.FOUNTAIN,
    "heads": shapes.HEADS,
    "hearing": shapes.CONGRESS,
    "html": shapes.HTML,
    "json": json.dumps(PODCAST),
    "lrc": shapes.LRC,
    "mail": shapes.MAIL,
    "markdown": shapes.MARKDOWN,
    "names": shapes.NAMES,
    "panel": PAGE,
    "pipes": shapes.PIPES,
    "play": shapes.PLAY,
    "qa": shapes.QA,
    "sbv": shapes.SBV,
    "srt": SRT,
    "stacked": shapes.STACKED,
    "table": CSV,
    "timed": shapes.TIMED,
    "ttml": shapes.TTML,
    "vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Nora Vale>Good evening.\n\n00:03.000 --> 00:04.000\n<v Olav>Money.\n",
}


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", plugins.names("readers"))
def test_built_in_readers(name: str) -> None:
    """Each reads its own shape, accounts for every line, and survives what is no transcript."""
    check_reader(plugins.load("readers", name), OWN[name])


class Changed(NamesReader):
    """Does something to the script."""

    def __init__(self, change: Callable[[Script], Script]) -> None:
        self._change = change

    def read(self, source: Source) -> Script:
        """A changed one."""
        return self._change(super().read(source))


def forgetting(script: Script) -> Script:
    """The last line is nowhere."""
    last = max(line for line, _ in script.ledger())
    return replace(
        script,
        taken=tuple(one for one in script.taken if one.line != last),
        left_out=tuple(one for one in script.left_out if one.line != last),
    )


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda script: replace(script, format="other"), "not the reader's name"),
        (lambda script: replace(script, source="other"), "source is 'other'"),
        (lambda script: replace(script, items=()), "there is no turn"),
        (lambda script: replace(script, items=script.items[1:]), "turns are numbered"),
        (lambda script: replace(script, speakers=script.speakers[::-1]), "but these speak"),
        (lambda script: replace(script, left_out=(LeftOut(line=99, reason="x", text="y"),)), "has not: .99"),
        (forgetting, "nothing accounts for"),
    ],
)
def test_a_broken_script_is_named(change: Any, told: str) -> None:
    """Each promise about the script is watched."""
    with pytest.raises(AssertionError, match=told):
        check_reader(Changed(change), "Nora Vale: Good evening.\n\nOlav Brenner: Money.\n\nNora Vale: Bye.")


class Shaky(NamesReader):
    """Falls over what is no transcript."""

    def read(self, source: Source) -> Script:
        """Only ever its own."""
        if "Olav" not in source.text:
            raise KeyError(source.text)
        return super().read(source)


class Unsure(NamesReader):
    """Sure beyond measure."""

    def sniff(self, source: Source) -> float:
        """More than all."""
        return 2 * super().sniff(source)


class Printing(NamesReader):
    """Talks."""

    def sniff(self, source: Source) -> float:
        """Aloud."""
        os.write(1, b"sniffing")
        return super().sniff(source)


@pytest.mark.parametrize(
    ("reader", "told"), [(Shaky(), "falls over ''"), (Unsure(), "not 0 to 1"), (Printing(), "it prints")]
)
def test_a_broken_habit_is_named(reader: NamesReader, told: str) -> None:
    """Only ``InputError`` may come of what cannot be read; sniffing is quiet and within its scale."""
    with pytest.raises(AssertionError, match=told):
        check_reader(reader, "Nora Vale: Good evening.\n\nOlav Brenner: Money.\n\nNora Vale: Bye.")


def test_strange_sources_are_sources() -> None:
    """A text becomes a source with its bytes."""
    assert source_of("x\ufffey").raw == "x\ufffey".encode()
