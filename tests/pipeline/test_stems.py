"""Names of the files of ``--stems``."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from panelaudio.pipeline.request import Request, Stem
from panelaudio.pipeline.stems import stems_of
from panelaudio.speech import Span, Utterance


def stems(*speakers: str, formats: tuple[str, ...] = ("mp3",), music: bool = False) -> tuple[Stem, ...]:
    """The stems of speakers who say a word each."""
    span = Span(display_start=0, display_end=3, spoken_start=0, spoken_end=3)
    said = [
        Utterance(turn=turn, part=0, speaker=one, display="Yes", spoken="Yes", spans=(span,))
        for turn, one in enumerate(speakers)
    ]
    return stems_of(said, Request(transcript="x.txt", output=Path("out")), "talk", formats, music=music)


def test_a_stem_for_each_speaker_and_the_music() -> None:
    """In the order in which they first speak, once each; FLAC where the episode is."""
    found = stems("Nora Vale", "Olav", "Nora Vale", music=True)
    assert [one.path.name for one in found] == [
        "talk.stem.nora-vale.wav",
        "talk.stem.olav.wav",
        "talk.stem.music.wav",
    ]
    assert [(one.name, one.speaker) for one in found][1:] == [("Olav", "Olav"), ("music", "")]
    assert stems("Nora", formats=("mp3", "flac"))[0].path.name == "talk.stem.nora.flac"


def test_names_that_are_alike_get_numbers() -> None:
    """No two stems are one file, on systems that tell no case apart either."""
    found = stems("A/B", "A\\B", "a:b", "Music", "...", music=True)
    names = [one.path.name for one in found]
    assert len(set(names)) == len(names)
    assert names[0] == "talk.stem.a-b.wav"
    assert names[-1] == "talk.stem.music-2.wav"


@given(st.lists(st.text(min_size=1, max_size=120), min_size=1, max_size=6, unique=True))
def test_hostile_names(speakers: list[str]) -> None:
    """Whatever speakers are called, each has a file of its own in the folder of the outputs, short enough."""
    paths = [one.path for one in stems(*speakers)]
    assert len({path.name.casefold() for path in paths}) == len(speakers)
    for path in paths:
        assert path.parent == Path("out")
        assert not set(path.name) & set('/\\:*?"<>|\x00\n')
        assert len(path.name.encode("utf-8", "surrogatepass")) <= 130
