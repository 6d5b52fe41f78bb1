"""Where clips and silences stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.errors import UsageError
from panelaudio.pacing import PRESETS, Spread, estimate_seconds, lay_out, preset
from panelaudio.script import Heading, Item, Opening, Pause, Turn
from panelaudio.speech import Clip, Mark, Span, Utterance

if TYPE_CHECKING:
    from panelaudio.timeline import Timeline

RATE_HZ = 44_100
CLIP_HZ = 22_050


def piece(turn: int, speaker: str, text: str, seconds: float = 1.5, part: int = 0) -> tuple[Utterance, Clip]:
    """An utterance and a clip with 0.1 s of silence at both ends; one mark over all words."""
    frames, edge = round((seconds + 0.2) * CLIP_HZ), CLIP_HZ // 10
    span = Span(display_start=0, display_end=len(text), spoken_start=0, spoken_end=len(text))
    utterance = Utterance(turn=turn, part=part, speaker=speaker, display=text, spoken=text, spans=(span,))
    mark = Mark(start=0, end=len(text.rstrip()), frame=edge, end_frame=frames - edge)
    clip = Clip(
        key=f"{turn}-{part}",
        path="",
        frames=frames,
        rate_hz=CLIP_HZ,
        marks=(mark,),
        sound_start=edge,
        sound_end=frames - edge,
    )
    return utterance, clip


def turn_of(index: int, speaker: str, text: str = "Yes.", *, cut_off: bool = False) -> Turn:
    """A turn."""
    return Turn(index=index, speaker=speaker, text=text, line=index + 1, cut_off=cut_off)


def reasons(timeline: Timeline) -> list[str]:
    """Why it is silent, in order."""
    return [gap.reason for gap in timeline.gaps]


def gaps_ms(timeline: Timeline) -> list[float]:
    """How long, in order."""
    return [gap.frames * 1000 / timeline.rate_hz for gap in timeline.gaps]


def test_each_gap_has_its_reason_and_length() -> None:
    """Head, sentence, paragraph, change of speaker, answer, cut-off, tail: each within its bounds."""
    items: tuple[Item, ...] = (
        turn_of(0, "A", "One. Two.\n\nThree."),
        turn_of(1, "B", "Really?"),
        turn_of(2, "A", "No --", cut_off=True),
        turn_of(3, "B", "Yes."),
    )
    pieces = [
        piece(0, "A", "One. "),
        piece(0, "A", "Two.\n\n", part=1),
        piece(0, "A", "Three.", part=2),
        piece(1, "B", "Really?"),
        piece(2, "A", "No --"),
        piece(3, "B", "Yes."),
    ]
    timeline = lay_out(pieces, items, pacing=preset("natural", overlap=False))
    assert reasons(timeline) == ["head", "sentence", "paragraph", "speaker", "answer", "cut_off", "tail"]
    natural = PRESETS["natural"]
    for reason, ms in list(zip(reasons(timeline), gaps_ms(timeline), strict=True))[1:-1]:
        spread: Spread = getattr(natural, reason)
        assert spread.least_ms <= round(ms) <= spread.most_ms
    assert (gaps_ms(timeline)[0], gaps_ms(timeline)[-1]) == (natural.head_ms, natural.tail_ms)


def test_clips_are_cut_to_their_sound() -> None:
    """Of the 100 ms of silence at both ends of a clip, 8 ms stay."""
    (placement,) = lay_out([piece(0, "A", "Yes.", 1.0)], [turn_of(0, "A")]).placements
    assert placement.frames == pytest.approx(1.016 * RATE_HZ, abs=2)


def test_asked_pauses_and_headings() -> None:
    """A pause is as long as asked; a heading makes a chapter's gap; chapters begin at their sound, the first at 0."""
    items = (
        Heading(text="Start", line=1),
        turn_of(0, "A"),
        Pause(duration_ms=2000, line=3),
        turn_of(1, "B"),
        Heading(text="End", line=5),
        turn_of(2, "A"),
    )
    pieces = [piece(0, "A", "Yes."), piece(1, "B", "Yes."), piece(2, "A", "Yes.")]
    openings = (Opening(turn=0, part=0, title="Start"), Opening(turn=2, part=0, title="End"))
    timeline = lay_out(pieces, items, openings=openings)
    assert reasons(timeline) == ["head", "pause", "chapter", "tail"]
    assert gaps_ms(timeline)[1] == 2000
    assert [(mark.title, mark.start_frame) for mark in timeline.chapters] == [
        ("Start", 0),
        ("End", timeline.placements[2].start_frame),
    ]


def test_a_short_turn_leaves_room_for_its_caption() -> None:
    """Where 'Yes.' takes 0.2 s, the gap grows so that the caption can stay a second."""
    timeline = lay_out([piece(0, "A", "Yes.", 0.2), piece(1, "B", "No.")], [turn_of(0, "A"), turn_of(1, "B")])
    assert reasons(timeline)[1] == "caption"
    first, second = timeline.placements
    assert second.start_frame - first.start_frame >= 1.08 * RATE_HZ


