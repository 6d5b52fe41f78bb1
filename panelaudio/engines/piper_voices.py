"""Piper's voices: files ``en_US-joe-medium.onnx`` with ``en_US-joe-medium.onnx.json`` beside them."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from panelaudio.cast import VoiceInfo
from panelaudio.models.cards import licence_beside
from panelaudio.models.folders import models_folder

VOICES_VARIABLE = "PANELAUDIO_PIPER_VOICES"
"""Names further folders with voices, put together as ``PATH`` is."""
_SUFFIX = ".onnx"
_GENDERS = {
    "female": frozenset(
        "alba amy cori eva_k hfc_female irina jenny_dioco kathleen kerstin kristin lessac ljspeech paola ramona siwis "
        "southern_english_female".split()
    ),
    "male": frozenset(
        "alan bryce danny dmitri faber gilles hfc_male joe john karlsson kusal northern_english_male norman pavoque "
        "riccardo ruslan ryan steinn thorsten tom".split()
    ),
}
"""Of the people who lent their voices, by the name of the data set, as far as the makers' cards tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PiperModel:
    """One model file and what its configuration says."""

    name: str
    path: Path
    configuration: dict[str, Any]

    @property
    def speakers(self) -> dict[str, int]:
        """The names of several speakers with their numbers; empty where the model has one."""
        if int(self.configuration.get("num_speakers", 1)) <= 1:
            return {}
        named = self.configuration.get("speaker_id_map") or {}
        count = int(self.configuration["num_speakers"])
        return {str(name): int(number) for name, number in named.items()} or {str(one): one for one in range(count)}

    @property
    def language(self) -> str:
        """``en-US``."""
        code = self.configuration.get("language", {}).get("code") or self.name.partition("-")[0]
        return str(code).replace("_", "-")

    def info(self) -> VoiceInfo:
        """As ``panelaudio voices`` lists it."""
        data_set = str(self.configuration.get("dataset") or "".join(self.name.split("-")[1:2]))
        gender = next((gender for gender, names in _GENDERS.items() if data_set in names), "")
        return VoiceInfo(
            name=self.name,
            language=self.language,
            gender=gender,
            variants=tuple(self.speakers),
            licence=licence_beside(self.path),
        )


def folders() -> tuple[Path, ...]:
    """Where voices are looked for, in this order; of two with one name the first is taken."""
    named = os.environ.get(VOICES_VARIABLE, "")
    return (models_folder("piper"), *(Path(one) for one in named.split(os.pathsep) if one))


def find_models() -> dict[str, PiperModel]:
    """All voices by name, in the order of their names. A file without a readable configuration is none."""
    found: dict[str, PiperModel] = {}
    for folder in folders():
        for path in sorted(folder.rglob(f"*{_SUFFIX}")):
            name = path.name.removesuffix(_SUFFIX)
            if name not in found and (configuration := _configuration(path)):
                found[name] = PiperModel(name=name, path=path, configuration=configuration)
    return dict(sorted(found.items()))


def _configuration(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.with_name(f"{path.name}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) and "phoneme_id_map" in content else {}
