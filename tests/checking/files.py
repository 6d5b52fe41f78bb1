"""Files of captions, sound ones and broken ones, and what is found in them."""

from __future__ import annotations

from panelaudio.captions import PROFILES, Problem
from panelaudio.checking import CaptionsFile, judge_file, people_in, read_captions

GOOD_SRT = """\
1
00:00:01,000 --> 00:00:03,000
Nora Vale: Good evening.

2
00:00:03,084 --> 00:00:06,000
Olav Brenner: It is late,
and nobody is here.
"""
GOOD_VTT = """\
WEBVTT

NOTE It was made by hand.

first
00:00:01.000 --> 00:00:03.000
<v Nora Vale>Good evening.

00:00:03.084 --> 00:00:06.000 position:50% align:center
<v Olav Brenner>It is <i>late</i>,
and nobody &amp; nothing is here.
"""
GOOD_ASS = """\
[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Nora,Arial,20

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:01.00,0:00:03.00,Nora,Nora Vale,0,0,0,,Good {\\i1}evening{\\i0}.
Dialogue: 0,0:00:03.08,0:00:06.00,Nora,Olav Brenner,0,0,0,,{\\k40}It {\\k20}is late,\\Nand nobody is here.
"""


def read(text: str, name: str = "talk.srt") -> CaptionsFile:
    """The captions of a text."""
    return read_captions(name, text)


def faults(text: str, name: str = "talk.srt") -> list[tuple[str, int]]:
    """What is wrong with a file as such: code and cue."""
    return [(one.code, one.cue) for one in read(text, name).faults]


def problems(text: str, name: str = "talk.srt", profile: str = "podcast") -> list[Problem]:
    """What a profile's rules find as well."""
    file = read(text, name)
    found, _ = judge_file(file, PROFILES[profile], people_in(file))
    return list(found)


def codes(text: str, name: str = "talk.srt", profile: str = "podcast") -> list[tuple[str, int]]:
    """Code and cue of each."""
    return [(one.code, one.cue) for one in problems(text, name, profile)]
