"""The contract itself: a writer that breaks a promise is told which one."""

from __future__ import annotations

import itertools
import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from panelaudio.episode import PLAIN, Detail, Episode
from panelaudio.testing.writer_contract import Format, Row, check_writer
from panelaudio.writers.podcast_json import PodcastJsonWriter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Change = Callable[[list[dict[str, Any]]], object]

COUNTER = itertools.count()


def read(text: str, _: Episode) -> list[Row]:
    """The segments of the JSON transcript."""
    return [
        Row(
            text=one["body"],
            speaker=one.get("speaker"),
            start_ms=round(one["startTime"] * 1000),
            end_ms=round(one["endTime"] * 1000),
        )
        for one in json.loads(text)["segments"]
    ]


class ChangedWriter(PodcastJsonWriter):
    """A good writer, with something done to its segments."""

    def __init__(self, change: Change) -> None:
        self._change = change

    def write(self, episode: Episode, detail: Detail = PLAIN, /) -> str:
        """Changed segments."""
        content = json.loads(super().write(episode, detail))
        if content["segments"]:
            self._change(content["segments"])
        return json.dumps(content, ensure_ascii=False) + "\n"


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_good_writer() -> None:
    """It passes; so does one whose file does not tell the speaker."""
    check_writer(PodcastJsonWriter(), read)
    nameless = lambda text, episode: [replace(row, speaker=None) for row in read(text, episode)]  # noqa: E731
    check_writer(PodcastJsonWriter(), nameless)


def _replaced(old: str, new: str) -> Change:
    return lambda made: [one.update(body=one["body"].replace(old, new)) for one in made]


def _moved(key: str, seconds: float) -> Change:
    return lambda made: [one.update({key: one[key] + seconds}) for one in made]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda made: made.pop(), "these speak"),
        (lambda made: made.append(made[-1]), "word .* is"),
        (lambda made: made.insert(0, made.pop()), "these speak|word 1 is"),
        (_replaced("3,600", "three thousand"), "not .'3,600"),
        (_replaced("<", ""), "the hostile example"),
        (_replaced("\u202e", ""), "the hostile example"),
        (_replaced("&", "&amp;"), "the hostile example"),
        (lambda made: made[0].update(speaker="Nobody"), "these speak"),
        (_moved("startTime", 0.1), "comes .100 ms from its first sound"),
        (_moved("endTime", -0.2), "goes 200 ms before its last sound"),
        (_moved("endTime", -99), "ends before it begins"),
        (lambda made: made[0].update(at=next(COUNTER)), "is written otherwise again"),
        (lambda made: os.write(1, b"hello"), "it prints"),
        (lambda made: open("left.txt", "w").close(), "working folder"),  # noqa: PTH123
        (lambda made: made[0].update(body="bell\x9b"), "control characters"),
    ],
)
def test_a_broken_file_is_named(change: Change, told: str) -> None:
    """Each promise about words, speakers, times and quiet is watched."""
    with pytest.raises(AssertionError, match=told):
        check_writer(ChangedWriter(change), read)


@pytest.mark.parametrize(
    ("attributes", "told"),
    [
        ({"name": ""}, "name is empty"),
        ({"suffix": "json"}, "suffix is 'json'"),
        ({"suffix": "../x.json"}, "suffix is"),
        ({"details": ("colour",)}, "details are .'colour'"),
        ({"details": ()}, "'word_segments' changes something"),
        ({"details": ("karaoke", "word_segments")}, "'karaoke' changes nothing"),
    ],
)
def test_a_broken_attribute_is_named(attributes: dict[str, Any], told: str) -> None:
    """Name, ending and details are watched."""
    writer = type("Broken", (PodcastJsonWriter,), attributes)()
    with pytest.raises(AssertionError, match=told):
        check_writer(writer, read)


class Unfinished(PodcastJsonWriter):
    """Forgets the end of its last line."""

    def write(self, episode: Episode, detail: Detail = PLAIN, /) -> str:
        """Cut."""
        return super().write(episode, detail).rstrip("\n")


def test_the_last_line_ends() -> None:
    """A file ends with the end of its line."""
    with pytest.raises(AssertionError, match="does not end its last line"):
        check_writer(Unfinished(), read)


def test_a_format_may_hold_less() -> None:
    """What it shows otherwise, and how coarse its times are, is the author's to say."""
    loud = _replaced("o", "O")
    with pytest.raises(AssertionError, match=r"word 1 is .*GOOd"):
        check_writer(ChangedWriter(loud), read)
    check_writer(ChangedWriter(loud), read, Format(shown=lambda text: text.replace("o", "O")))
    check_writer(ChangedWriter(_moved("startTime", -0.4)), read, Format(resolution_ms=400))
