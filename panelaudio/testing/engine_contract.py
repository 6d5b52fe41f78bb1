"""What every engine promises, as checks for authors of plug-ins.

One line in a plug-in's tests is enough; a broken promise raises ``AssertionError`` with what was seen::

    def test_contract():
        check_engine(MyEngine(), Voice(engine="mine", name="alto"))

It takes a second or so of an engine's work. Run it in a folder that nothing else writes to: it watches for new files.
"""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from panelaudio.cast import Voice
from panelaudio.errors import EngineError
from panelaudio.speech import Availability, Limits
from panelaudio.testing.output import no_output
from panelaudio.testing.promises import promise

if TYPE_CHECKING:
    from panelaudio.cast import VoiceInfo
    from panelaudio.speech import Engine, Synthesis

SENTENCES = (
    "The lamp on the quay went out, and nobody minded.",
    "It cost $1,234.50 in 2024 - or so they say...",
    "“Going to be late?” she asked; well, a bit of the time!",
    "Yes.",
)
"""What an engine must be able to say: numbers, a lone dash, quotes, words that are said as one, a single word."""

AWKWARD = (
    "A bell\x07 and a\x00 nothing.",
    "<b>bold</b> & [[h@l'oU]] <speak> x < y",
    "Llanfair" + "pwllgwyngyll" * 20 + " is long.",
    "smile \U0001f600 or привет or 你好",
)
"""What transcripts hold now and then; it must come out as sound and never be obeyed."""


BRIEF = (
    "“Yes,” - or no!",
    "<b>a\x07</b> & [[h@l'oU]]\x00",
    "\U0001f600 да 好",
)
"""Something of all of these, in a second or two of speech."""


def check_engine(engine: Engine, voice: Voice | None = None, *, brief: bool = False) -> None:
    """All checks, in the order in which they tell most.

    Args:
        engine: That is checked.
        voice: By default the engine's first.
        brief: Say ``BRIEF`` instead of the longer texts: for a model that takes as long as the speech.

    Raises:
        AssertionError: the first promise that the engine breaks.
    """
    with no_output():
        check_attributes(engine)
        check_availability(engine)
        check_voices(engine)
        chosen = voice or first_voice(engine)
        for spoken in () if brief else AWKWARD:
            check_synthesis(engine.synthesize(spoken, chosen), spoken)
        check_repeatable(engine, chosen, BRIEF if brief else SENTENCES)
        check_resolved(engine, chosen)
        check_refusals(engine, chosen)


def first_voice(engine: Engine) -> Voice:
    """The voice that an automatic cast would take first."""
    return Voice(engine=engine.name, name=engine.voices()[0].name)


def check_attributes(engine: Engine) -> None:
    """The engine has a name, limits and a version, which the cache key needs."""
    promise(isinstance(engine.name, str), f"name is {engine.name!r}, not a word")
    promise(engine.name, "name is empty")
    promise(isinstance(engine.limits, Limits), f"limits is {engine.limits!r}, not Limits")
    promise(engine.limits.max_characters > 0, "limits.max_characters allows no text")
    version = engine.version()
    promise(isinstance(version, str), f"version() is {version!r}, not a str")
    promise(version, "version() is empty")
    promise(version == engine.version(), "version() changes from call to call, so nothing would stay cached")


def check_availability(engine: Engine) -> None:
    """Availability is a value, with a reason where it is a no."""
    availability = engine.availability()
    promise(isinstance(availability, Availability), f"availability() is {availability!r}, not Availability")
    if not availability.available:
        promise(availability.reason, "availability() says no without a reason")
        raise AssertionError(f"{engine.name} cannot be checked here: {availability.reason} ({availability.remedy})")


def check_voices(engine: Engine) -> None:
    """There are voices, and no two under one name."""
    voices: tuple[VoiceInfo, ...] = engine.voices()
    promise(isinstance(voices, tuple), f"voices() is a {type(voices).__name__}, not a tuple")
    promise(voices, "voices() is empty")
    names = [voice.name for voice in voices]
    twice = {name for name in names if names.count(name) > 1}
    promise(not twice, f"voices() lists these more than once: {sorted(twice)}")
    promise({voice.gender for voice in voices} <= {"", "female", "male"}, "gender is 'female', 'male' or ''")


