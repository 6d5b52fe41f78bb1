"""eSpeak NG through pyttsx3: the sound itself, its times, and what text must not be able to do."""

from __future__ import annotations

import _ctypes
import ctypes
import hashlib
import logging
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from unittest.mock import Mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panelaudio.cast import Voice
from panelaudio.engines.pyttsx3_engine import Pyttsx3Engine
from panelaudio.errors import EngineError
from panelaudio.testing.engine_contract import check_engine, check_marks

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="eSpeak NG is the engine on Linux")

ENGINE = Pyttsx3Engine()
VOICE = Voice(engine="pyttsx3", name="gmw/en-US+m4")
TEXT = "The lamp on the quay went out, and nobody minded."


def frames(spoken: str, voice: Voice = VOICE) -> int:
    """The length of the sound of a text."""
    return len(ENGINE.synthesize(spoken, voice).samples)


@pytest.mark.parametrize("name", ["gmw/en-GB-x-rp", "gmw/en-US+f2", "roa/pt-BR"])
def test_contract(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It keeps what every engine promises, with an accent, a variant and another language."""
    monkeypatch.chdir(tmp_path)
    check_engine(ENGINE, replace(VOICE, name=name))


def test_the_same_bytes_in_another_process() -> None:
    """A worker that has said other things before gives the clip that this process gives."""
    program = (
        "import hashlib, sys; from panelaudio.cast import Voice; "
        "from panelaudio.engines.pyttsx3_engine import Pyttsx3Engine as E; e = E(); "
        "v = Voice(engine='pyttsx3', name='gmw/en-US+m4'); "
        "[e.synthesize(t, v) for t in ('One.', 'Two, three.')]; "
        "print(hashlib.sha256(e.synthesize(sys.argv[1], v).samples.tobytes()).hexdigest())"
    )
    there = subprocess.run([sys.executable, "-c", program, TEXT], capture_output=True, text=True, check=True)
    assert there.stdout.strip() == hashlib.sha256(ENGINE.synthesize(TEXT, VOICE).samples.tobytes()).hexdigest()
    assert not there.stderr


def test_marks_fall_on_the_sound() -> None:
    """After a pause the first sound comes within 60 ms of its word's mark, and the pause before it is silent."""
    synthesis = ENGINE.synthesize("Stay here. Only some of the boats, I am told, are in.", VOICE)
    marks = synthesis.marks
    for before, after in pairwise(marks):
        if before.end_frame < after.frame - 1000:
            pause = synthesis.samples[before.end_frame : after.frame]
            onset = synthesis.samples[after.frame : after.frame + round(0.06 * synthesis.rate_hz)]
            assert np.abs(pause).max() < 0.01 < np.abs(onset).max()


def test_characters_are_counted_in_any_script() -> None:
    """Words after an emoji and in other scripts have their own time, so positions count characters, not bytes."""
    synthesis = ENGINE.synthesize("smile \U0001f600 or привет or 你好 there", VOICE)
    assert min(mark.end_frame - mark.frame for mark in synthesis.marks) > 1000


def test_nothing_follows_the_last_word() -> None:
    """Pauses are the pacing's matter: the clip ends within 20 ms of its last sound."""
    synthesis = ENGINE.synthesize(TEXT, VOICE)
    assert len(synthesis.samples) - synthesis.marks[-1].end_frame < 0.02 * synthesis.rate_hz


def test_every_voice_is_the_same_every_time() -> None:
    """Breathy voices too, whose noise comes from elsewhere: the same bytes after other voices and texts."""
    voices = [replace(VOICE, name=info.name) for info in ENGINE.voices() if info.median_f0_hz or "+" in info.name]
    first = [ENGINE.synthesize("So it is, she said.", voice).samples.tobytes() for voice in voices]
    again = [ENGINE.synthesize("So it is, she said.", voice).samples.tobytes() for voice in reversed(voices)]
    assert len(voices) > 50
    assert [voice.name for voice, one, two in zip(voices, first, reversed(again), strict=True) if one != two] == []


def test_speed_divides_the_length() -> None:
    """Three quarters and twice the natural speed are heard as such; at the slowest eSpeak NG stays at its own."""
    natural = frames(TEXT)
    assert frames(TEXT, replace(VOICE, speed=0.75)) == pytest.approx(natural / 0.75, rel=0.1)
    assert frames(TEXT, replace(VOICE, speed=0.5)) == pytest.approx(natural / 0.53, rel=0.1)
    assert frames(TEXT, replace(VOICE, speed=2.0)) == pytest.approx(natural / 2, rel=0.1)


@pytest.mark.parametrize("semitones", [-4, 4, 8])
def test_pitch_moves_by_semitones(semitones: float) -> None:
    """The median pitch of a sentence moves by what was asked for, to within a semitone."""
    voice = replace(VOICE, name="gmw/en-US+f2")
    natural, moved = (_median_f0(ENGINE.synthesize(TEXT, replace(voice, pitch=by)).samples) for by in (0, semitones))
    assert 12 * np.log2(moved / natural) == pytest.approx(semitones, abs=1.0)


def _median_f0(samples: np.ndarray, rate_hz: int = 22_050, window: int = 2048) -> float:
    """By autocorrelation over the loud stretches; between 60 and 500 Hz."""
    found = []
    for start in range(0, len(samples) - window, window // 2):
        part = samples[start : start + window] * np.hanning(window)
        same = np.fft.irfft(np.abs(np.fft.rfft(part, 4 * window)) ** 2)
        lag = rate_hz // 500 + same[rate_hz // 500 : rate_hz // 60].argmax()
        if part.std() > 0.01 and same[lag] > 0.4 * same[0]:
            found.append(rate_hz / lag)
    return float(np.median(found))


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text(text: str) -> None:
    """Whatever the characters: a mark for each token, and no sound is the only complaint."""
    try:
        check_marks(ENGINE.synthesize(text, VOICE), text)
    except EngineError as error:
        assert error.code == "no-sound"  # noqa: PT017 - most texts raise nothing


def test_markup_is_said_not_obeyed() -> None:
    """Tags and mnemonics in a transcript are words like others; eSpeak NG's own commands are blanks."""
    assert frames("<break time='3s'/>") > frames("break")
    assert frames("[[h@l'oU]]") > 1.5 * frames("hello")
    assert frames("\x0120S hello") == frames(" 20S hello")


@pytest.mark.parametrize("odd", ["\0", "\x1b", "\x85", "\ud800"])
def test_a_stray_character_does_not_end_the_text(odd: str) -> None:
    """What follows a NUL, an escape or half a surrogate pair is still said."""
    assert frames(f"one{odd}two three") == frames("one two three")


def test_the_longest_text_is_said_whole() -> None:
    """Two thousand characters without any punctuation get a mark each to the end, and sound to the last word."""
    spoken = " ".join(["lamp"] * 400)
    synthesis = ENGINE.synthesize(spoken, VOICE)
    lengths = [mark.end_frame - mark.frame for mark in synthesis.marks]
    assert len(lengths) == 400
    assert min(lengths) > 0.5 * np.median(lengths)


def test_a_name_and_a_variant_in_two_fields_or_one() -> None:
    """All ways to write a voice are the same voice, in any case."""
    spellings = [("gmw/en-US", "m4"), ("GMW/EN-us", "M4"), ("en-us+m4", ""), ("gmw/en-US+m4", "m4")]
    assert len({frames(TEXT, replace(VOICE, name=name, variant=variant)) for name, variant in spellings}) == 1


@pytest.mark.parametrize(
    ("name", "variant", "near"),
    [
        ("gmw/en-UK", "", "gmw/en-US"),
        ("gmw/en-US+f22", "", "f2"),
        ("gmw/en-US", "Anie", "Annie"),
        ("gmw/en-US+m4", "f2", "gmw/en-US"),
    ],
)
def test_an_unknown_voice_names_the_nearest(name: str, variant: str, near: str) -> None:
    """The library would keep the last voice, or take any variant, without a word."""
    with pytest.raises(EngineError) as caught:
        ENGINE.synthesize(TEXT, replace(VOICE, name=name, variant=variant))
    assert caught.value.code == "unknown-voice"
    assert f"'{near}'" in caught.value.hint


def test_the_clearest_voices_come_first() -> None:
    """An automatic cast takes from the front: measured English voices of both genders; all others after them."""
    voices = ENGINE.voices()
    assert {voice.gender for voice in voices[:5]} == {"female", "male"}
    assert all(voice.language.startswith("en") and voice.gender for voice in voices[:50])
    assert {"cmn", "de", "pt-br"} <= {voice.language for voice in voices}
    assert "m4" in next(voice.variants for voice in voices if voice.language == "de")


def test_every_voice_of_the_table_speaks() -> None:
    """The names of the table exist in the library that is installed."""
    for voice in ENGINE.voices()[:51]:
        assert frames("Yes.", replace(VOICE, name=voice.name)) > 0


def _open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def _copies() -> int:
    """Of the library, in this process; other tests may have loaded some."""
    lines = Path("/proc/self/maps").read_text(encoding="utf-8").splitlines()
    return sum("r-xp" in line and "espeak" in line for line in lines)


def test_nothing_piles_up() -> None:
    """Three hundred utterances leave no more copies of the library, no open files and no handlers of the log behind."""
    frames("Yes.")
    handlers, opened, copies = list(logging.getLogger().handlers), _open_files(), _copies()
    for _ in range(300):
        frames("Yes.")
    assert _open_files() == opened
    assert logging.getLogger().handlers == handlers
    assert _copies() <= copies


def test_threads_take_turns() -> None:
    """The library is one for the process; each thread, with an engine of its own, gets its own text, whole."""
    texts = [f"This is lamp number {number}." for number in range(20)]
    alone = [frames(text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        together = pool.map(lambda text: len(Pyttsx3Engine().synthesize(text, VOICE).samples), texts)
        assert list(together) == alone


def test_an_interrupt_comes_out(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C inside the library's callback stops the call; ctypes alone would print it and go on."""
    frames(TEXT)
    from panelaudio.engines.pyttsx3_driver import CollectingDriver

    monkeypatch.setattr(CollectingDriver, "_collect", Mock(side_effect=KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        frames(TEXT)
    monkeypatch.undo()
    assert capfd.readouterr() == ("", "")
    assert frames(TEXT) > 0


def test_a_library_that_others_hold_open_is_refused() -> None:
    """A copy that cannot be unloaded would not be fresh: an error then, and work again afterwards."""
    import espeakng_loader

    before = frames(TEXT)
    held = ctypes.CDLL(espeakng_loader.get_library_path())
    with pytest.raises(EngineError, match="holds eSpeak NG open") as caught:
        frames(TEXT)
    _ctypes.dlclose(held._handle)
    assert "eSpeak NG" in ENGINE.version()
    assert caught.value.code == "engine-unavailable"
    assert frames(TEXT) == before


def test_a_deep_installation(tmp_path: Path) -> None:
    """The library alone refuses data under a path of 160 characters or more."""
    import espeakng_loader

    deep = tmp_path / ("d" * 100) / ("e" * 100)
    deep.mkdir(parents=True)
    (deep / "espeak-ng-data").symlink_to(espeakng_loader.get_data_path())
    program = (
        "import espeakng_loader, sys; espeakng_loader.get_data_path = lambda: sys.argv[1]; "
        "from panelaudio.engines.pyttsx3_engine import Pyttsx3Engine; print(Pyttsx3Engine().availability())"
    )
    command = [sys.executable, "-c", program, str(deep / "espeak-ng-data")]
    assert "available=True" in subprocess.run(command, capture_output=True, text=True, check=True).stdout
