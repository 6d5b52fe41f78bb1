"""The music that voices.yaml names: found, decoded, credited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import soundfile

from panelaudio.errors import SettingsError
from panelaudio.pipeline.music import SECONDS, credits_of, music_files, music_notices, score_of, scoring_of
from panelaudio.settings import parse_settings
from tests.audio.sounds import sine

if TYPE_CHECKING:
    from pathlib import Path

    from panelaudio.settings import Settings

RATE_HZ = 16_000


def settings_of(folder: Path, text: str) -> Settings:
    """A voices.yaml in a folder with ``theme.wav``, three seconds long."""
    soundfile.write(folder / "theme.wav", sine(400, 3, 0.2, RATE_HZ), RATE_HZ)
    return parse_settings(text, path=str(folder / "voices.yaml"))


def test_a_score(tmp_path: Path) -> None:
    """Each piece is decoded, cut to its length, and its gain kept; the timeline learns how long it is."""
    text = "music:\n  intro: {file: theme.wav, seconds: 2, gain: -4}\n  bed: theme.wav\n  sting: built-in\n"
    score = score_of(settings_of(tmp_path, text), tmp_path, RATE_HZ)
    assert {use: tune.frames / RATE_HZ for use, tune in score.tunes.items()} == {"intro": 2, "bed": 3, "sting": 2.2}
    assert score.gains_db == {"intro": -4, "bed": 0, "sting": 0}
    scoring = scoring_of(score, RATE_HZ)
    assert (scoring.intro_frames, scoring.outro_frames, scoring.bed) == (2 * RATE_HZ, 0, True)


def test_lengths_where_nothing_is_said() -> None:
    """As the documentation of the setting has them."""
    assert SECONDS == {"intro": 20, "outro": 30, "sting": 5}


@pytest.mark.parametrize(
    ("file", "code", "hint"),
    [
        ("thene.wav", "no-music", "did you mean 'theme.wav'?"),
        ("gone/x.flac", "no-music", "start from the folder of voices.yaml"),
        (".", "no-music", "start from the folder of voices.yaml"),
        ("a\0b", "no-music", "start from the folder of voices.yaml"),
        ("http://127.0.0.1:1/theme.mp3", "no-music", "start from the folder of voices.yaml"),
    ],
)
def test_files_that_are_not_there(tmp_path: Path, file: str, code: str, hint: str) -> None:
    """Told before hours of work, with the place in voices.yaml; no address is ever fetched."""
    name = file.replace("\0", "\\0")
    settings = settings_of(tmp_path, f'music:\n  intro: "{name}"\n')
    with pytest.raises(SettingsError, match=r"voices\.yaml:2:10: ") as caught:
        music_files(settings)
    assert caught.value.code == code
    assert hint in str(caught.value.hint)


def test_what_is_no_sound_is_a_fault_of_the_settings(tmp_path: Path) -> None:
    """With the place where voices.yaml names it."""
    (tmp_path / "x.wav").write_text("no sound")
    settings = settings_of(tmp_path, "music:\n  bed:\n    gain: 1\n    file: x.wav\n")
    with pytest.raises(SettingsError, match=r"voices\.yaml:4:11: .*x\.wav"):
        score_of(settings, tmp_path, RATE_HZ)


def test_credits_and_the_notice_where_a_licence_is_missing(tmp_path: Path) -> None:
    """Title (else the file's name), author, licence and source; the built-in sting needs no licence."""
    text = """
music:
  intro: {file: theme.wav, title: Harbour Lights, author: Ida Brandt, licence: CC BY 4.0, source: "https://x.example"}
  bed: theme.wav
  sting: built-in
"""
    settings = settings_of(tmp_path, text)
    intro, bed, sting = credits_of(settings)
    assert (intro.use, intro.title, intro.author) == ("intro", "Harbour Lights", "Ida Brandt")
    assert (intro.licence, intro.source) == ("CC BY 4.0", "https://x.example")
    assert (bed.title, bed.licence) == ("theme", "")
    assert (sting.title, sting.licence) == ("two bells, made by panelaudio", "free of rights")
    (notice,) = music_notices(settings)
    assert notice.code == "no-licence"
    assert "voices.yaml:4:8: " in notice.message
    assert [one.code for one in music_notices(settings, prove=True)] == ["no-ears", "no-licence"]
