"""What stands beside speech: each kind by its rule, kept or dropped as voices.yaml says."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.readers.choose import choose_reader
from panelaudio.readers.unspoken import REASONS, clean, why_unspoken
from panelaudio.script import Source
from panelaudio.settings import SPOKEN, TEXT_KINDS

EXAMPLES = [(kind.key, *example) for kind in TEXT_KINDS for example in kind.examples]
SHAPES = {
    "names": "Nora Vale: {}\n\nOlav Brenner: Yes.\n\nNora Vale: No.\n",
    "markdown": "# A talk\n\n**Nora Vale:** {}\n\n**Olav Brenner:** Yes.\n",
    "panel": "Like\nReply\nNora Vale: {}\n\nOlav Brenner: Yes.\n\nNV: Good.\n\nOB: Well.\n",
    "hearing": "  Ms. VALE. {}\n  Mr. BRENNER. Yes.\n  Ms. VALE. No.\n",
    "play": "ACT I\n\nNora.  {}\n\nOlav.  Yes.\n\nNora.  No.\n\nOlav.  No.\n",
    "qa": "Q: {}\n\nA: Yes.\n",
    "chat": "10:01 <nora> {}\n10:02 <olav> Yes.\n",
    "json": '[{{"speaker": "Nora Vale", "text": "{}"}}, {{"speaker": "Olav Brenner", "text": "Yes."}}]',
    "table": "speaker\ttext\nNora Vale\t{}\nOlav Brenner\tYes.\n",
    "vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Nora Vale>Well.\n\n00:02.000 --> 00:03.000\nSo {}\n",
}


@pytest.mark.parametrize(("key", "written", "dropped", "kept"), EXAMPLES)
def test_examples(key: str, written: str, dropped: str, kept: str) -> None:
    """Each kind's examples are what the rule makes of them, dropped and kept."""
    assert clean(written, spoken=SPOKEN - {key})[0].strip() == dropped
    assert clean(written, spoken=SPOKEN | {key})[0] == kept


def test_every_kind_has_a_reason_and_examples() -> None:
    """The report has a word for each kind that a user can set, and no others."""
    assert list(REASONS) == [kind.key for kind in TEXT_KINDS]
    assert all(kind.examples for kind in TEXT_KINDS)


@pytest.mark.parametrize("keep", [False, True])
@pytest.mark.parametrize("key", [kind.key for kind in TEXT_KINDS])
@pytest.mark.parametrize("reader", SHAPES)
def test_every_reader_obeys(reader: str, key: str, keep: bool) -> None:  # noqa: FBT001 - pytest gives it
    """In every shape a kind is spoken where it is kept, and left out under its reason where it is dropped."""
    kind = next(one for one in TEXT_KINDS if one.key == key)
    written, dropped, kept = kind.examples[0]
    text = SHAPES[reader].format(written)
    source = Source(name="t", raw=text.encode(), text=text, spoken=SPOKEN | {key} if keep else SPOKEN - {key})
    choice = choose_reader(source)
    script = choice.reader.read(source)
    assert choice.reader.name == reader
    assert script.turns[0].text.endswith(kept if keep else dropped)
    assert (REASONS[key] in {one.reason for one in script.left_out}) is not keep


@pytest.mark.parametrize(
    "text",
    [
        "a < b and c > d", "I <3 you", "2 * 3 * 4 = 24", "(NASA) and (EU)", "snake_case", "he called (video) her",
        "they (the council) agreed", "f(x)", "a [", "50% * 2", "Tom & Jerry", "at 10:30 sharp", "#1 of 3",
    ],
)  # fmt: skip
def test_what_people_say_is_kept(text: str) -> None:
    """Signs and brackets that belong to speech are no marks."""
    assert clean(text) == (text, [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("*[Enter Olav.]* Hi", "Hi"),
        ("I think [turns to Olav] we do.", "I think we do."),
        ("Tell me [about the bridge]. So.", "Tell me about the bridge. So."),
        ("It's [Olav's] toll", "It's Olav's toll"),
        ("he said [sic] it", "he said it"),
        ("&amp;amp; AT&amp;T &lt;3", "& AT&T <3"),
        ("at [00:10 - 00:12] last", "at last"),
        ("(door closes) Hi", "Hi"),
        ("a soft\u00adhyphen, inter\u00ad\nnational", "a softhyphen, international"),
        ("![a picture](b.png) Hi", "Hi"),
    ],
)
def test_what_is_not_said(text: str, said: str) -> None:
    """Directions, remarks, entities and pictures, as they stand in real transcripts."""
    assert clean(text)[0].strip() == said


def test_a_text_of_which_nothing_is_spoken_says_why() -> None:
    """A row of captions with nothing but a sound has a reason; one with words has none."""
    assert why_unspoken("[MUSIC PLAYING]") == REASONS["sounds"]
    assert not why_unspoken("[laughs] Yes.")


@given(st.text(alphabet="ab [](){}*_<>/:.&;#1♪\\", max_size=40) | st.text(max_size=40))
def test_pieces_stand_where_they_say(text: str) -> None:
    """Every part that is left out stands at its place in the text."""
    _, pieces = clean(text)
    assert all(text[one.at :].startswith(one.text) for one in pieces)
    assert all(first.at < second.at for first, second in pairwise(pieces))
