from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panelaudio.normalize import utterances_of
from panelaudio.script import Turn

if TYPE_CHECKING:
    from panelaudio.speech import Utterance


def utterances(text: str, **options: Any) -> tuple[Utterance, ...]:
    """The utterances of a turn with this text."""
    turn = Turn(index=3, speaker="Maren Holt", text=text, line=7)
    return utterances_of(turn, **options)


def test_a_turn_is_numbered_sentences_of_its_speaker() -> None:
    """Utterances know their turn, part and speaker, and what differs between shown and said."""
    first, second = utterances("We run LLMs. All of us.\n\n")
    assert (first.turn, first.part, first.speaker) == (3, 0, "Maren Holt")
    assert (first.display, first.spoken) == ("We run LLMs. ", "We run L-L-M's.")
    assert (second.part, second.display, second.spoken) == (1, "All of us.\n\n", "All of us.")


@pytest.mark.parametrize("text", ["...", "—", "?!", "😀", "\u200b*", "( )\n\n—"])
def test_a_turn_without_anything_to_say_has_no_utterances(text: str) -> None:
    """Nothing is invented for it; the caller reports the turn as left out."""
    assert utterances(text) == ()


@pytest.mark.parametrize("text", ["Yes. — ", "— Yes.", "Yes.\n\n...\n\n", "*** Yes."])
def test_what_cannot_be_said_belongs_to_its_neighbour(text: str) -> None:
    """Captions show it beside the sentence; the engine is given the sentence alone."""
    (only,) = utterances(text)
    assert only.display == text
    assert only.spoken == "Yes."


def test_names_and_lexicon_reach_the_spoken_form() -> None:
    """Both are said as the cast says, possessives included."""
    (only,) = utterances("Mbeki's LLM", names=[("Jo Mbeki", "Joe Em-beki")], lexicon=[("LLM", "model")])
    assert only.spoken == "Em-beki's model"


def test_a_limit_must_leave_room() -> None:
    """A limit of no characters is a fault of the caller."""
    with pytest.raises(ValueError, match="room"):
        utterances("Yes.", max_characters=0)


@settings(max_examples=150)
@given(st.text(alphabet=st.sampled_from("aB I9.,?! \n—-$%&*'’\u200b\u202e😀中é"), max_size=80), st.integers(20, 300))
def test_displays_join_to_the_text_and_spans_tile(text: str, limit: int) -> None:
    """For any turn: nothing of the text is lost, spans tile both forms, nothing blank or too long is sent."""
    if not text.strip():
        return
    found = utterances(text, max_characters=limit)
    assert not found or "".join(one.display for one in found) == text
    for one in found:
        assert any(character.isalnum() for character in one.spoken)
        assert len(one.spoken) <= limit
        shown = said = 0
        for span in one.spans:
            assert (span.display_start, span.spoken_start) == (shown, said)
            shown, said = span.display_end, span.spoken_end
        assert (shown, said) == (len(one.display), len(one.spoken))
