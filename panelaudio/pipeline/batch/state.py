"""What a batch has done so far, in a file that survives it: one line of JSON for each episode, as it ends.

A line is added whenever an episode ends, and for each person who is given a voice; of several lines for one transcript
or person the last one holds. A line that a killed run left half written is passed over.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from panelaudio.errors import OutputError
from panelaudio.pipeline.batch.company import Person
from panelaudio.pipeline.files import write_whole
from panelaudio.pipeline.known_voices import KnownVoice

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE_NAME = "panelaudio-batch.jsonl"
DONE, LEFT_OUT, BROKEN, FAILED = "done", "left-out", "broken", "failed"
_TIDY_LINES = 1000
"""From so many lines on that nothing needs any more, the file is written anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What became of one transcript."""

    transcript: str
    """Its whole path."""
    made_of: str
    """Digest of the transcript, its voices.yaml, the options and this version of panelaudio."""
    state: str
    """``done``; ``left-out``: done, but turns could not be said; ``broken``: done, but captions break a rule
    (``prove``); ``failed``."""
    place: str
    """Of its outputs, under the output folder, without an ending."""
    people: tuple[tuple[str, str, str], ...] = ()
    """Who has a voice from the batch in it."""
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

    @property
    def is_good(self) -> bool:
        """Whether there is nothing to complain of."""
        return self.state == DONE

    def still_holds(self, made_of: str) -> bool:
        """Whether nothing needs to be done again: made of the same, and every output is there."""
        finished = self.state in {DONE, BROKEN} and self.made_of == made_of
        return finished and all(Path(one).exists() for one in self.outputs.values())


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
        self.voices: dict[Person, KnownVoice] = {}
        for line in kept:
            self._read(line)
        if len(kept) > _TIDY_LINES + len(self.records) + len(self.voices):
            self._tidy()

    def _read(self, line: bytes) -> None:
        with suppress(ValueError, TypeError, KeyError, AttributeError):  # torn, or of another version
            content = json.loads(line)
            if "voice" in content:
                self.voices[Person(*content["person"])] = KnownVoice(**content["voice"])
            else:
                people = tuple(Person(*one) for one in content.pop("people"))
                record = Record(**content, people=people)
                self.records[record.transcript] = record

    def _tidy(self) -> None:
        """Write the file anew with what holds."""
        contents = [*map(_voice_line, self.voices.items()), *map(asdict, self.records.values())]
        write_whole(self._path, b"".join(map(_line, contents)))

    def add(self, record: Record) -> None:
        """Keep what became of a transcript. Raises ``OutputError``: it cannot be written."""
        self.records[record.transcript] = record
        self._write(asdict(record))

    def keep_voices(self, voices: Mapping[Person, KnownVoice]) -> None:
        """Keep who speaks with which voice, for later runs. Raises ``OutputError``: it cannot be written."""
        new = {person: voice for person, voice in voices.items() if self.voices.get(person) != voice}
        self.voices |= new
        if new:
            self._write(*map(_voice_line, new.items()))

    def _write(self, *contents: Mapping[str, Any]) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("ab") as file:
                file.write(b"\n" * _is_torn(self._path) + b"".join(map(_line, contents)))
        except OSError as error:
            raise _unusable(self._path, error) from error


def _voice_line(of: tuple[Person, KnownVoice]) -> dict[str, Any]:
    person, voice = of
    return {"person": list(person), "voice": asdict(voice)}


def _line(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content).encode() + b"\n"


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
