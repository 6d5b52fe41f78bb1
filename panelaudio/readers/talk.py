"""The lines of a talk from its first cue on: turns, chapters, times, and the lines that nobody says."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from panelaudio.readers.beside_talk import is_of_page
from panelaudio.readers.dress import Cue, is_stamp, stamp_ms
from panelaudio.readers.footnotes import FOOTNOTE, footnotes_of
from panelaudio.readers.front import is_foot
from panelaudio.readers.labels import STRANGER, Shape, fold
from panelaudio.readers.people import NAME_IN_TEXT
from panelaudio.readers.unspoken import MARKUP, TIME_STAMP, why_unspoken
from panelaudio.readers.vocabulary import THE_TALK
from panelaudio.readers.within import cues_within
from panelaudio.script import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from panelaudio.readers.dialogue import Dialogue

WHO_IS_WHO = "who has which role"
AFTER_THE_TALK = "after the talk: comments, links or page foot"
EDITORS = "note of the editors"
PULL_QUOTE = "pull quote"
BEFORE_ANYBODY = "before anybody speaks"
NO_SPEECH = "a part of the page that nobody says"
_SHORT = 300
_LINES_BEFORE = 5000
_WORDS_OF_PROSE = 12
_WRAPPED_WITHIN = 120
_LITTLE, _LEAST_OF_TITLE, _MOST_OF_TITLE = 4, 3, 10
"""Letters of little words; words of a heading in title case."""
_MARKS = frozenset("#>*-+_…=<{|`•")
"""With one of these begins a line of Markdown that is no plain paragraph."""
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(\S.*?)\s*#*\s*$")
_EDITORS = re.compile(
    r"\W{0,9}(?:(?:this|the|our|his|her|their)\s(?:\w{1,20}\s){0,3}?(?:interview|conversation|transcript|discussion"
    r"|q\s?&\s?a|exchange|episode|text)s?\s(?:has|have|was|were|is|are)\s(?:\w{1,20},?\s){0,4}?"
    r"(?:edited|condensed|shortened|abridged|translated|transcribed|conducted)\b"
    r"|(?:lightly\s)?(?:edited|condensed)\s(?:and\s\w{1,20}\s)?for\s(?:length|clarity|style)\b"
    r"|interview(?:ed)?\s(?:conducted\s)?by\b|as told to\b|editors?['’]?s?\snotes?\b"
    r"|(?:das|dieses)\s(?:interview|gespräch)\s(?:führten?|wurde|ist)\b|die\sfragen\sstellten?\b"
    r"|propos\srecueillis\b|esta\s(?:entrevista|conversación)\s(?:ha\ssido|fue|se\s)).{0,300}",
    re.IGNORECASE,
)
_ALL_IN_ONE = re.compile(r"([*_]{1,3})\S.{0,600}\1|\(.{1,600}\)|\[.{1,600}\]")
_IN_ITALICS = re.compile(r"([*_])(?![*_\s]).{20,600}(?<![*_\s])\1")
_PULLED = re.compile(r"\W{0,6}pull[\s-]?quote\b", re.IGNORECASE)
_BIOGRAPHY = re.compile(rf"[*_]{{0,3}}{NAME_IN_TEXT.pattern}[*_]{{0,3}},?\s(?:is|was|ist|war|est|es|è)\s")
_LETTERS_OF_QUOTE, _MOST_QUOTES = 12, 300
"""A shorter quotation may come back by chance; more are looked for in no text."""
_LOOKED_THROUGH = 300_000
_RULE = re.compile(
    r"\s{0,3}(?:-{3,80}|\*{3,80}|_{3,80}|={3,80}|(?:- ){2,40}-|(?:\* ){2,40}\*|\{:.{0,200}\}|<!--.{0,500}-->"
    r"|</?[a-zA-Z][^<>]{0,300}>)\s{0,40}"
)
_QUOTE = re.compile(r"\s{0,3}(?:>\s?){1,3}|\s{0,3}(?:…|\.\.\.)\s+")
_BULLET = re.compile(r"\s{0,8}[-*+•]\s+(?=\S)")
_TABLE_ROW = re.compile(r"\s{0,3}\|.{1,2000}\|\s{0,20}")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_SENTENCE_END = re.compile(r"[.?!…:][\"”’)\]]{0,3}$")
_NOTES = (
    (
        "note of the minutes",
        re.compile(
            r"[>*_\s]{1,8}(?:proposed\s)?(?:resolution|resolved|decision|motion|vote|action|proposal)\b[^:]{0,30}:.{0,2000}"
            r"|(?:RESOLVED|RESOLUTION|ACTION|PROPOSED|PROPOSAL|MOTION|VOTE|ROLL CALL)\b[^:]{0,30}:.{0,2000}",
            re.IGNORECASE,
        ),
    ),
    (
        "production note",
        re.compile(
            r"[*_\\\[(]{1,4}(?:break|jingle|intro|outro|(?:theme |intro |outro )?music|sponsor|ad(?:vert(?:isement)?)?"
            r"|theme|sting|commercial|end|start)(?:\b[^.!?]{0,60}|:.{0,120})",
            re.IGNORECASE,
        ),
    ),
    (
        "note of the record",
        re.compile(
            r"(?:\d{1,2} \w{3,9} \d{4} ?: ?)?column \d{1,5}\w{0,3}(?:[–-]\d{1,5}\w{0,3})?|several hon\.? members.{0,60}"
            r"|\((?:the\s)?(?:motions?|bills?|amendments?|clauses?|house|senate|committee|question|sitting)\b[^()]{1,120}\)"
            r"|.{1,80}\bwas asked[—–-]+|rose\s?[—–-]{1,2}|\d{1,2}[.:]\d\d ?[ap]\.?m\.?",
            re.IGNORECASE,
        ),
    ),
    (
        "production note",
        re.compile(
            r"(?:\d{1,3}\.\s{1,4})?(?:SOUND(?: EFFECTS?)?|SFX|FX|MUSIC(?: CUE)?|EFFECTS?|GRAMS|ATMOS|AMBIENCE)"
            r"\s?(?:\d{1,3}\s?)?[:.-]\s.{0,600}"
        ),
    ),
    (FOOTNOTE, re.compile(r"\s{0,3}\[\^[^\]\s]{1,20}\]:.{0,2000}")),
    (
        "part of the recording",
        re.compile(r"part\s\d{1,3}\sof\s\d{1,3}\s(?:ends|begins|starts)\b.{0,40}", re.IGNORECASE),
    ),
)
_NOTES_BEGIN = frozenset("rRaApPcCsSMVFGE")
"""Letters with which a note may begin: most lines need not be tried."""
_NO_SPEECH = re.compile(
    r"(?:conclusions?|resolutions?|decisions?|(?:speaker'?s?\s)?summary\b.{0,40}|action items?|next steps"
    r"|references|attendees|participants|present\b.{0,20}|links|resources|further reading|footnotes"
    r"|see also|credits|contents?|table of contents)(?:[/&,]\s?\w+|\sand\s\w+)?:?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:(?:part|chapter|section|topic|item|agenda item|act|session)\s"
    r"(?:\d{1,3}|[IVXLC]{1,6}|one|two|three|four|five)\b"
    r"|(?:questions?[- ]and[- ]answers?|q\s?&\s?a)(?:\ssession)?$|prepared remarks$|presentation$|opening remarks$"
    r"|(?:\d{1,2}\.){1,4}\d{0,2}\s{1,4}[A-Z]|\d{1,2}\)\s[A-Z]).{0,120}",
    re.IGNORECASE,
)


def spoken_before(lines: Sequence[str], first: int) -> dict[int, Cue]:
    """A talk that goes on above the first name, with times alone on their lines (a lecture, then questions): its cue.

    A list of chapters has times as well; below those of a talk stand sentences.
    """
    stamps = [at for at in range(min(first, _LINES_BEFORE)) if is_stamp(lines[at])]
    below = [" ".join(lines[at + 1 : at + 4]).strip() for at in stamps]
    prose = sum(len(text.split()) >= _WORDS_OF_PROSE or text.endswith((".", "?", "!", "…", ")")) for text in below)
    if len(stamps) < 2 or 2 * prose < len(stamps):  # noqa: PLR2004 - one may be the length of the recording
        return {}
    at = next((at for at in range(stamps[0] + 1, first) if lines[at].strip()), None)
    return {} if at is None else {at: Cue(name=STRANGER, shape=Shape.ROLE, text=lines[at].strip())}


def times_before(lines: Sequence[str], first: int) -> dict[int, Cue]:
    """The cue of whoever speaks above the first change of speaker, below times as they stand below it too."""
    stamps = [at for at in range(min(first, _LINES_BEFORE)) if is_stamp(lines[at])]
    if not stamps or not any(is_stamp(line) for line in lines[first : first + 4]):
        return {}
    spoken = (at for at in range(stamps[0] + 1, first) if lines[at].strip() and at not in stamps)
    at = next((at for at in spoken if not why_unspoken(lines[at])), None)
    return {} if at is None else {at: Cue(name=STRANGER, shape=Shape.ROLE, text=lines[at].strip())}


def heading_of(line: str) -> re.Match[str] | None:
    """The marks and the words of a Markdown heading."""
    return _HEADING.match(line) if "#" in line[:4] and len(line) < _SHORT else None


def is_rule(line: str) -> bool:
    """Whether a line is a rule, or a tag alone."""
    return len(line) < _SHORT and _RULE.fullmatch(line) is not None


def is_no_speech(heading: str) -> bool:
    """Whether what stands under a heading without a cue is said by nobody: ``Conclusion``, ``Attendees``."""
    return _NO_SPEECH.fullmatch(heading.strip(" *_:")) is not None


def without_quote(line: str) -> str:
    """A line without the marks of a quotation or of a scribe's ``… ``, so that a cue can be seen in it."""
    return _QUOTE.sub("", line[:200], count=1) + line[200:] if line[:4].lstrip()[:1] in {">", "…"} else line


