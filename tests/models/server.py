"""A server on loopback that has files, ranges, and the ill manners of real networks."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(slots=True, kw_only=True)
class Web:
    """What the server has, how it behaves, and what it was asked for."""

    address: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    ranges: bool = True
    cut_at: list[int] = field(default_factory=list)
    """After how many bytes each of the next answers ends; -1 closes at once."""
    answers: list[int] = field(default_factory=list)
    """Status codes for the next requests, before files are given."""
    asked: list[tuple[str, str]] = field(default_factory=list)
    """Path and range of each request."""


@contextmanager
def serving() -> Iterator[Web]:
    """A server while the block lasts."""
    web = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            web.asked.append((self.path, self.headers.get("Range", "")))
            if web.answers:
                self.send_error(web.answers.pop(0))
                return
            content = web.files.get(self.path)
            if content is None:
                self.send_error(404)
                return
            start = int(self.headers.get("Range", "bytes=0-")[6:-1]) if web.ranges else 0
            self.send_response(206 if start else 200)
            self.send_header("Content-Length", str(len(content) - start))
            self.end_headers()
            end = start + web.cut_at.pop(0) if web.cut_at else len(content)
            self.wfile.write(content[start:end])

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    web.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
