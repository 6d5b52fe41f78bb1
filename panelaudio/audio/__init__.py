"""A timeline becomes a sound file: voices made equally loud, mixed, mastered, encoded, and measured as delivered.

::

    targets    how loud;  formats, bitrates  what can be written, and how it is encoded
    ffmpeg     the program that encodes, and its processes
    weighting, loudness, true_peak   ITU-R BS.1770-4 and EBU Tech 3342 on streams
    voices     each voice's loudness and gain;  clips  a clip at the timeline's rate;  pcm  16-bit integers
    high_pass, polish   what a clip goes through before that
    tunes, sting   pieces of music, decoded or made;  score, ducking  where they are heard, and how softly
    joining    clips and gaps joined with pydub;  room_tone  what silence sounds like;  limiter  holds the peaks
    mixing     the programme, any stretch of it;  side_by_side  several at once, in order
    stems      one file a speaker
    encoding   to the file: streaming in one go, or splicing MP3 from stretches (mp3_frames, info_frame, checksum,
               mp3_file, mp3_decoding);  measuring  what a listener gets;  asides  whole files or none
    tags       what players show: id3 (MP3), ffmetadata and tagging (all others), languages by three letters
    excerpt, setting, mastering   the target, met
"""

from panelaudio.audio.asides import written_aside
from panelaudio.audio.bitrates import check_kbits
from panelaudio.audio.formats import AUDIO_FORMATS, RATES_HZ, AudioFormat, Delivery
from panelaudio.audio.mastering import Mastered, master
from panelaudio.audio.mixing import Mix
from panelaudio.audio.score import Score
from panelaudio.audio.stems import write_stem
from panelaudio.audio.tags import Line, Tags
from panelaudio.audio.targets import TARGETS, Target, target_of
from panelaudio.audio.tunes import Tune, tune_of
from panelaudio.audio.voices import Levels, VoiceLevel, level_voices

__all__ = [
    "AUDIO_FORMATS",
    "RATES_HZ",
    "TARGETS",
    "AudioFormat",
    "Delivery",
    "Levels",
    "Line",
    "Mastered",
    "Mix",
    "Score",
    "Tags",
    "Target",
    "Tune",
    "VoiceLevel",
    "check_kbits",
    "level_voices",
    "master",
    "target_of",
    "tune_of",
    "write_stem",
    "written_aside",
]
