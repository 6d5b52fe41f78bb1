"""The names behind the numbers of speakers: Rev's table ``speakers[].{id, name}``, or a plain object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from panelaudio.readers.json_ledger import account, left_whole
from panelaudio.readers.json_lines import Record
from panelaudio.readers.passages import speaker_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from panelaudio.readers.draft import Draft

TABLES = ("speakers", "participants", "people", "users", "members")


def speaker_names(draft: Draft, value: Any) -> dict[str, str]:
    """The table at the top of a file, if there is one; rows that name nobody are left out."""
    key = table_key(value)
    table = value[key] if key else None
    rows = list(table.items()) if isinstance(table, Record) else table if isinstance(table, list) else []
    names: dict[str, str] = {}
    for row in rows:
        number, name = _named(draft, row)
        if number and name.strip() and number not in names:
            names[number] = name
        else:
            left_whole(draft, value.key_lines[key], "a row that names no speaker", row)
    return names


def table_key(value: Any) -> str:
    """The key of the table at the top of a file; empty where there is none."""
    fitting = (key for key in TABLES if isinstance(value, Record) and isinstance(value.get(key), Record | list))
    return next((key for key in fitting if value[key]), "")


def _named(draft: Draft, row: Any) -> tuple[str, str]:
    if isinstance(row, tuple):
        return row[0], row[1] if isinstance(row[1], str) else ""
    if not isinstance(row, Record):
        return "", ""
    key = "id" if "id" in row else "speaker"
    number, name = row.get(key), row.get("name")
    if isinstance(number, bool) or not isinstance(number, str | int) or not isinstance(name, str):
        return "", ""
    account(draft, row, dict.fromkeys((key, "name"), "name of a speaker"))
    return str(number), name


def leave_silent(draft: Draft, value: Any, names: dict[str, str], heard: Iterable[str]) -> None:
    """Report the names of the table that nobody bears who is ``heard``."""
    bearers = frozenset(heard)
    for number, name in names.items():
        if speaker_name(name) not in bearers:
            left_whole(
                draft, value.key_lines[table_key(value)], "the name of a speaker who says nothing", {number: name}
            )