def check_resolved(engine: Engine, voice: Voice) -> None:
    """A voice is resolved to one that sounds the same, and that stays as it is."""
    resolved = engine.resolve(voice)
    promise(engine.resolve(resolved) == resolved, f"resolve() does not come to rest at {resolved}")
    spoken = SENTENCES[-1]
    same = _outcome(engine.synthesize(spoken, voice)) == _outcome(engine.synthesize(spoken, resolved))
    promise(same, f"{voice} sounds otherwise than {resolved}, to which it was resolved")


def check_synthesis(synthesis: Synthesis, spoken: str) -> None:
    """Sound is mono float32 in [-1, 1] at some rate; each token has one mark, which rises and lies inside."""
    samples = synthesis.samples
    promise(samples.dtype == np.float32, f"samples are {samples.dtype}, not float32")
    promise(samples.ndim == 1, f"samples have the shape {samples.shape}, not (frames,)")
    promise(synthesis.rate_hz > 0, f"rate_hz is {synthesis.rate_hz}")
    promise(np.isfinite(samples).all(), f"samples of {spoken!r} are not all finite")
    promise(samples.any(), f"{spoken!r} gave no sound")
    promise(np.abs(samples).max() <= 1.0, f"samples reach {np.abs(samples).max()}, beyond 1")
    check_marks(synthesis, spoken)


def check_marks(synthesis: Synthesis, spoken: str) -> None:
    """One mark for each white-space separated token; frames rise and lie inside the clip."""
    said = [spoken[mark.start : mark.end] for mark in synthesis.marks]
    promise(said == spoken.split(), f"marks cover {said}, not each token of {spoken!r} once")
    reached = 0
    for mark, token in zip(synthesis.marks, said, strict=True):
        promise(
            mark.frame >= reached, f"{token!r} begins at {mark.frame}, before the word ahead of it ends ({reached})"
        )
        promise(mark.end_frame >= mark.frame, f"{token!r} ends before it begins")
        reached = mark.end_frame
    frames = len(synthesis.samples)
    promise(reached <= frames, f"the last mark ends at {reached}, after the clip's {frames} frames")


def check_repeatable(engine: Engine, voice: Voice, texts: tuple[str, ...] = SENTENCES) -> None:
    """Each text becomes sound, and the same bytes and marks again after other texts, in another order."""
    first: dict[str, object] = {}
    for spoken in texts:
        synthesis = engine.synthesize(spoken, voice)
        check_synthesis(synthesis, spoken)
        first[spoken] = _outcome(synthesis)
    again = {spoken: _outcome(engine.synthesize(spoken, voice)) for spoken in reversed(texts)}
    differing = [spoken for spoken in texts if first[spoken] != again[spoken]]
    promise(not differing, f"what was said before changes the sound or the marks of {differing}")


def _outcome(synthesis: Synthesis) -> tuple[bytes, tuple[object, ...], int]:
    return synthesis.samples.tobytes(), synthesis.marks, synthesis.rate_hz


def check_refusals(engine: Engine, voice: Voice) -> None:
    """A text over the limit and a voice that does not exist are refused, never cut or replaced."""
    long = "ah " * engine.limits.max_characters
    _check_refusal(engine, long, voice, "a text over limits.max_characters")
    stranger = replace(voice, name="nobody-has-this-voice")
    _check_refusal(engine, "Yes.", stranger, "a voice that it does not have")
    try:
        engine.resolve(stranger)
    except EngineError as error:
        promise(error.code, "resolve() raises an error without a code")
    else:
        raise AssertionError(f"{engine.name} resolves a voice that it does not have")


def _check_refusal(engine: Engine, spoken: str, voice: Voice, what: str) -> None:
    try:
        engine.synthesize(spoken, voice)
    except EngineError as error:
        copied = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
        promise(copied.as_json() == error.as_json(), f"the error for {what} does not survive pickling")
        promise(error.code, f"the error for {what} has no code")
    else:
        raise AssertionError(f"{engine.name} accepts {what}")
