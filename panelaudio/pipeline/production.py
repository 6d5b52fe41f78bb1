"""``produce()``: a transcript becomes an episode, stage by stage."""

from __future__ import annotations

from contextlib import ExitStack, nullcontext
from typing import TYPE_CHECKING

from panelaudio import plugins
from panelaudio.audio import AUDIO_FORMATS, Score
from panelaudio.errors import EngineError
from panelaudio.memory import keep_little
from panelaudio.pipeline.about import tags_of
from panelaudio.pipeline.captioning import captioned, episode_of
from panelaudio.pipeline.checking import Text
from panelaudio.pipeline.cover import COVER, NONE, drawn_cover
from panelaudio.pipeline.files import prepare, write_whole
from panelaudio.pipeline.keeping import Ingredients
from panelaudio.pipeline.music import score_of
from panelaudio.pipeline.outputs import Outputs
from panelaudio.pipeline.planning import Settled, settle
from panelaudio.pipeline.proving import prove, spoken_text
from panelaudio.pipeline.results import Made, produced
from panelaudio.pipeline.running import Run
from panelaudio.pipeline.sounding import write_audio, write_picture
from panelaudio.rendering import Cluster, Staff, default_limit_bytes, render, with_omissions
from panelaudio.scratch import scratch_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from panelaudio.audio import Mastered
    from panelaudio.episode import Episode, Picture
    from panelaudio.pipeline.checking import Checked
    from panelaudio.pipeline.easing import Captioned
    from panelaudio.pipeline.events import Progress
    from panelaudio.pipeline.request import Produced, Request
    from panelaudio.rendering import Workforce
    from panelaudio.script import Notice
    from panelaudio.speech import Speech


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
    keep_little()
    run = Run(on_progress)
    with run.stage("read"):
        settled = settle(request)
        prepare(request.output)
    with ExitStack() as ends:
        score = _score(settled, ends, run)
        with nullcontext(workforce) if workforce else workforce_of(request) as force:
            with run.stage("speak"):
                speech = _spoken(settled, run, force)
            with run.stage("caption"):
                found = captioned(settled, speech, force, score)
                episode = episode_of(settled, found)
        cover, notices = _cover(settled, episode)
        mastered = _written(settled, episode, score, cover, run)
    proof = _proven(settled, found, episode, run) if request.prove else ()
    made = Made(found=found, episode=episode, mastered=mastered, proof=proof, notices=notices)
    return produced(settled, made, run.timings_s)


def workforce_of(request: Request) -> AbstractContextManager[Workforce]:
    """Those who say the utterances of a request; nobody is hired yet.

    Raises:
        UsageError: the request names a cluster that cannot be one.
    """
    return Cluster(request.cluster) if request.cluster else Staff()


def _score(settled: Settled, kept: ExitStack, run: Run) -> Score:
    """The music, decoded into a folder that lives as long as the run."""
    if not settled.music:
        return Score()
    with run.stage("music"):
        return score_of(settled.found.settings, kept.enter_context(scratch_folder()), settled.request.rate)


def _spoken(settled: Settled, run: Run, workforce: Workforce) -> Speech:
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
    language = settled.found.script.language
    return with_omissions(speech, settled.utterances, cache=settled.cache, language=language)


def _cover(settled: Settled, episode: Episode) -> tuple[Picture | None, tuple[Notice, ...]]:
    """The episode's cover, where a file is to have one, and what is to be said of it."""
    wanted = [name for name in settled.targets if name == COVER or name in AUDIO_FORMATS]
    if settled.cover or settled.request.cover == NONE or set(wanted) <= {"wav"}:
        return settled.cover, ()
    return drawn_cover(episode)


def _written(settled: Settled, episode: Episode, score: Score, cover: Picture | None, run: Run) -> dict[str, Mastered]:
    """Write all outputs; they are moved into their places together, or none is. The masters of the audio formats."""
    with ExitStack() as stack:
        outputs = Outputs(stack, settled.targets)
        made_of = Ingredients(settled=settled, timeline=episode.timeline, score=score, tags=tags_of(episode, cover))
        mastered = write_audio(settled, made_of, outputs, run)
        write_picture(settled, episode, outputs, run)
        with run.stage("write"):
            if cover and COVER in settled.targets:
                write_whole(outputs.aside(COVER), cover.data)
            for name, writer in settled.writers.items():
                write_whole(outputs.aside(name), writer.write(episode, settled.detail).encode("utf-8", "replace"))
    return mastered


def _proven(settled: Settled, found: Captioned, episode: Episode, run: Run) -> tuple[Checked, ...]:
    """What was delivered, read and heard again, and held against what was spoken."""
    script = settled.found.script
    spoken = [utterance for utterance, _ in found.speech.clips]
    text = Text(turns=spoken_text(script.turns, spoken), speakers=script.speakers, language=script.language)
    writer = plugins.load("writers", "srt")
    with run.stage("prove"):
        return prove(settled.targets, lambda: writer.write(episode), settled.profile, text, ears=not settled.music)
