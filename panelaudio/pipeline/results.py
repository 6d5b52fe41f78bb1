"""What is said of a run when it is done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio.captions import judge
from panelaudio.pacing import gap_figures
from panelaudio.pipeline.proving import broken_captions
from panelaudio.pipeline.request import Produced, SpeakerResult
from panelaudio.pipeline.uttering import not_spoken
from panelaudio.script import LeftOut, Notice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from panelaudio.audio import Mastered
    from panelaudio.episode import Episode
    from panelaudio.pipeline.checking import Checked
    from panelaudio.pipeline.easing import Captioned
    from panelaudio.pipeline.planning import Settled
    from panelaudio.speech import Speech
    from panelaudio.timeline import Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a run made, beside what was settled."""

    found: Captioned
    episode: Episode
    mastered: Mapping[str, Mastered]
    proof: tuple[Checked, ...]
    notices: tuple[Notice, ...]
    """Of the cover."""


def produced(settled: Settled, made: Made, timings_s: Mapping[str, float]) -> Produced:
    """The result of a run, with its figures and warnings."""
    first = next(iter(made.mastered.values()), None)
    timeline, speech = made.episode.timeline, made.found.speech
    unsaid = {(one.utterance.turn, one.utterance.part) for one in speech.failures}
    said = [one for one, _ in speech.clips if (one.turn, one.part) not in unsaid]
    failed = _failed(settled, made.found.speech)
    return Produced(
        outputs=settled.targets,
        stems=settled.stems,
        duration_s=timeline.frames / timeline.rate_hz,
        turns=len({one.turn for one in said}),
        utterances=len(said) + len(unsaid),
        synthesized=made.found.speech.synthesized,
        cached=made.found.speech.cached,
        cues=len(made.episode.cues),
        eased=made.found.eased,
        loudness=first.loudness if first else None,
        kept=tuple(name for name, one in made.mastered.items() if one.kept),
        speakers=_speakers(settled, timeline, first),
        timings_s=dict(timings_s),
        gaps=gap_figures(timeline),
        warnings=(
            *settled.found.script.notices,
            *settled.notices,
            *made.notices,
            *_warnings(settled, made, (*settled.unsayable, *failed)),
        ),
        left_out=failed,
        origins=made.found.speech.origins,
        proof=made.proof,
    )


def _failed(settled: Settled, speech: Speech) -> tuple[LeftOut, ...]:
    lines = {turn.index: turn.line for turn in settled.found.script.turns}
    return tuple(
        LeftOut(line=lines[one.utterance.turn], reason=f"{one.code}: {one.reason}", text=one.utterance.display)
        for one in speech.failures
    )


def _speakers(settled: Settled, timeline: Timeline, mastered: Mastered | None) -> tuple[SpeakerResult, ...]:
    frames: Counter[str] = Counter()
    for placement in timeline.placements:
        frames[placement.utterance.speaker] += placement.frames
    spoken = [role for role in settled.cast.roles if frames[role.speaker]]
    return tuple(
        SpeakerResult(
            name=role.speaker,
            engine=role.voice.engine,
            voice=f"{role.voice.name}+{role.voice.variant}" if role.voice.variant else role.voice.name,
            integrated_lufs=mastered.speaker_lufs[role.speaker] if mastered else None,
            seconds=round(frames[role.speaker] / timeline.rate_hz, 3),
        )
        for role in spoken
    )


def _estimated(settled: Settled, made: Made) -> Iterator[Notice]:
    """For each engine whose word times were not to be had; where its others were, for how many utterances."""
    said = [(settled.cast.role_of(one.speaker).voice.engine, clip.timed) for one, clip in made.found.speech.clips]
    told = Counter(said)
    for engine in dict.fromkeys(engine for engine, timed in said if not timed):
        estimated, timed = told[engine, False], told[engine, True]
        whose = (
            "gives no word times"
            if not timed
            else f"gave no word times for {estimated} of {estimated + timed} utterances"
        )
        message = f"the engine {engine} {whose}: captions within its sentences are estimated"
        yield Notice(code="estimated-times", message=message)


def _warnings(settled: Settled, made: Made, left_out: tuple[LeftOut, ...]) -> Iterator[Notice]:
    yield from map(not_spoken, left_out)
    if damaged := made.found.speech.damaged:
        what = "a clip of the cache was damaged" if damaged == 1 else f"{damaged} clips of the cache were damaged"
        yield Notice(code="cache-damaged", message=f"{what}, and rendered again")
    yield from _estimated(settled, made)
    problems = judge(made.episode.cues, settled.profile, made.episode.duration_ms)
    broken = [problem for problem in problems if problem.severity == "error"]
    if broken:
        yield Notice(code="caption-rules", message=broken_captions(broken, settled.profile.name))
    for name, master_ in made.mastered.items():
        if not master_.on_target:
            loudness = master_.loudness
            message = (
                f"{name}: {loudness.integrated_lufs:.1f} LUFS and {loudness.true_peak_dbtp:.1f} dBTP after "
                f"{master_.tries} tries, instead of {settled.target.lufs:g} LUFS and at most "
                f"{settled.target.peak_dbtp:g} dBTP"
            )
            yield Notice(code="off-target", message=message)
