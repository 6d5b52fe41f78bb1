"""A programme in a file: spliced MP3, and what goes through one encoder."""

from __future__ import annotations

import struct
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING
from unittest.mock import Mock

import numpy as np
import pytest
import soundfile

from panelaudio.audio import AUDIO_FORMATS, Tags
from panelaudio.audio.asides import written_aside
from panelaudio.audio.checksum import Checksum
from panelaudio.audio.encoding import encode
from panelaudio.audio.ffmpeg import ffmpeg_path
from panelaudio.audio.formats import LAME_LEVEL, Delivery
from panelaudio.audio.lame import Lame, lame_library
from panelaudio.audio.mixing import Mix, Programme
from panelaudio.audio.mp3_frames import MPEG_1, frame_starts, layout_for, padding_period
from panelaudio.audio.pcm import as_bytes
from panelaudio.audio.splicing import stretches
from panelaudio.errors import OutputError
from tests.audio.sounds import RATE_HZ, clip_of, speechlike, timeline_of

if TYPE_CHECKING:
    from pathlib import Path

NO_TAGS = Tags()


def programme_of(folder: Path, seconds: float, seat: int = 0, rate_hz: int = RATE_HZ) -> Programme:
    """Somebody who speaks, loud enough for the limiter."""
    clip = clip_of(folder, "talk", speechlike(seconds, 0.3))
    timeline = timeline_of([("Nora", clip)], rate_hz=rate_hz)
    return Mix(timeline=timeline, gains_db={"Nora": 9.0}, seats={"Nora": seat}).programme(-2.0)


def delivery(form: str, channels: int = 1, jobs: int = 2, rate_hz: int = RATE_HZ, kbits: int | None = None) -> Delivery:
    """Without tags, which are of other tests."""
    return Delivery(
        form=AUDIO_FORMATS[form], rate_hz=rate_hz, channels=channels, tags=NO_TAGS, jobs=jobs, asked_kbits=kbits
    )


def without_head(path: Path) -> bytes:
    """The frames of sound of an MP3: what follows its tag and its Info frame."""
    data = path.read_bytes()
    if data[:3] == b"ID3":
        data = data[10 + sum(byte << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True)) :]
    return data[frame_starts(data)[1] :]


@pytest.mark.parametrize(
    ("encoder", "rate_hz", "seat", "kbits"),
    [("lame", 44_100, 0, None), ("lame", 44_100, 20, None), ("lame", 48_000, 0, 64), ("lame", 32_000, 0, 128),
     ("lame", 24_000, 20, None), ("lame", 22_050, 0, None), ("lame", 16_000, 0, 40),
     ("ffmpeg", 44_100, 20, None), ("ffmpeg", 22_050, 0, None)],
)  # fmt: skip
def test_a_spliced_mp3_is_what_one_encoder_makes(  # noqa: PLR0913, PLR0917 - two fixtures and a row of a table
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoder: str, rate_hz: int, seat: int, kbits: int | None
) -> None:
    """Stretches encoded apart and joined give, byte for byte, the frames of a single run over the whole."""
    monkeypatch.setattr("panelaudio.audio.splicing.STRETCH_FRAMES", 98)
    programme = programme_of(tmp_path, 8.0 if rate_hz > 30_000 else 16.0, seat, rate_hz)
    form = delivery("mp3", programme.channels, rate_hz=rate_hz, kbits=kbits)
    one = one_run(encoder, form, programme, tmp_path / "one.mp3")
    if encoder == "ffmpeg":
        monkeypatch.setattr("panelaudio.audio.splicing.lame_library", lambda: None)
    encode(form, programme, tmp_path / "spliced.mp3")
    samples = layout_for(rate_hz).samples
    assert len(stretches(programme.frames, padding_period(form.kbits, rate_hz), samples)) > 2
    assert without_head(tmp_path / "spliced.mp3") == one


def one_run(encoder: str, form: Delivery, programme: Programme, path: Path) -> bytes:
    """What LAME, in this process or in ffmpeg, makes of the whole programme."""
    if encoder == "lame":
        library = lame_library()
        assert library, "the wheel lameenc shows LAME's functions"
        rate_hz, channels = programme.rate_hz, programme.channels
        with Lame(library, rate_hz=rate_hz, channels=channels, kbits=form.kbits, level=LAME_LEVEL) as lame:
            return b"".join([*map(lame.push, programme.windows()), lame.finish()])
    sound = b"".join(as_bytes(window) for window in programme.windows())
    bare = ["-reservoir", "0", "-write_xing", "0", "-id3v2_version", "0"]
    command = [ffmpeg_path(), *form.source(), *form.options(), *bare, str(path)]
    subprocess.run(command, input=sound, capture_output=True, check=True)
    return path.read_bytes()


