"""``check`` and ``render --prove``, by the command line, on files and sound as they are delivered."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.checking.files import GOOD_SRT, GOOD_VTT
from tests.e2e.running import inside, panelaudio, written

if TYPE_CHECKING:
    from pathlib import Path

LONGER = """\
Small Talk - A Test

Transcript:

Nora Vale: Good evening, and welcome to the hall. Tonight we ask what holds a bridge up, and what lets it fall.

Olav Brenner: Money, mostly. And now and then a pillar. The river does the rest, as the river always has.

NV: Thank you, Olav. How long does a bridge stand, if nobody looks after it?

OB: Seventy years, or one bad winter. We had both in the year in which I was born, and then we had no bridge.
"""


@pytest.fixture(scope="module")
def episode(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a rendered talk: talk.mp3, .m4a, .opus, .srt, .vtt and .ass."""
    folder = tmp_path_factory.mktemp("episode")
    written(folder, LONGER)
    formats = ("mp3", "m4a", "opus", "srt", "vtt", "ass")
    asked = [word for name in formats for word in ("--format", name)]
    ran = panelaudio("render", "talk.txt", *asked, "--prove", "--json", "--output", ".", folder=folder)
    assert ran.code == 0, ran.err
    (folder / "proof.json").write_text(ran.out)
    return folder


def test_a_render_proves_itself(episode: Path) -> None:
    """Each file of captions against each sound: in-times within 20 ms, every word once and by its speaker."""
    import json

    proof = json.loads((episode / "proof.json").read_text())["proof"]
    assert (proof["problems"], [one["format"] for one in proof["files"]]) == ([], ["srt", "vtt", "ass"])
    for file in proof["files"]:
        assert len(file["audio"]) == 3
        for sound in file["figures"]["sounds"]:
            assert sound["in_times_judged"] >= 4, sound
            assert sound["in_time_p95_ms"] <= 20, sound
        words = {key: file["figures"][key] for key in ("transcript_words", "caption_words", "words_with_speaker")}
        assert len(set(words.values())) == 1
        assert file["figures"]["wrong_speaker_words"] == 0


@pytest.mark.parametrize("captions", ["talk.srt", "talk.vtt", "talk.ass"])
def test_check_finds_the_sound_and_takes_a_transcript(episode: Path, captions: str) -> None:
    """The sound beside the captions is heard; with the transcript, the words are compared; nothing is broken."""
    ran = inside("check", captions, "--transcript", "talk.txt", "--json", folder=episode)
    assert (ran.code, ran.json["problems"]) == (0, [])
    figures = ran.json["figures"]
    assert figures["sounds"][0]["audio"] == "talk.mp3"
    assert (figures["missing_words"], figures["extra_words"]) == (0, 0)
    alone = inside("check", captions, "--no-audio", "--json", folder=episode).json
    assert "sounds" not in alone["figures"]


def test_captions_of_the_wrong_times(episode: Path, tmp_path: Path) -> None:
    """Moved by 0.4 s: the exit code is 3, and each problem says what, where and by which rule."""
    shifted = (episode / "talk.srt").read_text().replace(",", "~")
    lines = [
        " --> ".join(_later(stamp, 400) for stamp in line.replace("~", ",").split(" --> "))
        if "-->" in line
        else line.replace("~", ",")
        for line in shifted.split("\n")
    ]
    (tmp_path / "talk.srt").write_text("\n".join(lines))
    ran = inside("check", "talk.srt", "--audio", episode / "talk.m4a", "--json", folder=tmp_path)
    assert ran.code == 3
    found = [one for one in ran.json["problems"] if one["code"] == "off-the-sound"]
    assert len(found) >= 4
    assert set(found[0]) == {"code", "rule", "source", "cue", "message", "severity", "file", "line"}
    assert (found[0]["source"], found[0]["file"], found[0]["cue"], found[0]["line"]) == (
        "Netflix TTSG",
        "talk.srt",
        1,
        2,
    )


def _later(stamp: str, ms: int) -> str:
    from panelaudio.timecode import stamp as stamp_of

    hours, minutes, rest = stamp.split(":")
    seconds, milli = rest.split(",")
    return stamp_of((int(hours) * 3600 + int(minutes) * 60 + int(seconds)) * 1000 + int(milli) + ms)


def test_words_and_speakers_that_differ(episode: Path, tmp_path: Path) -> None:
    """A changed word, a lost one and a wrong speaker: a diff for people, differences for programs, exit code 3."""
    text = (episode / "talk.srt").read_text()
    text = text.replace("Money, mostly.", "Money, partly.").replace("one bad winter", "one winter")
    text = text.replace("Nora Vale: Thank", "Olav Brenner: Thank")
    (tmp_path / "talk.srt").write_text(text)
    shutil.copy(episode / "talk.txt", tmp_path)
    asked = ("check", "talk.srt", "--transcript", "talk.txt")
    ran = inside(*asked, folder=tmp_path)
    assert ran.code == 3
    for line in (
        "- mostly.",
        "+ partly.",
        "- bad",
        "- Nora Vale: Thank you, Olav.",
        "+ Olav Brenner: Thank you, Olav.",
    ):
        assert line in ran.out
    found = inside(*asked, "--json", folder=tmp_path).json["files"][0]["differences"]
    assert (found[0]["code"], found[0]["missing"], found[0]["extra"]) == ("changed-words", "mostly.", "partly.")
    assert {"code", "cue", "line", "before", "missing", "extra", "after"} == set(found[0])


