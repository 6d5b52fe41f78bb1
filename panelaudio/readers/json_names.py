"""The names behind the numbers of speakers: Rev's table ``speakers[].{id, name}``, or a plain object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from panelaudio.readers.json_ledger import account, left_whole
from panelaudio.readers.json_lines import Record
from panelaudio.readers.json_shapes import stated_name

if TYPE_CHECKING:
    from panelaudio.readers.draft import Draft

TABLE = "speakers"
_USES = dict.fromkeys(("id", "speaker", "name"), "name of a speaker")


def speaker_names(draft: Draft, value: Any) -> dict[str, str]:
    """The table at the top of a file, if there is one; rows that name nobody are left out."""
    table = value.get(TABLE) if isinstance(value, Record) else None
    rows = list(table.items()) if isinstance(table, Record) else table if isinstance(table, list) else []
    names: dict[str, str] = {}
    for row in rows:
        number, name = _named(draft, row)
        if number and name.strip():
            names.setdefault(number, name)
        else:
            left_whole(draft, value.key_lines[TABLE], "a row that names no speaker", row)
    return names


def _named(draft: Draft, row: Any) -> tuple[str, str]:
    if isinstance(row, Record):
        number, name = stated_name(row.get("id", row.get("speaker"))), stated_name(row.get("name"))
        if number and name:
            account(draft, row, _USES)
        return number, name
    return (row[0], stated_name(row[1])) if isinstance(row, tuple) else ("", "")
