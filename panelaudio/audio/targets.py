"""How loud an episode is to be, and how high its peaks may reach: by the name of who asks for it, or in LUFS."""

from __future__ import annotations

from dataclasses import dataclass

from panelaudio.errors import UsageError
from panelaudio.nearest import nearest

LOUDEST_LUFS, SOFTEST_LUFS = -9.0, -31.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What the delivered file has to meet."""

    name: str
    lufs: float
    """Integrated loudness."""
    peak_dbtp: float = -1.0
    """The highest true peak that is taken."""
    least_kbits: int = 0
    """The lowest bit rate that is taken."""


TARGETS = {
    one.name: one
    for one in (
        Target(name="apple", lufs=-16.0),  # Apple Podcasts: -16 LUFS ± 1, -1 dBTP
        Target(name="spotify", lufs=-14.0),  # Spotify plays at -14 LUFS; -1 dBTP
        Target(name="ebu", lufs=-23.0),  # EBU R 128: -23 LUFS, -1 dBTP
        # ACX: -23 to -18 dB RMS, peaks under -3 dB, noise under -60 dB, 192 kbit/s. Speech with its pauses has about as
        # many dB RMS as LUFS, or one or two less.
        Target(name="acx", lufs=-19.5, peak_dbtp=-3.0, least_kbits=192),
    )
}
"""By the name that the user types."""


def target_of(word: str) -> Target:
    """The target of a name, or of a number of LUFS.

    Raises:
        UsageError: it is neither, or a loudness that no episode can have.
    """
    if word.casefold() in TARGETS:
        return TARGETS[word.casefold()]
    try:
        lufs = float(word)
    except ValueError:
        near = nearest(word, tuple(TARGETS))
        hint = f"did you mean '{near}'?" if near else f"known: {', '.join(TARGETS)}, or LUFS such as -16"
        raise UsageError(f"there is no target '{word}'", code="bad-target", hint=hint) from None
    if not SOFTEST_LUFS <= lufs <= LOUDEST_LUFS:
        message = f"a loudness of {lufs:g} LUFS is beyond what an episode can have"
        hint = f"--target takes {SOFTEST_LUFS:g} to {LOUDEST_LUFS:g}; podcasts use -16"
        raise UsageError(message, code="bad-target", hint=hint)
    return Target(name=f"{lufs:g} LUFS", lufs=lufs)
