"""What is mixed and how it is delivered, out of what was settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.audio import Delivery, Mix

if TYPE_CHECKING:
    from panelaudio.audio import AudioFormat, Levels, Score, Tags
    from panelaudio.pipeline.planning import Settled
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
