"""Models come, are found, and go again."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
import zipfile
from typing import TYPE_CHECKING

import numpy as np
import pytest

from panelaudio.errors import EngineError, UsageError
from panelaudio.models import downloading, installing, releases
from panelaudio.models.installing import find_release, install, install_from, installed, remove
from panelaudio.models.protobuf import write_field
from panelaudio.models.releases import Release, RemoteFile, kokoro_release
from tests.models.server import Web, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MODEL = write_field(7, write_field(12, write_field(1, "audio")))
VOICE = "en_US-lamp-low"
CARD = b"# Model card\n\n* License: CC0\n"
FILES = {f"{VOICE}.onnx": MODEL, f"{VOICE}.onnx.json": b'{"phoneme_id_map": {}}', "MODEL_CARD": CARD}


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder."""
    folder = tmp_path / "data"
    monkeypatch.setenv("PANELAUDIO_DATA", str(folder))
    monkeypatch.setattr(downloading, "pause", lambda _: None)
    return folder


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A mirror with one voice of Piper."""
    with serving() as web:
        monkeypatch.setenv("PANELAUDIO_PIPER_URL", web.address)
        listed = {}
        for name, content in FILES.items():
            path = f"en/en_US/lamp/low/{name}"
            web.files[f"/{path}"] = content
            digest = hashlib.md5(content, usedforsecurity=False).hexdigest()
            listed[path] = {"size_bytes": len(content), "md5_digest": digest}
        web.files["/voices.json"] = json.dumps({VOICE: {"files": listed}, "de_DE-x-low": {"files": listed}}).encode()
        yield web


def styles(folder: Path, *names: str) -> None:
    """Voices of Kokoro in a file each."""
    (folder / "voices").mkdir(parents=True, exist_ok=True)
    for name in names:
        np.arange(3 * 256, dtype="<f4").tofile(folder / "voices" / f"{name}.bin")


def test_a_voice_of_piper(web: Web, data: Path) -> None:
    """All its files come, its licence is told and kept, and it can be removed."""
    told: list[tuple[str, float]] = []
    made = install(find_release(f"PIPER:{VOICE.lower()}"), lambda name, done: told.append((name, done)))
    assert (made.title, made.licence) == (f"piper:{VOICE}", "CC0")
    assert {name: (made.folder / name).read_bytes() for name in FILES} == FILES
    assert (made.folder / "LICENCE.txt").read_text(encoding="utf-8") == "CC0\n"
    assert (f"{VOICE}.onnx", 1.0) in told
    assert installed() == (made,)
    assert remove(f"piper:{VOICE}") == made
    assert installed() == ()
    assert not [path for path in data.rglob("*") if path.is_file()]
    assert web.asked[0][0] == "/voices.json"


def test_an_interrupted_installation_goes_on(web: Web) -> None:
    """Files that have come are not fetched again, and nothing is installed until all are there."""
    web.files.pop(f"/en/en_US/lamp/low/{VOICE}.onnx.json")
    with pytest.raises(EngineError):
        install(find_release(f"piper:{VOICE}"), lambda *_: None)
    assert installed() == ()
    web.files[f"/en/en_US/lamp/low/{VOICE}.onnx.json"] = FILES[f"{VOICE}.onnx.json"]
    before = len(web.asked)
    install(find_release(f"piper:{VOICE}"), lambda *_: None)
    assert f"/en/en_US/lamp/low/{VOICE}.onnx" not in [path for path, _ in web.asked[before:]]


def test_an_older_model_stays_until_the_new_one_is_whole(web: Web) -> None:
    """A failed update takes nothing away; a good one leaves nothing of the old behind."""
    old = install(find_release(f"piper:{VOICE}"), lambda *_: None)
    (old.folder / "stray.txt").write_text("old", encoding="utf-8")
    web.files[f"/en/en_US/lamp/low/{VOICE}.onnx"] = b"x" * len(MODEL)
    with pytest.raises(EngineError, match="not what its maker released"):
        install(find_release(f"piper:{VOICE}"), lambda *_: None)
    assert (old.folder / f"{VOICE}.onnx").read_bytes() == MODEL
    web.files[f"/en/en_US/lamp/low/{VOICE}.onnx"] = MODEL
    install(find_release(f"piper:{VOICE}"), lambda *_: None)
    assert not (old.folder / "stray.txt").exists()


def test_an_unknown_voice_names_the_nearest(web: Web) -> None:
    """By the makers' own list."""
    with pytest.raises(UsageError) as caught:
        find_release("piper:en_US-lump-low")
    assert f"'piper:{VOICE}'" in caught.value.hint
    with pytest.raises(UsageError, match="many voices"):
        find_release("piper")
    with pytest.raises(UsageError, match="no model named 'kokoro:af_heart'"):
        find_release("kokoro:af_heart")
    assert web.asked


