"""``panelaudio cache``, ``render --why`` and ``--progress json``, by the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.e2e.running import inside, panelaudio, written

if TYPE_CHECKING:
    from pathlib import Path

RENDER = ("render", "talk.txt", "--engine", "tone", "--format", "srt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which the talk was rendered."""
    written(tmp_path)
    assert panelaudio(*RENDER, folder=tmp_path).code == 0
    return tmp_path


def test_what_is_in_the_cache(folder: Path) -> None:
    """Size and list tell the same clips, for people and for programs."""
    size = inside("cache", "size", "--json", folder=folder).json
    assert size["folder"] == str(folder / "cache")
    assert (size["files"], size["limit_bytes"]) == (6, 5_000_000_000)  # five clips and the history of one run
    assert "6 files" in inside("cache", "size", folder=folder).out
    listed = inside("cache", "list", "--json", "--limit", "2", folder=folder).json
    assert (listed["total"], len(listed["clips"])) == (5, 2)
    assert set(listed["clips"][0]) == {"key", "path", "bytes", "used", "seconds", "voice", "spoken"}
    assert listed["clips"][0]["voice"].startswith("tone tone-")
    said = inside("cache", "list", folder=folder).out
    assert "Money, mostly." in said


def test_pruning_and_clearing(folder: Path) -> None:
    """What was used today is spared by prune and not by clear; afterwards the run renders all again."""
    spared = inside("cache", "prune", "--max", "0MB", "--json", folder=folder).json
    assert (spared["removed"], spared["left"], spared["spared"]) == (0, 6, 6)
    assert "6 stay" in inside("cache", "prune", "--older", "0s", "--max", "0", folder=folder).err
    assert inside("cache", "prune", folder=folder).out.startswith("0 files removed")
    assert inside("cache", "clear", folder=folder).out.startswith("6 files removed")
    assert inside(*RENDER, "--json", "--quiet", folder=folder).json["synthesized"] == 5


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("prune", "--max", "lots"), "--max takes a size, and 'lots' is none"),
        (("prune", "--older", "30"), "--older takes an age, and '30' is none"),
        (("list", "--limit", "-1"), "--limit"),
        (("shrink",), "shrink"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], words: str, tmp_path: Path) -> None:
    """What makes no sense is told with code 2."""
    ran = inside("cache", *arguments, folder=tmp_path)
    assert ran.code == 2
    assert words in ran.err


def test_a_damaged_clip_is_reported(folder: Path) -> None:
    """A truncated clip is a warning, is rendered again, and changes nothing of the result."""
    before = (folder / "output/talk.srt").read_bytes()
    clip = next((folder / "cache/clips").rglob("*.flac"))
    clip.write_bytes(clip.read_bytes()[:-5])
    made = inside(*RENDER, "--json", folder=folder).json
    assert (made["synthesized"], made["cached"]) == (1, 4)
    assert [one["code"] for one in made["warnings"]] == ["cache-damaged"]
    assert (folder / "output/talk.srt").read_bytes() == before


def test_why(folder: Path) -> None:
    """Each utterance tells whether it was cached, and if not, which part of its key is another."""
    written(folder, (folder / "talk.txt").read_text().replace("mostly", "always"))
    (folder / "voices.yaml").write_text(
        "speakers:\n  Nora Vale:\n    engine: tone\n    voice: tone-2\n    speed: 1.2\n"
        "  Olav Brenner:\n    engine: tone\n    voice: tone-1\n"
    )
    first = inside("render", "talk.txt", "--dry-run", "--why", "--json", folder=folder).json
    told = inside("render", "talk.txt", "--why", "--format", "srt", folder=folder).err
    assert [(one["turn"], one["part"], one["cached"]) for one in first["why"]] == [
        (0, 0, False),
        (0, 1, False),
        (1, 0, False),
        (1, 1, True),
        (2, 0, False),
    ]
    assert {"what": "speed", "before": "1.0", "after": "1.2"} in first["why"][0]["changes"]
    assert first["why"][2]["changes"] == [{"what": "text", "before": "", "after": ""}]
    assert first["cached"] == 1
    assert "4 to be spoken, 1 cached" in told
    assert "speed 1.0 → 1.2" in told
    again = inside("render", "talk.txt", "--why", "--json", "--quiet", "--format", "srt", folder=folder).json
    assert [one["cached"] for one in again["why"]] == [True] * 5


def events(err: str) -> list[dict[str, Any]]:
    """The objects on stderr."""
    return [json.loads(line) for line in err.splitlines() if line.startswith("{")]


def test_progress_for_programs(folder: Path) -> None:
    """Each line on stderr is an object; stages begin and end, every utterance is told, shares rise to one."""
    ran = inside("render", "talk.txt", "--engine", "tone", "--progress", "json", "--json", folder=folder)
    told = events(ran.err)
    assert len(told) == len(ran.err.splitlines())
    begun = [one["stage"] for one in told if one["event"] == "stage-started"]
    assert begun == [one["stage"] for one in told if one["event"] == "stage-done"] == list(ran.json["timings_s"])
    said = [one for one in told if one["event"] == "utterance-done"]
    assert [one["count"] for one in said] == [1, 2, 3, 4, 5]
    assert set(said[0]) >= {"stage", "done", "turn", "part", "speaker", "text", "cached", "total", "left_out"}
    for stage in begun:
        shares = [one["done"] for one in told if one["stage"] == stage]
        assert shares == sorted(shares)
        assert (shares[0], shares[-1]) == (0.0, 1.0)


def test_progress_tells_the_error(tmp_path: Path) -> None:
    """The last event of a run that failed is its error, and the message for people follows."""
    ran = inside("render", "absent.txt", "--progress", "json", folder=tmp_path)
    assert ran.code == 3
    assert events(ran.err)[-1]["error"]["message"] in ran.err.splitlines()[-2]
    assert events(ran.err)[-1]["event"] == "error"


def test_progress_can_be_off(folder: Path) -> None:
    """Without progress stderr holds the table alone; quietly, nothing."""
    assert "speak …" not in inside(*RENDER, "--progress", "none", folder=folder).err
    assert "speak …" in inside(*RENDER, "--progress", "lines", folder=folder).err
    assert inside(*RENDER, "--quiet", folder=folder).err == ""
