"""Timeline becomes cues: captions that are in time with the sound, pleasant to read, and within the published rules."""

from panelaudio.captions.figures import figures
from panelaudio.captions.judge import judge
from panelaudio.captions.making import make_cues
from panelaudio.captions.profiles import PROFILES, Profile, profile
from panelaudio.captions.rules import Problem

__all__ = ["PROFILES", "Problem", "Profile", "figures", "judge", "make_cues", "profile"]
