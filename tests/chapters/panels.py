"""An invented panel and a lecture, as scripts with clips of a steady 175 words a minute."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.script import Heading, Item, Script, Speaker, Turn
from panelaudio.speech import Clip, Utterance

if TYPE_CHECKING:
    from collections.abc import Iterable

RATE_HZ = 22_050
WORD_S = 60 / 175
_SENTENCE = re.compile(r".+?(?:[.?!…]+[\"”)]*\s+|\n\s*\n|\Z)", re.DOTALL)

Said = tuple[str, str]

TOPICS = {
    "bridges": "The bridge carries granite, steel cables and pylons; a pylon rusts where rivets meet the deck. ",
    "birds": "Seabirds breed on the skerry; a colony of kittiwakes feeds its chicks on herring and sand eels. ",
    "money": "A bond pays interest each quarter; the treasury borrows krone, and lenders want collateral for loans. ",
    "ferries": "Every ferry burns diesel at the quay; batteries charge by cable while lorries roll off the ramp. ",
}


def panel() -> list[Said]:
    """A moderator and two guests: four topics of about four minutes each, each opened by a question."""
    welcome = "Good evening, everybody. We have two people here who know the harbour. So, first question. "
    lines: list[Said] = [("Maren Holt", welcome + "Teodor, what holds a bridge of granite up for so long?")]
    questions = {
        "birds": "All right, let me turn to something else. Ines, how many seabirds are breeding on the skerry?",
        "money": "Now I want to talk about who lends the treasury its money, because everybody asks.",
        "ferries": "Last question. Teodor and Ines, when will the ferries at the quay run without diesel?",
    }
    for topic, words in TOPICS.items():
        if topic in questions:
            lines.append(("Maren Holt", questions[topic]))
        for number in range(6):
            lines.append((("Teodor Brandvik", "Ines Okafor")[number % 2], words * 7))
            lines.append(("Maren Holt", "Right, and what do you think?"))
    return lines


def lecture() -> str:
    """One speaker for about 16 minutes, a paragraph a topic."""
    return "\n\n".join(words * 45 for words in TOPICS.values())


def script_of(lines: Iterable[Said | str], title: str = "Harbour Talks") -> Script:
    """Turns; a plain text is a heading."""
    items: list[Item] = []
    people: dict[str, Speaker] = {}
    index = 0
    for line, one in enumerate(lines, start=1):
        if isinstance(one, str):
            items.append(Heading(text=one, line=line))
        else:
            items.append(Turn(index=index, speaker=one[0], text=one[1].strip(), line=line))
            people.setdefault(one[0], Speaker(name=one[0]))
            index += 1
    return Script(
        source="x",
        sha256="",
        format="panel",
        items=tuple(items),
        speakers=tuple(people.values()),
        taken=(),
        title=title,
    )


def pieces_of(script: Script) -> list[tuple[Utterance, Clip]]:
    """Each sentence with a clip as long as it takes to say it."""
    pieces = []
    for turn in script.turns:
        for part, text in enumerate(one for one in _SENTENCE.findall(turn.text) if one.strip()):
            utterance = Utterance(turn=turn.index, part=part, speaker=turn.speaker, display=text, spoken=text, spans=())
            frames = round(len(text.split()) * WORD_S * RATE_HZ)
            clip = Clip(key="", path="", frames=frames, rate_hz=RATE_HZ, marks=(), sound_start=0, sound_end=frames)
            pieces.append((utterance, clip))
    return pieces
