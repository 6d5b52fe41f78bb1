"""The paragraphs of a timeline, as they are made one by one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from panelaudio.captions import profile
from panelaudio.captions.passages import passages
from panelaudio.timeline import Placement
from tests.captions.talks import Talk

if TYPE_CHECKING:
    import pytest

    from panelaudio.timeline import Word


def test_paragraphs_of_turns_that_overlap_come_as_they_begin() -> None:
    """A turn that begins while a long one goes on stands between its paragraphs; each knows when the next begins."""
    made = Talk()
    made.say("A", "One two three.\n\n")
    made.say("A", "Four five six.\n\n", 1)
    made.frame -= 150
    for turn, speaker, text, part in ((1, "B", "Yes.", 0), (0, "A", "Seven eight nine.", 2), (2, "A", "Ten.", 0)):
        made.turns = turn
        made.say(speaker, text, part)
    found = list(passages(made.timeline(overlaps_asked=True), profile("podcast"), {}))
    starts = [one.tokens[0].start_ms for one in found]
    assert starts == sorted(starts)
    assert [(one.turn, one.tokens[0].text) for one in found] == [
        (0, "One"),
        (0, "Four"),
        (1, "Yes."),
        (0, "Seven"),
        (2, "Ten."),
    ]
    assert [one.next_ms for one in found] == [*starts[1:], None]
    assert [one.labelled for one in found] == [True, *(a.speaker != b.speaker for a, b in pairwise(found))]


def test_paragraphs_are_made_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first two are there before the words of a third turn are looked at: hours of them are never held at once."""
    made = Talk()
    for number in range(4):
        made.turn("AB"[number % 2], f"Well said, for time {number}.")
    original, looked_at = Placement.words, []

    def watched(placement: Placement) -> tuple[Word, ...]:
        looked_at.append(placement.utterance.turn)
        return original(placement)

    monkeypatch.setattr(Placement, "words", watched)
    found = passages(made.timeline(), profile("podcast"), {})
    assert not looked_at
    assert next(found).turn == 0
    assert looked_at == [0, 1]
