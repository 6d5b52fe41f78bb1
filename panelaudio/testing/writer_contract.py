"""What every writer promises, as checks for authors of plug-ins.

A writer is judged by a reader that is not its own: a function that takes the text of a file, and the episode that was
written, and gives the rows that it finds. A broken promise raises ``AssertionError`` with what was seen::

    def read(text, episode):
        return [Row(text=cue.text, speaker=cue.voice, start_ms=cue.start) for cue in some_library.parse(text)]

    def test_contract():
        check_writer(MyWriter(), read)

Run it in a folder that nothing else writes to: it watches for new files.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, fields, replace
from itertools import groupby, pairwise, takewhile
from typing import TYPE_CHECKING

from panelaudio.episode import PLAIN, Detail
from panelaudio.testing.examples import Example, examples
from panelaudio.testing.output import no_output
from panelaudio.testing.promises import promise
from panelaudio.timecode import frames_to_ms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from panelaudio.episode import Episode, Writer

_SUFFIX = re.compile(r"(?:\.[a-z0-9-]+)+")
_UNSEEN = frozenset({"Cc", "Cs"})
_JOINER = "\u2060"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a file holds at one place: a caption, a sentence, a word. None for what the format does not hold."""

    text: str
    speaker: str | None = None
    start_ms: int | None = None
    end_ms: int | None = None


