"""Every format, by the command line."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

import pysubs2
import pytest
import srt
import webvtt

from panelaudio import plugins
from panelaudio.audio.ffmpeg import ffmpeg_path
from tests.e2e.running import TALK, inside, panelaudio, written

if TYPE_CHECKING:
    from pathlib import Path

TEXT_FORMATS = plugins.names("writers")
ALL = [part for name in TEXT_FORMATS for part in ("--format", name)]
ABOUT = (".notes.md", ".notes.html", ".chapters.json", ".psc")
"""They tell about the episode and do not hold its words."""
NUMBERS = f"{TALK}\nOlav Brenner: It took 3,600 hours at 4.5 °C, e.g. in 1998.\n"
HOSTILE = [
    ("Nora <b>Vale</b>", r"See <v Olav>Olav</v> & {\an8} C:\Notes -- or --> that."),
    ("Olav & Brenner, Jr.", "[00:01.00] *stars* ]]> and 00:00:01,000 --> 00:00:02,000 here."),
    ("Nora <b>Vale</b>", "Well & good."),
]


def files(folder: Path) -> dict[str, str]:
    """Every text by its ending."""
    texts = [path for path in (folder / "output").iterdir() if path.suffix != ".mp3"]
    return {path.name.removeprefix("talk"): path.read_text(encoding="utf-8") for path in texts}


def test_all_formats_side_by_side(tmp_path: Path) -> None:
    """One run writes each of them under one stem, and the sound beside them."""
    written(tmp_path)
    ran = panelaudio(
        "render", "talk.txt", "--engine", "tone", "--format", "mp3", *ALL, "--karaoke", "--json", folder=tmp_path
    )
    assert ran.code == 0, ran.err
    assert set(ran.json["outputs"]) == {"mp3", *TEXT_FORMATS}
    assert sorted(files(tmp_path)) == sorted(plugins.load("writers", n).suffix for n in TEXT_FORMATS)


def test_captions_show_what_was_written(tmp_path: Path) -> None:
    """A number that is said in words stays a number, in every format."""
    written(tmp_path, NUMBERS)
    assert inside("render", "talk.txt", "--engine", "tone", *ALL, folder=tmp_path).code == 0
    made = files(tmp_path)
    assert len(made) == len(TEXT_FORMATS)
    for ending, text in made.items():
        for shown in ("3,600", "4.5", "°C", "e.g.", "1998") if ending not in ABOUT else ():
            assert shown in text, (ending, shown)
        assert not re.search(r"thousand|degrees|for example|ninety", text), ending


def test_all_formats_agree(tmp_path: Path) -> None:
    """The captions of SRT, WebVTT and ASS have the same times and words."""
    written(tmp_path, NUMBERS)
    inside("render", "talk.txt", "--engine", "tone", *ALL, folder=tmp_path)
    made = files(tmp_path)
    subtitles = [(one.start.total_seconds(), one.end.total_seconds()) for one in srt.parse(made[".srt"])]
    captions = webvtt.from_string(made[".vtt"]).captions
    assert [(one.start_in_seconds, one.end_in_seconds) for one in captions] == [
        (int(start), int(end)) for start, end in subtitles
    ]
    events = pysubs2.SSAFile.from_string(made[".ass"]).events
    assert [(one.start / 1000, one.end / 1000) for one in events] == [
        pytest.approx(times, abs=0.005) for times in subtitles
    ]
    assert [one.voice for one in captions] == [event.name for event in events]
    assert re.findall(r'begin="(\S+)"', made[".ttml"]) == [one.start for one in captions]


def test_two_who_speak_one_after_the_other_never_share(tmp_path: Path) -> None:
    """Without an overlap there is one speaker a cue, and no dash (Netflix TTSG)."""
    written(tmp_path)
    inside("render", "talk.txt", "--engine", "tone", "--profile", "netflix", "--format", "srt", folder=tmp_path)
    assert not [line for line in files(tmp_path)[".srt"].splitlines() if line.startswith("-")]


def test_hostile_names_and_texts(tmp_path: Path) -> None:
    """Whatever they look like, ffmpeg reads captions of SRT, WebVTT, ASS and LRC with every word."""
    turns = [{"speaker": speaker, "text": text} for speaker, text in HOSTILE]
    written(tmp_path, json.dumps(turns), name="talk.json")
    assert inside("render", "talk.json", "--engine", "tone", *ALL, folder=tmp_path).code == 0
    for ending, text in files(tmp_path).items():
        assert "\x1b" not in text
        if ending in {".srt", ".vtt", ".ass", ".lrc"}:
            ran = subprocess.run(
                [ffmpeg_path(), "-v", "error", "-i", tmp_path / f"output/talk{ending}", "-f", "srt", "-"],
                capture_output=True,
                check=True,
            )
            shown = " ".join(re.sub("[\u2060\n]", " ", ran.stdout.decode()).split())
            for word in ("stars", "]]>", "Notes", "that.", "here.", "good."):
                assert word in shown, (ending, word)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--karaoke"], "--karaoke changes none of the formats asked for"),
        (["--karaoke", "--format", "txt"], "--format ass, --format lrc, --format vtt"),
        (["--word-segments", "--format", "vtt"], "--format podcast-json"),
        (["--format", "webvtt"], "did you mean 'vtt'?"),
        (["--format", "json"], "podcast-json"),
    ],
)
def test_options_without_effect(options: list[str], told: str, tmp_path: Path) -> None:
    """A detail that no format can hold is a slip: the message names the formats that can."""
    written(tmp_path)
    ran = inside("render", "talk.txt", "--engine", "tone", *options, folder=tmp_path)
    assert (ran.code, told in ran.err) == (2, True), ran.err


def test_word_segments(tmp_path: Path) -> None:
    """A segment a word in the JSON transcript."""
    written(tmp_path)
    options = ["--engine", "tone", "--format", "podcast-json", "--word-segments"]
    assert inside("render", "talk.txt", *options, folder=tmp_path).code == 0
    segments = json.loads(files(tmp_path)[".transcript.json"])["segments"]
    assert [one["body"] for one in segments[:3]] == ["Good", "evening.", "What"]
