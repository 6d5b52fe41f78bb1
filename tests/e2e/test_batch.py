"""``panelaudio batch``: many transcripts, one command."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from panelaudio.pipeline import Request
from panelaudio.pipeline.batch import BatchDone, BatchRequest, EpisodeDone, produce_all
from tests.e2e.running import COMMAND, environment, inside

if TYPE_CHECKING:
    from pathlib import Path

    from panelaudio.pipeline import Progress

NAMES = tuple(f"{number}.txt" for number in range(6))
BATCH = ("batch", "talks", "--engine", "tone", "--format", "srt")


def talks(folder: Path, *names: str) -> Path:
    """Transcripts in which Nora Vale meets somebody, in a folder; each says something of its own."""
    for name in names:
        path = folder / "talks" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        guest = "Olav Brenner" if len(names) % 2 else "Kim Osei"
        path.write_text(f"Nora Vale: Good evening, {name}.\n\n{guest}: Good evening, Nora.\n")
        os.utime(path, (1_700_000_000,) * 2)
    return folder / "talks"


def outputs(folder: Path) -> dict[str, bytes]:
    """All files of the output folder but the state."""
    found = (path for path in (folder / "output").rglob("*") if path.is_file() and path.suffix != ".jsonl")
    return {path.relative_to(folder / "output").as_posix(): path.read_bytes() for path in found}


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, **changes: object) -> tuple[BatchDone, list[Progress]]:
    """A batch in this process."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PANELAUDIO_CACHE", str(folder / "cache"))
    each = Request(transcript="", engine="tone", formats=("words",), jobs=1)
    events: list[Progress] = []
    done = produce_all(BatchRequest(sources=("talks",), each=each, **changes), on_progress=events.append)  # type: ignore[arg-type]
    return done, events


def test_what_is_done_is_not_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an edit the edited transcript alone is rendered; a voice of the first run is that of the later ones."""
    talks(tmp_path, "a.txt", "b/a.txt", "a.md")
    os.remove(tmp_path / "talks/a.md")  # noqa: PTH107 - it made the number odd
    first, events = run(tmp_path, monkeypatch)
    assert [one.place for one in first.records] == ["a", "b/a"]
    assert not first.failed
    ended = [one for one in events if isinstance(one, EpisodeDone)]
    assert [(one.count, one.total, one.unchanged) for one in ended] == [(1, 2, False), (2, 2, False)]
    made = outputs(tmp_path)
    (tmp_path / "talks/b/a.txt").write_text("Kai Holm: I am new.\n\nNora Vale: And I am not.\n")
    (tmp_path / "talks/A.md").write_text("Nora Vale: Another of this name.\n")
    second, _ = run(tmp_path, monkeypatch)
    assert {one.removeprefix(f"{tmp_path}/talks/") for one in second.unchanged} == {"a.txt"}
    assert set(outputs(tmp_path)) == {"a.words.json", "A-md.words.json", "b/a.words.json"}
    assert outputs(tmp_path)["a.words.json"] == made["a.words.json"]
    voices = [{one.speaker: one.name for one in done.voices} for done in (first, second)]
    assert voices[0]["Nora Vale"] == voices[1]["Nora Vale"]
    assert len(set(voices[1].values())) == len(voices[1]) - 1  # Kai Holm never meets Olav Brenner


def test_some_at_a_time_make_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files do not depend on how many episodes are in work, nor on the order in which they end."""
    made = []
    for folder, at_once in ((tmp_path / "1", 1), (tmp_path / "2", 2)):
        talks(folder, *(f"{number}.txt" for number in range(4)))
        done, _ = run(folder, monkeypatch, at_once=at_once)
        assert [one.place for one in done.records] == ["0", "1", "2", "3"]
        made.append(outputs(folder))
    assert made[0] == made[1]


def test_what_fails_is_told_and_the_others_are_done(tmp_path: Path) -> None:
    """The exit code is then 6; the summary says what failed and why, whatever its name holds."""
    talks(tmp_path, "good.txt")
    (tmp_path / "talks/bad\x1b[31m.txt").write_text("There is nobody in it.\n")
    ran = inside(*BATCH, folder=tmp_path)
    assert ran.code == 6, ran.err
    assert "no speaker was found" in ran.err
    assert "\x1b" not in ran.err
    assert set(outputs(tmp_path)) == {"good.srt"}
    again = inside(*BATCH, "--json", "--quiet", folder=tmp_path)
    assert (again.code, again.err) == (6, "")
    states = {(one["state"], one["unchanged"], (one["error"] or {}).get("code")) for one in again.json["episodes"]}
    assert states == {("done", True, None), ("failed", False, "no-speaker")}
    assert (again.json["done"], again.json["failed"]) == (1, 1)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a batch makes to which nothing happens."""
    folder = tmp_path_factory.mktemp("whole")
    talks(folder, *NAMES)
    assert inside(*BATCH, folder=folder).code == 0
    return outputs(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("how", ["SIGKILL", "SIGTERM"])
def test_killed_in_the_middle_it_goes_on(how: str, whole: dict[str, bytes], tmp_path: Path) -> None:
    """What had ended is not done again, and all files are those of a batch to which nothing happened."""
    torn = tmp_path
    talks(torn, *NAMES)
    arguments = [*COMMAND, *BATCH, "--progress", "json", "--json", "--at-once", "2"]
    with subprocess.Popen(arguments, cwd=torn, env=environment(torn), stdout=-3, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if json.loads(line)["event"] == "episode-done":
                process.send_signal(signal.Signals[how])
                break
        told = process.stderr.read()
    assert process.returncode == {"SIGKILL": -9, "SIGTERM": 130}[how]
    assert b"Traceback" not in told
    ran = inside(*BATCH, "--json", folder=torn)
    assert ran.code == 0, ran.err
    assert 1 <= ran.json["unchanged"] < len(NAMES)
    assert outputs(torn) == whole


def test_an_option_that_is_wrong_ends_it(tmp_path: Path) -> None:
    """It would be wrong for every transcript: one error, not one for each."""
    talks(tmp_path, "1.txt", "2.txt")
    ran = inside(*BATCH, "--pacing", "quick", folder=tmp_path)
    assert ran.code == 2, ran.err
    assert ran.err.count("quick") == 1
