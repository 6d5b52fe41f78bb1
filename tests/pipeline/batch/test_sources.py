from __future__ import annotations

import io
from pathlib import Path

import pytest

from panelaudio.errors import InputError
from panelaudio.pipeline.batch.naming import Found, apart
from panelaudio.pipeline.batch.sources import find_transcripts


@pytest.fixture
def talks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with transcripts, and with what is none."""
    monkeypatch.chdir(tmp_path)
    june = "june/one.md june/.draft.md june/README.md june/song.mp3 june/one.transcript.json"
    for name in f"may.txt may.srt {june} voices.yaml output/may.txt".split():
        path = tmp_path / "talks" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Nora Vale: Good evening.\n")
    return Path("talks")


def found(*sources: str, output: str = "talks/output") -> list[tuple[str, str]]:
    """Transcripts and their places."""
    return [
        (str(one.transcript), str(one.folder / one.stem)) for one in find_transcripts(sources, Path(output)).transcripts
    ]


def test_a_folder(talks: Path) -> None:
    """One transcript of each name, in folders below too; nothing hidden, no sound, no captions, no README, not ours."""
    assert found("talks") == [("talks/june/one.md", "june/one"), ("talks/may.txt", "may")]
    passed_over = find_transcripts(["talks"], Path("talks/output")).passed_over
    assert [path.name for path in passed_over] == ["README.md", "one.transcript.json", "may.srt"]


def test_patterns_and_files(talks: Path) -> None:
    """A pattern takes what it names, whatever it is called; each transcript counts once, where it was named first."""
    assert found("talks/may.txt", "talks/*.txt", "talks/**/o*.md") == [
        ("talks/may.txt", "may"),
        ("talks/june/one.md", "june/one"),
    ]
    assert found("talks/ju*/o*.md") == [("talks/june/one.md", "june/one")]
    assert found("talks/june/README.md") == [("talks/june/README.md", "README")]


def test_lists(talks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list's names are seen from its folder; what is not there stays, to be reported; ``-`` is standard input."""
    (talks / "list").write_text("# mine\nmay.txt\n\njune\ngone.txt\n")
    there = [("talks/may.txt", "may"), ("talks/june/one.md", "one"), ("talks/gone.txt", "gone")]
    assert found("talks/list") == there
    monkeypatch.setattr("sys.stdin", io.StringIO("talks/may.txt\n"))
    assert found("-") == there[:1]


def test_a_transcript_is_no_list(talks: Path) -> None:
    """A transcript that happens to name a file in a line is a transcript."""
    (talks / "odd.txt").write_text("may.txt\n\nNora Vale: Good evening.\n\nOlav Brenner: Good evening.\n")
    assert found("talks/odd.txt") == [("talks/odd.txt", "odd")]


@pytest.mark.parametrize("source", ["gone.txt", "empty", "talks/*.pdf"])
def test_nothing_there(source: str, talks: Path) -> None:
    """A source that is not there, or holds no transcript, is an error that names it."""
    Path("empty").mkdir()
    with pytest.raises(InputError, match=source.replace("*", r"\*")):
        found(source)


def of(name: str, folder: str = "") -> Found:
    """A transcript as it is found."""
    path = Path("talks", folder, name)
    return Found(transcript=path, folder=Path(folder), stem=path.stem)


def places(*founds: Found, kept: dict[str, Path] | None = None) -> list[str]:
    """Where the episodes go."""
    return [(one.folder / one.stem).as_posix() for one in apart(founds, kept or {})]


def test_no_two_go_to_one_place() -> None:
    """Names that differ in their ending, their case or their folder alone are told apart; others stay as they are."""
    assert places(of("a.txt"), of("a.md"), of("b.txt")) == ["a-txt", "a-md", "b"]
    assert places(of("A.txt"), of("a.txt")) == ["A-txt", "talks-a"]
    assert places(of("a.txt", "x"), of("a.txt", "y")) == ["x/a", "y/a"]
    many = places(*[of("a.txt")] * 5)
    assert len(set(many)) == 5
    assert places(of("a.txt"), of("a.md"), of("a-txt.txt"), of("a-md.txt"))[2:] == ["a-txt", "a-md"]


def test_a_place_stays() -> None:
    """Whoever has a place from an earlier run keeps it, and newcomers leave it alone."""
    kept = {str(Path("talks/a.txt").resolve()): Path("a"), "/elsewhere/c.txt": Path("c")}
    assert places(of("a.md"), of("a.txt"), of("c.txt"), kept=kept) == ["a-md", "a", "c-txt"]
