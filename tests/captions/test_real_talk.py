"""A real panel with simulated times, where its transcript is at hand."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from panelaudio.captions import PROFILES, judge, make_cues, profile
from panelaudio.timecode import frames_to_ms
from tests.captions.talks import Talk

if TYPE_CHECKING:
    from panelaudio.timeline import Timeline

PANEL = Path(__file__).resolve().parents[3] / "shared" / "transcripts" / "davos-panel.txt"
SPEAKER = re.compile(r"((?:[A-Z][\w.-]+ ){1,2}[A-Z][\w.-]+|[A-Z]{2,3}): ")


def panel() -> Timeline:
    """The panel's turns at 175 words a minute."""
    talk = Talk(rate_hz=44_100, clip_hz=22_050, room=True)
    turns: list[list[str]] = []
    text = PANEL.read_text(encoding="utf-8").partition("Transcript:")[2].partition("Sam Toolan")[0]
    for paragraph in re.split(r"\n\s*\n", text):
        found = SPEAKER.match(paragraph)
        if found:
            turns.append([found[1], paragraph[found.end() :]])
        elif paragraph.strip():
            turns[-1][1] += "\n\n" + paragraph
    for speaker, words in turns:
        talk.turn(speaker, words)
    return talk.timeline()


@pytest.mark.skipif(not PANEL.exists(), reason="the transcript is not on this machine")
@pytest.mark.parametrize("name", PROFILES)
def test_a_real_panel_is_within_the_rules(name: str) -> None:
    """An hour of talk: no rule is broken in any profile, not even one of style."""
    timeline = panel()
    cues = make_cues(timeline, profile(name))
    problems = judge(cues, profile(name), frames_to_ms(timeline.frames, timeline.rate_hz))
    assert Counter(one.code for one in problems) == {}
