"""Tags in every format, read back by mutagen and by ffmpeg."""

from __future__ import annotations

import base64
import io
import re
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import mutagen
import mutagen.flac
import mutagen.id3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.audio import AUDIO_FORMATS, Line, Tags
from panelaudio.audio.encoding import encode
from panelaudio.audio.ffmetadata import for_comments, for_mp4, picture_block
from panelaudio.audio.ffmpeg import ffmpeg_path
from panelaudio.audio.formats import Delivery
from panelaudio.audio.id3 import id3_tag
from panelaudio.audio.languages import three_letters
from panelaudio.audio.mixing import Mix
from panelaudio.episode import Chapter, Picture
from tests.audio.sounds import RATE_HZ, clip_of, speechlike, timeline_of
from tests.audio.test_encoding import without_head

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "A = talk; #1 \\ [x]|'y'\" <b> & ]]> —鳥🎙"
PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\2\0\1H\xaf\xa4q"
    b"\0\0\0\0IEND\xaeB`\x82"
)
TAGS = Tags(
    title=HOSTILE,
    artists=("Nora Vale", "Olav; Brenner"),
    album="Harbour Talks",
    date="2026-03-04",
    description="Two people\nabout a bridge; 50 % = half.",
    genre="Podcast",
    language="nb-NO",
    encoder="panelaudio 0",
    chapters=(
        Chapter(start_ms=0, end_ms=1500, title="A first chapter with a long title = longer than all others; \\ #"),
        Chapter(start_ms=1500, end_ms=2250, title=HOSTILE),
        Chapter(start_ms=2250, end_ms=4000, title="End"),
    ),
    transcript=(
        Line(start_ms=0, speaker="Nora Vale", text="Good evening. "),
        Line(start_ms=900, speaker="", text="What holds\n\na bridge up?"),
        Line(start_ms=61_234, speaker="Olav", text="鳥 & money."),
    ),
    cover=Picture(data=PNG, mime="image/png", width=1, height=1),
)
TIMED = "[00:00.00]Nora Vale: Good evening.\n[00:00.90]What holds a bridge up?\n[01:01.23]Olav: 鳥 & money."
WORDS = "Nora Vale: Good evening. What holds a bridge up?\n\nOlav: 鳥 & money."


# mutagen has no types.
read_id3: Any = mutagen.id3.ID3
read_picture: Any = mutagen.flac.Picture


def written(folder: Path, form: str, tags: Tags = TAGS, seconds: float = 4.0) -> Path:
    """A file of this form with these tags."""
    clip = clip_of(folder, "talk", speechlike(seconds, 0.3))
    timeline = timeline_of([("Nora", clip)], gap_frames=0)
    programme = Mix(timeline=timeline, gains_db={"Nora": 0.0}, seats={"Nora": 0}).programme(-2.0)
    path = folder / f"x.{form}"
    encode(Delivery(form=AUDIO_FORMATS[form], rate_hz=RATE_HZ, channels=1, tags=tags), programme, path)
    return path


def probed(path: Path) -> str:
    """What ffmpeg says of a file."""
    command = [ffmpeg_path(), "-hide_banner", "-i", str(path)]
    return subprocess.run(command, capture_output=True, check=False).stderr.decode()


_CHAPTER = re.compile(r"Chapter #0:\d+: start ([\d.]+), end [\d.]+\n\s+Metadata:\n\s+title\s+: (.*)\n")


def chapters_of(path: Path) -> list[tuple[int, str]]:
    """Start (ms) and title of each chapter, in the order in which ffmpeg finds them."""
    return [(round(float(start) * 1000), title) for start, title in _CHAPTER.findall(probed(path))]


@pytest.mark.parametrize("form", ["mp3", "m4a", "opus", "flac"])
def test_chapters_are_in_order_whatever_their_titles(tmp_path: Path, form: str) -> None:
    """Ffmpeg reads the chapters at their times and in their order, special characters included."""
    given_ = [(one.start_ms, one.title) for one in TAGS.chapters]
    assert chapters_of(written(tmp_path, form)) == given_


