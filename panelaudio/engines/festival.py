"""The engine ``festival``: Edinburgh's synthesizer, through the system's program."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from panelaudio.cast import VoiceInfo
from panelaudio.engines.arpabet import in_ipa
from panelaudio.engines.marks import WordEvent, marks_from_events
from panelaudio.engines.plain_letters import plain_letters
from panelaudio.engines.program_engine import ProgramEngine, Said
from panelaudio.engines.programs import run, sound_of, workplace
from panelaudio.engines.sayable import sayable

if TYPE_CHECKING:
    from pathlib import Path

    from panelaudio.cast import Voice

_LIMIT_S = 55.0
_KNOWN = {
    "cmu_us_slt_arctic_hts": ("en-US", "female"),
    "kal_diphone": ("en-US", "male"),
    "ked_diphone": ("en-US", "male"),
    "rab_diphone": ("en-GB", "male"),
    "don_diphone": ("en-GB", "male"),
    "en1_mbrola": ("en-GB", "male"),
    "us1_mbrola": ("en-US", "female"),
    "us2_mbrola": ("en-US", "male"),
    "us3_mbrola": ("en-US", "male"),
}
"""English voices that Debian packages, the clearest first; others of the program's are not offered."""

_WORDS = '(lex.add.entry (quote ("ai" nil (((ey) 1) ((ay) 1)))))'
"""Words that its dictionary lacks and its rules say wrong: `AI` rhymed with `eye`."""
_TELL = """\
(voice_{voice})
{words}
(set! said (Utterance Text {text}))
(mapcar (lambda (step) (step said))
  (list Initialize Text Token_POS Token POS Phrasify Word Pauses Intonation PostLex))
(define (tell sound) (format t "%s%s " (item.name sound) (item.feat sound "R:SylStructure.parent.stress")))
(mapcar tell (utt.relation.items said 'Segment))
"""
_SPEAK = """\
(voice_{voice})
{words}
(Parameter.set 'Duration_Stretch {stretch:.4f})
(set! hts_engine_params (cons (list "-r" {speed:.4f}) hts_engine_params))
(set! said (Utterance Text {text}))
(utt.synth said)
(utt.save.wave said "speech.wav" 'riff)
(define (tell token)
  (if (not (item.parent token))
      (format t "%s\\t%s\\n" (item.name token) (item.feat token "daughter1.word_start"))))
(mapcar tell (utt.relation.items said 'Token))
"""


class FestivalEngine(ProgramEngine):
    """Festival's voices, with the times of its own words."""

    name = "festival"
    program = "festival"
    remedy = "apt-get install festival festvox-us-slt-hts"

    @cached_property
    def _listed(self) -> dict[str, VoiceInfo]:
        told = self._asked('(mapcar (lambda (one) (format t "%s\\n" one)) (voice.list))')
        there = set(told.split())
        return {
            name: VoiceInfo(name=name, language=language, gender=gender)
            for name, (language, gender) in _KNOWN.items()
            if name in there
        }

    def _version_of_program(self) -> str:
        return " ".join(self._asked('(format t "%s\\n" festival_version)').split()) or "unknown"

    def _asked(self, script: str) -> str:
        with workplace() as folder:
            return self._run(script, folder)

    def _run(self, script: str, folder: Path) -> str:
        (folder / "script.scm").write_text(script, encoding="utf-8")
        return run([self.program, "-b", "script.scm"], folder, limit_s=_LIMIT_S).decode(errors="replace")

    def phonemes(self, spoken: str, voice: Voice) -> str:
        """How a text would be said, in IPA."""
        name = self.resolve(voice).name
        told = self._asked(_TELL.format(voice=name, words=_WORDS, text=quoted(sayable(spoken))))
        return in_ipa(told.split())

    def _say(self, spoken: str, voice: Voice, speed: float, folder: Path) -> Said:
        text = quoted(sayable(spoken))
        script = _SPEAK.format(voice=voice.name, words=_WORDS, stretch=1 / speed, speed=speed, text=text)
        told = self._run(script, folder)
        samples, rate_hz = sound_of(folder / "speech.wav", self.program)
        return Said(samples, rate_hz, marks_from_events(spoken, _events(told, spoken, rate_hz), samples), timed=True)


def quoted(text: str) -> str:
    """A text as a string of Scheme. Festival reads Latin-1 and gives up at other signs: they become ASCII."""
    escaped = plain_letters(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _events(told: str, text: str, rate_hz: int) -> list[WordEvent]:
    """The tokens that were said, found in the text in their order; those without a word have no time."""
    events: list[WordEvent] = []
    place = 0
    readable = plain_letters(text)
    for line in told.splitlines():
        name, _, start = line.partition("\t")
        at = readable.find(name, place) if name else -1
        if at < 0:
            continue
        place = at + len(name)
        if (seconds := float(start or 0)) > 0:
            events.append(WordEvent(at, round(seconds * rate_hz)))
    return events
