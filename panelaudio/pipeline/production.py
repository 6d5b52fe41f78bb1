"""``produce()``: a transcript becomes an episode, stage by stage."""

from __future__ import annotations

import time
from collections import Counter
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from panelaudio import plugins
from panelaudio.audio import AUDIO_FORMATS, Mastered, Score, level_voices, master
from panelaudio.captions import judge, make_cues
from panelaudio.chapters import find_openings, tile
from panelaudio.episode import Episode
from panelaudio.errors import EngineError
from panelaudio.metering import meter_file
from panelaudio.pacing import gap_figures, lay_out
from panelaudio.pipeline.about import MADE_WITH, day_of, tags_of
from panelaudio.pipeline.checking import Text
from panelaudio.pipeline.cover import COVER, NONE, drawn_cover
from panelaudio.pipeline.easing import Captioned, Ways, eased
from panelaudio.pipeline.events import Progress, StageDone, StageStarted, UtteranceDone
from panelaudio.pipeline.files import prepare, write_whole
from panelaudio.pipeline.metering import PICTURE, picture_of
from panelaudio.pipeline.music import credits_of, score_of, scoring_of
from panelaudio.pipeline.outputs import Outputs
from panelaudio.pipeline.planning import Settled, settle
from panelaudio.pipeline.proving import broken_captions, prove, spoken_text
from panelaudio.pipeline.request import Produced, Request, SpeakerResult
from panelaudio.pipeline.sounding import delivery_of, mix_of
from panelaudio.pipeline.stems import write_stems
from panelaudio.rendering import Cluster, Staff, default_limit_bytes, render
from panelaudio.scratch import scratch_folder
from panelaudio.script import LeftOut, Notice
from panelaudio.timecode import frames_to_ms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager

    from panelaudio.audio import Levels, Mix, Tags
    from panelaudio.episode import Picture
    from panelaudio.pipeline.checking import Checked
    from panelaudio.rendering import Rendered, Workforce
    from panelaudio.speech import Speech
    from panelaudio.timeline import Timeline


def produce(
    request: Request,
    *,
    on_progress: Callable[[Progress], None] = lambda _: None,
    workforce: Workforce | None = None,
) -> Produced:
    """Render a transcript: every word said, levelled, mastered, captioned, written.

    Every output is written whole or not at all. A run that was stopped goes on where it was, since each finished
    clip is in the cache.

    Args:
        request: What to render, and how.
        on_progress: Hears what happens, in this thread.
        workforce: Says the utterances, and stays for the next transcript; none: workers for this one.

    Raises:
        PanelaudioError: of the kind that the fault is; outputs of earlier runs are then as they were.
    """
    run = _Run(on_progress)
    with run.stage("read"):
        settled = settle(request)
        prepare(request.output)
    with ExitStack() as ends:
        force = workforce or ends.enter_context(workforce_of(request))
        score = _score(settled, ends, run)
        with run.stage("speak"):
            speech = _spoken(settled, run, force)
        with run.stage("caption"):
            found = _captioned(settled, speech, force, score)
            episode = _episode(settled, found)
        with ExitStack() as stack:  # all of them are moved into their places together, or none is
            outputs = Outputs(stack, settled.targets)
            cover, notices = _cover(settled, episode)
            mixed = _mixed(settled, episode, score, run)
            mastered = _audio(settled, mixed, tags_of(episode, cover), outputs, run) if mixed else {}
            _picture(settled, episode, outputs, run)
            with run.stage("write"):
                if cover and COVER in settled.targets:
                    write_whole(outputs.aside(COVER), cover.data)
                for name, writer in settled.writers.items():
                    write_whole(outputs.aside(name), writer.write(episode, settled.detail).encode("utf-8", "replace"))
    proof = _proven(settled, found, episode, run) if request.prove else ()
    return _produced(settled, run, _Made(found=found, episode=episode, mastered=mastered, proof=proof, notices=notices))


def workforce_of(request: Request) -> AbstractContextManager[Workforce]:
    """Those who say the utterances of a request; nobody is hired yet.

    Raises:
        UsageError: the request names a cluster that cannot be one.
    """
    return Cluster(request.cluster) if request.cluster else Staff()


