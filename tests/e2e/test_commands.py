"""``inspect``, ``cast`` and ``voices``, by the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.e2e.running import SHARED, TALK, inside, panelaudio, written

if TYPE_CHECKING:
    from pathlib import Path


def test_inspect(tmp_path: Path) -> None:
    """The contract's object: full names everywhere, what was left out with line and reason."""
    written(tmp_path, TALK + "\nKim Osei\n\nRower\n\n2w\n\nLovely evening: thanks!\n\nLike\nReply\n")
    found = panelaudio("inspect", "talk.txt", "--json", folder=tmp_path).json
    assert (found["format"], found["title"], found["language"]) == ("panel", "Small Talk - A Test", "en")
    assert found["speakers"][0] == {"name": "Nora Vale", "aliases": ["NV"], "turns": 2, "words": 10}
    assert [(one["index"], one["speaker"], one["line"]) for one in found["turns"]] == [
        (0, "Nora Vale", 5),
        (1, "Olav Brenner", 7),
        (2, "Nora Vale", 9),
    ]
    assert {"line", "reason", "text"} == set(found["left_out"][0])
    assert "Lovely evening: thanks!" in [one["text"] for one in found["left_out"]]
    assert found["warnings"] == []


def test_inspect_for_people(tmp_path: Path) -> None:
    """A table of speakers, what was left out, the length; every line in the ledger."""
    written(tmp_path)
    said = inside("inspect", "talk.txt", folder=tmp_path).out
    for word in ("Small Talk", "Nora Vale", "NV", "Left out", "Transcript:", "about"):
        assert word in said
    ledger = inside("inspect", "talk.txt", "--ledger", folder=tmp_path).out.splitlines()
    assert [int(line.split()[0]) for line in ledger] == list(range(1, len(TALK.split("\n")) + 1))
    assert "turn 0" in ledger[4]
    both = inside("inspect", "talk.txt", "--turns", "--ledger", folder=tmp_path).out.splitlines()
    assert both[-len(ledger) :] == ledger
    assert any("Good evening" in line for line in both[: -len(ledger)])


@pytest.mark.skipif(not SHARED.exists(), reason="the shared transcripts are not here")
def test_inspect_the_real_panel(tmp_path: Path) -> None:
    """Exactly the six people and the turns that SOURCES.md lists."""
    found = inside("inspect", SHARED / "davos-panel.txt", "--json", folder=tmp_path).json
    assert {one["name"]: one["turns"] for one in found["speakers"]} == {
        "Nick Thompson": 46,
        "Yann LeCun": 25,
        "Daphne Koller": 16,
        "Kai-Fu Lee": 14,
        "Aidan Gomez": 11,
        "Andrew Ng": 8,
    }


def test_converting_and_takes_tell_programs(tmp_path: Path) -> None:
    """What was written, as one object, like every other command."""
    written(tmp_path)
    made = inside("convert", "talk.txt", "out.md", "--json", folder=tmp_path)
    assert (made.json, made.err) == ({"output": "out.md"}, "")
    sheet = inside("voices", "takes", "talk.txt", "--speaker", "NV", "--output", "nora", "--json", folder=tmp_path)
    assert sheet.json == {"sheet": "nora/takes.tsv", "takes": 2, "sentences": 3}


def test_cast_writes_a_file_that_render_takes(tmp_path: Path) -> None:
    """It is written once, not replaced without --force, and used from then on."""
    written(tmp_path)
    assert inside("cast", "talk.txt", folder=tmp_path).code == 0
    before = (tmp_path / "voices.yaml").read_text()
    assert "Nora Vale:" in before
    again = inside("cast", "talk.txt", folder=tmp_path)
    assert again.code == 2
    assert "exists already" in again.err
    (tmp_path / "voices.yaml").write_text(before.replace("engine: pyttsx3", "engine: tone").replace("gmw/en", "tone-1"))
    roles = inside("cast", "talk.txt", "--json", folder=tmp_path)
    assert roles.code == 3  # tone has no voice 'tone-1-US+f2': the file is believed, and faulted
    assert "voices.yaml:" in roles.json["error"]["location"]


