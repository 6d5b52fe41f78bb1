"""A script and voices.yaml become a cast: a voice for every speaker."""

from panelaudio.casting.binding import cast_speakers, engines_needed
from panelaudio.casting.seating import seated
from panelaudio.casting.written import write_cast

__all__ = ["cast_speakers", "engines_needed", "seated", "write_cast"]
