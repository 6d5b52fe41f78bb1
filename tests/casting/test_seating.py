"""Seats for people who have none."""

from __future__ import annotations

from panelaudio.cast import Cast, Role, Voice
from panelaudio.casting import seated
from panelaudio.script import Turn

VOICE = Voice(engine="tone", name="tone-1")


def seats_of(talk: str, **own: int) -> dict[str, int]:
    """Seats by speaker; the talk is a letter for each turn, a question mark behind it where the turn asks."""
    names = [name for name in talk if name.isalpha()]
    texts = talk.replace("?", "?;").replace(";;", ";")
    turns = []
    for index, name in enumerate(names):
        asks = texts[texts.index(name) + 1 : texts.index(name) + 2] == "?"
        texts = texts[texts.index(name) + 1 :]
        turns.append(Turn(index=index, speaker=name, text="So?" if asks else "So.", line=index + 1))
    roles = tuple(Role(speaker=name, voice=VOICE, seat=own.get(name, 0)) for name in sorted(set(names)))
    return {role.speaker: role.seat for role in seated(Cast(roles=roles), turns).roles}


def test_whoever_asks_sits_in_the_middle() -> None:
    """The others sit left and right of it by turns, the outermost at 35 per cent."""
    assert seats_of("AB?AB?CB?DEB?") == {"B": 0, "A": -17, "C": 17, "D": -35, "E": 35}


def test_two_people() -> None:
    """One in the middle, the other a little aside; somebody alone in the middle."""
    assert seats_of("A?BA?B") == {"A": 0, "B": -20} or seats_of("A?BA?B") == {"A": 0, "B": 20}
    assert seats_of("AAA") == {"A": 0}


def test_seats_of_voices_yaml_stand() -> None:
    """Where anybody has a seat, nobody is given one."""
    assert seats_of("A?BC", B=-10) == {"A": 0, "B": -10, "C": 0}
