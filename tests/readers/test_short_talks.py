"""Who speaks in short talks and behind heads of other kinds."""

from __future__ import annotations

from panelaudio.readers.choose import choose_reader
from panelaudio.script import Source


def heard(text: str, name: str = "talk.txt") -> list[tuple[str, str]]:
    """Who says what."""
    source = Source(name=name, raw=text.encode(), text=text)
    return [(turn.speaker, turn.text) for turn in choose_reader(source).reader.read(source).turns]


def test_who_asks_and_who_answers_stand_above() -> None:
    """A name ends with its line."""
    text = "Interviewer: Nora Lind\nGuest: Oskar Tan\n\nQ: How did you begin?\nA: By accident.\n"
    text += "Q: And then?\nA: I stayed.\n"
    assert [name for name, _ in heard(text)] == ["Nora Lind", "Oskar Tan"] * 2


def test_a_name_that_stands_once_among_single_names() -> None:
    """Where every paragraph begins with a name, the last one does too, in any writing."""
    text = "Nora: Welcome all of you to this talk.\n\nTebbo: Thank you very much.\n"
    assert [name for name, _ in heard(text)] == ["Nora", "Tebbo"]
    text = "김민준: 안녕하세요. 오늘은 항구에 대해 이야기합니다.\n\n이서연: 감사합니다.\n"
    assert [name for name, _ in heard(text)] == ["김민준", "이서연"]
