"""``--keep-going``: what an engine cannot say is heard and shown to be missing."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from panelaudio.pipeline import Request, produce

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

TALK = """\
Small Talk - A Test

Nora Vale: Good evening. I am unsayable today. What holds a bridge up?

Olav Brenner: Money, mostly.
"""
SAYS = """\
import sys, wave
text, output = sys.argv[1:]
if "unsayable" in text:
    sys.exit("no")
with wave.open(output, "wb") as file:
    file.setnchannels(1), file.setsampwidth(2), file.setframerate(16000)
    file.writeframes(b"\\x00\\x10\\x00\\xf0" * 500 * len(text))
"""
VOICES = """\
engines:
  command:
    voices:
      robot: "{python} {says} {{text}} {{output}}"
speakers:
  Nora Vale:
    engine: command
    voice: robot
  Olav Brenner:
    engine: tone
"""


def test_a_gap_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The captions and the words show it at its place, for a second of sound; the result counts and names it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PANELAUDIO_CACHE", str(tmp_path / "cache"))
    voices = VOICES.format(python=sys.executable, says=tmp_path / "says.py")
    for name, text in (("talk.txt", TALK), ("says.py", SAYS), ("voices.yaml", voices)):
        (tmp_path / name).write_text(text)
    made = produce(Request(transcript="talk.txt", formats=("srt", "words", "flac"), keep_going=True, jobs=1))
    assert [one.text.strip() for one in made.left_out] == ["I am unsayable today."], made.left_out
    assert (made.turns, made.utterances, made.synthesized) == (2, 4, 3)
    said = made.outputs["srt"].read_text()
    assert said.index("evening.") < said.index("[left out]") < said.index("bridge")
    words = json.loads(made.outputs["words"].read_text())["utterances"]
    gap = next(one for one in words if "left out" in one["display"])
    assert gap["end_ms"] - gap["start_ms"] >= 600
    assert "unsayable" not in said
