"""Where each transcript's episode goes: no two to the same place, and each to the same one in every run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from panelaudio.pipeline.files import plain_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A transcript of a batch."""

    transcript: Path
    folder: Path
    """Of its episode, under the output folder; the same as the transcript's under the folder that was given."""
    stem: str

    @property
    def target(self) -> str:
        """What tells its outputs from those of others, on a disk that takes small letters for large ones as well."""
        return (self.folder / self.stem).as_posix().casefold()


def apart(found: Sequence[Found], kept: Mapping[str, Path]) -> tuple[Found, ...]:
    """Episodes whose outputs would replace each other's are named with the transcript's ending or folder, or a number.

    Args:
        found: In order, each transcript once.
        kept: By a transcript's whole path, the place under the output folder that its episode has from an earlier run,
            be the transcript in this batch or not.
    """
    counts = Counter(one.target for one in found)
    taken = {place.as_posix().casefold() for place in kept.values()}
    named = []
    for one in found:
        place = kept.get(str(one.transcript.resolve()))
        if place is not None:
            named.append(replace(one, folder=place.parent, stem=place.name))
            continue
        new = one if counts[one.target] == 1 and one.target not in taken else _free(one, taken | counts.keys())
        taken.add(new.target)
        named.append(new)
    return tuple(named)


def _free(one: Found, taken: set[str]) -> Found:
    return next(new for stem in _longer(one) if (new := replace(one, stem=stem)).target not in taken)


def _longer(one: Found) -> Iterator[str]:
    parent, ending = one.transcript.resolve().parent.name, one.transcript.suffix.removeprefix(".")
    yield plain_name(f"{one.stem}-{ending}")
    yield plain_name(f"{parent}-{one.stem}")
    yield plain_name(f"{parent}-{one.stem}-{ending}")
    for number in count(2):
        yield f"{plain_name(one.stem, 110)}-{number}"
