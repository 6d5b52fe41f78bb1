"""``render --cluster``, by the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.running import inside, panelaudio, written

if TYPE_CHECKING:
    from pathlib import Path

RENDER = ("render", "talk.txt", "--engine", "tone", "--format", "srt", "--format", "flac", "--json")


def test_a_cluster_of_this_machine(tmp_path: Path) -> None:
    """Workers of a cluster make the same files, byte for byte, as a run without one."""
    alone, many = tmp_path / "alone", tmp_path / "many"
    made = []
    for folder, way, cluster in ((alone, inside, ()), (many, panelaudio, ("--cluster", "local:1"))):
        folder.mkdir()
        written(folder)
        made.append(way(*RENDER, *cluster, "--date", "2026-03-14", folder=folder).json)
    assert [one["synthesized"] for one in made] == [5, 5]
    for name in ("talk.srt", "talk.flac"):
        assert (alone / "output" / name).read_bytes() == (many / "output" / name).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--cluster", "many"), 2, "local:4"),
        (("--cluster", "tcp://127.0.0.1:9"), 4, "no scheduler at tcp://127.0.0.1:9"),
        (("--cache", "nonsense://here"), 2, "no cache can be at nonsense://here"),
    ],
)
def test_wrong_places(
    arguments: tuple[str, ...], code: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be a cluster or a cache, or is not there, is told with what to type."""
    monkeypatch.setattr("panelaudio.rendering.cluster.CONNECT_S", 0.5)
    written(tmp_path)
    ran = inside(*RENDER[:-1], *arguments, folder=tmp_path)
    assert ran.code == code, ran.err
    assert words in ran.err
