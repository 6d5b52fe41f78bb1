"""A script as a few lines that a person can check: the reader, the head, then who says what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.script import Heading, Turn

if TYPE_CHECKING:
    from panelaudio.script import Script


def told(script: Script) -> str:
    """The reader, title, date, language, description and warnings; headings, turns and pauses in order."""
    head = {"reader": script.format, "title": script.title, "date": script.date}
    head |= {"language": script.language if script.language != "en" else "", "description": script.description}
    lines = [f"{key}: {value}" for key, value in head.items() if value]
    lines += [f"aliases of {one.name}: {', '.join(one.aliases)}" for one in script.speakers if one.aliases]
    lines += [f"warning: {one.code}" for one in script.notices]
    return "\n".join([*lines, "", *(_item(item) for item in script.items)]) + "\n"


def _item(item: object) -> str:
    if isinstance(item, Turn):
        at = f" ({item.start_ms})" if item.start_ms is not None else ""
        mark = " --" if item.cut_off else ""
        return f"{item.speaker}{at}{mark}| " + item.text.replace("\n\n", "\n    ")
    return f"## {item.text}" if isinstance(item, Heading) else "(pause)"
