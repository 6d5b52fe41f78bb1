"""How loud ears find a sound: the filters of a meter, and the levels that are kept beside a clip."""

from panelaudio.weighing.high_pass import without_rumble
from panelaudio.weighing.levels import BIN_MS, NO_LEVELS, bin_frames, levels_of, powers, powers_of
from panelaudio.weighing.weighting import Weigher

__all__ = ["BIN_MS", "NO_LEVELS", "Weigher", "bin_frames", "levels_of", "powers", "powers_of", "without_rumble"]
