"""Entries of voices.yaml that nobody is found for."""

from __future__ import annotations

import pytest

from panelaudio.pipeline.strangers import strangers
from panelaudio.script import Script, Speaker
from panelaudio.settings import Settings, SpeakerSettings


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Maren Hollt", "Maren Holt"),
        ("MH", "Maren Holt"),
        ("olav brener", "Olav Brenner"),
        ("Maren Holt", ""),
        ("Tove Lie", ""),
        ("XY", ""),
    ],
)
def test_a_slip_is_told_with_the_name_that_was_meant(written: str, meant: str) -> None:
    """A misspelled name or initials that would be passed over are told, with their place; other people's are not."""
    speakers = tuple(Speaker(name=name) for name in ("Maren Holt", "Olav Brenner"))
    script = Script(source="-", sha256="", format="panel", items=(), speakers=speakers, taken=())
    entry = SpeakerSettings(name=written, places={"": "voices.yaml:3:5"})
    told = [one.message for one in strangers(script, Settings(speakers=(entry,)))]
    assert told == ([f"voices.yaml:3:5: nobody is called '{written}'; did you mean '{meant}'?"] if meant else [])


def test_a_speaker_with_an_entry_is_nobody_elses() -> None:
    """Who has an entry was not meant by another one that is spelled nearly so."""
    speakers = (Speaker(name="Ann Berg"),)
    script = Script(source="-", sha256="", format="panel", items=(), speakers=speakers, taken=())
    settings = Settings(speakers=(SpeakerSettings(name="Ann Berg"), SpeakerSettings(name="Anna Berg")))
    assert strangers(script, settings) == ()
