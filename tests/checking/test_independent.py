"""Judges that others wrote: what we write is right by them, and what they find wrong we find as well."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panelaudio import plugins
from panelaudio.checking import read_captions
from panelaudio.episode import Detail
from panelaudio.testing.examples import Example, episode_of, examples
from tests.checking.files import GOOD_SRT, GOOD_VTT
from tests.e2e.running import ROOT

JUDGES = ROOT / ".venv" / "judges"
"""``make test`` installs them there, of the versions that the Makefile pins, where npm reaches its registry."""
PRESENT = shutil.which("node") is not None and (JUDGES / "node_modules").is_dir()
pytestmark = pytest.mark.skipif(not PRESENT, reason="node or the judges are not here (make test installs them)")


def judged(text: str, format_: str) -> list[str]:
    """What srt-validator or the W3C's webvtt-parser finds wrong."""
    script = Path(__file__).with_name("judges.mjs")
    done = subprocess.run(
        ["node", script, JUDGES, format_], input=text.encode("utf-8", "replace"), capture_output=True, check=True
    )
    found: list[str] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("karaoke", [False, True])
@pytest.mark.parametrize("format_", ["srt", "vtt"])
def test_what_we_write_is_right(format_: str, karaoke: bool) -> None:  # noqa: FBT001
    """Ordinary, hostile, hours late, two at once: no error."""
    for example in examples():
        text = plugins.load("writers", format_).write(example.episode, Detail(karaoke=karaoke))
        assert not example.episode.cues or judged(text, format_) == [], example.label


@settings(max_examples=6, deadline=None)
@given(st.lists(st.tuples(st.text(min_size=1, max_size=9), st.text(min_size=1, max_size=60)), min_size=1, max_size=6))
def test_any_talk_is_right(said: list[tuple[str, str]]) -> None:
    """Any names and any words, which mean no harm or do."""
    said = [(who, text) for who, text in said if text.split()]
    example = Example(label="any", episode=episode_of(said))
    for format_ in ("srt", "vtt") if said else ():
        assert judged(plugins.load("writers", format_).write(example.episode), format_) == []


@pytest.mark.parametrize(
    ("format_", "old", "new"),
    [
        ("srt", "1\n00", "0\n00"),
        ("srt", "\n2\n00", "\n7\n00"),
        ("srt", "\n2\n00", "\n00"),
        ("srt", "00:00:03,084", "00:00:03.084"),
        ("srt", "00:00:06,000", "00:00:03,000"),
        ("srt", "00:00:03,084", "00:00:00,500"),
        ("vtt", "WEBVTT\n", "WEBVTTX\n"),
        ("vtt", "00:00:03.084 -->", "00:00:03.084-->"),
        ("vtt", "00:00:03.000\n", "00:00:01.000\n"),
        ("vtt", "00:00:03.084", "00:00:00.084"),
        ("vtt", "position:50%", "position:150%"),
        ("vtt", "position:50%", "colour:red"),
        ("vtt", "&amp;", "&"),
        ("vtt", "</i>", ""),
        ("vtt", "<i>", ""),
        ("vtt", "<v Nora Vale>", "<v>"),
        ("vtt", "Good evening", "Good <00:00:04.000>evening"),
    ],
)
def test_what_they_find_wrong_we_find_wrong(format_: str, old: str, new: str) -> None:
    """A fault of one kind, in a file that is right otherwise: both tell it."""
    good = GOOD_SRT if format_ == "srt" else GOOD_VTT
    assert (judged(good, format_), read_captions(f"talk.{format_}", good).faults) == ([], ())
    bad = good.replace(old, new)
    assert judged(bad, format_), "the judge finds nothing"
    assert read_captions(f"talk.{format_}", bad).faults
