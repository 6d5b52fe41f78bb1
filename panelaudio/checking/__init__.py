"""Captions are judged: a file of anybody's, by itself, against its sound, and word for word against its transcript.

::

    opening      a file becomes captions;  srt_file, vtt_file, vtt_text, ass_file  one format each
    file_rules   what may be wrong with a file as such
    speakers, as_cues   who says what in them;  judging  a profile's rules on them
    sounds       where a file sounds;  in_times, out_times, shift, drift  captions against it;  timing  all of that
    sound_rules  what may be wrong there
    words, difference, verbatim   the words of captions against those of a transcript
"""

from panelaudio.checking.as_cues import as_cues, people_in
from panelaudio.checking.captions_file import CaptionsFile
from panelaudio.checking.judging import judge_file, worst_each
from panelaudio.checking.opening import AUDIO_SUFFIXES, open_captions, read_captions
from panelaudio.checking.sounds import Sounds, find_sounds
from panelaudio.checking.speakers import Names, names_of
from panelaudio.checking.timing import judge_times
from panelaudio.checking.verbatim import Difference, compare

__all__ = [
    "AUDIO_SUFFIXES",
    "CaptionsFile",
    "Difference",
    "Names",
    "Sounds",
    "as_cues",
    "compare",
    "find_sounds",
    "judge_file",
    "judge_times",
    "names_of",
    "open_captions",
    "people_in",
    "read_captions",
    "worst_each",
]
