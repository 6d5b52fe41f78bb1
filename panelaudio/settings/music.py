"""What voices.yaml says of music: which pieces, where they are from, how loud and how long."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from panelaudio.settings.schema import Setting
from panelaudio.settings.values import entries, one_of, values_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from panelaudio.settings.faults import Faults

BUILT_IN = "built-in"
"""Instead of a file: the sting that the program makes itself."""
USES = {
    "intro": "Before the first words, fading away under them.",
    "outro": "Beginning softly under the last words, and playing on after them.",
    "bed": "Softly under all speech, over and over, louder where nobody speaks for a while.",
    "sting": "A few seconds between chapters; `built-in` is one that the program makes itself.",
}
"""What music is for, by the key under ``music:``."""
MUSIC = (
    Setting(
        key="file",
        kind="text",
        text="A sound file of any kind that ffmpeg reads, from this file's folder; `built-in` for the sting.",
        default="",
        example="theme.flac",
    ),
    Setting(
        key="title",
        kind="text",
        text="What the show notes call it. Default: the file's name.",
        default="",
        example="Harbour Lights",
    ),
    Setting(
        key="author",
        kind="text",
        text="Whose it is, for the show notes.",
        default="",
        example="Ida Brandt",
    ),
    Setting(
        key="licence",
        kind="text",
        text="On what terms it may be used, for the show notes.",
        default="",
        example="CC BY 4.0",
    ),
    Setting(
        key="source",
        kind="text",
        text="Where it is from, for the show notes.",
        default="",
        example="https://music.example/harbour-lights",
    ),
    Setting(
        key="gain",
        kind="number",
        text="Decibels louder or softer, after it has been made about as loud as the voices.",
        default="0",
        least=-30,
        most=12,
        example="-3",
    ),
    Setting(
        key="seconds",
        kind="number",
        text="How much of it is heard at most. Default: 20 of an intro, 30 of an outro, 5 of a sting, all of a bed.",
        default="",
        least=0.5,
        most=600,
        example="12",
    ),
)
"""Of one piece, in the order in which they are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MusicSettings:
    """One piece of music; None or an empty text where the file says nothing."""

    use: str
    """``intro``, ``outro``, ``bed`` or ``sting``."""
    file: str
    """A name, relative to the folder of voices.yaml, or ``BUILT_IN``."""
    title: str = ""
    author: str = ""
    licence: str = ""
    source: str = ""
    gain: float | None = None
    """dB."""
    seconds: float | None = None
    places: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Where each key's value stands, ``voices.yaml:12:5``; the empty key is the piece's own place."""

    @property
    def place(self) -> str:
        """Where the file's name stands, else where the piece does."""
        return self.places.get("file") or self.places.get("", "")


def read_music(found: dict[str, tuple[Any, Any]], faults: Faults) -> tuple[MusicSettings, ...]:
    """The pieces under ``music:``; a bare name there is the piece's file."""
    pieces = entries(found["music"][1], "music", faults) if "music" in found else {}
    read = []
    for use, nodes in pieces.items():
        one_of(nodes[0], "use of music", use, tuple(USES), faults)
        values = _values(nodes, faults)
        file = values.pop("file", "")
        if not file:
            faults.add(nodes[0], f"'{use}' needs a file")
        if file == BUILT_IN and use != "sting":
            faults.add(nodes[1], f"only the sting has one that is built in; '{use}' needs a file")
        if use in USES:
            read.append(MusicSettings(use=use, file=file, **values))
    return tuple(read)


def _values(nodes: tuple[Any, Any], faults: Faults) -> dict[str, Any]:
    key_node, node = nodes
    if node.id == "scalar" and node.value.strip():
        return {
            "file": " ".join(node.value.split()),
            "places": {"": faults.place(key_node), "file": faults.place(node)},
        }
    return values_of(nodes, MUSIC, (), faults)
