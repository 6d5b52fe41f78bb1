"""The sound of a run: levelled, mixed, mastered, drawn."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from panelaudio.audio import AUDIO_FORMATS, Delivery, Mix, level_voices, master
from panelaudio.metering import meter_file
from panelaudio.pipeline.files import write_whole
from panelaudio.pipeline.metering import PICTURE, picture_of
from panelaudio.pipeline.stems import write_stems

if TYPE_CHECKING:
    from panelaudio.audio import AudioFormat, Levels, Mastered, Score, Tags
    from panelaudio.episode import Episode
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


def mixed(settled: Settled, timeline: Timeline, score: Score, run: Run) -> tuple[Mix, Levels] | None:
    """The mix, and what its voices measure; nothing is measured where no sound is asked for."""
    if not (settled.stems or settled.targets.keys() & AUDIO_FORMATS.keys()):
        return None
    with run.stage("level"):
        levels = level_voices(
            timeline,
            settled.cast,
            lambda done: run.tell("level", done),
            jobs=settled.jobs,
            polish=settled.request.polish,
            music_lufs={use: score.lufs(use) for use in score.tunes},
        )
    return mix_of(settled, timeline, levels, score), levels


def write_audio(
    settled: Settled, sound: tuple[Mix, Levels], tags: Tags, outputs: Outputs, run: Run
) -> dict[str, Mastered]:
    """The stems, and the masters of all audio formats, written aside."""
    mix, levels = sound
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