class _Run:
    """Progress and the time that each stage takes."""

    def __init__(self, on_progress: Callable[[Progress], None]) -> None:
        self._on_progress = on_progress
        self.timings_s: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.monotonic()
        self._on_progress(StageStarted(stage=name, done=0.0))
        yield
        self.timings_s[name] = time.monotonic() - start
        self._on_progress(StageDone(stage=name, done=1.0, seconds=self.timings_s[name]))

    def tell(self, stage: str, done: float) -> None:
        self._on_progress(Progress(stage=stage, done=done))

    def tell_rendered(self, news: Rendered) -> None:
        one, error = news.utterance, news.error
        event = UtteranceDone(
            stage="speak",
            done=news.done / news.total,
            turn=one.turn,
            part=one.part,
            speaker=one.speaker,
            text=one.display,
            cached=news.cached,
            count=news.done,
            total=news.total,
            left_out=f"{error.code}: {error.message}" if error else "",
        )
        self._on_progress(event)


def _score(settled: Settled, kept: ExitStack, run: _Run) -> Score:
    """The music, decoded into a folder that lives as long as the run."""
    if not settled.music:
        return Score()
    with run.stage("music"):
        return score_of(settled.found.settings, kept.enter_context(scratch_folder()), settled.request.rate)


def _spoken(settled: Settled, run: _Run, workforce: Workforce) -> Speech:
    speech = render(
        settled.utterances,
        settled.voices,
        cache=settled.cache,
        jobs=settled.jobs,
        keep_going=settled.request.keep_going,
        on_progress=run.tell_rendered,
        workforce=workforce,
        cache_limit_bytes=default_limit_bytes(),
        run=settled.run,
        why=settled.request.why,
        load_engine=settled.load_engine,
    )
    if not speech.clips:
        first = speech.failures[0]
        raise EngineError(f"no utterance could be said: {first.reason}", code=first.code)
    return speech


def _captioned(settled: Settled, speech: Speech, workforce: Workforce, score: Score) -> Captioned:
    """The speech on a timeline with its captions; what would be too fast to read is said a little slower."""
    script, request = settled.found.script, settled.request
    openings = find_openings(script, speech.clips, way=request.chapters)

    def captioned(speech: Speech) -> Captioned:
        timeline = lay_out(
            speech.clips,
            script.items,
            openings=openings,
            pacing=settled.pacing,
            seed=request.seed,
            rate_hz=request.rate,
            scoring=scoring_of(score, request.rate),
        )
        return Captioned(speech=speech, timeline=timeline, cues=make_cues(timeline, settled.profile))

    load = settled.load_engine
    say = partial(
        render,
        cache=settled.cache,
        jobs=settled.jobs,
        keep_going=True,
        load_engine=load,
        workforce=workforce,
        cache_limit_bytes=default_limit_bytes(),
    )
    ways = Ways(captioned=captioned, say=say, load_engine=load)
    return eased(speech, ways, profile=settled.profile, voices=settled.voices)


def _episode(settled: Settled, found: Captioned) -> Episode:
    script, timeline = settled.found.script, found.timeline
    return Episode(
        title=settled.request.title or script.title or settled.stem,
        script=script,
        cast=settled.cast,
        timeline=timeline,
        cues=found.cues,
        duration_ms=frames_to_ms(timeline.frames, timeline.rate_hz),
        chapters=tile(timeline),
        show=settled.found.settings.show,
        genre=settled.found.settings.genre or "Podcast",
        date=settled.request.date or script.date or day_of(settled.request.transcript),
        credits=credits_of(settled.found.settings) if settled.music else (),
        made_with=MADE_WITH,
    )


def _cover(settled: Settled, episode: Episode) -> tuple[Picture | None, tuple[Notice, ...]]:
    """The episode's cover, where a file is to have one, and what is to be said of it."""
    wanted = [name for name in settled.targets if name == COVER or name in AUDIO_FORMATS]
    if settled.cover or settled.request.cover == NONE or set(wanted) <= {"wav"}:
        return settled.cover, ()
    return drawn_cover(episode)


