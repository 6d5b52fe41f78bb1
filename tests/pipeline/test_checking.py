"""Which sound belongs to captions, and what is held against what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from panelaudio.errors import InputError, UsageError
from panelaudio.pipeline import CheckRequest, check
from panelaudio.pipeline.checking import audio_beside
from panelaudio.pipeline.proving import broken_captions, spoken_text
from panelaudio.script import Turn
from panelaudio.speech import Utterance
from tests.captions.test_judge import cue
from tests.checking.files import GOOD_SRT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("captions", "sounds", "expected"),
    [
        ("panel.srt", ["panel.mp3"], ["panel.mp3"]),
        ("panel.srt", ["panel.opus", "panel.m4a"], ["panel.m4a"]),
        ("panel.en-GB.vtt", ["panel.mp3"], ["panel.mp3"]),
        ("panel.2.vtt", ["panel.mp3"], []),
        ("panel.srt", ["other.mp3"], []),
        ("panel", ["panel.wav"], ["panel.wav"]),
    ],
)
def test_the_sound_beside_captions(tmp_path: Path, captions: str, sounds: list[str], expected: list[str]) -> None:
    """The same stem, a language after it or not; the likeliest where there are several."""
    for name in sounds:
        (tmp_path / name).touch()
    assert [path.name for path in audio_beside(tmp_path / captions)] == expected


def test_a_sound_that_is_absent(tmp_path: Path) -> None:
    """Named by --audio, it is an error with the nearest name."""
    (tmp_path / "a.srt").write_text(GOOD_SRT)
    (tmp_path / "talk.mp3").touch()
    with pytest.raises(InputError, match="no sound file") as caught:
        check(CheckRequest(files=(str(tmp_path / "a.srt"),), audio=(tmp_path / "tlak.mp3",)))
    assert "talk.mp3" in caught.value.hint
    with pytest.raises(InputError, match="is a folder"):
        check(CheckRequest(files=(str(tmp_path / "a.srt"),), audio=(tmp_path,)))


def test_a_reader_without_a_transcript(tmp_path: Path) -> None:
    """There is nothing for it to read."""
    (tmp_path / "a.srt").write_text(GOOD_SRT)
    with pytest.raises(UsageError, match="are of a transcript"):
        check(CheckRequest(files=(str(tmp_path / "a.srt"),), reader="panel"))


def test_what_was_left_out_is_not_missed() -> None:
    """Of a turn in which a sentence could not be said, the others are what captions have to show."""
    turns = [Turn(index=n, speaker="A", text="One. Two. Three.", line=n + 1) for n in range(2)]
    spoken = [
        Utterance(turn=0, part=part, speaker="A", display=text, spoken=text, spans=())
        for part, text in ((0, "One. "), (2, "Three."))
    ]
    assert [turn.text for turn in spoken_text(turns, spoken)] == ["One. Three."]


def test_a_warning_names_cues_and_reasons() -> None:
    """The worst of each rule first, a few of them, and where all are listed."""
    from panelaudio.captions import PROFILES, judge

    cues = [cue(n * 3000, n * 3000 + 1000, "Nobody could read so much", f"in one second, {'x' * n}.") for n in range(9)]
    told = broken_captions([one for one in judge(cues, PROFILES["podcast"]) if one.code == "too-fast"], "podcast")
    assert told.startswith("9 captions break a rule of 'podcast': cue 9: ")
    assert told.count("cue ") == 5
    assert "at most 20 characters a second" in told
    assert "panelaudio check" in told