@pytest.mark.parametrize(
    "content",
    [
        b"<html>please log in</html>",
        b"[]",
        b'{"en_US-lamp-low": {}}',
        json.dumps({VOICE: {"files": {f"a/../{name}": {"size_bytes": 1, "md5_digest": ""} for name in "xy"}}}).encode(),
        json.dumps({VOICE: {"files": {"a/evil.sh": {"size_bytes": 1, "md5_digest": ""}}}}).encode(),
    ],
)
def test_a_list_that_is_none(web: Web, content: bytes) -> None:
    """What a proxy answers, or a list with files that no voice has, becomes an error and no file."""
    web.files["/voices.json"] = content
    with pytest.raises(EngineError) as caught:
        find_release(f"piper:{VOICE}")
    assert caught.value.code == "download-failed"


def test_the_release_of_kokoro(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both files with the makers' checksums, at the makers' place or a mirror's."""
    assert [one.url.partition("/releases/")[0] for one in kokoro_release().files] == [
        "https://github.com/thewh1teagle/kokoro-onnx"
    ] * 2
    assert all(len(one.checksum) == len("sha256:") + 64 for one in kokoro_release().files)
    monkeypatch.setenv("PANELAUDIO_KOKORO_URL", "https://mirror.example/kokoro/")
    assert find_release("kokoro").files[1].url == "https://mirror.example/kokoro/voices-v1.0.bin"


def _folder(source: Path) -> Path:
    return source


def _zip(source: Path) -> Path:
    path = source.with_suffix(".whl")
    with zipfile.ZipFile(path, "w") as archive:
        for one in source.iterdir():
            archive.write(one, f"package/data/{one.name}")
    return path


def _tar(source: Path) -> Path:
    path = source.with_suffix(".tar.gz")
    with tarfile.open(path, "w:gz") as archive:
        archive.add(source, "voices")
    return path


@pytest.mark.parametrize("packed", [_folder, _zip, _tar, lambda source: source / f"{VOICE}.onnx"])
def test_files_that_were_brought_along(tmp_path: Path, packed: object) -> None:
    """A folder, a wheel, a tar archive, or the model file with its configuration beside it."""
    source = tmp_path / "brought"
    source.mkdir()
    for name, content in FILES.items():
        (source / name).write_bytes(content)
    (made,) = install_from("piper", packed(source))  # type: ignore[operator] # one of the functions above
    assert {name: (made.folder / name).read_bytes() for name in FILES} == FILES
    assert made.licence == "CC0"


def test_one_of_several_voices(tmp_path: Path) -> None:
    """``piper`` takes all that are there, ``piper:NAME`` one; a stranger is told with the nearest."""
    for voice in (VOICE, "de_DE-amsel-low"):
        (tmp_path / f"{voice}.onnx").write_bytes(MODEL)
        (tmp_path / f"{voice}.onnx.json").write_bytes(b"{}")
    assert [one.name for one in install_from("piper:de_de-amsel-low", tmp_path)] == ["de_DE-amsel-low"]
    assert [one.name for one in install_from("piper", tmp_path)] == ["de_DE-amsel-low", VOICE]
    with pytest.raises(UsageError) as caught:
        install_from("piper:en_US-lump-low", tmp_path)
    assert VOICE in caught.value.hint


def test_kokoro_from_files(tmp_path: Path) -> None:
    """A model and a table for each voice become what the engine reads, the same bytes each time."""
    styles(tmp_path / "brought", "af_heart", "bm_george")
    (tmp_path / "brought" / "model.onnx").write_bytes(MODEL)
    (made,) = install_from("kokoro", tmp_path / "brought")
    packed = (made.folder / "voices-packed.bin").read_bytes()
    loaded = np.load(io.BytesIO(packed))
    assert sorted(loaded) == ["af_heart", "bm_george"]
    assert loaded["af_heart"].shape == (3, 1, 256)
    assert "Apache-2.0" in made.licence
    (again,) = install_from("kokoro", tmp_path / "brought")
    assert (again.folder / "voices-packed.bin").read_bytes() == packed


def test_a_released_name_with_another_content(tmp_path: Path) -> None:
    """A file that is called as the release is, and is not the release, is refused."""
    (tmp_path / "kokoro-v1.0.int8.onnx").write_bytes(MODEL)
    styles(tmp_path, "af_heart")
    with pytest.raises(EngineError, match="not what its maker released"):
        install_from("kokoro", tmp_path)
    assert installed() == ()


@pytest.mark.parametrize(
    ("title", "files", "told"),
    [
        ("kokoro", {}, "holds no models"),
        ("kokoro", {"a.onnx": MODEL, "b.onnx": MODEL}, "holds 2 models"),
        ("kokoro", {"a.onnx": MODEL}, "no voices of Kokoro"),
        ("kokoro", {"a.onnx": MODEL, "voices/af.bin": b"123"}, "is no voice of Kokoro: 3 bytes"),
        ("kokoro", {"a.onnx": b"<html>", "voices/af.bin": bytes(1024)}, "a.onnx is no model"),
        ("piper", {"a.onnx": MODEL}, "no voice of Piper"),
        ("piper", {"a.onnx": b"<html>", "a.onnx.json": b"{}"}, "a.onnx is no model"),
    ],
)
def test_files_that_make_no_model(title: str, files: dict[str, bytes], told: str, tmp_path: Path) -> None:
    """Each fault is told with what would be right, and nothing is installed."""
    for name, content in files.items():
        (tmp_path / "brought" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "brought" / name).write_bytes(content)
    (tmp_path / "brought").mkdir(exist_ok=True)
    with pytest.raises(UsageError, match=told):
        install_from(title, tmp_path / "brought")
    assert installed() == ()


def test_an_archive_that_reaches_outside(tmp_path: Path) -> None:
    """Names that climb out of the archive stay in it, or end the installation."""
    with tarfile.open(tmp_path / "evil.tar", "w") as archive:
        one = tarfile.TarInfo("../../evil.onnx")
        one.size = len(MODEL)
        archive.addfile(one, io.BytesIO(MODEL))
    with pytest.raises(UsageError):
        install_from("piper", tmp_path / "evil.tar")
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as packed:
        packed.writestr("../../evil.onnx", MODEL)
        packed.writestr("../../evil.onnx.json", "{}")
    install_from("piper", tmp_path / "evil.zip")
    assert not list(tmp_path.parent.glob("evil.onnx*"))


def test_a_source_that_does_not_exist(tmp_path: Path) -> None:
    """It is told, with what the option takes."""
    with pytest.raises(UsageError, match="does not exist"):
        install_from("kokoro", tmp_path / "absent")


def test_remove_a_stranger() -> None:
    """What is not installed cannot be removed."""
    with pytest.raises(UsageError) as caught:
        remove("kokoro")
    assert "Installed: none" in caught.value.hint


def test_download_of_kokoro(monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole way, with a small model in the place of the large one."""
    with serving() as web:
        web.files = {"/m.onnx": MODEL, "/v.bin": b"voices"}
        files = tuple(
            RemoteFile(
                name=path[1:],
                url=web.address + path,
                size_bytes=len(content),
                checksum=f"sha256:{hashlib.sha256(content).hexdigest()}",
            )
            for path, content in web.files.items()
        )
        release = Release(engine="kokoro", name="", licence="Apache-2.0", files=files)
        monkeypatch.setattr(installing, "kokoro_release", lambda: release)
        made = install(find_release("kokoro"), lambda *_: None)
    note = json.loads((made.folder / "model.json").read_text(encoding="utf-8"))
    assert note["sha256"]["m.onnx"] == hashlib.sha256(MODEL).hexdigest()
    assert releases.ENGINES == ("kokoro", "piper")
