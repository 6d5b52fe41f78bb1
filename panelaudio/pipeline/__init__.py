"""A transcript becomes an episode: the one place that knows the order of the stages."""

from panelaudio.pipeline.checking import Checked, CheckRequest, check
from panelaudio.pipeline.events import Progress, StageDone, StageStarted, UtteranceDone
from panelaudio.pipeline.expression import expressions_in
from panelaudio.pipeline.files import write_whole
from panelaudio.pipeline.metering import Metered, MeterRequest, meter
from panelaudio.pipeline.planning import plan
from panelaudio.pipeline.production import produce
from panelaudio.pipeline.request import Plan, Produced, Request, SpeakerResult, Stem
from panelaudio.pipeline.taking import take_sheet
from panelaudio.pipeline.trying import SAMPLE_TEXT, Heard, audition, preview
from panelaudio.pipeline.understanding import (
    Offer,
    Understanding,
    cast_of,
    cast_text,
    clean_transcript,
    ignored_expressions,
    offers,
    understand,
    warnings_of,
    with_its_narrator,
)
from panelaudio.pipeline.words import Mouths, WordSaid, words_said, write_sound
from panelaudio.rendering import EngineLoader

__all__ = [
    "SAMPLE_TEXT",
    "CheckRequest",
    "Checked",
    "EngineLoader",
    "Heard",
    "MeterRequest",
    "Metered",
    "Mouths",
    "Offer",
    "Plan",
    "Produced",
    "Progress",
    "Request",
    "SpeakerResult",
    "StageDone",
    "StageStarted",
    "Stem",
    "Understanding",
    "UtteranceDone",
    "WordSaid",
    "audition",
    "cast_of",
    "cast_text",
    "check",
    "clean_transcript",
    "expressions_in",
    "ignored_expressions",
    "meter",
    "offers",
    "plan",
    "preview",
    "produce",
    "take_sheet",
    "understand",
    "warnings_of",
    "with_its_narrator",
    "words_said",
    "write_sound",
    "write_whole",
]
