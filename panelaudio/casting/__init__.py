"""A script and voices.yaml become a cast: a voice for every speaker."""

from panelaudio.casting.binding import candidates_of, cast_speakers, engines_needed
from panelaudio.casting.offers import speaks
from panelaudio.casting.seating import seated
from panelaudio.casting.written import write_cast

__all__ = ["candidates_of", "cast_speakers", "engines_needed", "seated", "speaks", "write_cast"]
