"""Where an episode's chapters begin, and what they are called: by the script's headings, else by the shape of the talk.

::

    talk       the utterances with their times;  moderator  who leads it
    novelty    how far the words before a place differ from those after it
    candidates how well a chapter would begin at each place;  cutting  the best set of places
    titles     a chapter's title, from its own words;  shortening  a title's length;  vocabulary  English words for both
    finding    all of these together;  tiling  openings on a timeline become chapters
"""

from panelaudio.chapters.finding import WAYS, checked_way, find_openings
from panelaudio.chapters.tiling import tile

__all__ = ["WAYS", "checked_way", "find_openings", "tile"]
