"""The sound files that can be written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioFormat:
    """How ffmpeg makes one kind of file."""

    name: str
    """The word that the user types; also the file's ending."""
    muxer: str
    """ffmpeg's name of the container: an M4A is its ``ipod``."""
    codec: tuple[str, ...]
    mono: tuple[str, ...] = ()
    """Options for one channel: the bit rate."""
    stereo: tuple[str, ...] = ()
    muxing: tuple[str, ...] = ()
    lossless: bool = False

    @property
    def suffix(self) -> str:
        """After the stem: ``.mp3``."""
        return f".{self.name}"

    def options(self, channels: int) -> tuple[str, ...]:
        """Ffmpeg's output options for a number of channels."""
        return (*self.codec, *(self.mono if channels == 1 else self.stereo), *self.muxing, "-f", self.muxer)


_BIT_EXACT = ("-fflags", "+bitexact", "-flags:a", "+bitexact")
"""No version and no clock in the file: the same episode gives the same bytes."""

AUDIO_FORMATS = {
    form.name: form
    for form in (
        AudioFormat(
            name="mp3",
            muxer="mp3",
            codec=("-c:a", "libmp3lame"),
            mono=("-b:a", "96k"),  # Apple Podcasts: mono 96-128 kbit/s, stereo 128-256
            stereo=("-b:a", "160k"),
            muxing=("-id3v2_version", "3", "-write_xing", "1", *_BIT_EXACT),
        ),
        AudioFormat(
            name="wav",
            muxer="wav",
            codec=("-c:a", "pcm_s16le"),
            muxing=("-rf64", "auto", *_BIT_EXACT),  # RF64 where a plain WAV's 4 GB do not suffice
            lossless=True,
        ),
        AudioFormat(name="flac", muxer="flac", codec=("-c:a", "flac"), muxing=_BIT_EXACT, lossless=True),
        AudioFormat(
            name="m4a",
            muxer="ipod",
            codec=("-c:a", "aac", "-aac_coder", "fast"),  # the thorough one takes five times as long
            mono=("-b:a", "96k"),
            stereo=("-b:a", "160k"),
            muxing=("-movflags", "+faststart", *_BIT_EXACT),
        ),
        AudioFormat(
            name="opus",
            muxer="opus",
            codec=("-c:a", "libopus", "-ar", "48000"),
            mono=("-b:a", "64k"),
            stereo=("-b:a", "96k"),
            muxing=_BIT_EXACT,
        ),
    )
}
"""By name."""