def _same(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """What a format can hold of what it is given."""

    resolution_ms: int = 1
    """How far a time that is read may be from the one that was written."""
    shown: Callable[[str], str] = _same
    """A text as the format shows it, where it has no way to hold all characters."""
    named: Callable[[str], str] = _same
    """A speaker's name as the format shows it."""


ANY = Format()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A word of an episode (ms from its start)."""

    text: str
    speaker: str
    start_ms: int
    end_ms: int


def check_writer(writer: Writer, read: Callable[[str, Episode], Sequence[Row]] | None, form: Format = ANY) -> None:
    """All checks, on each example and with each detail that the writer knows.

    ``read`` is None for a file that tells about the episode and does not hold its words: those are then not looked for.

    Raises:
        AssertionError: the first promise that the writer breaks.
    """
    check_attributes(writer)
    with no_output():
        for example in examples():
            for detail in details_of(writer):
                text = writer.write(example.episode, detail)
                check_text(text, example)
                promise(text == writer.write(example.episode, detail), f"{example.label} is written otherwise again")
                if read is not None:
                    check_rows(read(text, example.episode), example, form)
        check_details(writer)


def check_attributes(writer: Writer) -> None:
    """A name to be typed, an ending for the file, and details that exist."""
    promise(writer.name, "name is empty")
    promise(_SUFFIX.fullmatch(writer.suffix), f"suffix is {writer.suffix!r}, not like '.srt' or '.words.json'")
    known = {one.name for one in fields(Detail)}
    promise(set(writer.details) <= known, f"details are {writer.details}, not of {sorted(known)}")


def details_of(writer: Writer) -> list[Detail]:
    """Nothing asked for, each detail that the writer knows, and all of them."""
    each = [replace(PLAIN, **{name: True}) for name in writer.details]
    return [PLAIN, *each, replace(PLAIN, **dict.fromkeys(writer.details, True))]


def check_details(writer: Writer) -> None:
    """A detail changes the file exactly where the writer says that it knows it."""
    for example in examples()[:1]:
        plain = writer.write(example.episode)
        promise(plain == writer.write(example.episode, PLAIN), "without a detail the file is not the plain one")
        for one in fields(Detail):
            changed = writer.write(example.episode, replace(PLAIN, **{one.name: True})) != plain
            told = f"'{one.name}' changes {'something' if changed else 'nothing'}"
            promise(changed == (one.name in writer.details), f"{told}, but details are {writer.details}")


def check_text(text: str, example: Example) -> None:
    """Text that UTF-8 can hold, with plain line ends, and nothing that steers a terminal."""
    promise(isinstance(text, str), f"write() gives {type(text).__name__}, not str")
    promise(not text or text.endswith("\n"), f"{example.label} does not end its last line")
    steering = {char for char in text if unicodedata.category(char) in _UNSEEN} - {"\n", "\t"}
    promise(not steering, f"{example.label} has control characters: {sorted(steering)!r}")
    promise(not text.startswith("\ufeff"), f"{example.label} begins with a byte order mark")


def check_rows(rows: Sequence[Row], example: Example, form: Format = ANY) -> None:
    """Every word once, in order, by its speaker, at its time."""
    spoken = words_of(example.episode)
    if not all(row.speaker is None for row in rows):
        _check_speakers(rows, spoken, example, form)
    elif not example.at_once:
        _check_words(rows, spoken, example, form)
    starts = [row.start_ms for row in rows if row.start_ms is not None]
    falling = [later for earlier, later in pairwise(starts) if later < earlier]
    promise(not falling, f"{example.label}: starts fall at {falling[:1]} ms")


def words_of(episode: Episode) -> list[Spoken]:
    """Every word of an episode, turn by turn."""
    rate_hz = episode.timeline.rate_hz
    placements = sorted(episode.timeline.placements, key=lambda one: (one.utterance.turn, one.utterance.part))
    return [
        Spoken(
            text=word.text,
            speaker=placement.utterance.speaker,
            start_ms=frames_to_ms(word.start_frame, rate_hz),
            end_ms=frames_to_ms(word.end_frame, rate_hz),
        )
        for placement in placements
        for word in placement.words()
    ]


def _check_speakers(rows: Sequence[Row], spoken: list[Spoken], example: Example, form: Format) -> None:
    """Of each speaker, and where nobody speaks meanwhile, who follows whom.

    Names that look alike in the file (``Nora`` and ``Nora`` with an escape character) are one name there.
    """
    said = [(visible(form.named(word.speaker)), word) for word in spoken]
    rows_by = [(visible(row.speaker or ""), row) for row in rows]
    expected = [name for name, _ in groupby(name for name, _ in said)]
    found = [name for name, _ in groupby(name for name, _ in rows_by)]
    promise(example.at_once or found == expected, f"{example.label}: these speak: {found}, not {expected}")
    for speaker in dict.fromkeys(expected):
        own = [row for name, row in rows_by if name == speaker]
        _check_words(own, [word for name, word in said if name == speaker], example, form)


def _check_words(rows: Sequence[Row], spoken: Sequence[Spoken], example: Example, form: Format) -> None:
    words = [(visible(form.shown(word.text)), word) for word in spoken]
    left = [(text, word) for text, word in words if text]
    found = [text for row in rows for text in visible(row.text).split()]
    expected = [text for text, _ in left]
    promise(found == expected, f"{example.label}: {_first_difference(found, expected)}")
    for row in rows:
        count = len(visible(row.text).split())
        own, left = left[:count], left[count:]
        if own and not example.at_once:
            _check_times(row, own[0][1], own[-1][1], form)


def _check_times(row: Row, first: Spoken, last: Spoken, form: Format) -> None:
    if row.start_ms is not None:
        off = row.start_ms - first.start_ms
        promise(abs(off) <= form.resolution_ms, f"{row.text[:40]!r} comes {off:+} ms from its first sound")
    if row.end_ms is not None:
        promise(row.start_ms is None or row.end_ms > row.start_ms, f"{row.text[:40]!r} ends before it begins")
        early = last.end_ms - row.end_ms
        promise(early <= form.resolution_ms, f"{row.text[:40]!r} goes {early} ms before its last sound")


def _first_difference(found: list[str], expected: list[str]) -> str:
    same = takewhile(lambda pair: pair[0] == pair[1], zip(found, expected, strict=False))
    place = sum(1 for _ in same)
    return f"word {place + 1} is {found[place : place + 3]}, not {expected[place : place + 3]}"


def visible(text: str) -> str:
    """A text without control characters and joiners, which nobody sees, and with single spaces."""
    seen = (char for char in " ".join(text.split()) if unicodedata.category(char) not in _UNSEEN and char != _JOINER)
    return " ".join("".join(seen).split())