def start_of_talk(lines: Sequence[str], first: int, after: int, titled: str = "") -> int:
    """The line of the heading that stands above the first cue, else that of the cue.

    Where the front matter has ``titled`` the episode, a heading of the first level right above the cue is no title.
    """
    for at in range(first - 1, after - 1, -1):
        found = heading_of(lines[at])
        if found:
            other = (
                bool(titled)
                and fold(titled) != fold(found[2].strip("*_: "))
                and not any(map(str.strip, lines[at + 1 : first]))
            )
            chapter = (
                (len(found[1]) > 1 or other)
                and not is_no_speech(found[2])
                and fold(found[2].strip("*_: ")) not in THE_TALK
            )
            return at if chapter else first
        if _NUMBERED.fullmatch(lines[at].strip()) and _alone(lines, at):
            return at
    return first


def read_talk(dialogue: Dialogue, lines: Sequence[str], cues: Mapping[int, Cue], start: int) -> None:
    """The lines from ``start`` on."""
    _Talk(dialogue, lines, cues).read(start)


class _Talk:
    """One talk being read."""

    def __init__(self, dialogue: Dialogue, lines: Sequence[str], cues: Mapping[int, Cue]) -> None:
        self.dialogue = dialogue
        self.lines = lines
        self.cues = cues
        self.last = max(cues)
        self.pending: int | None = None
        self.hidden = False
        self.fenced = False
        self.ruled = False
        """A rule stands below the last cue."""
        self.quotes = 0
        self.full = {cue.name: cue for cue in cues.values() if cue.shape is Shape.FULL}
        self.footnotes = dialogue.noted(footnotes_of(lines, cues, min(cues)))
        self.bold = sum(cue.marked for cue in cues.values()) * 2 > len(cues)

    def read(self, start: int) -> None:
        for at in range(start, len(self.lines)):
            line, cue = self.lines[at], self.cues.get(at)
            if cue is not None:
                if ": " not in cue.text or not self._several(at, cue):
                    self.dialogue.cue(at + 1, cue, start_ms=self.pending)
                self.pending, self.hidden = None, False
            elif not line or line.isspace():
                self.dialogue.part()
            elif at > self.last and (is_foot(line) or heading_of(line)):
                leave_foot(self.dialogue, self.lines, at)
                return
            elif at > self.last and self._closes(at, line):
                self.dialogue.draft.leave(at + 1, EDITORS, line)
                leave_foot(self.dialogue, self.lines, at + 1)
                return
            else:
                self._uncued(at, line)

    def _several(self, at: int, cue: Cue) -> bool:
        """Whether others begin on the line of a cue as well; if so, all of them do."""
        within = cues_within(cue, self.full)
        for one in within:
            self.dialogue.cue(at + 1, one, start_ms=self.pending if one is within[0] else None)
        return bool(within)

    def _closes(self, at: int, line: str) -> bool:
        """Whether the editors speak below the last turn: of how they edited it, or of who somebody is."""
        text = line.strip()
        if len(text) > 2 * _SHORT:
            return False
        last = self.bold and not any(one.strip() for one in self.lines[at + 1 : at + 4])
        told = self.ruled and (_ALL_IN_ONE.fullmatch(text) or _BIOGRAPHY.match(text))
        told = told or (last and _IN_ITALICS.fullmatch(text))
        return bool(told) or _EDITORS.fullmatch(text) is not None

    def _uncued(self, at: int, line: str) -> None:
        if is_stamp(line):
            self.pending = stamp_ms(line)
            self.dialogue.draft.leave(at + 1, TIME_STAMP, line)
            if _SENTENCE_END.search(self.lines[at - 1].rstrip()[-4:]):  # else a sentence goes on below the time
                self.dialogue.part()
        elif self.fenced or _FENCE.match(line):
            self.fenced ^= _FENCE.match(line) is not None
            self._leave(at, "code")
        elif reason := self._reason(at, line):
            self._leave(at, reason)
        elif line.lstrip()[:1] in _MARKS and self._marked(at, line):
            pass
        elif self.hidden:
            self._leave(at, NO_SPEECH)
        elif self._is_heading(at):
            self._heading(at, line.strip())
        elif not self.dialogue.speaking:
            self._leave(at, BEFORE_ANYBODY)
        else:
            read_line(self.dialogue, at, self.lines)

    def _is_editors(self, line: str) -> bool:
        """Whether a line in italics or brackets tells how the talk was edited."""
        text = line.strip()
        may_be = text[0] in "*_([" and len(text) < 2 * _SHORT and _ALL_IN_ONE.fullmatch(text)
        return bool(may_be) and _EDITORS.fullmatch(text) is not None

    def _is_pulled(self, line: str) -> bool:
        """Whether a quotation is one that the page takes out of the talk to show it twice."""
        if not line.lstrip().startswith(">") or self.quotes >= _MOST_QUOTES:
            return False
        self.quotes += 1
        letters = _letters_of(line)
        again = len(letters) >= _LETTERS_OF_QUOTE and self._letters.count(letters) > 1
        return again or _PULLED.match(line[:80]) is not None

    @cached_property
    def _letters(self) -> str:
        """All that is written, letters and figures alone."""
        return _letters_of("".join(self.lines)[:_LOOKED_THROUGH])

    def _reason(self, at: int, line: str) -> str:
        """Why a line is no speech: it is of a page, a footnote, a note, the editors'; empty for speech."""
        if at in self.dialogue.introductions.lines:
            return WHO_IS_WHO
        if at in self.footnotes:
            return FOOTNOTE
        if is_of_page(line):
            return NO_SPEECH
        return self._note(line) or (EDITORS if self._is_editors(line) else "")

    def _note(self, line: str) -> str:
        text = line.strip()
        if len(text) > 10 * _SHORT or (text[0].isalpha() and text[0] not in _NOTES_BEGIN and "asked" not in text):
            return ""
        fitting = (reason for reason, pattern in _NOTES if pattern.fullmatch(text))
        return next(fitting, "")

    def _marked(self, at: int, line: str) -> bool:
        """Whether a line that begins with a mark of Markdown was read as what the mark makes of it."""
        if line.startswith(">>") and not self.bold:
            self.dialogue.cue(at + 1, Cue(name=STRANGER, shape=Shape.ROLE, text=line.lstrip("> ").strip()))
            return True
        if self._is_pulled(line):
            self._leave(at, PULL_QUOTE)
        elif heading := heading_of(line):
            self.hidden = is_no_speech(heading[2])
            self.dialogue.heading(at + 1, heading[2])
        elif is_rule(line):
            self._leave(at, MARKUP)
            self.ruled = self.ruled or at > self.last
        elif _TABLE_ROW.fullmatch(line[: 10 * _SHORT]):
            self._leave(at, "table")
        elif (
            not self.hidden
            and self.dialogue.speaking
            and (found := _QUOTE.match(line[:80]) or _BULLET.match(line[:80]))
        ):
            self.dialogue.draft.leave(at + 1, MARKUP, found[0])
            self.dialogue.part()
            self.dialogue.say(at + 1, line[found.end() :])
        else:
            return False
        return True

    def _is_heading(self, at: int) -> bool:
        """A short line alone between two turns that is numbered, or in capitals, as headings are."""
        text = self.lines[at].strip()
        if len(text) > _WRAPPED_WITHIN or not _alone(self.lines, at) or text[-1] in ".?!,;…" or text[0] in "([":
            return False
        following = next((here for here in range(at + 1, len(self.lines)) if self.lines[here].strip()), at)
        if text[0].isdigit() and text.isupper() and _NUMBERED.fullmatch(text):  # ``4. ADJOURNMENT``
            return True
        headlike = _NUMBERED.fullmatch(text) is not None or _shouted(text) or _titled(text)
        return following in self.cues and headlike

    def _heading(self, at: int, text: str) -> None:
        self.dialogue.heading(at + 1, text)
        message = f"'{text}' is taken for a heading and is not spoken"
        self.dialogue.draft.notices.append(Notice(code="heading", message=message, line=at + 1))

    def _leave(self, at: int, reason: str) -> None:
        self.dialogue.draft.leave(at + 1, reason, self.lines[at])
        self.dialogue.part()


