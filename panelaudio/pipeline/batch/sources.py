"""Which transcripts a batch renders, and where the episode of each goes."""

from __future__ import annotations

import glob
import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from panelaudio.errors import InputError
from panelaudio.pipeline.batch.naming import Found
from panelaudio.pipeline.files import plain_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

KINDS = ".txt .text .md .markdown .fountain .docx .html .htm .json .csv .tsv .vtt .srt".split()
"""Endings of transcripts in a folder; of two files of one name, the first kind is the transcript."""
_ABOUT = frozenset("readme license licence copying contributing changelog changes authors notice".split())
"""Stems of files that are about their folder. Named by themselves or by a pattern they are taken."""
_OURS = re.compile(r"\.(?:transcript|words|chapters|notes|labels)$")
_PATTERN = re.compile(r"[*?\[]")
_LIST_BYTES = 10_000_000
_LOOKED_AT = 20
"""Lines that tell a list from a transcript."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What was found."""

    transcripts: tuple[Found, ...]
    passed_over: tuple[Path, ...] = ()
    """Files of a folder that are named like a transcript there, such as its captions, or that are about the folder."""


def find_transcripts(sources: Sequence[str], output: Path) -> Sources:
    """The transcripts that folders, patterns, lists and files name: each once, in the order of naming.

    A list is a file in which every line names a transcript, a folder or a pattern (``#`` begins a comment), as seen
    from the list's own folder. ``-`` is a list on standard input. What a list names and is not there stays, to be
    reported.

    Raises:
        InputError: a source does not exist, or nothing was found.
    """
    found: dict[Path, Found] = {}
    passed_over: list[Path] = []
    for source in sources:
        for one in _expanded(source, Path(), output, passed_over):
            found.setdefault(one.transcript.resolve(), one)
    if not found:
        hint = f"transcripts end in {', '.join(KINDS)}; a pattern such as 'talks/*.txt' names others"
        raise InputError(f"there is no transcript in {', '.join(sources)}", code="no-transcripts", hint=hint)
    return Sources(transcripts=tuple(found.values()), passed_over=tuple(passed_over))


def _expanded(
    source: str, base: Path, output: Path, passed_over: list[Path], *, listed: bool = False
) -> Iterator[Found]:
    path = base / source
    if source == "-" and not listed:
        yield from _listed(sys.stdin.read(), Path(), output, passed_over)
    elif path.is_dir():
        yield from _in_folder(path, output, passed_over)
    elif path.is_file():
        names = None if listed else _list_of(path)
        if names is None:
            yield _found(path, Path())
        else:
            yield from _listed(names, path.parent, output, passed_over)
    elif _PATTERN.search(source):
        yield from _matching(str(path))
    elif listed:
        yield _found(path, Path())
    else:
        hint = "name a folder, a file, a list of files, or a pattern in quotes such as 'talks/*.txt'"
        raise InputError(f"{source} does not exist", code="no-transcript", hint=hint)


def _list_of(path: Path) -> str | None:
    """The text of a file that is a list: most of its first lines name something that is there."""
    try:
        if path.stat().st_size > _LIST_BYTES:
            return None
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    first = list(islice(_names(text), _LOOKED_AT))
    there = sum(_is_there(path.parent / name) for name in first)
    return text if there * 2 > len(first) else None


def _is_there(path: Path) -> bool:
    try:
        return path.exists() or (bool(_PATTERN.search(str(path))) and bool(_matches(str(path))))
    except (OSError, ValueError):  # a line that can be no name: too long, or with a null in it
        return False


def _names(text: str) -> Iterable[str]:
    return (line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#"))


def _listed(text: str, base: Path, output: Path, passed_over: list[Path]) -> Iterator[Found]:
    for name in _names(text):
        yield from _expanded(name, base, output, passed_over, listed=True)


def _matching(pattern: str) -> Iterator[Found]:
    fixed = Path(*_fixed_parts(Path(pattern)))
    for name in _matches(pattern):
        path = Path(name)
        if path.is_file():
            yield _found(path, path.parent.relative_to(fixed))


def _matches(pattern: str) -> list[str]:
    return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - the pattern may begin anywhere


def _fixed_parts(pattern: Path) -> Iterator[str]:
    for part in pattern.parts[:-1]:
        if _PATTERN.search(part):
            return
        yield part


def _in_folder(folder: Path, output: Path, passed_over: list[Path]) -> Iterator[Found]:
    """One transcript of each name, in all folders below; what is hidden, and our own outputs, are none."""
    by_name: dict[Path, list[Path]] = defaultdict(list)
    outputs = output.resolve()
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if hidden or path.suffix.casefold() not in KINDS or not path.is_file() or outputs in path.resolve().parents:
            continue
        if path.stem.casefold() in _ABOUT:
            passed_over.append(path)
        else:
            by_name[path.with_name(_OURS.sub("", path.stem))].append(path)
    for paths in by_name.values():
        best, *others = sorted(
            paths, key=lambda path: (bool(_OURS.search(path.stem)), KINDS.index(path.suffix.casefold()))
        )
        passed_over += others
        yield _found(best, best.parent.relative_to(folder))


def _found(path: Path, folder: Path) -> Found:
    return Found(transcript=path, folder=folder, stem=plain_name(path.stem) or "episode")
