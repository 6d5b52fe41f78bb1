"""Questions and answers: ``Q: …``, ``A. …``, ``Q1: …``; bold questions above answers without a mark."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from panelaudio.readers.dialogue import Dialogue
from panelaudio.readers.draft import no_speaker
from panelaudio.readers.dress import Cue, find_cues
from panelaudio.readers.front import read_front
from panelaudio.readers.labels import Shape, fold
from panelaudio.readers.people import names_in
from panelaudio.readers.talk import heading_of, read_talk, start_of_talk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from panelaudio.script import Script, Source

_CUE = re.compile(
    r"\s{0,40}(?P<mark>\*\*|__)?(?P<side>Q|A|Question|Answer|QUESTION|ANSWER|Frage|Antwort)\s?#?\d{0,4}\s?[:.)](?P<shut>\*\*|__)?(?:\s?[—–]{1,2}\s?|\s|$)"
)
# Where only letters stand, both sides of a pair must, and several times, the question first.
_PAIRS = tuple(
    tuple(pair.split("/"))
    for pair in (
        "P/R F/A D/R V/A В/О 问/答 問/答 Pregunta/Respuesta Pergunta/Resposta Domanda/Risposta Vraag/Antwoord"
        " Вопрос/Ответ Question/Réponse"
    ).split()
)
_PAIR_CUE = re.compile(r"\s{0,40}(?:\*\*|__)?(?P<side>[^\W\d_]{1,9})\s?[.:：)](?:\*\*|__)?\s{0,9}(?=\S)")
_FEWEST_PAIRS = 2
_BOLD = re.compile(r"\s{0,3}(?P<mark>\*\*|__)(?P<text>\S.{2,600}?\S)(?P=mark)\s{0,3}")
_NAME = r"[^\W\d_a-z][\w.’'-]+(?:[ ][^\W\d_a-z][\w.’'-]+){1,3}"
_WHO_ASKS = re.compile(
    r"\b(?i:interview(?:ed)?\s+by|interviewer(?:in)?|host|asked\s+by|questions?\s+by|questions?\s*:|by|Q)\s?[:=]?\s+("
    + _NAME
    + ")"
)
_WHO_ANSWERS = re.compile(
    r"\b(?i:interview\s+with|interviewee|guest|gast|conversation\s+with|answered\s+by|answers?\s+by|questions\s+(?:for|to|with)|meet|A\s?[:=])\s?:?\s+("
    + _NAME
    + ")"
)
_HEAD_READ = 20_000
_FEWEST_QUESTIONS = 3


class QaReader:
    """Reads questions and answers."""

    name = "qa"

    def sniff(self, source: Source) -> float:
        """High where questions and answers are marked; low where questions in bold type stand above answers."""
        lines = source.sample
        sides = {cue.name for cue in _cues(lines).values()}
        if {"Q", "A"} <= sides or _pairs(lines):
            return 0.93
        if "Q" in sides and _answers_unmarked(lines, _cues(lines)):
            return 0.93
        bold = _bold_questions(lines)
        if len(bold) < 2:  # noqa: PLR2004 - one may be a heading
            return 0.0
        return 0.93 if len(find_cues(lines)) < len(bold) and not _answers_are_named(lines, bold) else 0.3

    def read(self, source: Source) -> Script:
        """The script; the two have their names where the head tells them.

        Raises:
            InputError: nobody speaks.
        """
        lines = source.lines
        pairs = _pairs(lines)
        marked = pairs or _cues(lines)
        cues = marked or _bold_questions(lines)
        if not cues:
            raise no_speaker(source.name)
        if not marked or "A" not in {cue.name for cue in cues.values()}:
            cues = _with_answers(lines, cues)
        dialogue = Dialogue(source)
        start = start_of_talk(lines, min(cues), 0)
        read_front(dialogue, lines, start)
        _name_them(dialogue, "\n".join(lines[:start])[:_HEAD_READ])
        read_talk(dialogue, lines, cues, start)
        return dialogue.finish(self.name)


def _with_answers(lines: Sequence[str], questions: Mapping[int, Cue]) -> dict[int, Cue]:
    """Where answers bear no mark, the first paragraph below a question begins one."""
    cues = dict(questions)
    asked = False
    for at, line in enumerate(lines):
        if at in questions:
            asked = True
        elif asked and line.strip() and not lines[at - 1].strip() and not heading_of(line):
            cues[at] = Cue(name="A", shape=Shape.ROLE, text=line.strip())
            asked = False
    return dict(sorted(cues.items()))


def _cues(lines: Sequence[str]) -> dict[int, Cue]:
    found = {at: match for at, line in enumerate(lines) if line and (match := _CUE.match(line[:80]))}
    return {at: _cue(match, lines[at]) for at, match in found.items()}


def _cue(match: re.Match[str], line: str) -> Cue:
    text = line[match.end() :].strip()
    if match["mark"] and not match["shut"]:
        text = text.removesuffix(match["mark"])
    side = "Q" if match["side"][0].upper() in "QF" else "A"
    return Cue(name=side, shape=Shape.ROLE, text=text, marked=bool(match["mark"]))


def _pairs(lines: Sequence[str]) -> dict[int, Cue]:
    """Questions and answers in other languages than English, whose marks alternate; one may be spelled out once."""
    found = {at: match for at, line in enumerate(lines) if line and (match := _PAIR_CUE.match(line[:80]))}
    if len(found) < 2 * _FEWEST_PAIRS:
        return {}
    for question, answer in _PAIRS:
        sides = {at: _side(match["side"], question, answer) for at, match in found.items()}
        cues = {at: side for at, side in sides.items() if side}
        order = "".join(cues.values())
        if order.startswith("QA") and order.count("QA") >= _FEWEST_PAIRS and 2 * order.count("QA") >= len(order) - 1:
            return {
                at: Cue(name=side, shape=Shape.ROLE, text=lines[at][found[at].end() :].strip())
                for at, side in cues.items()
            }
    return {}


def _side(written: str, question: str, answer: str) -> str:
    """``P`` and ``Pregunta`` are one; empty where it is neither side."""
    if written in {question, question.upper(), question[:1]}:
        return "Q"
    return "A" if written in {answer, answer.upper(), answer[:1]} else ""


def _answers_are_named(lines: Sequence[str], questions: Mapping[int, Cue]) -> bool:
    """Whether names stand before the answers: then they stand before the questions too."""
    named = find_cues(lines).keys() - questions.keys()
    last = len(lines)
    below = [next((here for here in range(at + 1, min(at + 4, last)) if lines[here].strip()), at) for at in questions]
    return len(named.intersection(below)) > 1


def _answers_unmarked(lines: Sequence[str], questions: Mapping[int, Cue]) -> bool:
    """Whether below most questions a paragraph of another kind stands."""
    named = Counter(cue.name for cue in find_cues(lines).values() if cue.shape not in {Shape.NICK, Shape.INITIALS})
    if sum(count for name, count in named.items() if count > 1 and name not in {"Q", "Frage"}) > 1:
        return False  # those who answer have names
    below = sum(1 for at in questions if at + 2 not in questions and any(one.strip() for one in lines[at + 1 : at + 3]))
    return len(questions) > 1 and 2 * below >= len(questions)


def _bold_questions(lines: Sequence[str]) -> dict[int, Cue]:
    """Paragraphs that are bold from end to end and ask; with words that are not bold between them."""
    bold = {at: line[:700] for at, line in enumerate(lines) if line and line.lstrip()[:2] in {"**", "__"}}
    found = {at: match for at, line in bold.items() if (match := _BOLD.fullmatch(line))}
    found = {at: match for at, match in found.items() if match["text"][-1] in ".?!…:"}  # headings end with none
    asking = sum(match["text"][-1] == "?" for match in found.values())
    if len(found) < _FEWEST_QUESTIONS or 4 * asking < len(found):
        return {}
    return {at: Cue(name="Q", shape=Shape.ROLE, text=match["text"], marked=True) for at, match in found.items()}


def _name_them(dialogue: Dialogue, head: str) -> None:
    """Who asks and who answers, as the head says; a single other name in the title answers."""
    declared = dialogue.people.declared
    for initial, rule in (("q", _WHO_ASKS), ("a", _WHO_ANSWERS)):
        if found := rule.search(head):
            declared[initial] = found[1].rstrip(".,’'")
    known = {fold(name) for name in declared.values()}
    others = [name for name in names_in(dialogue.draft.title) if fold(name) not in known]
    if "a" not in declared and len(others) == 1:
        declared["a"] = others[0]
