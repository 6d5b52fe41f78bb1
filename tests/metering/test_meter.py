"""What the meter reads, against other meters and against sounds made for it."""

from __future__ import annotations

import io
import re
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pyloudnorm
import pytest
import soundfile
from PIL import Image

from panelaudio.audio.ffmpeg import ffmpeg_path
from panelaudio.episode import Chapter, Cue
from panelaudio.errors import OutputError
from panelaudio.metering import Reading, as_png, as_svg, meter_file, scene_of
from panelaudio.metering.lanes import MOST_LANES, lanes_of
from panelaudio.metering.wording import fitting
from tests.audio.sounds import speechlike

if TYPE_CHECKING:
    from pathlib import Path

Talk = tuple["Path", tuple[Cue, ...]]

RATE_HZ = 44_100
NAMES = ("Nora Vale", 'Olav <Brenner> & "Sons"')
HOSTILE = "</text><script>alert(1)</script>\x1b[31m\u202e]]>"
TURNS = 8
SOUND_S, GAP_S = 2.5, 0.4


def cue(start_s: float, end_s: float, speaker: str, turn: int) -> Cue:
    """A caption."""
    return Cue(start_ms=round(start_s * 1000), end_ms=round(end_s * 1000), speaker=speaker, turn=turn, lines=("words",))


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Talk:
    """Two who speak in turn for 2.5 s each, 0.4 s of room tone between, the second one softer; captions held longer."""
    tone = np.random.default_rng(7).normal(0, 1e-4, round(GAP_S * RATE_HZ)).astype(np.float32)
    seconds = np.arange(round(SOUND_S * RATE_HZ)) / RATE_HZ
    parts, cues = [tone], []
    for turn in range(TURNS):
        wave = (0.4, 0.1)[turn % 2] * np.sin(2 * np.pi * (180 + 40 * (turn % 2)) * seconds)
        parts += [(wave * (0.7 + 0.3 * np.sin(2 * np.pi * 4 * seconds))).astype(np.float32), tone]
        start = GAP_S + turn * (SOUND_S + GAP_S)
        cues.append(cue(start, start + SOUND_S + 0.3, NAMES[turn % 2], turn))
    path = tmp_path_factory.mktemp("talk") / "talk.wav"
    soundfile.write(path, np.concatenate(parts), RATE_HZ, subtype="PCM_16")
    return path, tuple(cues)


def test_the_whole_as_other_meters_read_it(tmp_path: Path) -> None:
    """Integrated loudness as pyloudnorm's and ffmpeg's, range and true peak as ffmpeg's."""
    sound = np.concatenate([speechlike(5.0, level, RATE_HZ, seed=n) for n, level in enumerate((0.08, 0.02, 0.04))])
    path = tmp_path / "x.wav"
    soundfile.write(path, sound, RATE_HZ, subtype="PCM_16")
    loudness = meter_file(path).loudness
    assert loudness.integrated_lufs == pytest.approx(pyloudnorm.Meter(RATE_HZ).integrated_loudness(sound), abs=0.1)
    command = [ffmpeg_path(), "-i", str(path), "-af", "ebur128=peak=true", "-f", "null", "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    lufs, lra, peak = (
        float(re.findall(pattern, said)[-1])
        for pattern in (r"I:\s+(-[\d.]+) LUFS", r"LRA:\s+([\d.]+) LU", r"Peak:\s+(-?[\d.]+) dBFS")
    )
    assert loudness.integrated_lufs == pytest.approx(lufs, abs=0.15)
    assert loudness.range_lu == pytest.approx(lra, abs=0.3)
    assert loudness.true_peak_dbtp == pytest.approx(peak, abs=0.3)


def test_each_speaker(talk: Talk) -> None:
    """Loudness as pyloudnorm reads it of a speaker's sound alone; captions that stay longer do not count as sound."""
    path, cues = talk
    reading = meter_file(path, cues)
    sound, _ = soundfile.read(path)
    assert [one.name for one in reading.speakers] == list(NAMES)
    for number, one in enumerate(reading.speakers):
        starts = [round((GAP_S + turn * (SOUND_S + GAP_S)) * RATE_HZ) for turn in range(number, TURNS, 2)]
        own = np.concatenate([sound[start : start + round(SOUND_S * RATE_HZ)] for start in starts])
        expected = pyloudnorm.Meter(RATE_HZ).integrated_loudness(own)
        assert one.integrated_lufs == pytest.approx(expected, abs=0.3)
        assert one.seconds == pytest.approx(SOUND_S * TURNS / 2, abs=0.2)
        assert one.turns == TURNS / 2


def test_silences(talk: Talk) -> None:
    """Seven changes of speaker of 0.4 s each stand in the histogram; without captions they are silences like others."""
    path, cues = talk
    gaps = meter_file(path, cues).gaps
    assert (gaps.changes, gaps.others) == (TURNS - 1, 0)
    assert gaps.change_median_s == pytest.approx(GAP_S, abs=0.03)
    assert sum(one.changes for one in gaps.counts if 300 <= one.least_ms <= 400) == TURNS - 1
    alone = meter_file(path).gaps
    assert (alone.changes, alone.others, alone.change_median_s) == (0, TURNS - 1, None)


