"""Wrong input: one clear message that says what to do, the exit code of the contract, earlier outputs whole."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
import srt

from panelaudio.cli import run
from tests.e2e.running import COMMAND, TALK, environment, inside, panelaudio, written

if TYPE_CHECKING:
    from pathlib import Path

TRANSCRIPTS = {
    "missing": (None, 3),
    "empty": (b"", 3),
    "blank": (b" \n\n\t\n", 3),
    "binary": (bytes(range(256)) * 40, 3),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(5000), 3),
    "speakerless": (b"It rained all day.\n\nNobody said a word.\n", 3),
    "only signs": (b"Nora Vale: --\n\nOlav Brenner: ...\n", 3),
    "ambiguous": (
        b"Nora Vale: Hello.\n\nNed Voss: Hello.\n\nNV: And who am I?\n\nNora Vale: Me.\n\nNed Voss: Me.\n",
        3,
    ),
}


@pytest.mark.parametrize("name", TRANSCRIPTS)
@pytest.mark.parametrize("command", ["render", "inspect", "cast"])
def test_a_transcript_that_is_none(name: str, command: str, tmp_path: Path) -> None:
    """One message with a hint, exit code 3, nothing written."""
    content, code = TRANSCRIPTS[name]
    if content is not None:
        (tmp_path / "talk.txt").write_bytes(content)
    ran = inside(command, "talk.txt", folder=tmp_path)
    if name == "only signs" and command != "render":
        assert ran.code == 0  # it has speakers; only to render it needs words
        return
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.removeprefix("read …\n").startswith("panelaudio: ")
    assert "\n  → " in ran.err
    assert not list(tmp_path.glob("output/*"))


@pytest.mark.parametrize("command", ["render", "inspect", "cast", "check", "meter"])
def test_a_process_ends_with_the_code(command: str, tmp_path: Path) -> None:
    """The exit code of a missing file is the process's own, and stderr has the message alone."""
    ran = panelaudio(command, "talk.txt", folder=tmp_path)
    assert (ran.code, ran.out, ran.err.count("\n")) == (3, "", 2 + (command == "render"))


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.replace("Olav", "Zoë").encode("cp1252"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
    ],
)
def test_encodings(encode: object, tmp_path: Path) -> None:
    """UTF-16, BOMs, Windows-1252 and all line ends are read."""
    (tmp_path / "talk.txt").write_bytes(encode(TALK))  # type: ignore[operator]
    found = inside("inspect", "talk.txt", "--json", folder=tmp_path).json
    assert [one["turns"] for one in found["speakers"]] == [2, 1]


def test_a_folder(tmp_path: Path) -> None:
    """A folder is no transcript."""
    assert inside("inspect", ".", folder=tmp_path).code == 3


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--engine", "tonne"], 2, "did you mean 'tone'?"),
        (["--format", "mp4"], 2, "did you mean 'mp3'?"),
        (["--reader", "panell"], 2, "did you mean 'panel'?"),
        (["--pacing", "natrual"], 2, "did you mean 'natural'?"),
        (["--profile", "podcasts"], 2, "did you mean 'podcast'?"),
        (["--cache", "s3x://bucket"], 2, "no cache can be at s3x://bucket"),
        (["--max-chars", "5"], 2, "10 to 200 characters, not 5"),
        (["--max-lines", "two"], 2, "--max-lines"),
        (["--cps", "0"], 2, "a reading speed of 0"),
        (["--min", "9"], 2, "the shortest cue (9000 ms) is longer than the longest (7000 ms)"),
        (["--max", "soon"], 2, "write seconds (1.5) or milliseconds (84ms)"),
        (["--gap", "84"], 2, "a gap of 84000 ms is too long"),
        (["--target", "3"], 2, "--target takes"),
        (["--jobs", "0"], 2, "--jobs"),
        (["--stem", "../up"], 2, "--stem"),
        (["--cast", "absent.yaml"], 3, "does not exist"),
        (["--wrong"], 2, "--wrong"),
        (["--output", "talk.txt"], 5, "talk.txt"),
        (["--output", "/proc/nowhere"], 5, "/proc/nowhere"),
    ],
)
def test_wrong_choices(arguments: list[str], code: int, words: str, tmp_path: Path) -> None:
    """Each wrong option says what would be right; with --json as an object."""
    written(tmp_path)
    ran = inside("render", "talk.txt", *arguments, folder=tmp_path)
    assert ran.code == code, ran.err
    assert words in ran.err
    error = inside("render", "talk.txt", "--json", *arguments, folder=tmp_path).json["error"]
    assert set(error) == {"code", "message", "hint", "location"}
    assert error["hint"]


