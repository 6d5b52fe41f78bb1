"""What a batch has done so far, in a file that survives it: one line of JSON for each episode, as it ends.

A line is added whenever an episode ends; of several lines for one transcript the last one holds. A line that a killed
run left half written is passed over.
"""

from __future__ import annotations

import hashlib
import json
import re
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from panelaudio import __version__
from panelaudio.errors import OutputError
from panelaudio.settings import find_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from panelaudio.pipeline.request import Request

FILE_NAME = "panelaudio-batch.jsonl"
DONE, LEFT_OUT, FAILED = "done", "left-out", "failed"
_NO_MATTER = frozenset({"jobs", "cluster", "cache", "why", "cast_file", "transcript", "output"})
"""Of a request: what does not change an episode, or is looked into."""
_NAMED_FILE = re.compile(r"[^\s'\"\[\],{}]+\.(?:pls|xml|png|jpe?g)", re.IGNORECASE)
"""Files that a voices.yaml names: lexicons, pictures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What became of one transcript."""

    transcript: str
    """Its whole path."""
    made_of: str
    """Digest of the transcript, its voices.yaml, the options and this version of panelaudio."""
    state: str
    """``done``; ``left-out``: done, but turns could not be said; ``failed``."""
    outputs: Mapping[str, str] = field(default_factory=dict)
    sound_s: float = 0.0
    """How long the episode is."""
    took_s: float = 0.0
    """How long it took to make."""
    left_out: int = 0
    """Utterances that could not be said."""
    warnings: int = 0
    error: Mapping[str, str] = field(default_factory=dict)
    """Why it failed: ``code``, ``message``, ``hint``, ``location``."""

    def still_holds(self, made_of: str) -> bool:
        """Whether nothing needs to be done again: made of the same, and every output is there."""
        from pathlib import Path

        return self.state == DONE and self.made_of == made_of and all(Path(one).exists() for one in self.outputs.values())


class State:
    """The file. The records of earlier runs are read once; those of this run are added as they come."""

    def __init__(self, path: Path) -> None:
        """``path`` need not exist.

        Raises:
            OutputError: it exists and cannot be read.
        """
        self._path = path
        try:
            kept = path.read_bytes().splitlines() if path.exists() else []
        except OSError as error:
            raise _unusable(path, error) from error
        self.records: dict[str, Record] = {}
        self.voices: dict[str, dict[str, Any]] = {}
        for line in kept:
            self._read(line)

    def _read(self, line: bytes) -> None:
        with suppress(ValueError, TypeError, KeyError, AttributeError):
            content = json.loads(line)
            if "voices" in content:
                self.voices = dict(content["voices"])
            else:
                record = Record(**content)
                self.records[record.transcript] = record

    def add(self, record: Record) -> None:
        """Keep what became of a transcript. Raises ``OutputError``: it cannot be written."""
        self.records[record.transcript] = record
        self._write(asdict(record))

    def keep_voices(self, voices: Mapping[str, dict[str, Any]]) -> None:
        """Keep who speaks with which voice, for later runs. Raises ``OutputError``: it cannot be written."""
        if voices != self.voices:
            self.voices = dict(voices)
            self._write({"voices": self.voices})

    def _write(self, content: Mapping[str, Any]) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("ab") as file:
                file.write(b"\n" * _is_torn(self._path) + json.dumps(content, ensure_ascii=False).encode() + b"\n")
        except OSError as error:
            raise _unusable(self._path, error) from error


def _is_torn(path: Path) -> bool:
    """Whether the last line has no end."""
    with path.open("rb") as file:
        if not file.seek(0, 2):
            return False
        file.seek(-1, 2)
        return file.read() != b"\n"


def _unusable(path: Path, error: OSError) -> OutputError:
    message = f"the state of the batch cannot be kept in {path}: {error.strerror or error}"
    return OutputError(message, code="bad-state", hint="name another file with --state FILE")


def made_of(request: Request, voices: Sequence[tuple[str, str]]) -> str:
    """A digest of all that an episode is made of, without reading the transcript as one; empty where it is not there.

    ``voices`` are those that the batch gave to people, as pairs of name and voice.
    """
    from pathlib import Path

    digest = hashlib.sha256(f"{__version__} {sorted(voices)} {request.output.resolve()}".encode(errors="surrogatepass"))
    chosen = {name: value for name, value in asdict(request).items() if name not in _NO_MATTER}
    digest.update(repr(sorted(chosen.items())).encode(errors="surrogatepass"))
    try:
        transcript = Path(request.transcript)
        digest.update(hashlib.sha256(transcript.read_bytes()).digest())
        settings = find_settings(transcript, request.cast_file)
        for path in [settings, *_named_in(settings)] if settings else []:
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    except (OSError, ValueError):
        return ""
    return digest.hexdigest()


def _named_in(settings: Path) -> Iterator[Path]:
    for name in _NAMED_FILE.findall(settings.read_text(encoding="utf-8-sig", errors="replace")):
        if (settings.parent / name).is_file():
            yield settings.parent / name