def _mixed(settled: Settled, episode: Episode, score: Score, run: _Run) -> tuple[Mix, Levels] | None:
    """The mix, and what its voices measure; nothing is measured where no sound is asked for."""
    if not (settled.stems or settled.targets.keys() & AUDIO_FORMATS.keys()):
        return None
    with run.stage("level"):
        levels = level_voices(
            episode.timeline,
            settled.cast,
            lambda done: run.tell("level", done),
            jobs=settled.jobs,
            polish=settled.request.polish,
            music_lufs={use: score.lufs(use) for use in score.tunes},
        )
    return mix_of(settled, episode.timeline, levels, score), levels


def _audio(settled: Settled, mixed: tuple[Mix, Levels], tags: Tags, outputs: Outputs, run: _Run) -> dict[str, Mastered]:
    """The stems, and the masters of all audio formats, written aside."""
    mix, levels = mixed
    if settled.stems:
        with run.stage("stems"):
            write_stems(settled.stems, mix, outputs, jobs=settled.jobs, on_progress=partial(run.tell, "stems"))
    made = {}
    for name in (name for name in settled.targets if name in AUDIO_FORMATS):
        with run.stage(name):
            made[name] = master(
                mix=mix,
                levels=levels,
                delivery=delivery_of(settled, AUDIO_FORMATS[name], mix, tags),
                target=settled.target,
                path=outputs.aside(name),
                on_progress=partial(run.tell, name),
            )
    return made


def _picture(settled: Settled, episode: Episode, outputs: Outputs, run: _Run) -> None:
    """The picture of the first sound file, where one is asked for."""
    if PICTURE not in settled.targets:
        return
    name = next(name for name in settled.targets if name in AUDIO_FORMATS)
    told = partial(run.tell, PICTURE)
    with run.stage(PICTURE):
        reading = meter_file(outputs.aside(name), episode.cues, episode.chapters, told=told)
        reading = replace(reading, name=settled.targets[name].name)
        write_whole(outputs.aside(PICTURE), picture_of(reading, settled.targets[PICTURE].suffix))


def _proven(settled: Settled, found: Captioned, episode: Episode, run: _Run) -> tuple[Checked, ...]:
    """What was delivered, read and heard again, and held against what was spoken."""
    script = settled.found.script
    spoken = [utterance for utterance, _ in found.speech.clips]
    text = Text(turns=spoken_text(script.turns, spoken), speakers=script.speakers, language=script.language)
    writer = plugins.load("writers", "srt")
    with run.stage("prove"):
        return prove(settled.targets, lambda: writer.write(episode), settled.profile, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    found: Captioned
    episode: Episode
    mastered: Mapping[str, Mastered]
    proof: tuple[Checked, ...]
    notices: tuple[Notice, ...]
    """Of the cover."""


def _produced(settled: Settled, run: _Run, made: _Made) -> Produced:
    first = next(iter(made.mastered.values()), None)
    timeline, clips = made.episode.timeline, made.found.speech.clips
    failed = _failed(settled, made.found.speech)
    return Produced(
        outputs=settled.targets,
        stems=settled.stems,
        duration_s=timeline.frames / timeline.rate_hz,
        turns=len({one.turn for one, _ in clips}),
        utterances=len(clips) + len(made.found.speech.failures),
        synthesized=made.found.speech.synthesized,
        cached=made.found.speech.cached,
        cues=len(made.episode.cues),
        eased=made.found.eased,
        loudness=first.loudness if first else None,
        speakers=_speakers(settled, timeline, first),
        timings_s=run.timings_s,
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


def _warnings(settled: Settled, made: _Made, left_out: tuple[LeftOut, ...]) -> Iterator[Notice]:
    for one in left_out:
        yield Notice(code="left-out", message=f"not spoken ({one.reason}): {one.text[:80]}", line=one.line)
    if damaged := made.found.speech.damaged:
        what = "a clip of the cache was damaged" if damaged == 1 else f"{damaged} clips of the cache were damaged"
        yield Notice(code="cache-damaged", message=f"{what}, and rendered again")
    if any(not clip.timed for _, clip in made.found.speech.clips):
        message = "an engine gives no word times: the captions within its sentences are estimated"
        yield Notice(code="estimated-times", message=message)
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
