"""The engine ``rhvoice``: the voices of RHVoice, through the system's program ``RHVoice-test``."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from panelaudio.cast import VoiceInfo
from panelaudio.engines.alignment import aligner, found_marks
from panelaudio.engines.program_engine import ProgramEngine, Said
from panelaudio.engines.programs import run, sound_of, workplace
from panelaudio.engines.sayable import sayable

if TYPE_CHECKING:
    from panelaudio.cast import Voice

_LIMIT_S = 50.0
_FOLDERS_VARIABLE = "RHVOICE_DATA"
_FOLDERS = ("/usr/share/RHVoice/voices", "/usr/local/share/RHVoice/voices")
_LANGUAGES = {
    "English": "en", "Russian": "ru", "Esperanto": "eo", "Georgian": "ka", "Ukrainian": "uk", "Polish": "pl",
    "Brazilian-Portuguese": "pt-BR", "Czech": "cs", "Slovak": "sk", "Croatian": "hr", "Spanish": "es",
}  # fmt: skip
_ACCENTS = {"alan": "en-GB", "bdl": "en-US", "clb": "en-US", "slt": "en-US"}
_BEST_FIRST = ("bdl", "slt", "clb", "alan")


class RhvoiceEngine(ProgramEngine):
    """RHVoice's voices. Its program tells no times: they are measured by an aligner, or estimated."""

    name = "rhvoice"
    program = "RHVoice-test"
    remedy = "apt-get install rhvoice rhvoice-english"

    @cached_property
    def _listed(self) -> dict[str, VoiceInfo]:
        infos = [info for folder in _folders() for path in sorted(folder.glob("*/voice.info")) if (info := _info(path))]
        rank = {name: place for place, name in enumerate(_BEST_FIRST)}
        return {one.name: one for one in sorted(infos, key=lambda one: rank.get(one.name, len(rank)))}

    def _version_of_program(self) -> str:
        with workplace() as folder:
            told = run([self.program, "--version"], folder, limit_s=_LIMIT_S).decode(errors="replace")
        return f"{told.split()[-1] if told.split() else 'unknown'}, {aligner()}"

    def _say(self, spoken: str, voice: Voice, speed: float, folder: Path) -> Said:
        (folder / "text.txt").write_text(sayable(spoken), encoding="utf-8")
        output = folder / "speech.wav"
        manner = ["-p", voice.name, "-r", f"{100 * speed:.0f}"]
        run([self.program, *manner, "-i", "text.txt", "-o", str(output)], folder, limit_s=_LIMIT_S)
        samples, rate_hz = sound_of(output, self.program)
        marks, timed = found_marks(spoken, samples, rate_hz, voice.language)
        return Said(samples, rate_hz, marks, timed=timed)


def _folders() -> list[Path]:
    named = os.environ.get(_FOLDERS_VARIABLE)
    return [Path(one) for one in ((f"{named}/voices",) if named else _FOLDERS)]


def _info(path: Path) -> VoiceInfo | None:
    """A voice by its file of ``key=value`` lines; None for one of a language that is not known here."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    told = dict(line.split("=", 1) for line in lines if "=" in line)
    name = path.parent.name
    language = _ACCENTS.get(name) or _LANGUAGES.get(told.get("language", ""))
    gender = told.get("gender", "").casefold()
    if language is None:
        return None
    return VoiceInfo(name=name, language=language, gender=gender if gender in {"female", "male"} else "")
