"""Sound that would come out the same is kept."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from panelaudio.audio import Mastered
from panelaudio.episode import Loudness
from panelaudio.pipeline import Produced, Request, keeping, produce

if TYPE_CHECKING:
    from collections.abc import Iterator

TALK = """\
Small Talk - A Test

Nora Vale: Good evening. What holds a bridge up?

Olav Brenner: Money, mostly. And now and then a pillar.
"""
VOICES = "speakers:\n  Nora Vale:\n    voice: tone-2\n    gain: 0\n"
MASTERED = Mastered(
    loudness=Loudness(integrated_lufs=-16.1, range_lu=2.0, true_peak_dbtp=-1.5),
    speaker_lufs={"Nora Vale": -16.0, "Olav Brenner": -16.2},
    tries=1,
    on_target=True,
)
OTHERWISE = (
    {"bitrate": 64},
    {"rate": 22_050},
    {"channels": 2},
    {"target": "ebu"},
    {"polish": True},
    {"pacing": "brisk"},
    {"seed": 2},
    {"title": "Another"},
    {"date": "2031-05-06"},
    {"cover": "draw"},
)


class Masters:
    """Stands for the mastering: each file that it makes is another."""

    made = 0

    def __call__(self, *, path: Path, **_: object) -> Mastered:
        """Write a file."""
        self.made += 1
        path.write_bytes(b"sound %d" % self.made)
        return MASTERED


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that the runs share."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def masters() -> Iterator[Masters]:
    """What is mastered in a test."""
    with patch("panelaudio.pipeline.sounding.master", Masters()) as found:
        yield found


@pytest.fixture
def request_(tmp_path: Path, cache: Path) -> Request:
    """Of a small talk."""
    for name, text in (("talk.txt", TALK), ("voices.yaml", VOICES)):
        (tmp_path / name).write_text(text)
        os.utime(tmp_path / name, (1_700_000_000,) * 2)  # the day of the transcript is in the tags
    return Request(
        transcript=str(tmp_path / "talk.txt"),
        output=tmp_path / "out",
        engine="tone",
        formats=("mp3", "srt"),
        cover="none",
        jobs=1,
        cache=str(cache),
    )


def made(request: Request) -> tuple[Produced, bytes]:
    """What a run tells, and the sound that lies there afterwards."""
    done = produce(request)
    return done, done.outputs["mp3"].read_bytes()


def test_what_would_be_the_same_is_kept(request_: Request, masters: Masters) -> None:
    """A second run masters nothing, tells so, and tells what was measured; captions are as they are asked for."""
    first, sound = made(request_)
    again, kept = made(replace(request_, formats=("mp3", "vtt")))
    assert (first.kept, again.kept) == ((), ("mp3",))
    assert kept == sound
    assert masters.made == 1
    assert again.loudness == MASTERED.loudness
    assert [one.integrated_lufs for one in again.speakers] == [-16.0, -16.2]
    assert again.outputs["vtt"].exists()
    assert not {"level", "mp3"} & again.timings_s.keys()


def test_what_is_missing_is_made(request_: Request, masters: Masters) -> None:
    """A format more is mastered alone, and the one that is there is kept."""
    made(request_)
    done = produce(replace(request_, formats=("mp3", "wav")))
    assert done.kept == ("mp3",)
    assert masters.made == 2
    assert done.outputs["wav"].read_bytes() == b"sound 2"


def test_again(request_: Request, masters: Masters) -> None:
    """Who asks for it has everything made again."""
    made(request_)
    done, sound = made(replace(request_, again=True))
    assert (done.kept, sound, masters.made) == ((), b"sound 2", 2)


def test_a_file_that_was_changed(request_: Request, masters: Masters) -> None:
    """What somebody else wrote to the output's place is never taken for ours."""
    first, sound = made(request_)
    first.outputs["mp3"].write_bytes(sound + b".")
    assert made(request_)[1] == b"sound 2"
    assert masters.made == 2


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b'{"sha256": 1}'])
def test_a_broken_record(content: bytes, request_: Request, masters: Masters) -> None:
    """A record that cannot be read is none."""
    made(request_)
    for record in Path(request_.cache).rglob("*.sound.json"):
        record.write_bytes(content)
    done, sound = made(request_)
    assert (done.kept, sound, masters.made) == ((), b"sound 2", 2)


def test_whatever_shapes_the_sound(request_: Request, masters: Masters) -> None:
    """Each choice that is heard, or stands in the file's tags, makes another file."""
    made(request_)
    for number, choice in enumerate(OTHERWISE, start=2):
        assert made(replace(request_, **choice))[1] == b"sound %d" % number, choice  # type: ignore[arg-type]
    assert masters.made == 1 + len(OTHERWISE)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [("voices.yaml", "gain: 0", "gain: 1"), ("talk.txt", "mostly", "rarely"), ("talk.txt", "A Test", "A Trial")],
)
def test_an_edit(name: str, old: str, new: str, request_: Request, masters: Masters) -> None:
    """After an edit of the words or of a voice the file is another."""
    made(request_)
    path = request_.output.parent / name
    path.write_text(path.read_text().replace(old, new))
    os.utime(path, (1_700_000_000,) * 2)
    assert made(request_)[0].kept == ()
    assert masters.made == 2


def test_a_clip_that_was_made_anew(request_: Request, masters: Masters) -> None:
    """Where an engine said a sentence otherwise than the last time, under the same key, the file is another."""
    made(request_)
    real = keeping._file_digest
    with patch.object(keeping, "_file_digest", lambda path: real(path) + "'" * str(path).endswith(".flac")):
        assert made(request_)[0].kept == ()
    assert masters.made == 2


def test_another_program(request_: Request, masters: Masters) -> None:
    """What another version made is made again."""
    made(request_)
    with patch.object(keeping, "_program", lambda: "another"):
        assert made(request_)[0].kept == ()
    assert masters.made == 2
