"""``music`` and ``frame`` of voices.yaml."""

from __future__ import annotations

import pytest

from panelaudio.errors import SettingsError
from panelaudio.settings import FrameSettings, MusicSettings, parse_settings


def test_a_piece_with_all_that_can_be_said_of_it() -> None:
    """Every key is read; where the file's name stands is kept, for errors."""
    text = """
music:
  intro:
    file: theme.flac
    title: No
    author: Ida Brandt
    licence: CC BY 4.0
    source: https://music.example/x
    gain: -3.5
    seconds: 12
"""
    (piece,) = parse_settings(text).music
    assert piece == MusicSettings(
        use="intro",
        file="theme.flac",
        title="No",
        author="Ida Brandt",
        licence="CC BY 4.0",
        source="https://music.example/x",
        gain=-3.5,
        seconds=12,
    )
    assert piece.place == "voices.yaml:4:11"


def test_a_bare_name_is_the_file() -> None:
    """Short for a piece of which nothing else is said; nothing at all is no music."""
    pieces = parse_settings("music:\n  sting: built-in\n  bed: 'a b.ogg'\n").music
    assert [(one.use, one.file, one.place) for one in pieces] == [
        ("sting", "built-in", "voices.yaml:2:10"),
        ("bed", "a b.ogg", "voices.yaml:3:8"),
    ]
    assert parse_settings("music:\n").music == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("music:\n  introo: a.wav\n", r":2:3: unknown use of music 'introo'; did you mean 'intro'\?"),
        ("music:\n  bed: {fil: a.wav}\n", r":2:9: unknown key 'fil'; did you mean 'file'\?"),
        ("music:\n  bed: {gain: 1}\n", r":2:3: 'bed' needs a file"),
        ("music:\n  bed:\n", r":2:3: 'bed' needs a file"),
        ("music:\n  bed: built-in\n", r":2:8: only the sting has one that is built in"),
        ("music:\n  bed: {file: a.wav, gain: 13}\n", r":2:28: 'gain' takes a number from -30 to 12, not '13'"),
        ("music:\n  bed: {file: a.wav, seconds: 0}\n", r":2:31: 'seconds' takes a number from 0.5 to 600"),
        ("music:\n  bed: [a.wav]\n", r":2:8: 'bed' must be a mapping"),
        ("music: a.wav\n", r":1:8: music must be a mapping"),
        ("frame: {narator: Nora}\n", r":1:9: unknown key 'narator'; did you mean 'narrator'\?"),
        ("frame: {text: '{titel}.'}\n", r":1:8: unknown field of the frame's text 'titel'; did you mean 'title'\?"),
        ("frame: Nora\n", r":1:8: 'frame' must be a mapping"),
    ],
)
def test_faults(text: str, message: str) -> None:
    """Each says where it stands, what is wrong and what is nearest."""
    with pytest.raises(SettingsError, match=message):
        parse_settings(text)


def test_a_frame() -> None:
    """Without the key there is none; an empty one is the usual one; what is said of it counts."""
    assert parse_settings("version: 1\n").frame is None
    for text in ("frame: {}\n", "frame:\n", "frame: {narrator: '', text: ''}\n"):
        assert parse_settings(text).frame == FrameSettings()
    frame = parse_settings("frame:\n  narrator: Nora Vale\n  text: '{show}: {title}. {date}. {speakers}.'\n").frame
    assert frame == FrameSettings(narrator="Nora Vale", text="{show}: {title}. {date}. {speakers}.")