def test_an_mp3_by_mutagen(tmp_path: Path) -> None:
    """Each frame is there as ID3v2.3 has it: texts, chapters in an ordered table, transcript plain and timed, cover."""
    tag = read_id3(written(tmp_path, "mp3"), translate=False)
    assert tag.version == (2, 3, 0)
    texts = {name: tag[name].text[0] for name in ("TIT2", "TPE1", "TALB", "TYER", "TDAT", "TCON", "TLAN", "TENC")}
    assert texts == {
        "TIT2": HOSTILE,
        "TPE1": "Nora Vale, Olav; Brenner",
        "TALB": "Harbour Talks",
        "TYER": "2026",
        "TDAT": "0403",
        "TCON": "Podcast",
        "TLAN": "nob",
        "TENC": "panelaudio 0",
    }
    assert tag["COMM::nob"].text == ["Two people\nabout a bridge; 50 % = half."]
    assert tag["USLT::nob"].text == WORDS
    timed = tag["SYLT::nob"]
    assert (timed.format, timed.type) == (2, 2)
    assert timed.text == [
        ("Nora Vale: Good evening.", 0),
        ("\nWhat holds a bridge up?", 900),
        ("\nOlav: 鳥 & money.", 61_234),
    ]
    contents = tag["CTOC:toc"]
    assert (int(contents.flags), contents.child_element_ids) == (3, ["chp0", "chp1", "chp2"])
    found = [tag[f"CHAP:{name}"] for name in contents.child_element_ids]
    assert [(one.start_time, one.end_time, one.sub_frames["TIT2"].text[0]) for one in found] == [
        (one.start_ms, one.end_ms, one.title) for one in TAGS.chapters
    ]
    assert {(one.start_offset, one.end_offset) for one in found} == {(0xFFFFFFFF, 0xFFFFFFFF)}
    (cover,) = tag.getall("APIC")
    assert (cover.mime, int(cover.type), cover.data) == ("image/png", 3, PNG)


def test_an_m4a_by_mutagen(tmp_path: Path) -> None:
    """The same in MP4's atoms; the sound is found behind them as it was."""
    path = written(tmp_path, "m4a")
    file: Any = mutagen.File(path)
    tags = {name: values[0] for name, values in file.tags.items()}
    assert (tags["\xa9nam"], tags["\xa9ART"], tags["\xa9alb"]) == (HOSTILE, "Nora Vale, Olav; Brenner", "Harbour Talks")
    assert (tags["\xa9day"], tags["\xa9gen"], tags["\xa9lyr"]) == ("2026-03-04", "Podcast", WORDS)
    assert tags["desc"] == tags["\xa9cmt"] == TAGS.description
    assert bytes(tags["covr"]) == PNG
    assert [(round(one.start * 1000), one.title) for one in file.chapters] == chapters_of(path)
    assert "(nob): Audio: aac" in probed(path)
    data = path.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat"), "a player can begin before it has all"
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".m4a"] == ["x.m4a"]


@pytest.mark.parametrize("form", ["opus", "flac"])
def test_comments_by_mutagen(tmp_path: Path, form: str) -> None:
    """The same as Vorbis comments; the picture in FLAC's own block, or as a comment."""
    file: Any = mutagen.File(written(tmp_path, form))
    tags = {name.lower(): values[0] for name, values in file.tags.as_dict().items()}
    expected = {
        "title": HOSTILE,
        "artist": "Nora Vale, Olav; Brenner",
        "album": "Harbour Talks",
        "date": "2026-03-04",
        "genre": "Podcast",
        "language": "nob",
        "lyrics": WORDS,
        "syncedlyrics": TIMED,
        "chapter001": "00:00:00.000",
        "chapter002": "00:00:01.500",
        "chapter002name": HOSTILE,
    }
    assert {name: tags[name] for name in expected} == expected
    assert TAGS.description in {tags.get("comment"), tags.get("description")}
    picture = file.pictures[0] if form == "flac" else read_picture(base64.b64decode(tags["metadata_block_picture"]))
    assert (picture.type, picture.mime, picture.data) == (3, "image/png", PNG)


