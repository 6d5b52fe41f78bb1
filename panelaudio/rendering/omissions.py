"""What could not be said is heard to be missing: a soft, falling sound stands for it, and a caption that tells."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from panelaudio.rendering.entry import Entry
from panelaudio.speech import Clip, Mark, Span, Synthesis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.rendering.cache import Cache
    from panelaudio.speech import Samples, Speech, Utterance

RATE_HZ = 44_100
_NOTES_HZ = (392.0, 294.0)
"""A fourth down: what falls is over. No word sounds so, and nobody takes it for an alarm."""
_NOTE_S, _WHOLE_S = 0.3, 1.0
"""The caption needs a second to be read."""
_PEAK = 0.1
"""As loud as the voices of most engines are on the average."""
_TOLD = {
    "de": "[ausgelassen]",
    "en": "[left out]",
    "es": "[omitido]",
    "fr": "[passage omis]",
    "it": "[omesso]",
    "nl": "[weggelaten]",
    "pt": "[omitido]",
}


def with_omissions(speech: Speech, utterances: Sequence[Utterance], *, cache: Cache, language: str) -> Speech:
    """The speech with a sound and a caption where utterances failed; those that follow each other in a turn are one.

    Args:
        speech: Of ``utterances``, some of which failed.
        utterances: In the order of the script.
        cache: Takes the sound.
        language: Of the captions.

    Raises:
        OutputError: as ``Cache.keep``.
    """
    if not speech.failures:
        return speech
    clips = {(one.turn, one.part): clip for one, clip in speech.clips}
    told = _TOLD.get(language.partition("-")[0].casefold(), "[…]")
    clip = _clip(cache, told)
    together: list[tuple[Utterance, Clip]] = []
    for (_, failed), some in groupby(utterances, lambda one: (one.turn, (one.turn, one.part) not in clips)):
        if failed:
            together.append((_stand_in(tuple(some), told), clip))
        else:
            together += [(one, clips[one.turn, one.part]) for one in some]
    return replace(speech, clips=tuple(together))


def _stand_in(failed: Sequence[Utterance], told: str) -> Utterance:
    """What is shown in place of utterances in a row; the white space after them stays, it may end a paragraph."""
    first, last = failed[0], failed[-1].display
    display = told + last[len(last.rstrip()) :]
    span = Span(display_start=0, display_end=len(display), spoken_start=0, spoken_end=len(display))
    return replace(first, display=display, spoken=display, spans=(span,))


def _clip(cache: Cache, told: str) -> Clip:
    """The sound as a clip of the cache; it tells the same at all times, so it is made where it is needed."""
    samples = _sound()
    bounds = Entry(
        frames=len(samples),
        rate_hz=RATE_HZ,
        marks=(),
        sound_start=0,
        sound_end=int(len(_NOTES_HZ) * _NOTE_S * RATE_HZ),
        timed=True,
        spoken=told,
        voice="(stands for what could not be said)",
    )
    key = hashlib.sha256(b"left out").hexdigest()
    cache.keep(key, bounds, Synthesis(samples=samples, rate_hz=RATE_HZ, marks=()))
    words = [(found.start(), found.end()) for found in re.finditer(r"\S+", told)]
    edges = [bounds.frames * place // len(words) for place in range(len(words) + 1)]
    return Clip(
        key=key,
        path=str(cache.path_of(key)),
        frames=bounds.frames,
        rate_hz=RATE_HZ,
        marks=tuple(
            Mark(start=start, end=end, frame=edges[at], end_frame=edges[at + 1])
            for at, (start, end) in enumerate(words)
        ),
        sound_start=bounds.sound_start,
        sound_end=bounds.sound_end,
    )


def _sound() -> Samples:
    """Shape (frames,): two notes, each of which fades, and silence."""
    import numpy as np

    samples = np.zeros(int(_WHOLE_S * RATE_HZ), dtype=np.float32)
    frames = int(_NOTE_S * RATE_HZ)
    time_s = np.arange(frames) / RATE_HZ
    swell = np.minimum(time_s / 0.02, 1.0) * np.exp(-4 * time_s / _NOTE_S)
    for at, hz in enumerate(_NOTES_HZ):
        note = _PEAK * np.sin(2 * np.pi * hz * time_s) * swell
        samples[at * frames : (at + 1) * frames] = note.astype(np.float32)
    return samples
