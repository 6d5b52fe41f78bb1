"""What the last run of each transcript was made of, so that the next one can say what has changed.

One small file per transcript lies in the cache. It holds digests of texts, not texts.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from panelaudio.errors import OutputError
from panelaudio.speech import Change

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from panelaudio.cast import Voice
    from panelaudio.rendering.cache import Cache
    from panelaudio.speech import Utterance

FORMAT = 1
FIRST_RUN = (Change(what="first-run"),)
NEW = (Change(what="new"),)
_DIGEST_BYTES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What one utterance's key was made of."""

    key: str
    """Empty where it could not be said."""
    text: str
    """Digest of the display."""
    spoken: str
    """Digest of the spoken form."""
    version: str
    """Of the engine."""
    voice: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The last run of one transcript."""

    cache: Cache
    name: str
    """Tells the transcript from others, such as its path."""

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return self.cache.runs / f"{hashlib.sha256(self.name.encode(errors='surrogatepass')).hexdigest()[:32]}.json"

    def read(self) -> tuple[Making, ...] | None:
        """The utterances of the last run; None where none is known."""
        try:
            kept = json.loads(self.path.read_bytes())
            if kept.pop("format") != FORMAT:
                return None
            return tuple(_makings(**kept))
        except (OSError, ValueError, TypeError, KeyError, AttributeError, IndexError):
            return None

    def write(self, makings: Iterable[Making]) -> None:
        """Keep this run as the last one. It is no matter where that cannot be."""
        says: dict[str, int] = {}
        rows = bytearray()  # told one by one: each as objects takes ten times as much
        for one in makings:
            by = json.dumps([one.version, one.voice], sort_keys=True)
            rows += _told([one.key, one.text, one.spoken, says.setdefault(by, len(says))]) + b","
        head = _told({"format": FORMAT, "says": [json.loads(by) for by in says]})
        with suppress(OutputError):
            self.cache.write(self.path, head[:-1] + b',"rows":[' + rows[:-1] + b"]}")


def _told(kept: object) -> bytes:
    return json.dumps(kept, separators=(",", ":")).encode()


def _makings(says: list[tuple[str, dict[str, Any]]], rows: list[tuple[str, str, str, int]]) -> Iterator[Making]:
    for key, text, spoken, by in rows:
        version, voice = says[by]
        yield Making(key=key, text=text, spoken=spoken, version=version, voice=voice)


def making_of(utterance: Utterance, key: str, version: str, voice: Voice) -> Making:
    """What an utterance is made of in this run."""
    return Making(
        key=key, text=_digest(utterance.display), spoken=_digest(utterance.spoken), version=version, voice=asdict(voice)
    )


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=_DIGEST_BYTES).hexdigest()


def changes_since(before: Sequence[Making] | None, now: Sequence[Making]) -> tuple[tuple[Change, ...], ...]:
    """For each utterance of now, what is another than at the last run. Texts are matched in order, as diff does."""
    if before is None:
        return (FIRST_RUN,) * len(now)
    found: list[tuple[Change, ...]] = [NEW] * len(now)
    matcher = SequenceMatcher(None, [one.text for one in before], [one.text for one in now], autojunk=False)
    for what, i, i_end, j, j_end in matcher.get_opcodes():
        if what in {"equal", "replace"}:
            pairs = zip(before[i:i_end], range(j, j_end), strict=False)  # what is over has no partner: it is new
            for old, place in pairs:
                found[place] = tuple(_changes(old, now[place]))
    return tuple(found)


def _changes(old: Making, new: Making) -> Iterator[Change]:
    if not old.key:
        yield Change(what="failed")
    if old.text != new.text:
        yield Change(what="text")
    elif old.spoken != new.spoken:
        yield Change(what="spoken")
    if old.voice.get("engine") == new.voice["engine"] and old.version != new.version:
        yield Change(what="version", before=old.version, after=new.version)
    for name, value in new.voice.items():
        if name not in old.voice or old.voice[name] != value:
            yield Change(what=name, before=str(old.voice.get(name, "")), after=str(value))