@pytest.mark.parametrize("channels", [1, 2])
def test_both_encoders_make_the_same_kind_of_mp3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, channels: int
) -> None:
    """LAME in this process and in ffmpeg: as many frames, as long each, and sounds that differ by next to nothing."""
    programme = programme_of(tmp_path, 3.0, seat=20 * (channels - 1))
    encode(delivery("mp3", channels), programme, tmp_path / "lame.mp3")
    monkeypatch.setattr("panelaudio.audio.splicing.lame_library", lambda: None)
    encode(delivery("mp3", channels), programme, tmp_path / "ffmpeg.mp3")
    lame, ffmpeg = (tmp_path / f"{name}.mp3" for name in ("lame", "ffmpeg"))
    assert frame_starts(without_head(lame)) == frame_starts(without_head(ffmpeg))
    heard, other = (soundfile.read(path, always_2d=True)[0] for path in (lame, ffmpeg))
    assert heard.shape == other.shape
    assert np.sqrt(np.mean((heard - other) ** 2)) < 0.05 * np.sqrt(np.mean(heard**2))


def test_lame_says_what_it_cannot_do() -> None:
    """Settings that no MP3 has are an error of ours, and no file."""
    library = lame_library()
    assert library
    with pytest.raises(OutputError, match="LAME failed"):
        Lame(library, rate_hz=44_100, channels=3, kbits=96, level=LAME_LEVEL)


