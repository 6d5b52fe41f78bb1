"""The spoken frame."""

from __future__ import annotations

import pytest

from panelaudio.errors import InputError
from panelaudio.pipeline.framing import PAUSE_MS, framed
from panelaudio.script import Heading, Item, Pause, Script, Speaker, Turn
from panelaudio.settings import FrameSettings

NAMES = ("Nora Vale", "Olav Brenner", "Ines Lund")


def script_of(*items: Item, names: tuple[str, ...] = NAMES, language: str = "en") -> Script:
    """A script of these items, else of a turn for each name."""
    turns = tuple(Turn(index=at, speaker=name, text="Yes.", line=at + 3) for at, name in enumerate(names))
    speakers = tuple(Speaker(name=name, aliases=(name[:2].upper(),)) for name in names)
    return Script(
        source="x",
        sha256="0" * 64,
        format="names",
        language=language,
        speakers=speakers,
        items=items or turns,
        taken=(),
    )


def said(script: Script, frame: FrameSettings | None = None, known: dict[str, str] | None = None) -> str:
    """What the frame says, where other things may be known."""
    usual = {"title": "Bridges", "day": "2026-03-14", "show": ""}
    return framed(script, frame or FrameSettings(), **usual | (known or {})).turns[0].text


def test_the_usual_frame() -> None:
    """Title, everybody who speaks, the day as people say it; then a pause, then the turns, numbered on."""
    script = framed(script_of(), FrameSettings(), title="Bridges", day="2026-03-14", show="")
    first, pause, *others = script.items
    assert isinstance(first, Turn)
    assert first.speaker == "Narrator"
    assert first.text == "Bridges. With Nora Vale, Olav Brenner and Ines Lund. 14 March 2026."
    assert pause == Pause(duration_ms=PAUSE_MS, line=3)
    assert [one.index for one in script.turns] == [0, 1, 2, 3]
    assert [one.text for one in others if isinstance(one, Turn)] == ["Yes."] * 3
    assert [one.name for one in script.speakers] == ["Narrator", *NAMES]


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"title": ""}, "With Nora Vale, Olav Brenner and Ines Lund. 14 March 2026."),
        ({"day": ""}, "Bridges. With Nora Vale, Olav Brenner and Ines Lund."),
        ({"day": "2026-03"}, "Bridges. With Nora Vale, Olav Brenner and Ines Lund."),
        ({"title": "What holds it?"}, "What holds it? With Nora Vale, Olav Brenner and Ines Lund. 14 March 2026."),
        ({"title": "It holds. "}, "It holds. With Nora Vale, Olav Brenner and Ines Lund. 14 March 2026."),
        ({"title": "{date}"}, "{date}. With Nora Vale, Olav Brenner and Ines Lund. 14 March 2026."),
    ],
)
def test_what_is_not_known_is_not_said(known: dict[str, str], words: str) -> None:
    """A sentence that names it is left out; a title is no template, and keeps its question mark."""
    assert said(script_of(), known=known) == words


def test_other_words_and_languages() -> None:
    """The template is the user's; lists and days are those of the language."""
    frame = FrameSettings(text="{show}, heute mit {speakers}. {date}!")
    assert said(script_of(language="de-AT"), frame, {"show": "Brücken."}) == (
        "Brücken, heute mit Nora Vale, Olav Brenner und Ines Lund. 2026-03-14!"
    )
    assert said(script_of(names=NAMES[:1])) == "Bridges. With Nora Vale. 14 March 2026."
    assert "Nora Vale, Olav Brenner, Ines Lund" in said(script_of(language="fi"))


@pytest.mark.parametrize("narrator", ["Nora Vale", "nora vale", "NO"])
def test_a_speaker_may_introduce_the_others(narrator: str) -> None:
    """By name or alias, in any case; then nobody new speaks, and the speaker is not announced."""
    script = framed(script_of(), FrameSettings(narrator=narrator), title="", day="", show="")
    assert (script.turns[0].speaker, script.turns[0].text) == ("Nora Vale", "With Olav Brenner and Ines Lund.")
    assert [one.name for one in script.speakers] == list(NAMES)


def test_it_stands_after_a_heading_that_opens_the_script() -> None:
    """So that the first chapter begins with it; other things before the first turn stay behind it."""
    turn = Turn(index=0, speaker="Nora Vale", text="Yes.", line=9)
    heading, pause = Heading(text="Part 1", line=1), Pause(duration_ms=500, line=2)
    kinds = [type(one) for one in framed(script_of(heading, turn), FrameSettings(), title="", day="", show="").items]
    assert kinds == [Heading, Turn, Pause, Turn]
    kinds = [type(one) for one in framed(script_of(pause, turn), FrameSettings(), title="", day="", show="").items]
    assert kinds == [Turn, Pause, Pause, Turn]


def test_nothing_to_say() -> None:
    """Where nothing that the template names is known, that is an error with a way out."""
    with pytest.raises(InputError, match="nothing to say") as caught:
        said(script_of(), FrameSettings(text="{show}."))
    assert "--title" in str(caught.value.hint)
