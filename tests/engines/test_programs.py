"""Engines that speak through programs of the system's; each is tried where it is installed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from panelaudio import plugins
from panelaudio.cast import Voice
from panelaudio.engines.festival import FestivalEngine, quoted
from panelaudio.engines.flite import FliteEngine
from panelaudio.engines.programs import found
from panelaudio.engines.rhvoice import RhvoiceEngine
from panelaudio.errors import EngineError
from panelaudio.speech import Transcribing
from panelaudio.testing.engine_contract import check_engine

if TYPE_CHECKING:
    from pathlib import Path

    from panelaudio.engines.program_engine import ProgramEngine

ENGINES = (FliteEngine, FestivalEngine, RhvoiceEngine)


def engine_of(kind: type[ProgramEngine]) -> ProgramEngine:
    """The engine, or a skipped test."""
    if not found(kind.program):
        pytest.skip(f"{kind.program} is not installed")
    return kind()


@pytest.mark.parametrize("kind", ENGINES)
def test_contract(kind: type[ProgramEngine], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It keeps what every engine promises."""
    engine = engine_of(kind)
    monkeypatch.chdir(tmp_path)
    check_engine(engine)


@pytest.mark.parametrize("kind", [FliteEngine, FestivalEngine])
def test_times_of_their_own(kind: type[ProgramEngine]) -> None:
    """A number is one word, ``of the`` are two, and each lasts as long as a word may."""
    engine = engine_of(kind)
    synthesis = engine.synthesize("Some 24 of the boats, I am told.", Voice(engine=kind.name, name=first(engine)))
    lengths = [(mark.end_frame - mark.frame) / synthesis.rate_hz for mark in synthesis.marks]
    assert synthesis.timed
    assert min(lengths) > 0.04
    assert lengths[1] == max(lengths)


@pytest.mark.parametrize("kind", [FliteEngine, FestivalEngine])
def test_words_that_the_programs_say_wrong_by_themselves(kind: type[ProgramEngine]) -> None:
    """`AI` is two letters and not `eye`, and letters with accents do not end the word."""
    engine = engine_of(kind)
    voice = Voice(engine=kind.name, name=first(engine))
    assert isinstance(engine, Transcribing)
    assert "eɪaɪ" in engine.phonemes("So AI, then.", voice).replace("ˈ", "")
    assert engine.phonemes("cafés", voice) == engine.phonemes("cafes", voice)


@pytest.mark.parametrize("kind", ENGINES)
def test_speed_and_pitch(kind: type[ProgramEngine]) -> None:
    """Half the speed takes about twice as long, another pitch about as long as before."""
    engine = engine_of(kind)
    voice = Voice(engine=kind.name, name=first(engine))
    plain, slow, high = (
        len(engine.synthesize("All the boats are in.", one).samples)
        for one in (voice, replace(voice, speed=0.5), replace(voice, pitch=4))
    )
    assert 1.7 * plain < slow < 2.3 * plain
    assert 0.85 * plain < high < 1.15 * plain


def first(engine: ProgramEngine) -> str:
    """The name of the first voice."""
    return engine.voices()[0].name


@pytest.mark.parametrize("kind", ENGINES)
def test_a_missing_program(kind: type[ProgramEngine], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Availability gives the reason and what to type; a call is an error of ours."""
    monkeypatch.setenv("PATH", str(tmp_path))
    availability = kind().availability()
    assert (availability.available, availability.remedy[:15]) == (False, "apt-get install")
    with pytest.raises(EngineError):
        kind().synthesize("Yes.", Voice(engine=kind.name, name="slt"))


def test_text_is_a_string_of_scheme() -> None:
    """What stands in a transcript cannot end the string that Festival reads."""
    assert quoted('a" (system "rm -rf /") \\') == '"a\\" (system \\"rm -rf /\\") \\\\"'
    assert quoted("naïve “ça” — 你好") == '"naive  ca  ,   "'


@pytest.mark.parametrize("name", ["command", "festival", "flite", "openai", "rhvoice"])
def test_they_are_found_by_name(name: str) -> None:
    """Each is an entry point under the word that the user types."""
    assert plugins.load("engines", name).name == name
