"""Kokoro's voices: what their names tell, and in which order a cast should take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.cast import VoiceInfo

if TYPE_CHECKING:
    from collections.abc import Iterable

_LANGUAGES = {"a": "en-US", "b": "en-GB", "e": "es", "f": "fr-FR", "h": "hi", "i": "it", "p": "pt-BR"}
"""By the first letter of a name. Japanese (j) and Chinese (z) are left out: eSpeak NG, which turns text into phonemes
here, cannot read them well enough for words to be right."""
_PHONEMIZED_AS = {"en-US": "en-us", "en-GB": "en-gb", "fr-FR": "fr-fr", "pt-BR": "pt-br"}
_LICENCE = "Apache-2.0"
_BEST_FIRST = (
    "af_heart af_bella bf_emma am_michael am_fenrir am_puck bm_george bm_fable af_nicole af_aoede af_kore "
    "af_sarah bf_isabella af_nova af_alloy af_sky bm_lewis am_echo am_eric am_liam am_onyx bm_daniel bf_alice bf_lily "
    "af_jessica af_river am_adam am_santa"
).split()
"""As the makers grade them, by how good and how long the recordings were."""


def offered(names: Iterable[str]) -> dict[str, VoiceInfo]:
    """The voices that can speak here, the best first."""
    rank = {name: place for place, name in enumerate(_BEST_FIRST)}
    listed = sorted((name for name in names if _is_offered(name)), key=lambda name: (rank.get(name, len(rank)), name))
    return {
        name: VoiceInfo(
            name=name,
            language=_LANGUAGES[name[0]],
            gender={"f": "female", "m": "male"}.get(name[1], ""),
            licence=_LICENCE,
        )
        for name in listed
    }


def _is_offered(name: str) -> bool:
    return name[:1] in _LANGUAGES and name[2:3] == "_"


def phonemized_as(language: str) -> str:
    """What eSpeak NG calls a language."""
    return _PHONEMIZED_AS.get(language, language)
