"""From a transcript to files, by the command line."""

from __future__ import annotations

import signal
import subprocess
import time
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pysubs2
import pytest
import srt

from panelaudio.audio.ffmpeg import ffmpeg_path
from panelaudio.audio.measuring import decode_file
from tests.e2e.running import COMMAND, ROOT, SHARED, TALK, environment, panelaudio, written

if TYPE_CHECKING:
    from pathlib import Path

RATE_HZ = 44_100


def first_sound_ms(sound: np.ndarray, from_ms: int) -> float:
    """Where, near a time, the sound rises out of the room tone."""
    start = max(0, (from_ms - 100) * RATE_HZ // 1000)
    near = np.abs(sound[start : start + RATE_HZ // 2])
    return (start + int(np.flatnonzero(near > 0.01)[0])) * 1000 / RATE_HZ


def test_an_episode(tmp_path: Path) -> None:
    """MP3 and SRT lie side by side; every key of the contract is there; the run says what it did."""
    written(tmp_path)
    ran = panelaudio("render", "talk.txt", "--json", folder=tmp_path)
    assert ran.code == 0, ran.err
    made = ran.json
    assert made["outputs"] == {"mp3": "output/talk.mp3", "srt": "output/talk.srt"}
    assert (made["turns"], made["utterances"], made["synthesized"], made["cached"]) == (3, 5, 5, 0)
    assert made["loudness"]["integrated_lufs"] == pytest.approx(-16, abs=0.5)
    assert made["loudness"]["true_peak_dbtp"] <= -1
    assert [one["name"] for one in made["speakers"]] == ["Nora Vale", "Olav Brenner"]
    assert {"name", "engine", "voice", "integrated_lufs", "seconds"} <= set(made["speakers"][0])
    assert {"read", "speak", "mp3", "write"} <= set(made["timings_s"])
    assert "speak …" in ran.err
    assert sorted(path.name for path in (tmp_path / "output").iterdir()) == ["talk.mp3", "talk.srt"]


def test_captions_say_what_the_turns_say_when_it_sounds(tmp_path: Path) -> None:
    """Two readers agree on the cues; joined they are the transcript; each turn's first sound is at its cue."""
    written(tmp_path)
    panelaudio("render", "talk.txt", "--format", "mp3", "--format", "srt", "--format", "words", folder=tmp_path)
    text = (tmp_path / "output/talk.srt").read_text(encoding="utf-8")
    cues = list(srt.parse(text))
    other = pysubs2.SSAFile.from_string(text)
    assert [(cue.start.total_seconds() * 1000, cue.end.total_seconds() * 1000) for cue in cues] == [
        (event.start, event.end) for event in other.events
    ]
    said = " ".join(cue.content.replace("\n", " ") for cue in cues)
    assert said == (
        "Nora Vale: Good evening. What holds a bridge up? Olav Brenner: Money, mostly. "
        "And now and then a pillar. Nora Vale: Thank you, Olav."
    )
    sound = np.concatenate(list(decode_file(tmp_path / "output/talk.mp3", RATE_HZ, 1)), axis=1)[0]
    for cue in cues:
        if ": " in cue.content:
            in_ms = round(cue.start.total_seconds() * 1000)
            assert abs(first_sound_ms(sound, in_ms) - in_ms) < 40


def test_the_words_file(tmp_path: Path) -> None:
    """Its keys are those of the contract, and its words rise and join to what was said."""
    written(tmp_path)
    panelaudio("render", "talk.txt", "--engine", "tone", "--format", "words", folder=tmp_path)
    import json

    words = json.loads((tmp_path / "output/talk.words.json").read_text())
    assert (words["version"], words["sample_rate_hz"]) == (1, 44_100)
    assert [one["speaker"] for one in words["utterances"]] == ["Nora Vale"] * 2 + ["Olav Brenner"] * 2 + ["Nora Vale"]
    flat = [word for one in words["utterances"] for word in one["words"]]
    assert " ".join(word["text"] for word in flat).startswith("Good evening. What holds a bridge up? Money, mostly.")
    times = [time for word in flat for time in (word["start_ms"], word["end_ms"])]
    assert times == sorted(times)
    assert times[-1] <= words["duration_ms"]


def test_again_from_the_cache(tmp_path: Path) -> None:
    """A second run speaks nothing and gives the same bytes, however many workers; an edit speaks the edit alone."""
    written(tmp_path)
    panelaudio("render", "talk.txt", "--jobs", "1", folder=tmp_path)
    first = {path.name: path.read_bytes() for path in (tmp_path / "output").iterdir()}
    ran = panelaudio("render", "talk.txt", "--jobs", "2", "--again", "--json", folder=tmp_path)
    assert (ran.json["synthesized"], ran.json["cached"]) == (0, 5)
    assert {path.name: path.read_bytes() for path in (tmp_path / "output").iterdir()} == first
    written(tmp_path, TALK.replace("a pillar", "a rope"))
    assert panelaudio("render", "talk.txt", "--json", folder=tmp_path).json["synthesized"] == 1


def test_workers_do_not_change_a_byte(tmp_path: Path) -> None:
    """One worker or two, from nothing: the same file."""
    one, two = tmp_path / "one", tmp_path / "two"
    for folder, jobs in ((one, "1"), (two, "2")):
        folder.mkdir()
        written(folder, TALK + "\nOlav Brenner: " + "It went on and on. " * 5)
        panelaudio("render", "talk.txt", "--jobs", jobs, folder=folder)
    assert (one / "output/talk.srt").read_bytes() == (two / "output/talk.srt").read_bytes()


def test_an_interrupted_run_goes_on(tmp_path: Path) -> None:
    """SIGINT ends it with 130 and no half file; the next run uses what was done."""
    text = "\n\n".join(f"Nora Vale: This is sentence number {n}, and it is about lamp number {n}." for n in range(400))
    written(tmp_path, text)
    process = subprocess.Popen(
        [*COMMAND, "render", "talk.txt", "--quiet"], cwd=tmp_path, env=environment(tmp_path), stderr=subprocess.PIPE
    )
    while process.poll() is None and len(list((tmp_path / "cache").rglob("*.flac"))) < 20:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"interrupted" in said
    assert b"Traceback" not in said
    assert not [path for path in (tmp_path / "output").iterdir() if path.suffix in {".mp3", ".srt", ".part"}]
    ran = panelaudio("render", "talk.txt", "--json", "--format", "srt", folder=tmp_path)
    assert ran.code == 0
    assert ran.json["cached"] >= 20


def test_a_dry_run_does_nothing(tmp_path: Path) -> None:
    """It tells the plan, and neither folder nor cache appears."""
    written(tmp_path)
    ran = panelaudio("render", "talk.txt", "--dry-run", "--json", folder=tmp_path)
    assert (ran.code, ran.json["turns"], ran.json["utterances"]) == (0, 3, 5)
    assert [path.name for path in tmp_path.iterdir()] == ["talk.txt"]


def test_standard_input(tmp_path: Path) -> None:
    """``-`` reads a pipe; the outputs are named by the title."""
    ran = panelaudio("render", "-", "--engine", "tone", "--json", "-q", folder=tmp_path, stdin=TALK.encode())
    assert ran.json["outputs"]["srt"] == "output/Small Talk - A Test.srt"
    assert ran.err == ""


def test_quiet_is_quiet(tmp_path: Path) -> None:
    """Nothing is printed at all when all goes well."""
    written(tmp_path)
    ran = panelaudio("render", "talk.txt", "--engine", "tone", "--quiet", folder=tmp_path)
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_the_table_at_the_end(tmp_path: Path) -> None:
    """Speakers, voices, minutes, loudness and files, on stderr."""
    written(tmp_path)
    said = panelaudio("render", "talk.txt", "--engine", "tone", "--verbose", folder=tmp_path).err
    for word in ("Nora Vale", "tone tone-", "LUFS", "output/talk.mp3", "output/talk.srt", "3 turns", "Stages"):
        assert word in said


def test_the_example(tmp_path: Path) -> None:
    """What ``make episode`` renders: four people, 24 turns, on target."""
    example = ROOT / "examples" / "example-panel.txt"
    ran = panelaudio("render", example, "--cast", ROOT / "voices.yaml", "--json", folder=tmp_path)
    assert ran.code == 0, ran.err
    assert (ran.json["turns"], len(ran.json["speakers"]), ran.json["warnings"]) == (24, 4, [])
    assert ran.json["loudness"]["integrated_lufs"] == pytest.approx(-16, abs=0.5)
    levels = [one["integrated_lufs"] for one in ran.json["speakers"]]
    assert max(levels) - min(levels) < 0.8
    told = subprocess.run(
        [ffmpeg_path(), "-hide_banner", "-i", tmp_path / "output/example-panel.mp3"], capture_output=True, check=False
    ).stderr.decode()
    assert "Harbour Talks - What a City Owes the Sea" in told
    assert "Maren Holt, Teodor Brandvik, Ines Okafor, Jun Watari" in told


@pytest.mark.skipif(not SHARED.exists(), reason="the shared transcripts are not here")
def test_the_real_panel(tmp_path: Path) -> None:
    """Six speakers, 120 turns, about 45 minutes, no caption breaks a rule, and the words are all there."""
    ran = panelaudio(
        "render",
        SHARED / "davos-panel.txt",
        "--cast",
        ROOT / "voices.yaml",
        "--json",
        "--format",
        "srt",
        "--format",
        "vtt",
        "--format",
        "ass",
        "--prove",
        folder=tmp_path,
    )
    assert ran.code == 0, ran.err
    assert ran.json["proof"]["problems"] == []
    assert (ran.json["turns"], len(ran.json["speakers"])) == (120, 6)
    assert 2700 < ran.json["duration_s"] < 3400
    assert ran.json["warnings"] == []
    found = panelaudio("inspect", SHARED / "davos-panel.txt", "--json", folder=tmp_path).json
    cues = srt.parse((tmp_path / "output/davos-panel.srt").read_text(encoding="utf-8"))
    said = " ".join(cue.content.replace("\n", " ") for cue in cues)
    for one in found["speakers"]:
        said = said.replace(f"{one['name']}: ", "")
    assert said.split() == " ".join(turn["text"] for turn in found["turns"]).split()


def test_figures_of_the_captions(tmp_path: Path) -> None:
    """Each option changes its figure of the profile, and the captions keep it."""
    written(
        tmp_path, TALK + "\nOlav Brenner: " + "A pillar needs a bed, a bed needs a river, and a river needs rain. " * 4
    )
    figures = "--max-chars 24 --max-lines 1 --cps 40 --min 0.5 --max 1500ms --gap 120ms"
    options = ["--profile", "netflix", *figures.split(), "--engine", "tone", "--format", "srt", "--json"]
    ran = panelaudio("render", "talk.txt", *options, folder=tmp_path)
    assert (ran.code, ran.json["warnings"]) == (0, [])
    cues = list(srt.parse((tmp_path / "output/talk.srt").read_text(encoding="utf-8")))
    assert max(len(cue.content) for cue in cues) <= 24
    assert not any("\n" in cue.content for cue in cues)
    lengths = [round((cue.end - cue.start).total_seconds() * 1000) for cue in cues]
    assert (min(lengths) >= 500, max(lengths) <= 1500) == (True, True)
    gaps = [round((b.start - a.end).total_seconds() * 1000) for a, b in pairwise(cues)]
    assert min(gaps) == 120


def test_words_that_copy_and_paste_glued(tmp_path: Path) -> None:
    """``great.Thanks.`` is spoken as two sentences and stays one word in the captions, as it is written."""
    written(tmp_path, TALK.replace("Thank you, Olav.", "You were great.Thanks for that."))
    made = panelaudio("render", "talk.txt", "--engine", "tone", "--format", "srt", "--json", folder=tmp_path).json
    assert made["utterances"] == 6
    assert "great.Thanks" in (tmp_path / "output/talk.srt").read_text(encoding="utf-8")
