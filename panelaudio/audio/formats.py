"""The sound files that can be written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio.audio.bitrates import default_kbits

if TYPE_CHECKING:
    from panelaudio.audio.tags import Tags

RATES_HZ = (16_000, 22_050, 24_000, 32_000, 44_100, 48_000)
"""Sampling rates of an episode."""
LAME_LEVEL = 7
"""LAME's quality: it takes half the time of its default 5; what it leaves out is for music."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioFormat:
    """How ffmpeg makes one kind of file."""

    name: str
    """The word that the user types; also the file's ending."""
    muxer: str
    """ffmpeg's name of the container (an M4A is its ``ipod``), with the container's options."""
    stream: str
    """The container in which the same packets can be read while the file grows."""
    demuxer: str
    """ffmpeg's name of that container when it reads."""
    codec: tuple[str, ...]
    tagging: str
    """How its tags are written: ``id3``, ``mp4``, ``flac``, ``comments`` (Ogg) or ``wav``."""
    kbits: tuple[int, int] | None = None
    """Bit rate for one and for two channels, where the encoder takes one."""
    full_band_hz: int = 0
    """Under this sampling rate fewer bits do as well; 0 where the encoder always works at its own rate."""
    coding_db: float = 0.9
    """About how much the encoder raises peaks, at most."""
    spliced: bool = False
    """Encoded in stretches side by side (MP3); else ffmpeg does it in one go."""
    brand: str = ""
    """What an MP4 says of its own kind; players keep their place in an M4B."""
    delay_frames: int = 0
    """What the stream has before the first frame, and the file's header tells players to skip."""

    @property
    def suffix(self) -> str:
        """After the stem: ``.mp3``."""
        return f".{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """How one programme is to be delivered."""

    form: AudioFormat
    rate_hz: int
    channels: int
    tags: Tags
    jobs: int = 1
    """Encoders, or mixing threads, at a time."""
    asked_kbits: int | None = None
    """The bit rate that is asked for, where the encoder takes one."""
    least_kbits: int = 0
    """What it must be at least, where nobody asks for another."""

    @property
    def kbits(self) -> int:
        """The bit rate; 0 where the encoder takes none."""
        if not self.form.kbits or self.asked_kbits is None:
            return default_kbits(self.form, self.rate_hz, self.channels, self.least_kbits)
        return self.asked_kbits

    def source(self) -> tuple[str, ...]:
        """The options of ffmpeg for sound that comes on its standard input."""
        return ("-f", "s16le", "-ar", str(self.rate_hz), "-ac", str(self.channels), "-i", "pipe:0")

    def options(self) -> tuple[str, ...]:
        """The options of ffmpeg for the encoder."""
        return (*self.form.codec, *(("-b:a", f"{self.kbits}k") if self.kbits else ()))


def _mp4(name: str, brand: str) -> AudioFormat:
    """AAC in MP4."""
    return AudioFormat(
        name=name,
        muxer="ipod",
        brand=f"{brand} ",
        stream="adts",
        demuxer="aac",
        codec=("-c:a", "aac", "-aac_coder", "fast"),  # the thorough one takes five times as long
        tagging="mp4",
        kbits=(96, 160),
        full_band_hz=32_000,
        delay_frames=1024,
    )


AUDIO_FORMATS = {
    form.name: form
    for form in (
        AudioFormat(
            name="mp3",
            muxer="mp3",
            stream="mp3",
            demuxer="mp3",
            codec=("-c:a", "libmp3lame", "-compression_level", str(LAME_LEVEL)),
            tagging="id3",
            kbits=(96, 160),  # Apple Podcasts: mono 96-128 kbit/s, stereo 128-256
            full_band_hz=32_000,
            spliced=True,
        ),
        AudioFormat(
            name="wav",
            muxer="wav:rf64=auto",  # RF64 where a plain WAV's 4 GB do not suffice
            stream="wav",
            demuxer="wav",
            codec=("-c:a", "pcm_s16le"),
            coding_db=0.1,
            tagging="wav",
        ),
        AudioFormat(
            name="flac",
            muxer="flac",
            stream="flac",
            demuxer="flac",
            codec=("-c:a", "flac"),
            coding_db=0.1,
            tagging="flac",
        ),
        _mp4("m4a", "M4A"),
        _mp4("m4b", "M4B"),
        AudioFormat(
            name="opus",
            muxer="opus",
            stream="opus",
            demuxer="ogg",
            codec=("-c:a", "libopus", "-ar", "48000"),
            tagging="comments",
            kbits=(64, 96),
            coding_db=1.5,
        ),
    )
}
"""By name."""
