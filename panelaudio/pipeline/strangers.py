"""Entries of voices.yaml that nobody is found for, and that were probably meant for somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.casting.binding import entry_of
from panelaudio.nearest import nearest
from panelaudio.script import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from panelaudio.script import Script
    from panelaudio.settings import Settings


def strangers(script: Script, settings: Settings) -> tuple[Notice, ...]:
    """A warning for each entry whose name is a slip away from a speaker's who has no entry, or that speaker's initials.

    A voices.yaml may be shared by many transcripts: other entries that nobody is found for are none.
    """
    entries = {speaker.name: entry_of(settings, speaker) for speaker in script.speakers}
    used = {id(entry) for entry in entries.values()}
    without = {name: _initials(name) for name, entry in entries.items() if id(entry) not in map(id, settings.speakers)}
    found = ((one, _meant(one.name, without)) for one in settings.speakers if id(one) not in used)
    return tuple(
        Notice(
            code="unknown-speaker", message=f"{one.place('')}: nobody is called '{one.name}'; did you mean '{meant}'?"
        )
        for one, meant in found
        if meant
    )


def _meant(written: str, without: Mapping[str, str]) -> str:
    """The one name that an entry may have been written for; empty where there is none or more than one."""
    by_initials = [name for name, initials in without.items() if initials == written.casefold()]
    return by_initials[0] if len(by_initials) == 1 else nearest(written, tuple(without))


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split()).casefold()
