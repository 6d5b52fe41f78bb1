"""A run may come to any bad end; the next one goes on and ends with the same bytes.

``benchmarks/kills.py`` does this two hundred times, at random moments.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.e2e import killing

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the test looks into /proc")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], int]:
    """What an undisturbed run makes, and how many events it tells."""
    folder = tmp_path_factory.mktemp("whole")
    killing.set_up(folder)
    ended = killing.undisturbed(folder)
    assert ended.code == 0, ended.err
    return killing.outputs(folder), ended.told


@pytest.mark.parametrize(
    ("how", "share"),
    [("SIGKILL", 0.8), ("SIGTERM", 0.3), ("SIGINT", 0.7), ("child", 0.35), ("disk", 0.0), ("power", 0.4)],
)
def test_the_next_run_ends_with_the_same_bytes(
    how: str, share: float, whole: tuple[dict[str, bytes], int], tmp_path: Path
) -> None:
    """While it speaks, and while it mixes: nothing told is lost but what was torn, and nothing is left behind."""
    made, events = whole
    killing.set_up(tmp_path)
    ended = killing.disturbed(tmp_path, how, after=int(share * events), seed=int(share * 100))
    assert ended.code in killing.ENDED_BADLY[how], ended.err
    assert "Traceback" not in ended.err
    assert ended.code == 0 or not set(killing.outputs(tmp_path)) & set(made)
    finished = killing.undisturbed(tmp_path)
    assert finished.code == 0, finished.err
    assert killing.outputs(tmp_path) == made
    assert list((tmp_path / "tmp").iterdir()) == []
    torn = 3 if how == "power" else 0
    assert finished.json["cached"] >= ended.said - torn
    assert [one["code"] for one in finished.json["warnings"]] == ["cache-damaged"] * (how == "power")
