"""Episodes without sound, with which writers are tried: ordinary, hostile, hours late, silent, two voices at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from panelaudio.cast import Cast, Role, Voice
from panelaudio.episode import Cue, CueWord, Episode
from panelaudio.script import Script, Speaker, Turn
from panelaudio.speech import Clip, Mark, Span, Utterance
from panelaudio.timecode import frames_to_ms, ms_to_frames
from panelaudio.timeline import ChapterMark, Gap, Overlap, Placement, Timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

RATE_HZ = 44_100
"""So that hardly any word begins on a whole millisecond."""
_GAP_MS = 420
_WORDS_A_CUE = 8
_SENTENCE = re.compile(r".+?(?:[.?!]\s+|\n\s*\n|\Z)", re.DOTALL)

ORDINARY = (
    ("Nora Vale", "Good evening. It took 3,600 hours, 12 people and a good deal of luck.\n\nSo we began again."),
    ("Olav Brenner", "Money, mostly; now and then a pillar. What holds it up?"),
    ("Nora Vale", "Yes."),
)
AT_ONCE = (
    ("Nora Vale", "It was in the spring that we began."),
    ("Olav Brenner", "No, that was the autumn."),
    ("Nora Vale", "Well, one of them."),
)
HOSTILE = (
    ("Nora <b>Vale</b>", "See <v Olav>Olav</v> and <00:00:01.000> or <i>this</i> & that &amp; &lt; &#65; x < y > z."),
    ("Olav --> Brenner", "00:00:01,000 --> 00:00:02,000 stays here. 2\n\n3\n\n00:00:03.000 --> 00:00:04.000"),
    ("line:0 position:20% align:end", "WEBVTT NOTE STYLE ::cue { color: red } REGION id:1"),
    (r"{\an8}Bo, Jr.; x", r"{\k50}One {two} three \N four \n five \h six \\ seven {\an8} eight } nine {"),
    ("]]>", '<![CDATA[ x ]]> <!-- y --> <?php echo 1; ?> </p></body> <br/> "quoted" \'twice\' a="b"'),
    ("Nora\nVale\tof\r\nthe\x07 \x1b[31mBridge\x00", "bell\x07 escape\x1b[2J nul\x00 del\x7f next\x9b and on."),
    ("Nora\u202eVale\u2066", "right \u202eto\u202c left \u200fthen\u200e back \u2067iso\u2069 late."),
    ("[00:01.00]", "[00:12.00] and <00:13.00> and [ti:x] and [offset:500] and [1:2] here."),
    ("*", "*stars* and **more** and _under_ and snake_case and `code` and [link](x) and ![x](y) and ~~no~~."),
    ("# 1. -", "# heading\n\n- item\n\n1. first\n\n> quoted\n\n---\n\n=====\n\n+ plus\n\n| a | b |"),
    ("Default", "\u00e9\u0301 \U0001f469\u200d\U0001f680 \u4f60\u597d \u0645\u0631\u062d\u0628\u0627 \ufeff end."),
    ("Nora: Vale", "Note: this. And then: that: those."),
    ("X" * 300, "w" * 300 + " and https://bridge.example/a_b?c=d&e=f#g-" + "h" * 80),
    ("'\"", "\\ \\\\ / % %s {0} $HOME `ls` \ufffd done."),
)
"""Names and texts that look like the markup of some format, or like an attack on whoever shows them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An episode with what it is called in messages."""

    label: str
    episode: Episode
    at_once: bool = False
    """Whether people speak at once in it."""


def examples() -> tuple[Example, ...]:
    """One of each kind."""
    return (
        Example(label="the ordinary example", episode=episode_of(ORDINARY)),
        Example(label="the hostile example", episode=episode_of(HOSTILE, title='A --> B <i> & "C" ]]> {x} [y]\n#')),
        Example(label="the example after 25 hours", episode=episode_of(ORDINARY, from_ms=90_000_123)),
        Example(label="the silent example", episode=episode_of(())),
        Example(label="the example of two at once", episode=episode_of(AT_ONCE, at_once=True), at_once=True),
    )


def episode_of(
    said: Sequence[tuple[str, str]],
    *,
    title: str = "The Long Bridge",
    from_ms: int = 700,
    word_ms: int = 303,
    at_once: bool = False,
) -> Episode:
    """An episode of turns (speaker, text), spoken at a steady pace; cues of up to two lines of four words.

    Args:
        said: The turns.
        title: Of the episode.
        from_ms: When the first word begins.
        word_ms: How long each word sounds.
        at_once: Whether the second turn begins with the first one; both have no more than one sentence of eight words.
    """
    voice = Voice(engine="none", name="none")
    speakers = tuple(dict.fromkeys(speaker for speaker, _ in said))
    script = Script(
        source="example",
        sha256="",
        format="example",
        items=tuple(Turn(index=i, speaker=who, text=text, line=i + 1) for i, (who, text) in enumerate(said)),
        speakers=tuple(Speaker(name=speaker) for speaker in speakers),
        taken=(),
        title=title,
    )
    timeline = _timeline(said, from_ms=from_ms, word_ms=word_ms, at_once=at_once)
    return Episode(
        title=title,
        script=script,
        cast=Cast(roles=tuple(Role(speaker=speaker, voice=voice) for speaker in speakers)),
        timeline=timeline,
        cues=_cues(timeline),
        duration_ms=frames_to_ms(timeline.frames, timeline.rate_hz),
    )


def _timeline(said: Sequence[tuple[str, str]], *, from_ms: int, word_ms: int, at_once: bool) -> Timeline:
    head, gap = max(1, ms_to_frames(from_ms, RATE_HZ)), ms_to_frames(_GAP_MS, RATE_HZ)
    placements: list[Placement] = []
    frame = head
    for turn, (speaker, text) in enumerate(said):
        begin = head + gap // 2 if at_once and turn == 1 else frame
        for part, display in enumerate(one for one in _SENTENCE.findall(text) if one.strip()):
            placements.append(_placement(_utterance(turn, part, speaker, display), begin, word_ms))
            begin = placements[-1].end_frame + gap
        frame = max(frame, begin)
    placements.sort(key=lambda one: one.start_frame)
    gaps, overlaps = _between(placements, frame)
    return Timeline(
        rate_hz=RATE_HZ,
        frames=frame,
        placements=tuple(placements),
        gaps=gaps,
        chapters=(ChapterMark(start_frame=0, title="Beginnings # <1>"),) if placements else (),
        overlaps=overlaps,
    )


def _between(placements: Sequence[Placement], frames: int) -> tuple[tuple[Gap, ...], tuple[Overlap, ...]]:
    """The silences about placements, and where they sound at once."""
    gaps, overlaps, reached = [], [], 0
    for one in placements:
        if one.start_frame > reached:
            gaps.append(Gap(start_frame=reached, frames=one.start_frame - reached, reason="sentence"))
        elif one.start_frame < reached:
            both = min(reached, one.end_frame) - one.start_frame
            overlaps.append(Overlap(start_frame=one.start_frame, frames=both, reason="agreement"))
        reached = max(reached, one.end_frame)
    gaps.append(Gap(start_frame=reached, frames=frames - reached, reason="tail"))
    return tuple(gaps), tuple(overlaps)


def _utterance(turn: int, part: int, speaker: str, display: str) -> Utterance:
    """Spoken otherwise than shown, so that a writer that gives the spoken text is found out."""
    spoken = "something else"
    span = Span(display_start=0, display_end=len(display), spoken_start=0, spoken_end=len(spoken))
    return Utterance(turn=turn, part=part, speaker=speaker, display=display, spoken=spoken, spans=(span,))


def _placement(utterance: Utterance, start_frame: int, word_ms: int) -> Placement:
    found = list(re.finditer(r"\S+", utterance.display))
    edges = [ms_to_frames(number * word_ms, RATE_HZ) for number in range(len(found) + 1)]
    marks = tuple(
        Mark(start=word.start(), end=word.end(), frame=edges[number], end_frame=edges[number + 1])
        for number, word in enumerate(found)
    )
    clip = Clip(key="00", path="", frames=edges[-1], rate_hz=RATE_HZ, marks=marks, sound_start=0, sound_end=edges[-1])
    return Placement(
        utterance=utterance, clip=clip, rate_hz=RATE_HZ, start_frame=start_frame, clip_start=0, clip_end=edges[-1]
    )


def _cues(timeline: Timeline) -> tuple[Cue, ...]:
    """One for every eight words of a turn; those of two who speak at once end together."""
    cues: list[Cue] = []
    for placement in timeline.placements:
        words = _cue_words(placement)
        for start in range(0, len(words), _WORDS_A_CUE):
            before = cues[-1] if cues else None
            cues.append(_cue(words[start : start + _WORDS_A_CUE], placement.utterance, before))
    if timeline.overlaps:
        first, second, *others = cues
        end_ms = max(first.end_ms, second.end_ms)
        cues = [replace(first, end_ms=end_ms), replace(second, end_ms=end_ms, lane=1), *others]
    return tuple(cues)


def _cue_words(placement: Placement) -> list[CueWord]:
    return [
        CueWord(
            text=word.text,
            start_ms=frames_to_ms(word.start_frame, placement.rate_hz),
            end_ms=frames_to_ms(word.end_frame, placement.rate_hz),
        )
        for word in placement.words()
    ]


def _cue(words: list[CueWord], utterance: Utterance, before: Cue | None) -> Cue:
    half = -(-len(words) // 2)
    changed = before is None or before.speaker != utterance.speaker
    return Cue(
        start_ms=words[0].start_ms,
        end_ms=max(words[-1].end_ms, words[0].start_ms + 1),
        speaker=utterance.speaker,
        turn=utterance.turn,
        lines=tuple(" ".join(word.text for word in line) for line in (words[:half], words[half:]) if line),
        label=f"{utterance.speaker}: " if changed else "",
        words=tuple(words),
    )
