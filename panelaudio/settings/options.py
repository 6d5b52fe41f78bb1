"""What voices.yaml says of engines themselves: programs, addresses, folders. Each engine knows its own keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from panelaudio.errors import SettingsError
from panelaudio.nearest import nearest
from panelaudio.settings.values import entries, one_of, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from panelaudio.settings.faults import Faults


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineOptions:
    """The options of one engine."""

    engine: str
    path: str
    """Of the file; names of folders in it start at its own folder."""
    texts: Mapping[str, str] = field(default_factory=dict)
    voices: Mapping[str, str] = field(default_factory=dict)
    """What stands under ``voices``: a name, and what it means to the engine."""
    places: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Where each key stands, ``voices.yaml:12:5``; of a voice under its name, the engine's own under nothing."""

    def check(self, known: tuple[str, ...]) -> None:
        """Raise ``SettingsError`` for the first key that the engine does not know; the nearest is named."""
        for key in (*self.texts, *(("voices",) if self.voices else ())):
            if key not in known:
                near = nearest(key, known)
                hint = f"did you mean '{near}'?" if near else f"known: {', '.join(known) or 'none'}"
                raise self.fault(f"the engine {self.engine} has no option '{key}'", hint, key)

    def fault(self, message: str, hint: str, key: str = "") -> SettingsError:
        """An error at a key."""
        place = self.places.get(key) or self.places.get("", self.path)
        return SettingsError(f"{place}: {message}", code="bad-settings", hint=hint, location=place)


def read_options(
    found: dict[str, tuple[Any, Any]], engines: tuple[str, ...], faults: Faults
) -> tuple[EngineOptions, ...]:
    """What stands under ``engines``."""
    named = entries(found["engines"][1], "engines", faults) if "engines" in found else {}
    options = []
    for engine, (key_node, node) in named.items():
        if engines:
            one_of(key_node, "engine", engine, engines, faults)
        keys = entries(node, f"'{engine}'", faults)
        voices = entries(keys["voices"][1], "voices", faults) if "voices" in keys else {}
        places = {key: faults.place(nodes[1]) for key, nodes in (*keys.items(), *voices.items())}
        options.append(
            EngineOptions(
                engine=engine,
                path=faults.path,
                texts={
                    key: text_of(one, key, faults, blank=False) for key, (_, one) in keys.items() if key != "voices"
                },
                voices={name: text_of(one, name, faults) for name, (_, one) in voices.items()},
                places={"": faults.place(key_node)} | places,
            )
        )
    return tuple(options)
