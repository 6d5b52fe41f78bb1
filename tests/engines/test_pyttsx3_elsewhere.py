"""pyttsx3's own drivers for Windows and macOS, over fakes of what they call."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from panelaudio.cast import Voice
from panelaudio.engines.pyttsx3_engine import Pyttsx3Engine
from panelaudio.errors import EngineError
from panelaudio.testing.engine_contract import check_marks
from tests.engines import fake_macos, fake_windows
from tests.engines.systems import pretend

ZIRA = Voice(engine="pyttsx3", name="Microsoft Zira Desktop")
SAMANTHA = Voice(engine="pyttsx3", name="Samantha")
TEXT = "Well — the \U0001f600 lamp, it went out."


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> fake_windows.FakeSpVoice:
    """A Windows with two voices."""
    pretend(monkeypatch, "win32")
    return fake_windows.install(monkeypatch)


@pytest.fixture
def macos(monkeypatch: pytest.MonkeyPatch) -> None:
    """A macOS with two voices."""
    pretend(monkeypatch, "darwin")
    fake_macos.install(monkeypatch)


def test_windows_times_words_by_bytes_of_sound(windows: fake_windows.FakeSpVoice) -> None:
    """Each word begins at the frame that its event names, also after a character of two UTF-16 units."""
    synthesis = Pyttsx3Engine().synthesize(TEXT, ZIRA)
    check_marks(synthesis, TEXT)
    begun = {TEXT[mark.start : mark.end]: mark.frame for mark in synthesis.marks}
    assert synthesis.timed
    assert (begun["lamp,"], begun["out."]) == (4 * fake_windows.WORD_FRAMES, 7 * fake_windows.WORD_FRAMES)


def test_windows_says_a_second_text_as_well(windows: fake_windows.FakeSpVoice) -> None:
    """The words of the first are forgotten, and nothing is lost."""
    engine = Pyttsx3Engine()
    engine.synthesize(TEXT, ZIRA)
    assert [mark.frame for mark in engine.synthesize("One two", ZIRA).marks] == [0, fake_windows.WORD_FRAMES]


def test_windows_without_positions_is_estimated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Marks that nobody measured are not passed off as times."""
    pretend(monkeypatch, "win32")
    fake_windows.install(monkeypatch, tells_positions=False)
    synthesis = Pyttsx3Engine().synthesize(TEXT, ZIRA)
    check_marks(synthesis, TEXT)
    assert not synthesis.timed


def test_windows_takes_no_text_for_markup(windows: fake_windows.FakeSpVoice) -> None:
    """SAPI's flag 16 (SVSFIsNotXML) keeps a tag from being obeyed."""
    Pyttsx3Engine().synthesize("<silence msec='9000'/> hello", ZIRA)
    assert windows.spoken == [("<silence msec='9000'/> hello", 16)]


def test_windows_voice_and_speed(windows: fake_windows.FakeSpVoice) -> None:
    """A voice by its name or its identifier in any case; speed 1.0 is SAPI's rate 0."""
    engine = Pyttsx3Engine()
    engine.synthesize("Yes.", replace(ZIRA, name=r"hkey\tokens\hedda"))
    assert (windows.Voice.Id, windows.Rate) == (r"HKEY\Tokens\HEDDA", 0)
    engine.synthesize("Yes.", replace(ZIRA, speed=1.5))
    assert windows.Voice.Id == r"HKEY\Tokens\ZIRA"
    assert windows.Rate > 0


def test_windows_lists_its_voices(windows: fake_windows.FakeSpVoice) -> None:
    """Name, language and gender as the registry has them."""
    listed = [(voice.name, voice.language, voice.gender) for voice in Pyttsx3Engine().voices()]
    assert listed == [
        ("Microsoft Zira Desktop", "en-US", "female"),
        ("Microsoft Hedda Desktop", "de-DE", "female"),
    ]
    assert Pyttsx3Engine().availability().available


@pytest.mark.parametrize(
    ("voice", "code"),
    [
        (replace(ZIRA, name="Microsoft Zara Desktop"), "unknown-voice"),
        (replace(ZIRA, variant="m4"), "unknown-voice"),
        (replace(ZIRA, pitch=2.0), "unsupported-setting"),
    ],
)
def test_windows_refuses_what_it_cannot_do(windows: fake_windows.FakeSpVoice, voice: Voice, code: str) -> None:
    """Another voice or pitch than was asked for is never given."""
    with pytest.raises(EngineError) as caught:
        Pyttsx3Engine().synthesize("Yes.", voice)
    assert caught.value.code == code
    assert "Microsoft Zira Desktop" in caught.value.hint or "pitch" in caught.value.hint


@pytest.mark.usefixtures("macos")
def test_macos_waits_for_the_file_and_estimates() -> None:
    """The sound is all there, and the marks are called estimated."""
    synthesis = Pyttsx3Engine().synthesize(TEXT, SAMANTHA)
    check_marks(synthesis, TEXT)
    assert len(synthesis.samples) == fake_macos.RATE_HZ // 2
    assert synthesis.marks[-1].end_frame == len(synthesis.samples)
    assert not synthesis.timed


@pytest.mark.usefixtures("macos")
def test_macos_obeys_no_embedded_command() -> None:
    """Apple's ``[[…]]`` is broken up."""
    Pyttsx3Engine().synthesize("[[volm 0]] hello [[[", SAMANTHA)
    assert fake_macos.FakeSynthesizer.latest.said == ["[ [volm 0]] hello [ [ ["]


@pytest.mark.usefixtures("macos")
def test_macos_voice_and_speed() -> None:
    """Names and languages as others write them; speed in words a minute."""
    engine = Pyttsx3Engine()
    listed = [(voice.name, voice.language, voice.gender) for voice in engine.voices()]
    assert listed == [("Samantha", "en-US", "female"), ("Thomas", "fr-FR", "male")]
    engine.synthesize("Oui.", replace(SAMANTHA, name="thomas", speed=2.0))
    properties = fake_macos.FakeSynthesizer.latest.properties
    assert (properties["voice"], properties["rate"]) == ("com.apple.voice.Thomas", 350)


@pytest.mark.usefixtures("macos")
def test_macos_that_never_finishes(monkeypatch: pytest.MonkeyPatch) -> None:
    """After half a minute the call is given up with an error, not waited for for ever."""
    seconds = iter(range(0, 1000, 10))
    monkeypatch.setattr(fake_macos.FakeSynthesizer, "turns_needed", -1)
    monkeypatch.setattr("panelaudio.engines.pyttsx3_nsss.time", SimpleNamespace(monotonic=lambda: next(seconds)))
    with pytest.raises(EngineError, match="30 s") as caught:
        Pyttsx3Engine().synthesize("Yes.", SAMANTHA)
    assert caught.value.code == "hung"
