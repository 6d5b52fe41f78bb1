from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.errors import InputError
from panelaudio.readers.captions_srt import SrtReader
from panelaudio.readers.captions_vtt import VttReader
from panelaudio.script import Script, Source

SHARED = Path(__file__).resolve().parents[3] / "shared" / "transcripts"

SRT = """\
1
00:00:01,000 --> 00:00:02,000
Nora Vale: Good evening, and [laughs]

2
00:00:02,000 --> 00:00:03,500
welcome to the bridge.

3
00:00:04,000 --> 00:00:05,000
[Olav Brenner] It is —
"""
ROWS = [
    *SRT.split("\n"),
    "WEBVTT",
    "NOTE x",
    "<v Nora>Hi</v>",
    "- Yes.",
    "00:00 --> x",
    "♪ la ♪",
    "&#" + "9" * 5000 + ";",
]


def read(text: str, reader: SrtReader | VttReader | None = None) -> Script:
    """A script out of captions."""
    return (reader or SrtReader()).read(Source(name="panel.srt", raw=text.encode("utf-8", "replace"), text=text))


def test_the_cues_of_one_speaker_are_one_turn_with_its_old_times() -> None:
    """Cues cut in mid-sentence are joined; brackets are left out; a dash at the end is a cut-off."""
    script = read(SRT)
    assert [(turn.speaker, turn.text, turn.start_ms, turn.end_ms, turn.cut_off) for turn in script.turns] == [
        ("Nora Vale", "Good evening, and welcome to the bridge.", 1000, 3500, False),
        ("Olav Brenner", "It is —", 4000, 5000, True),
    ]
    assert [(one.line, one.text) for one in script.left_out] == [(3, "[laughs]")]


def test_captions_without_a_name_have_one_speaker_and_a_notice() -> None:
    """Nobody is named, so one speaker says it all, and the user is told."""
    script = read("1\n00:00:01,000 --> 00:00:02,000\nGood evening.\n")
    assert [one.name for one in script.speakers] == ["Speaker"]
    assert [one.code for one in script.notices] == ["no-names"]


def test_captions_out_of_order_are_read_by_their_times() -> None:
    """The order is that of the times, also where the file is shuffled through and through."""
    starts = ("00:10:00", "00:00:05", "00:05:00")
    text = "WEBVTT\n\n" + "\n".join(f"{at}.000 --> {at}.900\n<v Nora Vale>At {at[3:5]}.\n" for at in starts)
    script = read(text, VttReader())
    assert script.turns[0].text.replace("\n\n", " ") == "At 00. At 05. At 10."


@given(st.lists(st.sampled_from(ROWS) | st.text(max_size=20), max_size=30), st.booleans())
def test_every_line_is_accounted_for(rows: list[str], webvtt: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    """Any order of lines gives a whole ledger or an InputError, and no other exception."""
    text = "\n".join(rows)
    try:
        script = read(text, VttReader() if webvtt else SrtReader())
    except InputError:
        return
    known = {taken.line for taken in script.taken} | {one.line for one in script.left_out}
    assert known == set(range(1, text.count("\n") + 2))


@pytest.mark.skipif(not SHARED.exists(), reason="the real captions are not part of the project")
def test_the_real_captions() -> None:
    """Counted from the labels and voices that stand in the files."""
    srt = read((SHARED / "podcasting20.srt").read_text(encoding="utf-8"))
    assert Counter(turn.speaker for turn in srt.turns) == {"Travis": 5, "Gilon": 3, "Sarah": 2}
    vtt = read((SHARED / "podcasting20.vtt").read_text(encoding="utf-8"), VttReader())
    assert Counter(turn.speaker for turn in vtt.turns) == {"Sarah": 1, "Gillian": 1}
