"""The names of eSpeak NG's voices: what the user may write, and which of them are easy to understand."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from panelaudio.cast import VoiceInfo
from panelaudio.engines.refusals import unknown_voice
from panelaudio.errors import EngineError


@dataclass(frozen=True, slots=True, kw_only=True)
class Accent:
    """A voice file of eSpeak NG: a language or an accent."""

    identifier: str
    """Its path under ``lang``: ``gmw/en-US``."""
    language: str
    """``en-us``"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The accents and variants that are installed; every accent goes with every variant (``gmw/en-US+m4``)."""

    engine: str
    """Whose voices they are, for messages."""
    accents: tuple[Accent, ...]
    variants: tuple[str, ...]
    _accents: dict[str, str] = field(init=False, repr=False, compare=False)
    """Language, last part of the path, or path, in small letters, and the path; the later kinds win."""
    _variants: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        paths = [accent.identifier for accent in self.accents]
        languages = [accent.language for accent in self.accents]
        short = [path.rpartition("/")[2] for path in paths]
        spelled = zip((*languages, *short, *paths), paths * 3, strict=True)
        object.__setattr__(self, "_accents", {spelling.casefold(): path for spelling, path in spelled})
        object.__setattr__(self, "_variants", {name.casefold(): name for name in ("", *self.variants)})

    def find(self, name: str, variant: str = "") -> tuple[str, str]:
        """The accent and the variant that a user means, spelled as the files are.

        The variant stands after a plus sign in ``name``, or in ``variant``. Case does not matter; for
        ``gmw/en-US`` one may write ``en-US``.

        Raises:
            EngineError: ``unknown-voice``, naming the nearest that exists.
        """
        base, _, inside = name.partition("+")
        if variant and inside and variant.casefold() != inside.casefold():
            message = f"'{name}' names a variant already, so it cannot take the variant '{variant}'"
            raise EngineError(message, code="unknown-voice", hint=f"write '{base}' with the variant '{variant}'")
        identifier = self._accents.get(base.casefold())
        if identifier is None:
            raise unknown_voice(self.engine, name, [accent.identifier for accent in self.accents])
        wanted = variant or inside
        if wanted.casefold() not in self._variants:
            raise unknown_voice(self.engine, wanted, self.variants, what="variant")
        return identifier, self._variants[wanted.casefold()]

    def infos(self) -> tuple[VoiceInfo, ...]:
        """The measured English voices under their full names, the clearest first; then every accent.

        The accents list the variants that they go with.
        """
        measured = tuple(info for info in _measured() if self._has(info.name))
        names = {info.name for info in measured}
        genders = self._variants_by_clearness(measured)
        others = (
            VoiceInfo(
                name=accent.identifier,
                language=accent.language,
                gender="male",
                variants=tuple(genders),
                variant_genders=tuple(genders.values()),
            )
            for accent in sorted(self.accents, key=_plain_first)
            if accent.identifier not in names
        )
        return (*measured, *others)

    def _variants_by_clearness(self, measured: tuple[VoiceInfo, ...]) -> dict[str, str]:
        """Every variant with its gender: those that were measured in English come first."""
        known = {info.name.partition("+")[2]: info.gender for info in measured if "+" in info.name}
        return {name: known.get(name) or _told_by_name(name) for name in (*known, *self.variants)}

    def _has(self, name: str) -> bool:
        base, _, variant = name.partition("+")
        return base.casefold() in self._accents and variant.casefold() in self._variants


def _plain_first(accent: Accent) -> tuple[str, int, str]:
    """By language; of each, the accent that is nobody's in particular before those of regions."""
    return (accent.identifier.split("-")[0], accent.identifier.count("-"), accent.identifier)


def _told_by_name(variant: str) -> str:
    """ESpeak NG calls its plain variants ``f1`` to ``f5`` and ``m1`` to ``m8``."""
    if not variant[1:].isdigit():
        return ""
    return {"f": "female", "m": "male"}.get(variant[:1], "")


@cache
def _measured() -> tuple[VoiceInfo, ...]:
    """``espeak_voices.tsv``: English voices in the order of the share of words that were misheard.

    By whisper-base, of 150 words; equals in the order of whisper-tiny.en. Pitch is the median of f0, 0 for a whisper.
    """
    table = (files("panelaudio.engines") / "espeak_voices.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(table.splitlines(), delimiter="\t")
    return tuple(
        VoiceInfo(
            name=row["name"], language=row["language"], gender=row["gender"], median_f0_hz=float(row["median_f0_hz"])
        )
        for row in rows
    )