def test_a_stretch_is_a_part_of_the_whole(tmp_path: Path) -> None:
    """Any stretch of the programme has the very frames that the whole has there, limiter and all."""
    programme = programme_of(tmp_path, 14.0)
    whole = np.concatenate(list(programme.windows()), axis=1)
    assert whole.shape[1] == programme.frames
    for start, end in [(0, 5), (16, 60_000), (160_000, 560_016), (programme.frames // 16 * 16, programme.frames + 9)]:
        part = np.concatenate(list(programme.stretch(start, end)), axis=1)
        assert (part == whole[:, start:end]).all()


@pytest.mark.parametrize("form", ["mp3", "flac", "m4a"])
def test_any_number_of_jobs_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    """One thread or three: the same file, though each thread makes several parts of it."""
    monkeypatch.setattr("panelaudio.audio.splicing.STRETCH_FRAMES", 98)
    monkeypatch.setattr("panelaudio.audio.mixing.WINDOW_FRAMES", 1 << 13)
    programme = programme_of(tmp_path, 12.0, rate_hz=24_000)
    files = []
    for jobs in (1, 3):
        files.append(tmp_path / f"{jobs}.{form}")
        encode(delivery(form, jobs=jobs, rate_hz=24_000), programme, files[-1])
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize(("seconds", "rate_hz"), [(0.01, 44_100), (0.5, 44_100), (3.0, 44_100), (3.0, 24_000)])
def test_players_find_the_exact_length(tmp_path: Path, seconds: float, rate_hz: int) -> None:
    """The Info frame tells what to skip: libsndfile and ffmpeg play as many samples as the programme has."""
    programme = programme_of(tmp_path, seconds, rate_hz=rate_hz)
    path = tmp_path / "x.mp3"
    measured = encode(delivery("mp3", rate_hz=rate_hz), programme, path)
    assert measured.frames == soundfile.info(path).frames == programme.frames
    command = [ffmpeg_path(), "-i", str(path), "-f", "s16le", "-"]
    decoded = subprocess.run(command, capture_output=True, check=True).stdout
    assert len(decoded) // 2 == programme.frames
    sound, _ = soundfile.read(path, dtype="float32")
    given = np.concatenate(list(programme.windows()), axis=1)[0]
    lags = [np.dot(sound[8:-8], given[8 + lag : len(given) - 8 + lag]) for lag in range(-8, 9)]
    assert np.argmax(lags) == 8, "not a sample early or late"


@pytest.mark.parametrize(("rate_hz", "seat"), [(44_100, 0), (24_000, 0), (24_000, 20)])
def test_the_info_frame_is_the_one_ffmpeg_writes(tmp_path: Path, rate_hz: int, seat: int) -> None:
    """Frames, bytes and the music's checksum are those that ffmpeg's muxer reckons for the same frames."""
    programme = programme_of(tmp_path, 2.0, seat, rate_hz)
    encode(delivery("mp3", programme.channels, rate_hz=rate_hz), programme, tmp_path / "ours.mp3")
    (tmp_path / "frames.mp3").write_bytes(without_head(tmp_path / "ours.mp3"))
    command = [ffmpeg_path(), "-f", "mp3", "-i", "frames.mp3", "-c", "copy", "-id3v2_version", "0", "theirs.mp3"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    infos = [(tmp_path / name).read_bytes() for name in ("ours.mp3", "theirs.mp3")]
    infos = [data[data.index(b"Info") :][:156] for data in infos]
    told = [(info[4:16], info[148:152], struct.unpack(">H", info[152:154])) for info in infos]
    assert told[0] == told[1]
    assert infos[0][154:156] != bytes(2), "the tag has its own checksum"


def test_a_checksum_in_parts_is_that_of_the_whole() -> None:
    """CRC-16/ARC of '123456789' is 0xBB3D (its published check value), however the bytes come."""
    for parts in ([b"123456789"], [b"1234", b"56789"], [b"", b"123456789", b""]):
        check = Checksum()
        for part in parts:
            check.push(part)
        assert check.value == 0xBB3D
    data = np.random.default_rng(1).bytes(5000)
    whole, halves = Checksum(), Checksum()
    whole.push(data)
    halves.push(data[:1777])
    halves.push(data[1777:])
    assert whole.value == halves.value


def test_frames_that_lean_on_others_are_refused() -> None:
    """A stream with a bit reservoir, or with anything else in it, cannot be cut: that is an error, not a click."""
    head = bytes([0xFF, 0xFB, 0x70, 0xC4])
    with pytest.raises(ValueError, match="leans"):
        frame_starts(head + bytes([3, 0]) + bytes(400))
    with pytest.raises(ValueError, match="byte 313"):
        frame_starts((head + bytes(309)) + b"nonsense")


def test_stretches_tile_the_programme() -> None:
    """Each begins where the one before ends, on a whole period of padding, and is heard a little early."""
    found = stretches(MPEG_1.samples * 10_000 + 1, 49)
    assert [one.first for one in found[1:]] == [one.end for one in found[:-1]]
    assert found[-1].end is None
    assert all(one.first % 49 == one.first_heard % 49 == 0 for one in found)
    assert all(one.first - one.first_heard >= 40 for one in found[1:])
    assert len(stretches(0, 49)) == len(stretches(5, 1)) == 1


@pytest.mark.parametrize("form", ["mp3", "flac"])
def test_ctrl_c_while_encoding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    """It comes out at once, though threads wait for encoders and decoders; nothing is left."""
    programme = programme_of(tmp_path, 5.0)
    monkeypatch.setattr("panelaudio.audio.mixing.room_tone", Mock(side_effect=KeyboardInterrupt))
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(KeyboardInterrupt), written_aside(folder / "x") as aside:
        encode(delivery(form), programme, aside)
    assert list(folder.iterdir()) == []


def test_a_meter_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its error is the one that is raised, and nobody waits for ever."""
    monkeypatch.setattr("panelaudio.audio.streaming.measure", Mock(side_effect=ZeroDivisionError("meter")))
    programme = programme_of(tmp_path, 1.0)
    long = replace(programme.mix.timeline, frames=600 * RATE_HZ, gaps=(), placements=())
    with pytest.raises((ZeroDivisionError, OutputError)):
        encode(delivery("flac"), replace(programme.mix, timeline=long).programme(-2.0), tmp_path / "x.flac")


def test_a_wav_leaves_room_for_4_gb(tmp_path: Path) -> None:
    """It has the empty block of 28 bytes that becomes RF64's (EBU Tech 3306) where 32 bits no longer suffice."""
    encode(delivery("wav"), programme_of(tmp_path, 0.5), tmp_path / "x.wav")
    head, _ = (tmp_path / "x.wav").read_bytes()[:200].split(b"data")
    assert (head[:4], head[8:12]) == (b"RIFF", b"WAVE")
    assert b"JUNK" + struct.pack("<I", 28) + bytes(28) in head


@pytest.mark.parametrize("form", ["flac", "m4a", "opus"])
def test_other_players_find_the_exact_length_too(tmp_path: Path, form: str) -> None:
    """Ffmpeg decodes as many samples as the programme has, wherever it ends within an encoder's frame."""
    programme = programme_of(tmp_path, 1.23, rate_hz=48_000)
    path = tmp_path / f"x.{form}"
    assert encode(delivery(form, rate_hz=48_000), programme, path).frames == programme.frames
    command = [ffmpeg_path(), "-i", str(path), "-map", "0:a", "-f", "s16le", "-"]
    assert len(subprocess.run(command, capture_output=True, check=True).stdout) // 2 == programme.frames
