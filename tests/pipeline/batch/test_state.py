from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from panelaudio.errors import OutputError
from panelaudio.pipeline import Request
from panelaudio.pipeline.batch import state as state_module
from panelaudio.pipeline.batch.company import Person
from panelaudio.pipeline.batch.ingredients import made_of
from panelaudio.pipeline.batch.state import DONE, Record, State
from panelaudio.pipeline.known_voices import KnownVoice

PERSON = Person("en", "tone", "nora\nvale")
VOICE = KnownVoice(speaker="Nora\nVale", engine="tone", name="tone-1", pitch=-2.0)


def record(number: int = 1, **changes: object) -> Record:
    """Of an episode."""
    plain = Record(transcript=f"/talks/{number}.txt", made_of="abc", state=DONE, place=f"{number}", people=(PERSON,))
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """Records and voices come back as they were; of two for one transcript the later one counts."""
    path = tmp_path / "new" / "state"
    state = State(path)
    state.add(record(1, error={"code": "x", "message": "\u2028\x00\ud800", "hint": "", "location": ""}))
    state.add(record(2))
    state.add(record(2, sound_s=1.5))
    state.keep_voices({PERSON: VOICE})
    again = State(path)
    assert again.records == state.records
    assert again.records["/talks/2.txt"].sound_s == 1.5
    assert again.voices == {PERSON: VOICE}


def test_a_torn_line_costs_itself_alone(tmp_path: Path) -> None:
    """Wherever a run was killed while it wrote, what came before holds and what comes after too."""
    path = tmp_path / "state"
    State(path).add(record(1))
    whole = path.read_bytes()
    for length in range(0, len(whole) + 1, 7):
        path.write_bytes(whole + whole.replace(b"/1.txt", b"/2.txt")[:length])
        State(path).add(record(3))
        assert {"/talks/1.txt", "/talks/3.txt"} <= State(path).records.keys()


@pytest.mark.parametrize("line", [b"[]", b"5", b'{"transcript": 5}', b"\xff\xfe", b'{"voice": {}, "person": "x"}'])
def test_strange_lines_are_passed_over(line: bytes, tmp_path: Path) -> None:
    """Whatever stands there, by another version or by somebody's hand."""
    path = tmp_path / "state"
    path.write_bytes(line + b"\n")
    assert (State(path).records, State(path).voices) == ({}, {})


def test_it_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines that no longer hold are removed once there are many."""
    monkeypatch.setattr(state_module, "_TIDY_LINES", 5)
    path = tmp_path / "state"
    for took_s in range(20):
        State(path).add(record(1, took_s=float(took_s)))
    assert path.read_bytes().count(b"\n") < 10
    assert State(path).records["/talks/1.txt"].took_s == 19.0


def test_it_cannot_be_written(tmp_path: Path) -> None:
    """That is an error with what to do, before any work."""
    with pytest.raises(OutputError, match="state of the batch") as caught:
        State(tmp_path).add(record())
    assert "--state" in caught.value.hint


def test_what_an_episode_is_made_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another word, setting, lexicon, voice, option or engine is another episode; the number of workers is not."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("talk.txt", "a"), ("voices.yaml", "lexicon: [words.pls]"), ("words.pls", "b")):
        Path(name).write_text(text)
    request = Request(transcript="talk.txt")
    first = made_of(request, {"tone": "1"})
    assert first == made_of(replace(request, jobs=7, why=True), {"tone": "1"}) != ""
    others = [made_of(request, {"tone": "2"})]
    others += [
        made_of(replace(request, seed=2), {"tone": "1"}),
        made_of(replace(request, voices=(VOICE,)), {"tone": "1"}),
    ]
    for name in ("talk.txt", "voices.yaml", "words.pls"):
        Path(name).write_text(f"{Path(name).read_text()} words.pls")
        others.append(made_of(request, {"tone": "1"}))
    assert len({first, *others}) == 7
    Path("talk.txt").unlink()
    assert made_of(request, {"tone": "1"}) == ""


def test_what_is_missing_is_made_again(tmp_path: Path) -> None:
    """An episode whose files somebody removed is not done."""
    (tmp_path / "1.srt").touch()
    done = record(outputs={"srt": str(tmp_path / "1.srt")})
    assert done.still_holds("abc")
    assert not done.still_holds("abd")
    assert not replace(done, outputs={"mp3": "/nowhere"}).still_holds("abc")
    assert not replace(done, state="left-out").still_holds("abc")
