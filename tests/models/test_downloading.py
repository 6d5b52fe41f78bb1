"""Files come over a network that stops, lies and refuses."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from panelaudio.errors import EngineError
from panelaudio.models import downloading
from panelaudio.models.downloading import download, fetch
from panelaudio.models.releases import RemoteFile
from tests.models.server import Web, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONTENT = bytes(range(256)) * 4000


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A server with one file; between tries nobody waits."""
    monkeypatch.setattr(downloading, "pause", lambda _: None)
    with serving() as web:
        web.files["/model.onnx"] = CONTENT
        yield web


def remote(web: Web, content: bytes = CONTENT) -> RemoteFile:
    """The file as its maker tells of it."""
    digest = hashlib.sha256(content).hexdigest()
    return RemoteFile(
        name="model.onnx", url=f"{web.address}/model.onnx", size_bytes=len(content), checksum=f"sha256:{digest}"
    )


def test_a_whole_file(web: Web, tmp_path: Path) -> None:
    """It lies there whole, and how much has come was told, rising to the end."""
    told: list[int] = []
    download(remote(web), tmp_path / "model.onnx", told.append)
    assert (tmp_path / "model.onnx").read_bytes() == CONTENT
    assert told == sorted(told)
    assert told[-1] == len(CONTENT)
    assert [path.name for path in tmp_path.iterdir()] == ["model.onnx"]


def test_it_goes_on_where_it_stopped(web: Web, tmp_path: Path) -> None:
    """Connections that end early are taken up again, and nothing is fetched twice."""
    web.cut_at = [300_000, 0, 200_000]
    download(remote(web), tmp_path / "model.onnx", lambda _: None)
    assert (tmp_path / "model.onnx").read_bytes() == CONTENT
    assert [asked for _, asked in web.asked] == ["", "bytes=300000-", "bytes=300000-", "bytes=500000-"]


def test_it_goes_on_in_the_next_run(web: Web, tmp_path: Path) -> None:
    """What a stopped run left is used by the next."""
    web.cut_at = [100_000, 0, 0, 0]
    with pytest.raises(EngineError, match="ended after 100000 of") as caught:
        download(remote(web), tmp_path / "model.onnx", lambda _: None)
    assert caught.value.code == "download-failed"
    assert not (tmp_path / "model.onnx").exists()
    download(remote(web), tmp_path / "model.onnx", lambda _: None)
    assert web.asked[-1] == ("/model.onnx", "bytes=100000-")
    assert (tmp_path / "model.onnx").read_bytes() == CONTENT


def test_a_server_without_ranges(web: Web, tmp_path: Path) -> None:
    """Where the whole file comes again, it does not stand behind what was there."""
    web.ranges = False
    web.cut_at = [300_000]
    download(remote(web), tmp_path / "model.onnx", lambda _: None)
    assert (tmp_path / "model.onnx").read_bytes() == CONTENT


def test_another_file_than_was_released(web: Web, tmp_path: Path) -> None:
    """A wrong checksum leaves nothing behind, so that the next try begins anew."""
    web.files["/model.onnx"] = CONTENT[::-1]
    with pytest.raises(EngineError, match="not what its maker released") as caught:
        download(remote(web), tmp_path / "model.onnx", lambda _: None)
    assert caught.value.code == "bad-checksum"
    assert not list(tmp_path.iterdir())


def test_more_than_was_released(web: Web, tmp_path: Path) -> None:
    """A partial file that is longer than the release, of an older one say, is begun anew."""
    (tmp_path / "model.onnx.part").write_bytes(CONTENT + b"more")
    download(remote(web), tmp_path / "model.onnx", lambda _: None)
    assert (tmp_path / "model.onnx").read_bytes() == CONTENT


def test_a_busy_server_is_asked_again(web: Web, tmp_path: Path) -> None:
    """A fault of the server's passes; after four of them it is told."""
    web.answers = [503, 429, 500]
    download(remote(web), tmp_path / "model.onnx", lambda _: None)
    web.answers = [503] * 4
    with pytest.raises(EngineError, match="Service Unavailable"):
        fetch(f"{web.address}/model.onnx")


def test_no_means_no(web: Web) -> None:
    """Where there is no such file, one request is enough, and the error names the address and the way without it."""
    with pytest.raises(EngineError, match=f"{web.address}/absent cannot be fetched: Not Found") as caught:
        fetch(f"{web.address}/absent")
    assert len(web.asked) == 1
    assert "--from" in caught.value.hint


def test_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody at the address is an error of ours with what to type."""
    monkeypatch.setattr(downloading, "pause", lambda _: None)
    nobody = RemoteFile(name="x", url="http://127.0.0.1:9/x", size_bytes=3, checksum="sha256:")
    with pytest.raises(EngineError, match="cannot be fetched") as caught:
        download(nobody, tmp_path / "x", lambda _: None)
    assert caught.value.code == "download-failed"


def test_only_the_web(tmp_path: Path) -> None:
    """A list from elsewhere cannot make us read files of this machine."""
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    with pytest.raises(EngineError, match="no address of the web"):
        fetch((tmp_path / "secret").as_uri())


def test_a_folder_that_cannot_be_written(web: Web, tmp_path: Path) -> None:
    """A fault of the disk is not taken for one of the network."""
    with pytest.raises(FileNotFoundError):
        download(remote(web), tmp_path / "absent" / "model.onnx", lambda _: None)
