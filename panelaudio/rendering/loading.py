"""Engines as voices.yaml wants them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio import plugins

if TYPE_CHECKING:
    from panelaudio.settings import EngineOptions
    from panelaudio.speech import Engine


@dataclass(frozen=True, slots=True)
class EngineLoader:
    """Makes engines by name, each with its options; it travels to worker processes."""

    options: tuple[EngineOptions, ...] = ()

    def __call__(self, name: str) -> Engine:
        """The engine, new.

        Raises:
            UsageError: there is no such engine.
            SettingsError: its options are wrong, or it takes none.
        """
        engine: Engine = plugins.load("engines", name)
        for one in self.options:
            if one.engine == name:
                with_options = getattr(engine, "with_options", None)
                if with_options is None:
                    raise one.fault(f"the engine {name} takes no options", "take them out")
                engine = with_options(one)
        return engine
