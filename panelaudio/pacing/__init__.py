"""Speech becomes a timeline: how long it is silent between sentences, paragraphs, speakers and chapters."""

from panelaudio.pacing.estimate import Spoken, estimate, estimate_seconds
from panelaudio.pacing.figures import PUBLISHED, GapFigures, gap_figures
from panelaudio.pacing.layout import lay_out
from panelaudio.pacing.presets import PRESETS, Pacing, Spread, preset
from panelaudio.pacing.scoring import Scoring

__all__ = [
    "PRESETS",
    "PUBLISHED",
    "GapFigures",
    "Pacing",
    "Scoring",
    "Spoken",
    "Spread",
    "estimate",
    "estimate_seconds",
    "gap_figures",
    "lay_out",
    "preset",
]
