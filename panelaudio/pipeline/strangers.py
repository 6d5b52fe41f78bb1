"""Entries of voices.yaml that nobody is found for, and that were probably meant for somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.casting.binding import entry_of
from panelaudio.nearest import nearest
from panelaudio.readers.labels import initials_of
from panelaudio.script import Notice

if TYPE_CHECKING:
    from panelaudio.script import Script
    from panelaudio.settings import Settings


def strangers(script: Script, settings: Settings) -> tuple[Notice, ...]:
    """A warning for each entry whose name is a slip away from a speaker's who has no entry, or that speaker's initials.

    A voices.yaml may be shared by many transcripts: other entries that nobody is found for are none.
    """
    entries = {speaker.name: entry_of(settings, speaker) for speaker in script.speakers}
    used = {id(entry) for entry in entries.values()}
    known = set(map(id, settings.speakers))
    without = tuple(name for name, entry in entries.items() if id(entry) not in known)
    found = ((one, _meant(one.name, without)) for one in settings.speakers if id(one) not in used)
    return tuple(
        Notice(
            code="unknown-speaker", message=f"{one.place('')}: nobody is called '{one.name}'; did you mean '{meant}'?"
        )
        for one, meant in found
        if meant
    )


def _meant(written: str, without: tuple[str, ...]) -> str:
    """The one name that an entry may have been written for; empty where there is none or more than one."""
    by_initials = [name for name in without if written.casefold() in initials_of(name)]
    return by_initials[0] if len(by_initials) == 1 else nearest(written, without)
