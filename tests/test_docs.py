"""The documentation is true: its commands run, its files are read, its tables are the schema's."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import tomllib
from typing import TYPE_CHECKING

import pytest

from panelaudio import plugins
from panelaudio.readers.choose import read_transcript
from panelaudio.settings import SPEAKER, TEXT_KINDS, TOP, parse_settings
from tests.e2e.running import ROOT, inside

if TYPE_CHECKING:
    from pathlib import Path

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
_BLOCK = re.compile(r"^```(\w*) ?([\w.-]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PARSERS = {"json": json.loads, "toml": tomllib.loads}
_LINK = re.compile(r"\]\(([^)#]+)(?:#[\w-]+)?\)")


def blocks(page: Path) -> list[tuple[str, str, str]]:
    """Language, file name and text of every code block."""
    return _BLOCK.findall(page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_code_blocks(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands end with 0, settings and JSON are read, Python runs, make's targets exist."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PANELAUDIO_CACHE", str(tmp_path / "cache"))
    for language, name, text in blocks(page):
        if language == "transcript":
            (tmp_path / "talk.txt").write_text(text, encoding="utf-8")
            script, choice = read_transcript(str(tmp_path / "talk.txt"))
            assert (choice.reader.name, len(script.turns) > 0, len(script.speakers) > 1) == (name, True, True), text
        elif name:
            (tmp_path / name).write_text(text, encoding="utf-8")
        elif language == "console":
            for line in text.splitlines():
                command, *arguments = shlex.split(line.removeprefix("$ "))
                assert (line[:2], command) == ("$ ", "panelaudio")
                ran = inside(*arguments, folder=tmp_path)
                assert ran.code == 0, ran.err
        elif language == "yaml":
            parse_settings(text, engines=plugins.names("engines"))
        elif language in _PARSERS:
            _PARSERS[language](text)
        elif language == "python":
            exec(compile(text, str(page), "exec"), {})  # noqa: S102 - our own documentation
        elif language == "sh":
            targets = [line.split()[1] for line in text.splitlines()]
            subprocess.run(["make", "-n", *targets], cwd=ROOT, check=True, capture_output=True)
        else:
            assert not language, f"{page.name}: nothing runs a block of '{language}'"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links(page: Path) -> None:
    """Every link to a file of the project leads somewhere."""
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        assert target.startswith("http") or (page.parent / target).exists(), target


def test_every_setting_is_documented() -> None:
    """The reference says of each key what the schema says."""
    page = (ROOT / "docs/reference/voices-yaml.md").read_text(encoding="utf-8")
    for setting in SPEAKER:
        assert f"| `{setting.key}` | {setting.takes} |" in page
        assert setting.text in page
    for text in TOP.values():
        assert text in page
    for kind in TEXT_KINDS:
        assert f"| `{kind.key}` | `{kind.default}` | {kind.text} |" in page


def test_every_option_is_documented() -> None:
    """The reference names each option that render and check have."""
    from panelaudio.cli.check import check
    from panelaudio.cli.render import render

    page = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
    for parameter in (*render.params, *check.params):
        assert parameter.param_type_name == "argument" or f"`{parameter.opts[0]}" in page, parameter.opts


def test_every_rule_of_captions_is_documented() -> None:
    """The page of rules names each code that a check can give, and each profile with its figures."""
    from panelaudio.captions import PROFILES
    from panelaudio.captions.text_rules import TEXT_RULES
    from panelaudio.captions.time_rules import TIME_RULES
    from panelaudio.checking.file_rules import FILE_RULES
    from panelaudio.checking.sound_rules import SOUND_RULES
    from panelaudio.checking.verbatim import WORD_RULES

    page = (ROOT / "docs/explanation/caption-rules.md").read_text(encoding="utf-8")
    for code in (*(one.code for one in (*TEXT_RULES, *TIME_RULES)), *FILE_RULES, *SOUND_RULES, *WORD_RULES):
        assert f"`{code}`" in page, code
    for name, one in PROFILES.items():
        row = f"| `{name}` | {one.max_characters} × {one.max_lines} | {one.aim_cps:g}, {one.limit_cps:g} |"
        assert f"{row} {one.min_ms / 1000:g} s, {one.max_ms / 1000:g} s |" in page


def test_every_format_is_documented() -> None:
    """The reference has a row for each format, with the ending of its file."""
    page = (ROOT / "docs/reference/formats.md").read_text(encoding="utf-8")
    commands = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
    for name in plugins.names("writers"):
        assert f"| `{name}` | `{plugins.load('writers', name).suffix}` |" in page
        assert f"`{name}`" in commands
