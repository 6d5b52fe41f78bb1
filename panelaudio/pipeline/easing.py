"""Sentences that are said faster than their captions can be read are said a little slower.

Engines speak at an even pace in the mean, but a run of short words may pass 20 characters a second at an ordinary
speed, and no way to cut captions helps then. A person who is captioned would slow down for this sentence. A voice that
voices.yaml makes fast stays fast: then the captions that nobody can read are told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from panelaudio.captions import judge
from panelaudio.errors import EngineError
from panelaudio.timecode import frames_to_ms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from panelaudio.captions import Profile
    from panelaudio.cast import Voice
    from panelaudio.episode import Cue
    from panelaudio.speech import Engine, Speech, Utterance
    from panelaudio.timeline import Timeline

STEP = 0.06
"""Of its speed that a sentence loses each time; nobody hears the difference."""
MOST_STEPS = 3
_CURABLE = frozenset({"too-fast", "too-short"})
_NATURAL = 1.0
"""A voice with a greater speed was made fast on purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Captioned:
    """Speech, where it stands, and its captions."""

    speech: Speech
    timeline: Timeline
    cues: tuple[Cue, ...]
    eased: int = 0
    """Utterances that are said slower than their voice speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What easing needs of the stages before and after it."""

    captioned: Callable[[Speech], Captioned]
    """Lays out and captions speech."""
    say: Callable[[Sequence[Utterance], Mapping[str, Voice]], Speech]
    """Gives utterances their clips with other voices; those that fail are left out."""
    load_engine: Callable[[str], Engine]


def eased(speech: Speech, ways: Ways, *, profile: Profile, voices: Mapping[str, Voice]) -> Captioned:
    """Speech whose captions can be read, as far as saying some sentences slower makes that so.

    Args:
        speech: As the voices say it.
        ways: How it is said, laid out and captioned.
        profile: The rules.
        voices: Of each speaker.
    """
    found = ways.captioned(speech)
    slower: set[int] = set()
    for step in range(1, MOST_STEPS + 1):
        hurried = _hurried(found, profile)
        if not hurried:
            break
        changed = _said_slower(found.speech, hurried, _slowed(voices, 1 - STEP * step, ways), ways)
        if changed is None:
            break
        slower |= hurried
        found = replace(ways.captioned(changed), eased=len(slower))
    return found


def _hurried(found: Captioned, profile: Profile) -> set[int]:
    """The places, among the clips, of utterances whose captions cannot be read in time."""
    places: set[int] = set()
    for problem in judge(found.cues, profile):
        if problem.code in _CURABLE:
            cue = found.cues[problem.cue - 1]
            places |= {
                place
                for place, one in enumerate(found.timeline.placements)
                if one.utterance.turn == cue.turn
                and frames_to_ms(one.start_frame, one.rate_hz) < cue.end_ms
                and frames_to_ms(one.end_frame, one.rate_hz) > cue.start_ms
            }
    return places


def _slowed(voices: Mapping[str, Voice], share: float, ways: Ways) -> dict[str, Voice]:
    """The voices at a share of their speed; without those that are fast on purpose or cannot be slower."""
    engines = {name: ways.load_engine(name) for name in {voice.engine for voice in voices.values()}}
    slowed = {}
    for speaker, voice in voices.items():
        try:
            slower = engines[voice.engine].resolve(replace(voice, speed=round(voice.speed * share, 3)))
        except EngineError:
            continue
        if voice.speed <= _NATURAL and slower != voice:
            slowed[speaker] = slower
    return slowed


def _said_slower(speech: Speech, places: set[int], voices: Mapping[str, Voice], ways: Ways) -> Speech | None:
    """The speech with some clips said by slower voices, or None where none of them can be."""
    asked = [speech.clips[place][0] for place in sorted(places) if speech.clips[place][0].speaker in voices]
    if not asked:
        return None
    again = ways.say(asked, voices)
    clips = dict(again.clips)
    if not clips:
        return None
    synthesized = min(len(speech.clips), speech.synthesized + again.synthesized)
    return replace(
        speech,
        clips=tuple((one, clips.get(one, clip)) for one, clip in speech.clips),
        synthesized=synthesized,
        cached=len(speech.clips) - synthesized,
    )