def test_captions_of_others(tmp_path: Path) -> None:
    """A table of rules, sources, counts and the worst cue; the profile and its figures decide."""
    written(tmp_path, GOOD_SRT.replace("Good evening.", "Good evening to all of you here."), "a.srt")
    written(tmp_path, GOOD_VTT, "b.vtt")
    ran = inside("check", "a.srt", "b.vtt", folder=tmp_path)
    assert ran.code == 3
    for word in ("a.srt", "b.vtt", "Podcasting 2.0", "at most 32 characters", "00:00:01,000", "no rule is broken"):
        assert word in ran.out
    assert inside("check", "a.srt", "b.vtt", "--profile", "netflix", folder=tmp_path).code == 3  # two lines
    assert inside("check", "a.srt", "--max-chars", "44", "--quiet", folder=tmp_path).out == ""
    assert inside("check", "a.srt", "--max-chars", "44", folder=tmp_path).code == 0
    found = inside("check", "a.srt", "b.vtt", "--json", folder=tmp_path).json
    assert (found["figures"]["cues"], [one["file"] for one in found["files"]]) == (4, ["a.srt", "b.vtt"])
    assert {one["file"] for one in found["problems"]} == {"a.srt"}


def test_standard_input(tmp_path: Path) -> None:
    """``-`` reads a pipe."""
    ran = panelaudio("check", "-", "--json", folder=tmp_path, stdin=GOOD_SRT.encode())
    assert (ran.code, ran.json["files"][0]["format"], ran.json["problems"]) == (0, "srt", [])


def test_names_and_text_do_not_steer_the_terminal(tmp_path: Path) -> None:
    """Control characters of captions, their file's name and the transcript come out as ``�``."""
    written(tmp_path, GOOD_SRT.replace("Good", "Go\x1b]0;owned\x07od \u202eevil") + "\n\x1b[31mred", "a\x1b[31m.srt")
    written(tmp_path, "T\n\nNora Vale: Hi \x1b[2Jthere, everybody.\n\nOlav Brenner: Yes, it is so.\n")
    ran = inside("check", "a\x1b[31m.srt", "--transcript", "talk.txt", folder=tmp_path)
    assert ran.code == 3
    assert not {"\x1b", "\x07", "\u202e"} & set(ran.out + ran.err)


@pytest.mark.parametrize(
    ("name", "raw", "code", "hint"),
    [
        ("a.srt", b"", 3, "SRT, WebVTT or ASS"),
        ("a.srt", b"\x00\xff\x00binary", 3, "SRT, WebVTT or ASS"),
        ("a.srt", b"Nora: no captions", 3, "SRT, WebVTT or ASS"),
        ("a.mp3", b"ID3\x04\x00\x00\x00", 3, "check a.srt --audio a.mp3"),
        ("b.srt", b"", 3, "there is no file a.srt"),
    ],
)
def test_what_is_no_captions(tmp_path: Path, name: str, raw: bytes, code: int, hint: str) -> None:
    """One clear error, for people and for programs."""
    (tmp_path / name).write_bytes(raw)
    asked = name if name != "b.srt" else "a.srt"
    ran = inside("check", asked, folder=tmp_path)
    assert (ran.code, ran.out) == (code, "")
    assert hint in ran.err
    assert inside("check", asked, "--json", folder=tmp_path).json["error"]["code"]


def test_sound_that_is_none(tmp_path: Path) -> None:
    """Exit code 5: the sound cannot be heard, whatever the captions are."""
    written(tmp_path, GOOD_SRT, "a.srt")
    (tmp_path / "a.mp3").write_bytes(b"no sound")
    ran = inside("check", "a.srt", "--json", folder=tmp_path)
    assert (ran.code, ran.json["error"]["code"]) == (5, "no-sound")
    assert inside("check", "a.srt", "--no-audio", folder=tmp_path).code == 0


def test_a_proof_of_sound_alone(tmp_path: Path) -> None:
    """Without captions among the outputs, those that would have been written are proven."""
    written(tmp_path)
    ran = inside("render", "talk.txt", "--engine", "tone", "--format", "wav", "--prove", "--json", folder=tmp_path)
    (file,) = ran.json["proof"]["files"]
    assert (ran.code, file["broken"], file["figures"]["in_time_max_ms"] <= 20) == (0, False, True)


def test_a_proof_that_fails(tmp_path: Path) -> None:
    """A voice set too fast: the outputs are there, the captions that nobody can read are told, the exit code is 3."""
    written(tmp_path, LONGER)
    written(tmp_path, "speakers:\n  Nora Vale: {engine: tone, voice: tone-1, speed: 2.0}\n", "voices.yaml")
    ran = inside("render", "talk.txt", "--engine", "tone", "--format", "srt", "--prove", "--json", folder=tmp_path)
    assert ran.code == 3
    assert {one["code"] for one in ran.json["proof"]["problems"]} <= {"too-fast", "too-short"}
    told = next(one["message"] for one in ran.json["warnings"] if one["code"] == "caption-rules")
    assert "Nora Vale's voice says them in" in told
    assert (tmp_path / "output/talk.srt").exists()
    shown = inside("render", "talk.txt", "--engine", "tone", "--format", "srt", "--prove", folder=tmp_path).err
    assert "at most 20 characters a second" in shown
