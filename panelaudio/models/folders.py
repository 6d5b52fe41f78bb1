"""Where models lie, and what was written down when they came."""

from __future__ import annotations

import os
from pathlib import Path


def models_folder(engine: str) -> Path:
    """The folder of an engine's models, below ``PANELAUDIO_DATA`` or the user's data folder of this platform."""
    if named := os.environ.get("PANELAUDIO_DATA"):
        return Path(named) / "models" / engine
    from platformdirs import user_data_path

    return user_data_path("panelaudio", appauthor=False) / "models" / engine
