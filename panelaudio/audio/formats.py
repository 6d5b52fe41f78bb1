"""The sound files that can be written."""

from __future__ import annotations

from dataclasses import dataclass


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
    mono: tuple[str, ...] = ()
    """Options for one channel: the bit rate."""
    stereo: tuple[str, ...] = ()
    delay_frames: int = 0
    """What the stream has before the first frame, and the file's header tells players to skip."""

    @property
    def suffix(self) -> str:
        """After the stem: ``.mp3``."""
        return f".{self.name}"

    def options(self, channels: int) -> tuple[str, ...]:
        """Ffmpeg's options of the encoder for a number of channels."""
        return (*self.codec, *(self.mono if channels == 1 else self.stereo))


AUDIO_FORMATS = {
    form.name: form
    for form in (
        AudioFormat(
            name="mp3",
            muxer="mp3:id3v2_version=3",
            stream="mp3:id3v2_version=0:write_xing=0",
            demuxer="mp3",
            # LAME's level 7 takes half the time of its default 5; what it leaves out is for music.
            codec=("-c:a", "libmp3lame", "-compression_level", "7"),
            mono=("-b:a", "96k"),  # Apple Podcasts: mono 96-128 kbit/s, stereo 128-256
            stereo=("-b:a", "160k"),
            delay_frames=1105,
        ),
        AudioFormat(
            name="wav",
            muxer="wav:rf64=auto",  # RF64 where a plain WAV's 4 GB do not suffice
            stream="wav",
            demuxer="wav",
            codec=("-c:a", "pcm_s16le"),
        ),
        AudioFormat(name="flac", muxer="flac", stream="flac", demuxer="flac", codec=("-c:a", "flac")),
        AudioFormat(
            name="m4a",
            muxer="ipod:movflags=+faststart",
            stream="adts",
            demuxer="aac",
            codec=("-c:a", "aac", "-aac_coder", "fast"),  # the thorough one takes five times as long
            mono=("-b:a", "96k"),
            stereo=("-b:a", "160k"),
            delay_frames=1024,
        ),
        AudioFormat(
            name="opus",
            muxer="opus",
            stream="opus",
            demuxer="ogg",
            codec=("-c:a", "libopus", "-ar", "48000"),
            mono=("-b:a", "64k"),
            stereo=("-b:a", "96k"),
        ),
    )
}
"""By name."""
