"""Which names that stand as cues are speakers': by their dress, by coming back, by what is known of names."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from panelaudio.first_names import bearers_of
from panelaudio.readers.evidence import ENDS, FEWEST_LINES, MOSTLY, Evidence, Layout, dress_of, evidence_of
from panelaudio.readers.labels import Shape, bare_name, fold, initials_of, is_titled, short_of_role
from panelaudio.readers.listed import listed_in
from panelaudio.readers.people import names_in
from panelaudio.readers.together import Known

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from panelaudio.readers.dress import Cue
    from panelaudio.script import Source

_HEAD_OF_PAGE = 20_000
"""Characters in which an introduction may name the people."""
_LOOKED_THROUGH = 500_000
"""Characters in which a word is looked for that may be a name or not."""
_FEWEST_IN_DRESS = 3
_SELDOM = 3
"""A word that stands so often before a colon may still be a word: ``Bridge: …``."""
_MOST_DOUBTS = 300
"""Names of which a word is looked for in the text; a transcript has few."""


class Judging:
    """One transcript's cues being judged."""

    def __init__(self, cues: dict[int, Cue], lines: Sequence[str], source: Source, given: Collection[str]) -> None:
        self.cues = cues
        self.lines = lines
        self.source = source
        self.given = {fold(spelling) for spelling, _ in source.aliases} | set(given)
        self.text = source.text[:_LOOKED_THROUGH]
        self.last = max(cues)
        self.evidence = evidence_of(cues, lines)
        self.layout = Layout(cues, lines)
        self.dress = self._main_dress()
        self.doubts = 0

    def _main_dress(self) -> str:
        """The dress in which nearly all cues stand, where it alone tells a cue; empty where there is none."""
        times: Counter[str] = Counter()
        returning: Counter[str] = Counter()
        for one in self.evidence.values():
            times.update(one.dresses)
            if one.times > 1 and one.cue.shape is not Shape.NICK:
                returning.update(one.dresses)
        dress = max((one for one in times if one), key=lambda one: times[one], default="")
        enough = 2 * times[dress] >= times.total() and returning[dress] >= MOSTLY * returning.total()
        return dress if times[dress] >= _FEWEST_IN_DRESS and enough else ""

    def judged(self) -> dict[int, Cue]:
        """The cues that are speakers', by their lines."""
        names = self._in_dress() if self.dress else self._plain()
        names = self._with_those_together(names)
        return {
            at: cue
            for at, cue in self.cues.items()
            if cue.name in names and (not self.dress or dress_of(cue) == self.dress or self._strays(at, cue))
        }

    def _with_those_together(self, names: frozenset[str]) -> frozenset[str]:
        """The names, with ``Petra and Oskar`` where they are among them."""
        several = {name for name, one in self.evidence.items() if one.cue.shape is Shape.TOGETHER}
        if not several:
            return names
        known = Known(names - several)
        return (names - several) | {name for name in several if known.speak_together(name)}

    def _strays(self, at: int, cue: Cue) -> bool:
        """Whether a cue in another dress than the others is one all the same: a bare name among bold ones seldom is."""
        shouted = cue.name.isupper() and at > 0 and not self.lines[at - 1].strip()
        return bool(dress_of(cue)) or self.dress == "stamp" or shouted

    def _in_dress(self) -> frozenset[str]:
        """Where nearly all cues stand in one dress, it tells those that stand once as well."""
        known = {name for name, one in self.evidence.items() if one.dresses[self.dress]}
        spelled = Known(known)
        known |= {name for name in self.evidence if name.isupper() and spelled.holds(name)}
        nicks = {name for name in known if self.evidence[name].cue.shape is Shape.NICK}
        return frozenset((known - nicks) | {name for name in nicks if self._is_nick(name)} | self._known())

    def _is_nick(self, name: str) -> bool:
        """A nickname comes back, or stands among paragraphs that nearly all begin with a cue."""
        one = self.evidence[name]
        return one.times > 1 or (one.begins and (self.dress == "stamp" or self.layout.paragraphs_have_cues))

    def _known(self) -> set[str]:
        return {name for name in self.evidence if fold(name) in self.given}

    def _plain(self) -> frozenset[str]:
        certain = {name for name, one in self.evidence.items() if self._is_certain(name, one)} | self._known()
        certain |= self._borne_out(certain)
        among = self._among(certain)
        if not certain and not among:
            return frozenset(self._all_alike())
        return frozenset() if self._is_list(certain | among) else frozenset(certain | among)

    def _is_list(self, names: set[str]) -> bool:
        """Whether what stands before colons are terms or settings: hardly one comes back, or no words follow."""
        texts = [cue.text for cue in self.cues.values()]
        if len(texts) >= FEWEST_LINES and all(map(_is_value, texts)):
            return True
        if any(self._may_name(self.evidence[name]) for name in names):
            return False
        once = sum(one.times == 1 and not self._may_name(one) for one in self.evidence.values())
        return once >= FEWEST_LINES and once > sum(self.evidence[name].times > 1 for name in names)

    def _may_name(self, one: Evidence) -> bool:
        """Whether a label says by itself that it is somebody, or comes back as often as speakers do."""
        first = bare_name(one.cue.name).partition(" ")[0]
        known = fold(one.cue.name) in self.given or bool(bearers_of(first)) or one.times > _SELDOM
        return known or one.cue.shape is not Shape.SINGLE or is_titled(one.cue.name)

    def _is_certain(self, name: str, one: Evidence) -> bool:
        shape = one.cue.shape
        if shape is Shape.NICK:
            phone = one.begins and not one.cue.dressed  # the one handle that is a cue without any dress
            return one.times > 1 and (phone or bool(one.dresses["stamp"] + one.dresses["square"]))
        if shape is Shape.TOGETHER:
            return False
        if one.times > 1:
            return one.times > _SELDOM or not self._is_word(name, one)
        stamped = one.dresses["stamp"] + one.dresses["square"] > 0 and shape is not Shape.INITIALS
        return stamped or (one.begins and one.opens and (is_titled(name) or self._is_first_name(one)))

    def _is_first_name(self, one: Evidence) -> bool:
        name = one.cue.name
        shouted = one.cue.shape is Shape.INITIALS and name.isalpha() and bool(name[2:])  # NORA, not N.V.
        may_be = one.cue.shape is Shape.SINGLE or shouted
        return may_be and bool(bearers_of(bare_name(name))) and (one.cue.text != "" or self.layout.labels_stand_alone)

    def _is_word(self, name: str, one: Evidence) -> bool:
        """Whether a name is a word of the text after all: it stands in it in small letters, or begins no sentences."""
        if one.cue.shape not in {Shape.SINGLE, Shape.FULL} or is_titled(name) or bearers_of(name.split(maxsplit=1)[0]):
            return False
        if self._too_many_doubts():
            return False
        words = [word for word in name.split() if word[:1].isupper()]
        return bool(words) and all(_stands_small(word, self.text) for word in words)

    def _too_many_doubts(self) -> bool:
        """Each doubt means to look through much text."""
        self.doubts += 1
        return self.doubts > _MOST_DOUBTS

    def _borne_out(self, certain: set[str]) -> set[str]:
        """Names that bear each other out: a full name and its initials or parts, one known by the introduction."""
        head = "\n".join(self.lines[: min(self.cues)])[:_HEAD_OF_PAGE]
        mentioned = set(names_in(head))
        full = {name for name, one in self.evidence.items() if one.cue.shape is Shape.FULL}
        short = {name for name, one in self.evidence.items() if one.cue.shape is Shape.INITIALS}
        single = {name for name, one in self.evidence.items() if one.cue.shape is Shape.SINGLE and one.cue.text} | short
        initials = {way for name in full | mentioned for way in initials_of(name) if len(way) > 1}
        initials |= {short_of_role(name) for name, one in self.evidence.items() if one.cue.shape is Shape.ROLE} - {""}
        parts = {part for name in full for part in _parts_of(name)}
        parts |= {bare_name(name) for name in certain if is_titled(name)}
        parts |= {part for name in listed_in(head.split("\n")) for part in _parts_of(name)}
        borne = {name for name in short if fold(name).replace(" ", "").replace("-", "") in initials}
        borne |= {name for name in single if bare_name(name) in parts}
        spelled = {fold(name) for name in certain}
        borne |= {name for name in self.evidence if fold(name) in spelled}
        folded = {fold(name) for name in certain | borne} | {bare_name(name) for name in certain | borne}
        borne |= {name for name in full if not folded.isdisjoint(initials_of(name) | set(bare_name(name).split()))}
        known = {bare_name(one) for one in mentioned}
        return borne | {name for name in full if bare_name(name) in known}

    def _among(self, certain: set[str]) -> set[str]:
        """Full names, roles and more of the same shape that stand once, among the talk."""
        if certain:
            first = min(one.first for name, one in self.evidence.items() if name in certain)
            ends = (at for at, cue in self.cues.items() if cue.name in certain or cue.shape is Shape.TOGETHER)
            last = self._without_gap(max(ends))
        else:
            first, last = min(self.cues), self.last
        shapes = Counter(one.cue.shape for name, one in self.evidence.items() if name in certain)
        usual = shapes.most_common(1)[0][0] if shapes else None
        found = set()
        for name, one in self.evidence.items():
            if name in certain or one.times > _SELDOM or (one.first < first and not one.cue.text and not one.cue.aside):
                continue
            within = one.first < last or self._ends_the_talk(one) or self.layout.each_begins_with_a_cue
            single = one.first > first and one.cue.shape is usual is Shape.SINGLE
            if (within and self._fits(name, one, usual, certain)) or (single and self._is_one_of_all(name, one)):
                found.add(name)
        return found

    def _is_one_of_all(self, name: str, one: Evidence) -> bool:
        """A single name among single names, where a paragraph that began otherwise would be the only one."""
        begins = one.begins and one.opens and one.cue.text != ""
        return begins and self.layout.paragraphs_have_cues and not self._is_word(name, one)

    def _without_gap(self, last: int) -> int:
        """The last of the cues that follow one upon another from a certain one on, with one line each."""
        for at in sorted(at for at in self.cues if at > last):
            if any(self.lines[between].strip() for between in range(last + 1, at)):
                break
            last = at
        return last + 1

    def _ends_the_talk(self, one: Evidence) -> bool:
        """The very last cue, where it is a full name, a role or in a writing without capitals, with words."""
        name = one.cue.name
        telling = one.cue.shape in {Shape.FULL, Shape.ROLE} or (name.isupper() and len(name.split()) > 1)
        telling = telling or name.upper() == name.lower()  # no capitals tell names in this writing
        return one.first == self.last and telling and bool(one.cue.text)

    def _fits(self, name: str, one: Evidence, usual: Shape | None, certain: set[str]) -> bool:
        shape = one.cue.shape
        if shape is Shape.ROLE:
            return fold(name) not in {"q", "a", "question", "answer"}
        if shape is Shape.FULL:
            return not self._is_word(name, one)
        if not one.cue.text and not self.layout.labels_stand_alone:
            return False
        if shape is Shape.SINGLE and name.upper() == name.lower():  # no capitals tell names in this writing
            return self.layout.paragraphs_have_cues
        shouted = name.isupper() and len(name.split()) > 1 and shape is Shape.SINGLE  # SECRETARY BRENNER among such
        alike = shouted and bool(certain) and all(known.isupper() for known in certain)
        phone = shape is Shape.NICK and not one.cue.dressed
        opens = one.opens or self.layout.lines_have_cues
        return one.begins and (alike or phone or (opens and self._fits_the_others(name, one, usual)))

    def _fits_the_others(self, name: str, one: Evidence, usual: Shape | None) -> bool:
        """Whether a name in short looks as the others do, or each line begins with a name."""
        shape = one.cue.shape
        among = self.layout.lines_have_cues and one.first > min(self.cues)  # the first may be the head's
        if shape is Shape.SINGLE and among and not self._is_word(name, one):
            return True
        return shape is usual and (shape is Shape.INITIALS or (shape is Shape.SINGLE and self._is_mentioned(name, one)))

    def _is_mentioned(self, name: str, one: Evidence) -> bool:
        """A single name that stands once is one where the talk mentions it, and never as a word."""
        if self._too_many_doubts():
            return False
        # The name first, which is found quickly, then what stands before it: a letter, or a letter and a comma.
        spelled = f" {re.escape(name)}"
        before = rf"(?:(?<=[^\W\d_]{spelled})|(?<=[^\W\d_],{spelled}))"
        return re.search(rf"{spelled}{before}\b(?!:)", self.text) is not None and not self._is_word(name, one)

    def _all_alike(self) -> set[str]:
        """Where nothing is certain: names that begin paragraphs, if most paragraphs begin so."""
        begun = sum(
            1 for at, line in enumerate(self.lines) if line.strip() and (not at or not self.lines[at - 1].strip())
        )
        alike = {
            name for name, one in self.evidence.items() if one.begins and one.opens and not self._is_word(name, one)
        }
        return alike if len(alike) > 1 and 2 * len(alike) >= begun else set()


def _is_value(text: str) -> bool:
    """One word without a full stop, as settings have it."""
    return text.isascii() and " " not in text and text[-1:] not in ENDS and text != ""


def _parts_of(name: str) -> list[str]:
    """The words of a full name, and its ends: ``maria``, ``de la cruz``, ``la cruz``, ``cruz``."""
    words = bare_name(name).split()
    return [*words, *(" ".join(words[at:]) for at in range(1, len(words) - 1))]


def _stands_small(word: str, text: str) -> bool:
    small = re.escape(word.casefold())  # first in the pattern: then it is found quickly
    return re.search(rf"{small}(?![\w'’@/-])(?<![\w'’.@/-]{small})", text) is not None