def test_loudness_over_time(talk: Talk) -> None:
    """A second of points each; the parts are the chapters given, else even stretches, and tile the file."""
    path, cues = talk
    chapters = (Chapter(start_ms=0, end_ms=6000, title="One"), Chapter(start_ms=6000, end_ms=23_600, title="Two"))
    reading = meter_file(path, cues, chapters)
    assert [(one.title, one.start_ms, one.end_ms) for one in reading.parts] == [("One", 0, 6000), ("Two", 6000, 23_600)]
    assert [one.at_ms for one in reading.short_term[:3]] == [1500, 2500, 3500]
    assert reading.most_short_term_lufs == pytest.approx(max(one.lufs for one in reading.short_term), abs=0.5)
    alone = meter_file(path).parts
    assert (alone[0].start_ms, alone[-1].end_ms) == (0, reading.duration_ms)
    assert all(one.title == "" for one in alone)


def test_chapters_of_the_file_itself(tmp_path: Path, talk: Talk) -> None:
    """Those that ffmpeg finds in a file are taken, with their titles."""
    path, _ = talk
    about = tmp_path / "about.txt"
    about.write_text(
        ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=5000\ntitle=One\n"
        "[CHAPTER]\nTIMEBASE=1/1000\nSTART=5000\nEND=9000\ntitle=Two \\= 2\n",
        encoding="utf-8",
    )
    command = [ffmpeg_path(), "-v", "error", "-i", str(path), "-i", str(about), "-map_chapters", "1"]
    subprocess.run([*command, str(tmp_path / "x.m4a")], check=True)
    assert meter_file(tmp_path / "x.m4a").chapters == (
        Chapter(start_ms=0, end_ms=5000, title="One"),
        Chapter(start_ms=5000, end_ms=9000, title="Two = 2"),
    )


@pytest.mark.parametrize("content", [b"", b"hello", b"#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/x.ts\n"])
def test_no_sound(tmp_path: Path, content: bytes) -> None:
    """What holds no sound is refused; a playlist makes no connection."""
    (tmp_path / "x.mp3").write_bytes(content)
    with pytest.raises(OutputError, match="no sound"):
        meter_file(tmp_path / "x.mp3")


@pytest.fixture(scope="module")
def reading(talk: Talk) -> Reading:
    """Of the two, with chapters."""
    path, cues = talk
    return meter_file(
        path, cues, [Chapter(start_ms=0, end_ms=9000, title=HOSTILE), Chapter(start_ms=9000, end_ms=23_600, title="鳥")]
    )


def test_the_picture_as_svg(reading: Reading) -> None:
    """XML that holds names and titles as text, a lane a speaker, nothing that runs; the same every time."""
    svg = as_svg(scene_of(reading))
    assert svg == as_svg(scene_of(reading))
    root = ET.fromstring(svg)  # noqa: S314 - our own file
    tags = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert tags == {"svg", "title", "desc", "rect", "text", "path", "polyline"}
    texts = [one.text or "" for one in root.iter() if one.tag.endswith("}text")]
    assert "Nora Vale" in texts
    assert any(text.startswith("Olav <Brenner>") for text in texts)
    assert "\x1b" not in svg
    assert "\u202e" not in svg
    lanes = [one for one in root.iter() if one.tag.endswith("}path")]
    assert len(lanes) == 1 + len(NAMES)


def test_everything_lies_on_the_picture(reading: Reading) -> None:
    """No shape reaches beyond it, whatever the length of names and titles and the number of chapters."""
    many = tuple(Chapter(start_ms=n * 100, end_ms=n * 100 + 100, title="long " * 50) for n in range(200))
    scene = scene_of(replace(reading, name="n" * 500, chapters=many))
    for shape in scene.shapes:
        x = getattr(shape, "x", 0.0)
        assert 0 <= x <= scene.width
        assert 0 <= getattr(shape, "y", 0.0) <= scene.height
        assert all(0 <= x <= scene.width and 0 <= y <= scene.height for x, y in getattr(shape, "points", ()))
        assert all(0 <= x <= scene.width for x, _ in getattr(shape, "places", ()))


def test_the_picture_as_png(reading: Reading) -> None:
    """The same size as the SVG, with each speaker's colour in it."""
    scene = scene_of(reading)
    picture = Image.open(io.BytesIO(as_png(scene)))
    assert picture.size == (scene.width, scene.height)
    colours = {colour for _, colour in picture.convert("RGB").getcolors(1 << 24) or []}
    assert {(0x24, 0x58, 0xC5), (0xC8, 0x57, 0x1B)} <= colours


def test_a_lane_is_where_its_speaker_sounds(reading: Reading) -> None:
    """Columns of the one's turns are empty in the other's lane."""
    nora, olav = lanes_of(reading, 236)
    first = range(8, 26)  # 0.8 to 2.6 s of 23.6 s
    assert all(nora.heights[column] > 0.3 for column in first)
    assert all(olav.heights[column] == 0 for column in first)


def test_very_many_speakers_share_a_lane(reading: Reading) -> None:
    """Whoever speaks least is told together, and nobody is lost."""
    crowd = tuple(replace(reading.speakers[0], name=f"P{n}", seconds=float(n)) for n in range(40))
    lanes = lanes_of(replace(reading, speakers=crowd), 100)
    assert (len(lanes), lanes[-1].name) == (MOST_LANES, f"{40 - MOST_LANES + 1} others")
    assert lanes[0].name == f"P{40 - MOST_LANES + 1}"


def test_words_that_fit() -> None:
    """As many as there is room for, wide letters counted wide."""
    assert fitting("Nora Vale", 200) == "Nora Vale"
    assert fitting("Nora Vale of the long harbour", 100).endswith("…")
    assert len(fitting("鳥" * 50, 100)) < len(fitting("i" * 50, 100))
    assert fitting("x", 3) == ""