def test_a_wav_has_what_it_can_have(tmp_path: Path) -> None:
    """Title, artists, album and date."""
    said = probed(written(tmp_path, "wav"))
    for text in (HOSTILE, "Nora Vale, Olav; Brenner", "Harbour Talks", "2026-03-04"):
        assert text in said


@pytest.mark.parametrize("form", ["m4a", "opus", "flac", "wav", "mp3"])
def test_tags_do_not_touch_the_sound(tmp_path: Path, form: str) -> None:
    """With tags and without, the same samples come out; and the same tags give the same bytes."""
    sounds, files = [], []
    for tags in (TAGS, TAGS, Tags()):
        path = written(tmp_path, form, tags)
        files.append(path.read_bytes())
        command = [ffmpeg_path(), "-v", "error", "-i", str(path), "-map", "0:a", "-f", "s16le", "-"]
        sounds.append(subprocess.run(command, capture_output=True, check=True).stdout)
    assert files[0] == files[1] != files[2]
    assert sounds[0] == sounds[2]
    if form == "mp3":
        assert without_head(tmp_path / "x.mp3") in files[0]


def test_a_picture_block_is_what_mutagen_writes() -> None:
    """FLAC's block, byte for byte."""
    assert TAGS.cover is not None
    other = read_picture()
    other.type, other.mime, other.data, other.width, other.height, other.depth = 3, "image/png", PNG, 1, 1, 24
    assert picture_block(TAGS.cover) == other.write()


def test_more_chapters_than_a_table_holds(tmp_path: Path) -> None:
    """300 chapters: a table of tables, each of at most 255 entries, and every chapter is in one."""
    many = tuple(Chapter(start_ms=n * 1000, end_ms=n * 1000 + 1000, title=f"{n}") for n in range(300))
    path = tmp_path / "x.mp3"
    path.write_bytes(id3_tag(Tags(chapters=many)))
    tag = read_id3(path)
    top = tag["CTOC:toc"]
    assert int(top.flags) == 3
    entries = [name for table in top.child_element_ids for name in tag[f"CTOC:{table}"].child_element_ids]
    assert entries == [f"chp{n}" for n in range(300)]
    assert [tag[f"CHAP:{name}"].start_time for name in entries] == [one.start_ms for one in many]


TEXTS = st.text(max_size=60)


@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=5), st.dates())
def test_any_text_in_a_tag(title: str, artist: str, chapters: list[str], day: Any) -> None:
    """Whatever stands in a title: the tag is whole, and each text comes back in one line without control characters."""
    tags = Tags(
        title=title,
        artists=(artist,),
        date=day.isoformat(),
        chapters=tuple(Chapter(start_ms=n, end_ms=n + 1, title=one) for n, one in enumerate(chapters)),
        transcript=(Line(start_ms=5, speaker=artist, text=title),),
    )
    data = id3_tag(tags)
    tag = read_id3(io.BytesIO(data + b"\xff\xfb"), translate=False)
    assert tag.size == len(data)
    back = tag["TIT2"].text[0] if "TIT2" in tag else ""
    assert back == " ".join(back.split())
    assert set(back) <= set(title) | {" "}
    assert len(tag.getall("CHAP")) == len(chapters)
    assert tag["TYER"].text[0] == f"{day.year:04d}"
    assert for_mp4(tags).count("\n[CHAPTER]\n") == len(chapters)
    assert for_comments(tags, picture=True).encode()


def test_a_tag_that_would_be_too_large_keeps_what_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A frame without room is left out; those after it are not."""
    monkeypatch.setattr("panelaudio.audio.id3._MOST_BYTES", 400)
    tag = read_id3(io.BytesIO(id3_tag(replace(TAGS, description="x" * 300, chapters=()))))
    assert "TIT2" in tag
    assert not tag.getall("COMM")


@pytest.mark.parametrize(
    ("tag", "code"), [("en", "eng"), ("pt-BR", "por"), ("zh_Hant", "zho"), ("nor", "nor"), ("", "und"), ("x-y", "und")]
)
def test_languages_by_three_letters(tag: str, code: str) -> None:
    """As ISO 639-2 has them."""
    assert three_letters(tag) == code
