"""Any program as an engine: templates, hostile texts, programs that fail."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from panelaudio.cast import Voice
from panelaudio.engines.command import CommandEngine
from panelaudio.errors import EngineError, SettingsError
from panelaudio.settings import parse_settings
from panelaudio.testing.engine_contract import check_engine

if TYPE_CHECKING:
    from pathlib import Path

VOICE = Voice(engine="command", name="nora")
PROGRAM = """\
import json, sys, wave
from pathlib import Path
arguments = sys.argv[1:]
text = sys.stdin.read() or (Path(arguments[2]).read_text() if arguments[1] == "file" else arguments[1])
Path(SEEN).write_text(json.dumps([arguments, text]))
if "fail" in text: sys.exit("it cannot say that")
if "mute" in text: sys.exit(0)
if "noise" in text: Path(arguments[0]).write_text("no sound"); sys.exit(0)
if "hang" in text: import time; time.sleep(60)
target = sys.stdout.buffer if arguments[0] == "-" else arguments[0]
with wave.open(target, "wb") as sound:
    sound.setparams((1, 2, 16000, 0, "NONE", ""))
    sound.writeframes(bytes(range(1, 251)) * 2 * 20 * len(text))
"""


@pytest.fixture
def program(tmp_path: Path) -> str:
    """A program that speaks noise and tells what it was given."""
    path = tmp_path / "say.py"
    path.write_text(PROGRAM.replace("SEEN", repr(str(tmp_path / "seen.json"))), encoding="utf-8")
    return f"{sys.executable} {path}"


def engine_of(template: str, *, more: str = "") -> CommandEngine:
    """An engine by the text of a voices.yaml."""
    text = f"engines:\n  command:\n    {more}\n    voices:\n      nora: {json.dumps(template)}\n"
    (options,) = parse_settings(text).engines
    return CommandEngine().with_options(options)


def seen(tmp_path: Path) -> tuple[list[str], str]:
    """The arguments and the text that the program had."""
    arguments, text = json.loads((tmp_path / "seen.json").read_text(encoding="utf-8"))
    return arguments, text


def test_contract(program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It keeps what every engine promises."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    check_engine(engine_of(program + " {output} {text}"))


HOSTILE = "-o /etc/passwd; $(rm -rf /) `id` \"quoted\" 'x' {output} | > * ü"


@pytest.mark.parametrize("template", ["{output} {text}", "{output} file {input}", "{output} x", "- {text}"])
def test_a_text_is_one_argument(template: str, program: str, tmp_path: Path) -> None:
    """By argument, file or standard input the program gets the very text; none of it is obeyed, nor is it an option."""
    engine_of(f"{program} {template}").synthesize(HOSTILE, VOICE)
    arguments, text = seen(tmp_path)
    assert text == f" {HOSTILE}"
    assert len(arguments) == len(template.split())


def test_settings_are_passed_on(program: str, tmp_path: Path) -> None:
    """Speed, pitch, voice and language stand where the template has a place for them."""
    engine = engine_of(program + " {output} {text} {speed} {pitch} --{voice}={language}", more="language: en-GB")
    engine.synthesize("Yes.", replace(VOICE, speed=1.25, pitch=-2))
    assert seen(tmp_path)[0][2:] == ["1.25", "-2", "--nora=en-GB"]
    assert [(one.name, one.language, one.pitched) for one in engine.voices()] == [("nora", "en-GB", True)]


@pytest.mark.parametrize("voice", [replace(VOICE, speed=1.5), replace(VOICE, pitch=2.0)])
def test_a_setting_without_a_place_is_refused(voice: Voice, program: str) -> None:
    """Better an error than another sound than was asked for."""
    with pytest.raises(EngineError) as caught:
        engine_of(program + " {output} {text}").resolve(voice)
    assert caught.value.code == "unsupported-setting"


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("fail", "engine-failed", "ended with code 1: it cannot say that"),
        ("mute", "no-sound", "wrote no sound"),
        ("noise", "no-sound", "is no sound"),
        ("hang", "engine-failed", "took longer than 0.9 s"),
    ],
)
def test_programs_that_fail(text: str, code: str, told: str, program: str) -> None:
    """Each way to fail is an error of ours with the program's own words."""
    engine = engine_of(program + " {output} {text}", more="seconds: 1" if text == "hang" else "")
    with pytest.raises(EngineError, match=told) as caught:
        engine.synthesize(text, VOICE)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("template", "more", "told"),
    [
        ("say {txt}", "", r"voices.yaml:5:13: '\{txt\}' stands for nothing"),
        ('say "{text}', "", "cannot be split"),
        ("", "", "has no command"),
        ("say {text}", "secnds: 3", "no option 'secnds'"),
        ("say {text}", "seconds: soon", "takes a number from 1 to 3600"),
    ],
)
def test_wrong_options(template: str, more: str, told: str) -> None:
    """A fault is told with its place in voices.yaml, and the nearest right word where there is one."""
    with pytest.raises(SettingsError, match=told) as caught:
        engine_of(template, more=more)
    assert caught.value.hint


def test_availability(program: str) -> None:
    """Without a program, and with one that is not there, it says why and what to do."""
    assert "engines: {command:" in CommandEngine().availability().remedy
    assert "'absent-tts' is not found" in engine_of("absent-tts {text}").availability().reason
    assert engine_of(program).availability().available
    with pytest.raises(EngineError, match="'absent-tts' of the voice 'nora' is not found"):
        engine_of("absent-tts {text}").synthesize("Yes.", VOICE)


def test_a_missing_program_takes_no_other_voice_along(program: str) -> None:
    """Voices whose programs are there speak, and they alone are offered."""
    text = f"engines:\n  command:\n    voices:\n      nora: {program} {{output}} {{text}}\n      olav: absent-tts\n"
    (options,) = parse_settings(text).engines
    engine = CommandEngine().with_options(options)
    assert engine.availability().available
    assert [one.name for one in engine.voices()] == ["nora"]
    assert engine.synthesize("Yes.", VOICE).samples.any()
    with pytest.raises(EngineError, match="'absent-tts' of the voice 'olav' is not found"):
        engine.resolve(Voice(engine="command", name="olav"))


def test_another_template_is_another_version(program: str) -> None:
    """Clips of one program are not taken for another's."""
    assert engine_of(program).version() != engine_of(program + " -x").version()
