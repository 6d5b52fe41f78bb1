"""Speech becomes an episode: placed on a timeline, captioned, divided into chapters."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from panelaudio.captions import make_cues
from panelaudio.chapters import find_openings, tile
from panelaudio.episode import Episode
from panelaudio.pacing import lay_out
from panelaudio.pipeline.about import MADE_WITH, day_of
from panelaudio.pipeline.easing import Captioned, Ways, eased
from panelaudio.pipeline.music import credits_of, scoring_of
from panelaudio.rendering import default_limit_bytes, render
from panelaudio.timecode import frames_to_ms

if TYPE_CHECKING:
    from panelaudio.audio import Score
    from panelaudio.pipeline.planning import Settled
    from panelaudio.rendering import Workforce
    from panelaudio.speech import Speech


def captioned(settled: Settled, speech: Speech, workforce: Workforce, score: Score) -> Captioned:
    """The speech on a timeline with its captions; what would be too fast to read is said a little slower."""
    script, request = settled.found.script, settled.request
    openings = find_openings(script, speech.clips, way=request.chapters)

    def laid_out(speech: Speech) -> Captioned:
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
    ways = Ways(captioned=laid_out, say=say, load_engine=load)
    return eased(speech, ways, profile=settled.profile, voices=settled.voices)


def episode_of(settled: Settled, found: Captioned) -> Episode:
    """All that the writers tell of, with its chapters."""
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
