"""``[pause 2s]`` in a transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from panelaudio.converting import FORMS
from panelaudio.readers.choose import read_transcript
from panelaudio.readers.pauses import Asked, parted
from panelaudio.script import Pause, Script, Turn
from tests.e2e.running import panelaudio, written

if TYPE_CHECKING:
    from pathlib import Path

SHAPES = {
    "talk.txt": """\
Nora Vale: Good evening. [pause 2s] Welcome.

Olav Brenner: Thanks.

[pause 500ms]

More of it.

NV: Bye.
""",
    "bold.md": """\
**Nora Vale:** Good evening. \\[pause 2s\\] Welcome.

**Olav Brenner:** Thanks.

[Pause: 0.5 seconds]

More of it.

**Nora Vale:** Bye.
""",
    "talk.json": """\
{"turns": [{"speaker": "Nora Vale", "text": "Good evening. [pause 2s] Welcome."},
 {"speaker": "Olav Brenner", "text": "Thanks.\\n\\n[pause 0,5 s]\\n\\nMore of it."},
 {"speaker": "Nora Vale", "text": "Bye."}]}
""",
}
EXPECTED = [
    ("Nora Vale", "Good evening."),
    2000,
    ("Nora Vale", "Welcome."),
    ("Olav Brenner", "Thanks."),
    500,
    ("Olav Brenner", "More of it."),
    ("Nora Vale", "Bye."),
]


def told(script: Script) -> list[object]:
    """Turns as speaker and text, pauses as ms."""
    return [
        (item.speaker, item.text) if isinstance(item, Turn) else item.duration_ms
        for item in script.items
        if isinstance(item, Turn | Pause)
    ]


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_pauses_in_any_shape(name: str, tmp_path: Path) -> None:
    """Within a paragraph or on a line of its own: the turn is parted, and no word of it is lost."""
    script, _ = read_transcript(str(written(tmp_path, SHAPES[name], name)))
    assert told(script) == EXPECTED
    assert not [one for one in script.left_out if "pause" in one.text.casefold()]
    assert [turn.index for turn in script.turns] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_clean_transcript_keeps_its_pauses(form: str, tmp_path: Path) -> None:
    """What ``convert`` writes reads back with the same pauses."""
    script, _ = read_transcript(str(written(tmp_path, SHAPES["talk.txt"])))
    again, _ = read_transcript(str(written(tmp_path, FORMS[form](script), f"again.{form}")))
    assert told(again) == EXPECTED


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("[pause 2s]", 2000),
        ("[PAUSE 1.5 sec]", 1500),
        ("[pause for 250 milliseconds]", 250),
        ("[long pause 3 s]", 3000),
    ],
)
def test_lengths(text: str, ms: int) -> None:
    """Seconds or milliseconds, as people write them."""
    assert [(one.words, one.duration_ms) for one in parted(f"a {text} b")] == [("a ", ms), (" b", 0)]


@pytest.mark.parametrize("text", ["[pause]", "[laughs]", "[pause s]", "pause 2s", "[2s pause]", "[pause 2 years]", ""])
def test_what_asks_for_no_pause(text: str) -> None:
    """A remark that somebody paused is none, since it has no length."""
    assert list(parted(text)) == [Asked(text)]


def test_pauses_without_measure(tmp_path: Path) -> None:
    """More than a minute, or nothing, is left out with the reason; the words about it stay one turn."""
    text = "Nora Vale: One [pause 99999s] two.\n\nOlav Brenner: Three [pause 0s] four.\n"
    script, _ = read_transcript(str(written(tmp_path, text)))
    assert len(script.turns) == 2
    assert [one.text for one in script.left_out] == ["[pause 99999s]", "[pause 0s]"]
    assert "no longer than 60 s" in script.left_out[0].reason


def test_a_pause_is_heard(tmp_path: Path) -> None:
    """The episode is as much longer, and its words are those without the pause."""
    text = "Nora Vale: Good evening.\n\nOlav Brenner: Thanks for having me here.\n"
    written(tmp_path, text, "plain.txt")
    written(tmp_path, text.replace("\n\n", "\n\n[pause 4s]\n\n"), "paused.txt")
    made = [
        panelaudio("render", name, "--engine", "tone", "--format", "srt", "--json", folder=tmp_path).json
        for name in ("plain.txt", "paused.txt")
    ]
    assert made[1]["gaps"]["pause"]["median_s"] == 4.0
    assert made[1]["duration_s"] - made[0]["duration_s"] == pytest.approx(4 - 0.7, abs=0.7)
    assert "pause" not in (tmp_path / "output/paused.srt").read_text()