def test_an_entry_for_nobody_is_told(tmp_path: Path) -> None:
    """`cast` and a dry run warn alike of a name in voices.yaml that is a slip away from a speaker's."""
    written(tmp_path)
    (tmp_path / "voices.yaml").write_text("version: 1\nspeakers:\n  Nora Valle: {speed: 0.9}\n")
    for command in (("cast", "talk.txt", "--json"), ("render", "talk.txt", "--dry-run", "--json")):
        warnings = inside(*command, folder=tmp_path).json["warnings"]
        assert [one["message"].partition(": ")[2] for one in warnings if one["code"] == "unknown-speaker"] == [
            "nobody is called 'Nora Valle'; did you mean 'Nora Vale'?"
        ]


def test_cast_gives_the_narrator_a_voice(tmp_path: Path) -> None:
    """Who introduces the episode and is not in the transcript has an entry too, the voice that render would give."""
    written(tmp_path)
    (tmp_path / "voices.yaml").write_text("version: 1\nframe: {narrator: Tove Lie}\n")
    inside("cast", "talk.txt", "--output", "all.yaml", folder=tmp_path)
    assert "Tove Lie: # introduces the episode, chosen by panelaudio" in (tmp_path / "all.yaml").read_text()
    roles = inside("cast", "talk.txt", "--json", folder=tmp_path).json["roles"]
    plan = inside("render", "talk.txt", "--dry-run", "--json", folder=tmp_path).json
    assert [one["voice"] for one in roles] == [one["voice"] for one in plan["roles"]]


def test_cast_json(tmp_path: Path) -> None:
    """Every speaker has a role with engine and voice; nothing is written."""
    written(tmp_path)
    roles = inside("cast", "talk.txt", "--json", "--engine", "tone", folder=tmp_path).json["roles"]
    assert [(one["speaker"], one["aliases"], one["engine"]) for one in roles] == [
        ("Nora Vale", ["NV"], "tone"),
        ("Olav Brenner", [], "tone"),
    ]
    assert roles[0]["voice"] != roles[1]["voice"]
    assert [path.name for path in tmp_path.iterdir()] == ["talk.txt"]


def test_voices(tmp_path: Path) -> None:
    """Both built-in engines with their voices, as an object and as a table."""
    engines = {one["name"]: one for one in inside("voices", "--json", folder=tmp_path).json["engines"]}
    assert {"pyttsx3", "tone"} <= set(engines)
    assert engines["tone"]["available"]
    assert {"name", "language", "gender"} <= set(engines["pyttsx3"]["voices"][0])
    english = inside("voices", "--engine", "pyttsx3", "--language", "en", folder=tmp_path).out
    assert "gmw/en-US+f2" in english


def test_help_names_everything(tmp_path: Path) -> None:
    """Each command explains itself."""
    said = inside("--help", folder=tmp_path).out
    for command in ("render", "inspect", "cast", "voices"):
        assert command in said
        assert "--help" in inside(command, "--help", folder=tmp_path).out


def test_expression_is_heard_or_told(tmp_path: Path) -> None:
    """Marks are in no caption; `[softly]` lowers a word's level; what the engine ignores is told, by both commands."""
    import soundfile

    text = "Nora Vale: Ready now. [softly] Ready now. [normally] It was *so* cold.\n\nOlav Brenner: Yes.\n"
    (tmp_path / "talk.txt").write_text(f"{text}\nNora Vale: No.\n", encoding="utf-8")
    (tmp_path / "voices.yaml").write_text("defaults: {engine: tone}\n", encoding="utf-8")
    inspected = inside("inspect", "talk.txt", "--json", folder=tmp_path).json
    assert [(one["kind"], one["line"]) for one in inspected["expressions"]] == [("softly", 1), ("emphasis", 1)]
    formats = [part for name in ("wav", "srt", "words") for part in ("--format", name)]
    rendered = inside("render", "talk.txt", "--json", *formats, folder=tmp_path).json
    (told,) = [one for one in inspected["warnings"] if one["code"] == "expression-ignored"]
    assert "'tone' cannot stress a word: *so* (line 1)" in told["message"]
    assert told in rendered["warnings"]
    assert not set("[*") & set((tmp_path / "output" / "talk.srt").read_text(encoding="utf-8"))
    samples, rate_hz = soundfile.read(tmp_path / "output" / "talk.wav")
    words = json.loads((tmp_path / "output" / "talk.words.json").read_text(encoding="utf-8"))["utterances"]
    first, second = (
        abs(samples[one["start_ms"] * rate_hz // 1000 : one["end_ms"] * rate_hz // 1000]).max() for one in words[:2]
    )
    assert 0.4 < second / first < 0.6
