"""An episode's cover: a picture of the user's, checked; else one drawn from title and speakers.

::

    given      a file that is fit for a cover
    drawn      a picture from words;  fitting  the words in lines and sizes;  fonts  what can be drawn of them
"""

from panelaudio.covers.drawn import Drawn, Wording, draw_cover
from panelaudio.covers.given import read_cover

__all__ = ["Drawn", "Wording", "draw_cover", "read_cover"]
