"""The sound of a run: levelled, mixed, mastered, drawn."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from panelaudio.audio import AUDIO_FORMATS, Delivery, Mix, level_voices, master
from panelaudio.metering import meter_file
from panelaudio.pipeline.files import write_whole
from panelaudio.pipeline.keeping import Record
from panelaudio.pipeline.metering import PICTURE, picture_of
from panelaudio.pipeline.stems import write_stems

if TYPE_CHECKING:
    from collections.abc import Mapping

    from panelaudio.audio import AudioFormat, Levels, Mastered, Score, Tags
    from panelaudio.episode import Episode
    from panelaudio.pipeline.keeping import Ingredients
    from panelaudio.pipeline.outputs import Outputs
    from panelaudio.pipeline.planning import Settled
    from panelaudio.pipeline.running import Run
    from panelaudio.timeline import Timeline


def mix_of(settled: Settled, timeline: Timeline, levels: Levels, score: Score) -> Mix:
    """The voices of a timeline, each at its level and in its seat, and its music."""
    return Mix(
        timeline=timeline,
        gains_db=levels.gains_db(),
        seats={name: settled.cast.role_of(name).seat for name in levels.voices},
        asked_channels=settled.request.channels,
        polish_lufs=levels.polish_lufs,
        score=score,
    )


def delivery_of(settled: Settled, form: AudioFormat, mix: Mix, tags: Tags) -> Delivery:
    """How a mix becomes one kind of file."""
    return Delivery(
        form=form,
        rate_hz=mix.timeline.rate_hz,
        channels=mix.channels,
        tags=tags,
        jobs=settled.jobs,
        asked_kbits=settled.request.bitrate,
        least_kbits=settled.target.least_kbits,
    )


def mixed(settled: Settled, timeline: Timeline, score: Score, run: Run) -> tuple[Mix, Levels]:
    """The mix, and what its voices measure."""
    with run.stage("level"):
        levels = level_voices(
            timeline,
            settled.cast,
            lambda done: run.tell("level", done),
            jobs=settled.jobs,
            polish=settled.request.polish,
            music_lufs={use: score.lufs(use) for use in score.tunes},
            kept=lambda clip: settled.cache.levels(clip.key),
        )
    return mix_of(settled, timeline, levels, score), levels


def write_audio(settled: Settled, made_of: Ingredients, outputs: Outputs, run: Run) -> dict[str, Mastered]:
    """The stems, and the masters of all audio formats, written aside; those that an earlier run made are kept."""
    names = [name for name in settled.targets if name in AUDIO_FORMATS]
    digests = made_of.digests(names)
    records = {name: Record(cache=settled.cache, digest=digest) for name, digest in digests.items()}
    kept = {} if settled.request.again else _kept(settled, records, outputs, run)
    if len(kept) == len(names) and not settled.stems:
        return kept
    mix, levels = mixed(settled, made_of.timeline, made_of.score, run)
    if settled.stems:
        with run.stage("stems"):
            write_stems(settled.stems, mix, outputs, jobs=settled.jobs, on_progress=partial(run.tell, "stems"))
    made = {}
    for name in (name for name in names if name not in kept):
        with run.stage(name):
            made[name] = master(
                mix=mix,
                levels=levels,
                delivery=delivery_of(settled, AUDIO_FORMATS[name], mix, made_of.tags),
                target=settled.target,
                path=outputs.aside(name),
                on_progress=partial(run.tell, name),
            )
        if name in records:
            records[name].write(outputs.aside(name), made[name])
    return {name: kept.get(name) or made[name] for name in names}


def _kept(settled: Settled, records: Mapping[str, Record], outputs: Outputs, run: Run) -> dict[str, Mastered]:
    """The masters that lie in their places already, copied aside."""
    there = [name for name in records if settled.targets[name].is_file()]
    if not there:
        return {}
    with run.stage("keep"):
        found = {name: records[name].kept(settled.targets[name], outputs.aside(name)) for name in there}
    return {name: kept for name, kept in found.items() if kept}


def write_picture(settled: Settled, episode: Episode, outputs: Outputs, run: Run) -> None:
    """The picture of the first sound file, where one is asked for."""
    if PICTURE not in settled.targets:
        return
    name = next(name for name in settled.targets if name in AUDIO_FORMATS)
    told = partial(run.tell, PICTURE)
    with run.stage(PICTURE):
        reading = meter_file(outputs.aside(name), episode.cues, episode.chapters, told=told)
        reading = replace(reading, name=settled.targets[name].name)
        write_whole(outputs.aside(PICTURE), picture_of(reading, settled.targets[PICTURE].suffix))
