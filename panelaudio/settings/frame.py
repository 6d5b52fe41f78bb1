"""What voices.yaml says of the spoken frame: who introduces the episode, and with which words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from panelaudio.settings.schema import Setting
from panelaudio.settings.values import values_of

if TYPE_CHECKING:
    from panelaudio.settings.faults import Faults

NARRATOR = "Narrator"
TEMPLATE = "{title}. With {speakers}. {date}."
FIELDS = {
    "title": "the episode's title",
    "speakers": "everybody who speaks, in the order in which they first do",
    "date": "the episode's date",
    "show": "the series",
}
"""What may stand in curly brackets."""
PLACE = re.compile(r"\{([^{}]*)\}")
FRAME = (
    Setting(
        key="narrator",
        kind="text",
        text="Who says it: one of the speakers, or somebody else, who may have an entry under `speakers`.",
        default=NARRATOR,
        example="Nora Vale",
    ),
    Setting(
        key="text",
        kind="text",
        text="What is said, with `{title}`, `{speakers}`, `{date}` and `{show}`; a sentence is left out where "
        "something it names is not known.",
        default=f'"{TEMPLATE}"',
        example="This is {title}. With {speakers}.",
    ),
)
"""In the order in which they are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameSettings:
    """The spoken frame."""

    narrator: str = NARRATOR
    text: str = TEMPLATE


def read_frame(found: dict[str, tuple[Any, Any]], faults: Faults) -> FrameSettings | None:
    """The frame of a file that has one."""
    if "frame" not in found:
        return None
    values = values_of(found["frame"], FRAME, (), faults)
    del values["places"]
    for name in PLACE.findall(values.get("text", "")):
        if name not in FIELDS:
            faults.unknown(found["frame"][1], "field of the frame's text", name, tuple(FIELDS))
    return FrameSettings(**{key: value for key, value in values.items() if value})
