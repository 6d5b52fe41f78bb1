"""A sound file is measured: loudness over time and by speaker, true peak, and how long it is silent between words.

::

    reading    what is measured;  meter  measures it, in one pass for loudness and one for silences
    turns      who sounds when, from captions and sound;  gaps  silences, counted
    scene      the picture, of shapes;  lanes  the waveform in columns;  wording  what is said;  palette  colours
    svg, png   shapes in a file
"""

from panelaudio.metering.meter import meter_file
from panelaudio.metering.png import as_png
from panelaudio.metering.reading import GapCount, Gaps, Part, Point, Reading, SpeakerReading, Stretch
from panelaudio.metering.scene import scene_of
from panelaudio.metering.svg import as_svg
from panelaudio.metering.wording import gap_label, headline, silences_line

__all__ = [
    "GapCount",
    "Gaps",
    "Part",
    "Point",
    "Reading",
    "SpeakerReading",
    "Stretch",
    "as_png",
    "as_svg",
    "gap_label",
    "headline",
    "meter_file",
    "scene_of",
    "silences_line",
]
