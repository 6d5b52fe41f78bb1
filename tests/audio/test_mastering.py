"""The delivered file: loudness, peak, length, tags, and what happens when it cannot be made."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING
from unittest.mock import Mock

import numpy as np
import pyloudnorm
import pytest
import soundfile

from panelaudio.audio import (
    AUDIO_FORMATS,
    Delivery,
    Mastered,
    Mix,
    Score,
    Tags,
    level_voices,
    master,
    target_of,
    tune_of,
)
from panelaudio.audio.asides import _ASIDE, written_aside
from panelaudio.audio.ffmetadata import for_mp4
from panelaudio.audio.ffmpeg import ffmpeg_path
from panelaudio.audio.measuring import measure_file
from panelaudio.errors import OutputError, UsageError
from panelaudio.timeline import MusicPlacement
from tests.audio.sounds import RATE_HZ, cast_of, clip_of, sine, speechlike, timeline_of, voicelike

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from panelaudio.cast import Cast
    from panelaudio.speech import Samples
    from panelaudio.timeline import Timeline

TAGS = Tags(title="A = talk; #1 \\ [x]|'y'\n→", artists=("Nora Vale", "Olav; Brenner"), date="2026-03-04")


def panel(folder: Path, seconds: float = 2.0, sound: Callable[..., Samples] = speechlike) -> Timeline:
    """Two people, one of them 20 dB softer, who take turns."""
    loud = clip_of(folder, "loud", sound(seconds, 0.3))
    soft = clip_of(folder, "soft", sound(seconds, 0.03, seed=2))
    return timeline_of([("Nora", loud), ("Olav", soft)] * 3)


def mastered(folder: Path, form: str, name: str = "", target: str = "apple", seat: int = 0) -> tuple[Path, Mastered]:
    """A master of the panel, with the file."""
    timeline, cast = panel(folder), cast_of(Nora=0, Olav=seat)
    path = folder / (name or f"talk.{form}")
    with written_aside(path) as aside:
        made = mastered_aside(timeline, cast, aside, form, target)
    return path, made


def mastered_aside(  # noqa: PLR0913 - each has a name
    timeline: Timeline, cast: Cast, aside: Path, form: str = "mp3", target: str = "apple", *, score: Score | None = None
) -> Mastered:
    """A master of a timeline."""
    score = score or Score()
    levels = level_voices(timeline, cast, music_lufs={use: score.lufs(use) for use in score.tunes})
    seats = {name: cast.role_of(name).seat for name in levels.voices}
    mix = Mix(timeline=timeline, gains_db=levels.gains_db(), seats=seats, score=score)
    asked = target_of(target)
    delivery = Delivery(
        form=AUDIO_FORMATS[form],
        rate_hz=timeline.rate_hz,
        channels=mix.channels,
        tags=TAGS,
        least_kbits=asked.least_kbits,
    )
    return master(mix=mix, levels=levels, delivery=delivery, target=asked, path=aside)


def ebur128(path: Path) -> tuple[float, float]:
    """LUFS and dBTP of a file, as ffmpeg's own meter reads them."""
    command = [ffmpeg_path(), "-i", str(path), "-af", "ebur128=peak=true", "-f", "null", "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    lufs, peak = re.findall(r"I:\s+(-[\d.]+) LUFS", said)[-1], re.findall(r"Peak:\s+(-?[\d.]+) dBFS", said)[-1]
    return float(lufs), float(peak)


def probed(path: Path) -> str:
    """What ffmpeg says of a file."""
    return subprocess.run([ffmpeg_path(), "-hide_banner", "-i", str(path)], capture_output=True, text=True).stderr  # noqa: PLW1510


@pytest.mark.parametrize("form", sorted(AUDIO_FORMATS))
def test_the_delivered_file_meets_the_target(tmp_path: Path, form: str) -> None:
    """Read back as a listener gets it: -16 LUFS ± 0.3, at most -1 dBTP, as long as the timeline, voices alike."""
    path, made = mastered(tmp_path, form)
    heard = measure_file(path, RATE_HZ, 1)
    assert made.on_target
    assert heard.loudness.integrated_lufs == pytest.approx(-16, abs=0.3)
    assert heard.loudness.true_peak_dbtp <= -1.0
    assert heard.loudness.integrated_lufs == pytest.approx(made.loudness.integrated_lufs, abs=0.05)
    assert heard.frames == pytest.approx(panel(tmp_path).frames, abs=1200)
    assert made.speaker_lufs["Nora"] == pytest.approx(made.speaker_lufs["Olav"], abs=0.5)
    assert "artist" in probed(path)


def test_another_target_and_a_seat(tmp_path: Path) -> None:
    """-23 LUFS is met as well, on two channels once somebody sits aside."""
    path, _ = mastered(tmp_path, "mp3", target="ebu", seat=20)
    assert measure_file(path, RATE_HZ, 2).loudness.integrated_lufs == pytest.approx(-23, abs=0.3)
    assert "stereo" in probed(path)


def test_wide_music_over_voices_in_the_middle(tmp_path: Path) -> None:
    """Two channels for the music's sake alone; the target is met with as much music as talk, the voices stay alike."""
    both = np.stack((sine(300, 2, 0.2), sine(450, 2, 0.2)), axis=1)
    soundfile.write(tmp_path / "tune.wav", both, RATE_HZ)
    score = Score(tunes={"intro": tune_of(tmp_path / "tune.wav", tmp_path / "tune.pcm", RATE_HZ)})
    people = [(name, clip_of(tmp_path, name, voicelike(1, level))) for name, level in (("Nora", 0.3), ("Olav", 0.03))]
    music = tuple(
        MusicPlacement(use="intro", start_frame=at * 3 * RATE_HZ, frames=2 * RATE_HZ, fade_out_frames=RATE_HZ)
        for at in range(2)
    )
    timeline = replace(timeline_of(people, gap_frames=2 * RATE_HZ), music=music)
    made = mastered_aside(timeline, cast_of(Nora=0, Olav=0), tmp_path / "x.mp3", score=score)
    assert made.on_target
    assert ebur128(tmp_path / "x.mp3")[0] == pytest.approx(-16, abs=0.35)
    assert made.speaker_lufs["Nora"] == pytest.approx(made.speaker_lufs["Olav"], abs=0.5)
    assert "stereo" in probed(tmp_path / "x.mp3")


def test_music_stays_under_voices_that_a_limiter_holds_back(tmp_path: Path) -> None:
    """At a loud target voices get more to make up for the limiter; music alone is still 2 LU softer than they are."""
    soundfile.write(tmp_path / "tune.wav", sine(300, 3, 0.2), RATE_HZ)
    score = Score(tunes={"intro": tune_of(tmp_path / "tune.wav", tmp_path / "tune.pcm", RATE_HZ)})
    people = [
        ("Nora", clip_of(tmp_path, "Nora", voicelike(3, 0.3))),
        ("Olav", clip_of(tmp_path, "Olav", voicelike(3, 0.1))),
    ]
    placed = timeline_of(people, gap_frames=4 * RATE_HZ)
    end = placed.placements[0].end_frame
    music = (MusicPlacement(use="intro", start_frame=end + RATE_HZ // 2, frames=3 * RATE_HZ, fade_out_frames=0),)
    made = mastered_aside(
        replace(placed, music=music), cast_of(Nora=0, Olav=0), tmp_path / "x.mp3", target="spotify", score=score
    )
    measured = measure_file(tmp_path / "x.mp3", RATE_HZ, 1)
    first = (end + RATE_HZ) * 100 // RATE_HZ
    alone = measured.parts_lufs([slice(first, first + 200)])
    assert 1.3 < made.speaker_lufs["Nora"] - alone < 2.8


@pytest.mark.parametrize(
    ("form", "target"),
    [
        *(("mp3", target) for target in ("apple", "spotify", "ebu", "acx", "-18.5")),
        *((form, target) for form in ("m4a", "opus") for target in ("spotify", "ebu")),
    ],
)
def test_other_meters_find_each_target_met(tmp_path: Path, form: str, target: str) -> None:
    """Ffmpeg's ebur128 and pyloudnorm read the encoded file within 0.3 LU of the target, its peak under the limit."""
    path, asked = tmp_path / f"talk.{form}", target_of(target)
    made = mastered_aside(panel(tmp_path, sound=voicelike), cast_of(Nora=0, Olav=0), path, form, target)
    assert made.on_target
    lufs, peak = ebur128(path)
    assert lufs == pytest.approx(asked.lufs, abs=0.35)  # ebur128 prints tenths
    assert peak <= asked.peak_dbtp
    decoded = ["-ac", "1", "-ar", str(RATE_HZ), "-c:a", "pcm_f32le", str(tmp_path / "x.wav")]
    subprocess.run([ffmpeg_path(), "-i", str(path), *decoded], capture_output=True, check=True)
    sound, rate_hz = soundfile.read(tmp_path / "x.wav")
    assert pyloudnorm.Meter(rate_hz).integrated_loudness(sound) == pytest.approx(asked.lufs, abs=0.35)


def test_what_audiobooks_ask(tmp_path: Path) -> None:
    """``acx``: RMS between -23 and -18 dB, no peak over -3 dB, noise under -60 dB and never zero, 192 kbit/s."""
    path, _ = mastered(tmp_path, "mp3", target="acx")
    sound, _ = soundfile.read(path)
    assert -23 <= 20 * np.log10(np.sqrt(np.mean(sound**2))) <= -18
    assert 20 * np.log10(np.abs(sound).max()) <= -3
    head = sound[1000:10_000]
    assert -80 < 20 * np.log10(np.sqrt(np.mean(head**2))) <= -60
    assert "192 kb/s" in probed(path)


@pytest.mark.parametrize(("word", "hint"), [("aple", "apple"), ("loud", "spotify"), ("-5", "-31"), ("nan", "-31")])
def test_targets_that_there_are_not(word: str, hint: str) -> None:
    """The nearest name, or what may stand there."""
    with pytest.raises(UsageError) as caught:
        target_of(word)
    assert hint in caught.value.hint


@pytest.fixture(scope="module")
def delivered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mastered]:
    """An MP3 of the panel."""
    return mastered(tmp_path_factory.mktemp("delivered"), "mp3")


def test_ffmpegs_own_meter_agrees(delivered: tuple[Path, Mastered]) -> None:
    """ebur128 reads what ours read, of the very file."""
    path, made = delivered
    lufs, peak = ebur128(path)
    assert lufs == pytest.approx(made.loudness.integrated_lufs, abs=0.15)
    assert peak == pytest.approx(made.loudness.true_peak_dbtp, abs=0.3)


def test_tags_survive_whatever_stands_in_them(delivered: tuple[Path, Mastered]) -> None:
    """Title, artists and date are read back as they were, special characters included."""
    said = probed(delivered[0])
    assert "A = talk; #1 \\ [x]|'y'" in said
    assert "Nora Vale, Olav; Brenner" in said
    assert "2026-03-04" in said


def test_control_characters_do_not_reach_the_tags() -> None:
    """No line can be added from a title."""
    text = for_mp4(Tags(title="a\x00b\r\n[CHAPTER]\nc=d", artists=("\ud800",)))
    assert "\n[CHAPTER]" not in text.replace("\\\n", "")
    assert text.encode("utf-8")


@pytest.mark.parametrize("name", ["we[i]rd|na'me;.mp3", "-dash.mp3", 'per%cent \'n "q".mp3', "ünï→.mp3"])
def test_any_file_name(tmp_path: Path, name: str) -> None:
    """No name means anything to ffmpeg."""
    folder = tmp_path / "fol|der [x]'s"
    folder.mkdir()
    timeline, cast = panel(tmp_path, 0.5), cast_of(Nora=0, Olav=0)
    with written_aside(folder / name) as aside:
        mastered_aside(timeline, cast, aside)
    assert [one.name for one in folder.iterdir()] == [name]


def test_the_same_bytes_every_time(tmp_path: Path, delivered: tuple[Path, Mastered]) -> None:
    """Two runs give the same file: no clock, no version, no folder, no chance."""
    assert delivered[0].read_bytes() == mastered(tmp_path, "mp3", "b.mp3")[0].read_bytes()


@pytest.mark.parametrize("spliced", [True, False])
def test_a_fault_leaves_the_earlier_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, spliced: bool
) -> None:
    """When the encoder fails half-way, the old file stands and nothing else lies about."""
    panel(tmp_path)
    path, before = tmp_path / "talk.mp3", b"an earlier file"
    path.write_bytes(before)
    files = sorted(one.name for one in tmp_path.iterdir())
    monkeypatch.setitem(
        AUDIO_FORMATS,
        "mp3",
        AUDIO_FORMATS["flac"].__class__(
            name="mp3",
            muxer="mp3",
            stream="mp3",
            demuxer="mp3",
            codec=("-c:a", "no_such_codec"),
            tagging="wav",
            spliced=spliced,
        ),
    )
    monkeypatch.setattr("panelaudio.audio.lame.Lame.finish", Mock(side_effect=OutputError("no_such_codec", code="x")))
    with pytest.raises(OutputError, match="no_such_codec"):
        mastered(tmp_path, "mp3")
    assert path.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == files


def test_silence_is_delivered_as_it_is(tmp_path: Path) -> None:
    """Voices without any sound have no loudness to bring anywhere: the file is made, and said to be off target."""
    clip = clip_of(tmp_path, "none", np.zeros(22_050, dtype=np.float32))
    timeline, cast = timeline_of([("Nora", clip)]), cast_of(Nora=0)
    made = mastered_aside(timeline, cast, tmp_path / "x.wav", "wav")
    assert not made.on_target
    assert soundfile.info(tmp_path / "x.wav").frames == timeline.frames


def test_one_gain_for_each_voice(tmp_path: Path) -> None:
    """A voice's soft and loud sentences keep their distance; only voices are made alike."""
    loud, soft = clip_of(tmp_path, "l", speechlike(2, 0.3)), clip_of(tmp_path, "s", speechlike(2, 0.15))
    timeline = timeline_of([("Nora", loud), ("Nora", soft)])
    levels = level_voices(timeline, cast_of(Nora=0))
    assert set(levels.gains_db()) == {"Nora"}
    assert levels.voices["Nora"].gain_db + levels.voices["Nora"].measured_lufs == pytest.approx(-23)


def test_what_a_killed_run_left_is_cleared(tmp_path: Path) -> None:
    """A part of a process that is no more goes; one of a process that lives stays, or of another machine."""
    gone, alive = tmp_path / f"{_ASIDE}999999999.part-x.mp3", tmp_path / f"{_ASIDE}1.part-x.mp3"
    elsewhere = tmp_path / ".panelaudio-00000000-999999999.part-x.mp3"
    for part in (gone, alive, elsewhere):
        part.touch()
    mastered(tmp_path, "wav")
    assert (gone.exists(), alive.exists(), elsewhere.exists()) == (False, True, True)
