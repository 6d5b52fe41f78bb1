"""``panelaudio cache``: what is kept of earlier runs, and how to be rid of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from panelaudio.cli import options
from panelaudio.cli.visible import visible

if TYPE_CHECKING:
    from panelaudio.rendering.cache import Cache
    from panelaudio.rendering.tidying import Kept, Pruned

_PLACES = (("TB", 1e12), ("GB", 1e9), ("MB", 1e6), ("kB", 1e3))


@click.group
def cache() -> None:
    """Show or tidy the cache: every sentence that was ever rendered, kept for the next run.

    It lies in the user's cache folder, or where PANELAUDIO_CACHE says. After each run, what was unused for longest is
    removed beyond 5 GB, or beyond what PANELAUDIO_CACHE_LIMIT says.
    """


@cache.command("list")
@click.option("--limit", metavar="NUMBER", type=click.IntRange(0), default=20, show_default=True, help="0: all.")
@options.as_json
def list_(*, limit: int, as_json: bool) -> None:
    """List the clips, those that were used last first: when, how long, whose voice, which words."""
    from panelaudio.rendering.tidying import contents

    found = [one for one in contents(_cache()) if one.path.suffix == ".flac"]
    shown = found[:limit] if limit else found
    if as_json:
        click.echo(json.dumps({"clips": [_object(one) for one in shown], "total": len(found)}, ensure_ascii=False))
        return
    from panelaudio.cli import tables

    tables.show_rows("Clips", ("used", "sound", "voice", "words"), [_row(one) for one in shown], right=(1,))
    if len(found) > len(shown):
        click.echo(f"{len(found) - len(shown)} more; --limit 0 lists all")


@cache.command
@options.as_json
def size(*, as_json: bool) -> None:
    """Tell where the cache is, how large it is, and how large it may become."""
    from panelaudio.rendering.tidying import contents, default_limit_bytes

    here = _cache()
    found = contents(here)
    total, most = sum(one.size_bytes for one in found), default_limit_bytes()
    if as_json:
        object_ = {"folder": str(here.folder), "files": len(found), "bytes": total, "limit_bytes": most}
        click.echo(json.dumps(object_, ensure_ascii=False))
        return
    click.echo(visible(f"{here.folder}: {len(found)} files, {_size(total)} of at most {_size(most)}"))


@cache.command
@click.option("--max", "most", metavar="SIZE", help="Remove what was unused for longest until the rest fits: 5GB.")
@click.option("--older", metavar="AGE", help="Remove what was unused for so long: 30d.")
@options.as_json
def prune(*, most: str | None, older: str | None, as_json: bool) -> None:
    """Remove what was unused for longest. Without options: down to the limit that runs keep to.

    What was used within the last day always stays, since a run may be about to need it.
    """
    from panelaudio.rendering import tidying
    from panelaudio.rendering.amounts import age_s, size_bytes

    age = None if older is None else age_s(older, "--older")
    if most is not None:
        limit: int | None = size_bytes(most, "--max")
    else:
        limit = tidying.default_limit_bytes() if age is None else None
    done = tidying.prune(_cache(), limit_bytes=limit, older_s=age)
    _tell(done, as_json=as_json)
    if done.spared and not as_json:
        click.echo(f"{done.spared} stay though they are over, since they were used within the last day", err=True)


@cache.command
@options.as_json
def clear(*, as_json: bool) -> None:
    """Remove everything. A run that is going on will have to be started once more."""
    from panelaudio.rendering import tidying

    _tell(tidying.prune(_cache(), limit_bytes=0, spared_s=0.0), as_json=as_json)


def _cache() -> Cache:
    from panelaudio.rendering import default_cache

    return default_cache()


def _tell(done: Pruned, *, as_json: bool) -> None:
    if as_json:
        object_ = {
            "removed": done.removed,
            "freed_bytes": done.freed_bytes,
            "left": done.left,
            "left_bytes": done.left_bytes,
            "spared": done.spared,
        }
        click.echo(json.dumps(object_))
        return
    click.echo(f"{done.removed} files removed ({_size(done.freed_bytes)}), {done.left} left ({_size(done.left_bytes)})")


def _object(one: Kept) -> dict[str, Any]:
    entry = one.entry()
    return {
        "key": one.path.stem,
        "path": str(one.path),
        "bytes": one.size_bytes,
        "used": _when(one).isoformat(),
        "seconds": round(entry.frames / entry.rate_hz, 3) if entry else None,
        "voice": entry.voice if entry else None,
        "spoken": entry.spoken if entry else None,
    }


def _row(one: Kept) -> tuple[str, ...]:
    when, entry = f"{_when(one).astimezone():%Y-%m-%d %H:%M}", one.entry()
    if entry is None:
        return (when, "", "", "(damaged)")
    return (when, f"{entry.frames / entry.rate_hz:.1f} s", entry.voice, " ".join(entry.spoken.split()))


def _when(one: Kept) -> datetime:
    return datetime.fromtimestamp(round(one.used_s), UTC)


def _size(size_bytes: int) -> str:
    for unit, least in _PLACES:
        if size_bytes >= least:
            return f"{size_bytes / least:.1f} {unit}"
    return f"{size_bytes} bytes"