def _alone(lines: Sequence[str], at: int) -> bool:
    before = at == 0 or not lines[at - 1].strip()
    return before and (at + 1 >= len(lines) or not lines[at + 1].strip())


def _shouted(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 3 and len(text.split()) > 1 and all(char.isupper() for char in letters)  # noqa: PLR2004 - OK, WHO


def _titled(text: str) -> bool:
    """``Toll of the Long Bridge``: each long word with a capital, and more of them than a name has."""
    words = text.split()
    few = _LEAST_OF_TITLE <= len(words) <= _MOST_OF_TITLE
    return few and words[0][:1].isupper() and all(word[:1].isupper() for word in words if len(word) > _LITTLE)


def _letters_of(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def leave_foot(dialogue: Dialogue, lines: Sequence[str], start: int) -> None:
    """All lines from ``start`` are no speech."""
    dialogue.stop()
    for at in range(start, len(lines)):
        dialogue.draft.leave(at + 1, AFTER_THE_TALK, lines[at])


def read_line(dialogue: Dialogue, at: int, lines: Sequence[str]) -> None:
    """A line without a cue goes on with the turn; a blank line, or one after a whole paragraph, begins another."""
    line = lines[at]
    if not line or line.isspace():
        dialogue.part()
        return
    before = lines[at - 1]
    if len(before) > _WRAPPED_WITHIN and _SENTENCE_END.search(before.rstrip()[-4:]):
        dialogue.part()
    dialogue.say(at + 1, line)