def test_a_traceback_is_shown_where_it_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --debug an error has both, the traceback and the clear line, and its own exit code."""
    assert run(["--debug", "inspect", str(tmp_path / "absent.txt")]) == 3
    said = capsys.readouterr().err
    assert said.index("Traceback") < said.index("panelaudio: ")
    assert "absent.txt" in said.splitlines()[-2]


def test_a_broken_voices_file(tmp_path: Path) -> None:
    """All faults at once, with their places."""
    written(tmp_path)
    (tmp_path / "voices.yaml").write_text("speakers:\n  Nora Vale:\n    voise: x\n    speed: fast\n")
    ran = inside("render", "talk.txt", folder=tmp_path)
    assert ran.code == 3
    assert "voices.yaml:3:5: unknown key 'voise'; did you mean 'voice'?" in ran.err
    assert "voices.yaml:4:12: 'speed' takes a number" in ran.err


def test_an_unknown_voice(tmp_path: Path) -> None:
    """The nearest voice is named, before anything is spoken."""
    written(tmp_path)
    (tmp_path / "voices.yaml").write_text("speakers:\n  Nora Vale:\n    voice: gmw/en-US\n    variant: f22\n")
    ran = inside("render", "talk.txt", folder=tmp_path)
    assert ran.code == 3
    assert "voices.yaml:4:14" in ran.err
    assert "did you mean 'f2'?" in ran.err


def test_earlier_outputs_stay_whole(tmp_path: Path) -> None:
    """A run that fails leaves the files of the run before, to the byte."""
    written(tmp_path)
    panelaudio("render", "talk.txt", "--engine", "tone", "--format", "wav", "--format", "srt", folder=tmp_path)
    before = {path.name: path.read_bytes() for path in (tmp_path / "output").iterdir()}
    written(tmp_path, "Nora Vale: --\n")
    assert (
        inside("render", "talk.txt", "--engine", "tone", "--format", "wav", "--format", "srt", folder=tmp_path).code
        == 3
    )
    assert {path.name: path.read_bytes() for path in (tmp_path / "output").iterdir()} == before


def test_the_transcript_is_never_overwritten(tmp_path: Path) -> None:
    """An output that would replace what is read is refused."""
    written(tmp_path, name="talk.srt")
    ran = inside("render", "talk.srt", "--output", ".", "--reader", "panel", folder=tmp_path)
    assert ran.code == 5
    assert (tmp_path / "talk.srt").read_text() == TALK


def test_a_full_disk(tmp_path: Path) -> None:
    """A disk without room is told as such, with code 5."""
    written(tmp_path)
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)); {COMMAND[-1]}"
    done = subprocess.run(
        [*COMMAND[:-1], limited, "render", "talk.txt", "--engine", "tone"],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 5
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.glob("output/*"))


HOSTILE = [
    "Nora <b>Vale</b>",
    "Nora 'x' Vale",
    "Nora\u202eVale",
    "../../etc Vale",
    "Nora & Vale",
    "Ñora Väle",
    "Nora -- Vale",
    "No",
    "Nora " + "Von " * 12 + "Vale",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names(name: str, tmp_path: Path) -> None:
    """Whatever a name holds, the run ends well or with a message, and the captions are read by others."""
    written(
        tmp_path, f"A --> B; title\n\n{name}: 00:00:01,000 --> 00:00:02,000 and so on.\n\nOlav Brenner: Yes, {name}.\n"
    )
    sound = ("--format", "mp3") if len(name) > 40 or "<" in name else ()
    ran = panelaudio("render", "talk.txt", "--engine", "tone", "--format", "srt", *sound, folder=tmp_path)
    assert ran.code in {0, 3}
    if ran.code == 0:
        cues = list(srt.parse((tmp_path / "output/talk.srt").read_text(encoding="utf-8")))
        assert cues
        assert not any("-->" in cue.content for cue in cues)
        files = [path.name for path in (tmp_path / "output").iterdir()]
        assert sorted(files) == [f"talk.{name}" for name in sorted(("srt", *sound[1:]))]


@pytest.mark.parametrize("options", [[], ["--keep-going"]])
def test_a_turn_without_a_word(options: list[str], tmp_path: Path) -> None:
    """It is no fault: the run ends with 0, and a warning tells the line."""
    written(tmp_path, TALK + "\nOlav Brenner: ---\n")
    ran = panelaudio("render", "talk.txt", "--engine", "tone", *options, "--format", "srt", "--json", folder=tmp_path)
    assert ran.code == 0
    assert [(one["code"], one["line"]) for one in ran.json["warnings"]] == [("left-out", 11)]


def test_messages_do_not_steer_the_terminal(tmp_path: Path) -> None:
    """Control characters of a file's name or content are shown, not obeyed."""
    ran = inside("render", "no\x1b[31mthing.txt", folder=tmp_path)
    assert ran.code == 3
    assert "\x1b" not in ran.err


def test_outputs_of_one_run_belong_together(tmp_path: Path) -> None:
    """Where the captions cannot be written, the audio of the run before stays as well."""
    written(tmp_path)
    panelaudio("render", "talk.txt", "--engine", "tone", "--format", "wav", "--format", "srt", folder=tmp_path)
    before = {path.name: path.read_bytes() for path in (tmp_path / "output").iterdir()}
    written(tmp_path, TALK.replace("Money", "Luck"))
    broken = "import panelaudio.writers.srt_writer as s; s.SrtWriter.write = lambda *_: 1 / 0"
    code = f"{broken}; {COMMAND[-1]}"
    done = subprocess.run(
        [*COMMAND[:-1], code, "render", "talk.txt", "--engine", "tone", "--format", "wav", "--format", "srt"],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert {path.name: path.read_bytes() for path in (tmp_path / "output").iterdir()} == before