def test_a_short_paragraph_leaves_room_for_its_caption() -> None:
    """A paragraph ends a caption, so that one of a single word gets its second as well; a sentence does not."""
    for end, reason in (("\n\n", "caption"), (" ", "sentence")):
        pieces = [piece(0, "A", f"Yes.{end}", 0.2), piece(0, "A", "And no.", part=1)]
        timeline = lay_out(pieces, [turn_of(0, "A", f"Yes.{end}And no.")])
        assert reasons(timeline)[1] == reason
        first, second = timeline.placements
        assert (second.start_frame - first.start_frame >= 1.08 * RATE_HZ) == (reason == "caption")


def test_gaps_are_drawn_alike_every_time_and_no_two_are_alike() -> None:
    """The same seed draws the same; another one draws others; an edit of one turn leaves the others' draws."""
    items = [turn_of(n, "AB"[n % 2], "So it is.") for n in range(20)]
    pieces = [piece(n, "AB"[n % 2], "So it is.") for n in range(20)]
    timeline = lay_out(pieces, items)
    assert timeline == lay_out(pieces, items)
    assert len({round(ms) for ms in gaps_ms(timeline)[1:-1]}) > 12
    assert gaps_ms(timeline) != gaps_ms(lay_out(pieces, items, seed=2))
    edited = [piece(0, "A", "So it was, long ago.", 3.0), *pieces[1:]]
    assert gaps_ms(lay_out(edited, items))[2:] == gaps_ms(timeline)[2:]


def test_presets() -> None:
    """Brisk < natural < calm; none has no gap at all; a wrong name is told the nearest."""
    items = [turn_of(n, "AB"[n % 2], "So it is.") for n in range(6)]
    pieces = [piece(n, "AB"[n % 2], "So it is.") for n in range(6)]
    lengths = {name: lay_out(pieces, items, pacing=preset(name)).frames for name in PRESETS}
    assert lengths["none"] < lengths["brisk"] < lengths["natural"] < lengths["calm"]
    assert lay_out(pieces, items, pacing=preset("none")).gaps == ()
    with pytest.raises(UsageError) as caught:
        preset("clam")
    assert "did you mean 'calm'?" in caught.value.hint


@given(
    st.lists(st.tuples(st.sampled_from("ABC"), st.floats(0.05, 4)), min_size=1, max_size=25),
    st.sampled_from(sorted(PRESETS)),
)
def test_every_frame_is_accounted_for(turns: list[tuple[str, float]], name: str) -> None:
    """Any clips, any pacing: the timeline's own invariant holds, and the words rise."""
    items = [turn_of(n, speaker) for n, (speaker, _) in enumerate(turns)]
    pieces = [piece(n, speaker, "So.", seconds) for n, (speaker, seconds) in enumerate(turns)]
    timeline = lay_out(pieces, items, pacing=preset(name))
    starts = [word.start_frame for placement in timeline.placements for word in placement.words()]
    assert starts == sorted(starts)
    gone = sum(p.frames for p in timeline.placements) + sum(g.frames for g in timeline.gaps)
    assert gone - sum(one.frames for one in timeline.overlaps) == timeline.frames


def test_silent_turns_leave_no_gap() -> None:
    """A turn without a clip is skipped; its neighbours follow each other."""
    items = [turn_of(0, "A"), turn_of(1, "B"), turn_of(2, "A")]
    timeline = lay_out([piece(0, "A", "Yes."), piece(2, "A", "No.")], items)
    assert reasons(timeline) == ["head", "paragraph", "tail"]


def test_the_estimate_is_near() -> None:
    """At 175 words a minute with median gaps; faster voices take less."""
    items = [turn_of(n, "AB"[n % 2], "word " * 50) for n in range(35)]
    seconds = estimate_seconds(items)
    assert seconds == pytest.approx(35 * 50 * 60 / 175 + 35 * 0.3, rel=0.05)
    assert estimate_seconds(items, speeds={"A": 2.0, "B": 2.0}) < 0.6 * seconds


@pytest.mark.parametrize("broken", [(3, 2, 1), (-1, 0, 1), (5, 1, 4)])
def test_a_spread_must_rise(broken: tuple[int, int, int]) -> None:
    """A spread whose figures do not rise is a fault of the caller."""
    low, median, high = broken
    with pytest.raises(ValueError, match="rise"):
        Spread(low_ms=low, median_ms=median, high_ms=high)


@pytest.mark.parametrize("kind", ["speaker", "sentence", "answer", "agreement", "paragraph", "chapter"])
def test_draws_have_the_quartiles_they_are_named_by(kind: str) -> None:
    """A quarter of the gaps lies under the low figure, half under the median, a quarter over the high one."""
    spread: Spread = getattr(PRESETS["natural"], kind)
    drawn = sorted(spread.draw(f"1:{n}:0") for n in range(4000))
    for share, ms in ((1000, spread.low_ms), (2000, spread.median_ms), (3000, spread.high_ms)):
        assert drawn[share] == pytest.approx(ms, rel=0.04)
    assert (drawn[0], drawn[-1]) == (spread.least_ms, spread.most_ms)
