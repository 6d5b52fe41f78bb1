"""Proceedings as they were printed: courts and depositions, Congress and its committees, air to ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.readers.court import Court, counsel_of, court_of, is_court, read_court
from panelaudio.readers.dialogue import Dialogue
from panelaudio.readers.draft import no_speaker
from panelaudio.readers.floor import Floor, floor_of, is_floor, members_of, read_floor
from panelaudio.readers.front import read_front
from panelaudio.readers.printed import Printed, printed_pages
from panelaudio.readers.radio import is_radio, radio_of, read_radio, start_of_radio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.script import Script, Source

_FRONT_PAGES = 20_000
"""Lines in which counsel and witnesses are named in full."""


class HearingReader:
    """Reads transcripts of proceedings."""

    name = "hearing"

    def sniff(self, source: Source) -> float:
        """High where speakers stand as the printers of one kind of proceedings set them."""
        printed = printed_pages(source.sample)
        if is_radio(radio_of(printed), printed) or is_floor(floor_of(printed), printed):
            return 0.93
        return 0.94 if is_court(court_of(printed), printed) else 0.0

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: nobody speaks.
        """
        printed = printed_pages(source.lines)
        dialogue = Dialogue(source)
        if is_radio(radio := radio_of(printed), printed):
            start = start_of_radio(radio, printed)
            _front(dialogue, printed, start)
            read_radio(dialogue, printed, radio, start)
        else:
            _read_floor_or_court(dialogue, printed)
        return dialogue.finish(self.name)


def _read_floor_or_court(dialogue: Dialogue, printed: Printed) -> None:
    """What is no floor for certain is a court's where it has a cue as courts set them."""
    floor = floor_of(printed)
    if floor.cues and is_floor(floor, printed):
        _read_floor(dialogue, printed, floor)
        return
    court = court_of(printed, counsel_of(printed.lines[:_FRONT_PAGES]))
    if court.cues:
        _read_court(dialogue, printed, court)
    elif floor.cues:
        _read_floor(dialogue, printed, floor)
    else:
        raise no_speaker(dialogue.draft.source.name)


def _front(dialogue: Dialogue, printed: Printed, start: int) -> None:
    """The pages before the talk, and the numbers at the margin of all."""
    for at in printed.numbers:
        dialogue.draft.take(at + 1, "line number")
    lines = ["" if at in printed.left else line for at, line in enumerate(printed.lines[:start])]
    read_front(dialogue, lines, start)
    for at, reason in printed.left.items():
        if at < start:
            dialogue.draft.leave(at + 1, reason, printed.lines[at])


def _read_floor(dialogue: Dialogue, printed: Printed, floor: Floor) -> None:
    start = min(floor.cues)
    dialogue.people.listed += members_of(printed.lines)
    _front(dialogue, printed, start)
    read_floor(dialogue, printed, floor, start)


def _read_court(dialogue: Dialogue, printed: Printed, court: Court) -> None:
    first = min(court.cues)
    heads = [at for at in (*court.headings, *court.other) if at < first]
    start = _start(first, heads)
    dialogue.people.listed += counsel_of(printed.lines[:_FRONT_PAGES])
    _front(dialogue, printed, start)
    dialogue.draft.description = ""  # the appearances
    read_court(dialogue, printed, court, start)


def _start(first: int, heads: Sequence[int]) -> int:
    """The examination's heading and the oath right above the first words belong to the talk."""
    start = first
    while start - 1 in heads:
        start -= 1
    return start
