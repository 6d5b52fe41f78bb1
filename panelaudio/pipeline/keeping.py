"""Sound of an earlier run that this run would make again, byte for byte, is kept.

All that shapes a sound file is known before any of it is mixed. Its digest names a record in the cache, which says what
was measured of the file that was made of it then, and the file's own digest. Where the file that lies at the output's
place still has that digest, it is what this run would make (``docs/adr/0034-sound-that-is-kept.md``).
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, is_dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import panelaudio
from panelaudio.audio import AUDIO_FORMATS, Mastered
from panelaudio.episode import Loudness
from panelaudio.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from panelaudio.audio import Score, Tags
    from panelaudio.pipeline.planning import Settled
    from panelaudio.rendering import Cache
    from panelaudio.timeline import Placement, Timeline

_SHAPING = ("numpy", "scipy", "soxr", "soundfile", "pydub", "lameenc", "imageio-ffmpeg")
"""Packages through which sound goes on its way from the clips to the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingredients:
    """All that shapes the sound files of a run but the format."""

    settled: Settled
    timeline: Timeline
    score: Score
    tags: Tags

    def digests(self, forms: Iterable[str]) -> dict[str, str]:
        """Of what the file of each format is made of, and of the program that makes it; in hexadecimal.

        None at all where a clip cannot be read: whoever mixes it will say so.
        """
        try:
            shared = self._shared()
        except OSError:
            return {}
        return {form: _digest((AUDIO_FORMATS[form], shared)) for form in forms}

    def _shared(self) -> str:
        """Digest of what all formats have in common."""
        return _digest(chain((self._asked(),), map(_placed, self.timeline.placements)))

    def _asked(self) -> Mapping[str, object]:
        """All of that but the placements."""
        request, timeline, tunes = self.settled.request, self.timeline, self.score.tunes
        return {
            "program": _program(),
            "asked": (request.bitrate, request.channels, request.polish, self.settled.target),
            "roles": [(role.speaker, role.gain_db, role.seat) for role in self.settled.cast.roles],
            "length": (timeline.rate_hz, timeline.frames),
            "music": (timeline.music, self.score.gains_db),
            "tunes": {use: (_file_digest(one.path), one.frames, one.lufs, one.wide) for use, one in tunes.items()},
            "tags": self.tags,
        }


def _placed(one: Placement) -> tuple[object, ...]:
    """What is heard of a clip, by whom, and where; the clip by its file's content, wherever the cache lies."""
    sound = (_file_digest(one.clip.path), one.clip.rate_hz, one.clip_start, one.clip_end)
    return one.utterance.speaker, one.utterance.manner, sound, one.start_frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What the cache knows of one sound file."""

    cache: Cache
    digest: str
    """Of its ingredients."""

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return self.cache.runs / f"{self.digest[:32]}.sound.json"

    def kept(self, delivered: Path, aside: Path) -> Mastered | None:
        """What was measured of the file at the place of the output, which is copied aside; None where it is another."""
        try:
            known = json.loads(self.path.read_bytes())
            shutil.copyfile(delivered, aside)
            if _file_digest(aside) != known.pop("sha256") or known.pop("digest") != self.digest:
                return None
            self.path.touch()
            return Mastered(loudness=Loudness(**known.pop("loudness")), **known | {"kept": True})
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def write(self, aside: Path, mastered: Mastered) -> None:
        """Keep what was measured of a file that was just made. It is no matter where that cannot be."""
        with suppress(OSError, OutputError):
            known = asdict(mastered) | {"sha256": _file_digest(aside), "digest": self.digest}
            self.cache.write(self.path, json.dumps(known, separators=(",", ":")).encode())


def _plain(value: Any) -> Any:
    """What JSON does not know in what it knows."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: getattr(value, one.name) for one in fields(value)}
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence):
        return list(value)
    raise TypeError(f"{type(value).__name__} has no form of its own here")


def _digest(made_of: Iterable[object]) -> str:
    """Of things in order, one after the other: hours have tens of thousands of placements."""
    digest = hashlib.sha256()
    for one in made_of:
        digest.update(json.dumps(one, default=_plain, sort_keys=True).encode() + b"\n")
    return digest.hexdigest()


def _file_digest(path: str | Path) -> str:
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@cache
def _program() -> str:
    """Digest of this program's own text, and the versions of what it calls: another program makes another file."""
    folder = Path(panelaudio.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    for name in _SHAPING:
        with suppress(PackageNotFoundError):
            digest.update(f"{name} {version(name)}\0".encode())
    return digest.hexdigest()
