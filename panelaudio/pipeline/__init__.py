"""A transcript becomes an episode: the one place that knows the order of the stages."""

from panelaudio.pipeline.events import Progress, StageDone, StageStarted, UtteranceDone
from panelaudio.pipeline.files import write_whole
from panelaudio.pipeline.planning import plan
from panelaudio.pipeline.production import produce
from panelaudio.pipeline.request import Plan, Produced, Request, SpeakerResult
from panelaudio.pipeline.understanding import (
    Offer,
    Understanding,
    cast_of,
    cast_text,
    clean_transcript,
    offers,
    understand,
)

__all__ = [
    "Offer",
    "Plan",
    "Produced",
    "Progress",
    "Request",
    "SpeakerResult",
    "StageDone",
    "StageStarted",
    "Understanding",
    "UtteranceDone",
    "cast_of",
    "cast_text",
    "clean_transcript",
    "offers",
    "plan",
    "produce",
    "understand",
    "write_whole",
]
