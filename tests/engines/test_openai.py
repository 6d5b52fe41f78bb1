"""A server's voices: what is asked, what is answered, what is never sent."""

from __future__ import annotations

import io
import json
import threading
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile

from panelaudio.cast import Voice
from panelaudio.engines.openai import OpenaiEngine
from panelaudio.errors import EngineError, SettingsError
from panelaudio.settings import parse_settings
from panelaudio.testing.engine_contract import check_engine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VOICE = Voice(engine="openai", name="nora")


@dataclass(slots=True, kw_only=True)
class Server:
    """What it was asked, and how it answers."""

    address: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    status: int = 200
    answer: bytes | None = None
    location: str = ""
    promised: int = 0
    """Bytes that it says it sends, and does not."""


@pytest.fixture
def server() -> Iterator[Server]:
    """A server on loopback that speaks as long as the text is."""
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.asked.append({"path": self.path, **asked})
            state.keys.append(self.headers.get("Authorization", ""))
            self.send_response(state.status)
            if state.location:
                self.send_header("Location", state.location)
            answer = spoken(asked["input"]) if state.answer is None else state.answer
            if state.promised:
                self.send_header("Content-Length", str(len(answer) + state.promised))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.address = f"http://127.0.0.1:{httpd.server_address[1]}/v1"
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield state
    finally:
        httpd.shutdown()
        thread.join()
        httpd.server_close()


def spoken(text: str) -> bytes:
    """A tone as long as a text."""
    wav = io.BytesIO()
    soundfile.write(wav, 0.3 * np.sin(np.arange(1500 * len(text)) / 20), 24_000, format="WAV")
    return wav.getvalue()


def engine_of(server: Server, more: str = "") -> OpenaiEngine:
    """An engine by the text of a voices.yaml."""
    text = f"engines:\n  openai:\n    url: {server.address}\n    voices:\n      nora: af_heart\n      olav:\n{more}"
    (options,) = parse_settings(text).engines
    return OpenaiEngine().with_options(options)


def test_contract(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It keeps what every engine promises."""
    monkeypatch.chdir(tmp_path)
    check_engine(engine_of(server))


def test_what_is_asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Model, voice, text, format and speed as the interface has them; a key only from our own variable."""
    monkeypatch.setenv("OPENAI_API_KEY", "of somebody else")
    engine_of(server, "    model: kokoro\n").synthesize("A bell\x07.", replace(VOICE, speed=1.25))
    monkeypatch.setenv("PANELAUDIO_OPENAI_KEY", "secret")
    engine_of(server).synthesize("Yes.", replace(VOICE, name="OLAV"))
    shared = {"path": "/v1/audio/speech", "response_format": "wav"}
    assert server.asked == [
        {**shared, "model": "kokoro", "voice": "af_heart", "input": "A bell .", "speed": 1.25},
        {**shared, "model": "tts-1", "voice": "olav", "input": "Yes.", "speed": 1.0},
    ]
    assert server.keys == ["", "Bearer secret"]


def test_a_server_that_says_no(server: Server) -> None:
    """Its own words are in the error."""
    server.status, server.answer = 400, b'{"error": {"message": "no such voice"}}'
    with pytest.raises(EngineError, match=r"answers 400 Bad Request: .*no such voice") as caught:
        engine_of(server).synthesize("Yes.", VOICE)
    assert caught.value.code == "engine-failed"


def test_a_server_that_sends_elsewhere(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Text and key stay with the server that voices.yaml names."""
    monkeypatch.setenv("PANELAUDIO_OPENAI_KEY", "secret")
    server.status, server.location = 307, f"{server.address}/elsewhere"
    with pytest.raises(EngineError, match="answers 307"):
        engine_of(server).synthesize("Yes.", VOICE)
    assert len(server.asked) == 1


def test_a_server_that_sends_no_sound(server: Server) -> None:
    """A page instead of sound is told."""
    server.answer = b"<html>"
    with pytest.raises(EngineError, match="is no sound") as caught:
        engine_of(server).synthesize("Yes.", VOICE)
    assert caught.value.code == "no-sound"


def test_nobody_there(server: Server) -> None:
    """A server that does not run is told with what to do."""
    server.address = "http://127.0.0.1:9/v1"
    with pytest.raises(EngineError, match="cannot be reached") as caught:
        engine_of(server).synthesize("Yes.", VOICE)
    assert caught.value.code == "engine-unavailable"


def test_loopback_by_default() -> None:
    """Without an address nothing leaves this machine, and without voices it says what to write."""
    (options,) = parse_settings("engines: {openai: {voices: {nora: x}}}").engines
    assert OpenaiEngine().with_options(options)._url.startswith("http://127.0.0.1:")
    assert "engines: {openai:" in OpenaiEngine().availability().remedy


@pytest.mark.parametrize("options", ["{url: ftp://x, voices: {a: }}", "{adress: x}"])
def test_wrong_options(options: str) -> None:
    """A fault is told with its place."""
    (read,) = parse_settings(f"engines: {{openai: {options}}}").engines
    with pytest.raises(SettingsError, match=r"voices.yaml:1:\d+"):
        OpenaiEngine().with_options(read)


def test_settings_that_it_has_not(server: Server) -> None:
    """A pitch is refused, a stranger too."""
    with pytest.raises(EngineError, match="pitch"):
        engine_of(server).resolve(replace(VOICE, pitch=1))
    with pytest.raises(EngineError) as caught:
        engine_of(server).resolve(replace(VOICE, name="norah"))
    assert "'nora'" in caught.value.hint


def test_an_answer_that_is_cut_short(server: Server) -> None:
    """A sound of which not everything came is an error, though what came could be played."""
    server.answer, server.promised = spoken("Lamps."), 100
    with pytest.raises(EngineError) as caught:
        engine_of(server).synthesize("Lamps.", VOICE)
    assert caught.value.code == "engine-failed"
    assert "cut short" in str(caught.value)


def test_an_answer_that_is_no_sound(server: Server) -> None:
    """The error shows how the answer begins, and no path of a file that is gone."""
    server.answer = b"<html>\n  <b>Busy</b>"
    with pytest.raises(EngineError) as caught:
        engine_of(server).synthesize("Lamps.", VOICE)
    assert caught.value.code == "no-sound"
    assert str(caught.value).endswith("is no sound: it begins with “<html> <b>Busy</b>”")
