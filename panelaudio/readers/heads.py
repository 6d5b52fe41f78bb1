"""A name alone on its line and the words below it, without colon and time: parliaments, exports without times."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from panelaudio.first_names import bearers_of
from panelaudio.readers.dialogue import Dialogue
from panelaudio.readers.draft import no_speaker
from panelaudio.readers.dress import Cue
from panelaudio.readers.front import read_front
from panelaudio.readers.front_matter import front_matter, read_front_matter
from panelaudio.readers.handles import may_stand_alone, shape_of_handle
from panelaudio.readers.labels import Shape, fold, is_titled, shape_of
from panelaudio.readers.talk import WHO_IS_WHO, read_talk, start_of_talk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.script import Script, Source

_HEAD = re.compile(
    r"\s{0,60}(?:#{1,6}\s)?(?:\d{1,3}\.\s)?[*_]{0,3}(?P<name>[^\W\d_][^()\[\]:|<>{}/\\@\t]{0,120}?)"
    r"(?:\s?[(\[](?P<first>[^()\[\]]{1,80})[)\]])?(?:\s?[(\[](?P<second>[^()\[\]]{1,80})[)\]])?[*_]{0,3}\s{0,40}"
)
_BRACKETS = re.compile(r"\s{0,20}(?:\([^()]{1,80}\)\s{0,4}){1,3}")
_CLOCK = re.compile(r"\s{0,20}\d{1,2}[.:]\d\d\s?(?:[ap]\.?m\.?)?\s{0,8}")
_OFFICE = re.compile(r"\s(?:--|[–—-])\s")
"""``Nora Vale -- Chief Executive Officer``."""
_SHORT = 90
_LONGEST = 200
_FEWEST = 3
_LEAST_SHARE = 0.2
_NO_END = frozenset(".?!,;:…—-")


class HeadsReader:
    """Reads names that stand alone above what they say."""

    name = "heads"

    def sniff(self, source: Source) -> float:
        """Middling where names alone on their lines come back above words: whatever marks them better is surer."""
        lines, _ = joined_heads(source.sample)
        cues = heads_in(lines)
        begun = sum(1 for at, line in enumerate(lines) if line.strip() and (at == 0 or not lines[at - 1].strip()))
        enough = len(cues) >= _FEWEST and len({cue.name for cue in cues.values()}) > 1
        return 0.72 if enough and len(cues) >= _LEAST_SHARE * begun else 0.0

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: nobody speaks, or a spelling fits two people.
        """
        lines, beside = joined_heads(source.lines)
        cues = heads_in(lines)
        if not cues:
            raise no_speaker(source.name)
        dialogue = Dialogue(source)
        for at, reason in beside.items():
            dialogue.draft.leave(at + 1, reason, source.lines[at])
        matter = front_matter(lines)
        read_front_matter(dialogue, lines[:matter])
        start = start_of_talk(lines, min(cues), matter)
        read_front(dialogue, lines, start, matter)
        read_talk(dialogue, lines, cues, start)
        return dialogue.finish(self.name)


def joined_heads(lines: Sequence[str]) -> tuple[Sequence[str], dict[int, str]]:
    """The lines, brackets below a name on the name's line, and furniture below names taken away; with the reasons."""
    joined = list(lines)
    beside: dict[int, str] = {}
    below: Counter[str] = Counter()
    for at, line in enumerate(lines):
        starts = line and len(line) < _SHORT and _is_apart(joined, at)
        if not starts or line.rstrip()[-1:] in _NO_END or at + 1 >= len(lines):
            continue
        if _BRACKETS.fullmatch(lines[at + 1][:_LONGEST]):
            joined[at], joined[at + 1] = f"{line.rstrip()} {lines[at + 1].strip()}", ""
            beside[at + 1] = WHO_IS_WHO
        after = at + 1 + (at + 1 in beside)
        if after < len(lines) and 0 < len(lines[after]) < _SHORT:
            below[lines[after].strip()] += 1
    buttons = {text for text, count in below.items() if count >= _FEWEST and text[-1:] not in _NO_END and " " in text}
    for at, line in enumerate(lines) if buttons else ():
        if len(line) < _SHORT and line.strip() in buttons and not _head(joined, at):
            joined[at], beside[at] = "", "page furniture"
    return joined, beside


def heads_in(lines: Sequence[str]) -> dict[int, Cue]:
    """Names alone on their lines, with words below, that come back, or are full among such."""
    maybe = {at: cue for at in range(len(lines)) if (cue := _head(lines, at)) is not None}
    maybe = {at: cue for at, cue in maybe.items() if _has_words_below(lines, at, maybe.keys())}
    times = Counter(fold(cue.name) for cue in maybe.values())
    returning = {name for name, count in times.items() if count > 1}
    if not returning:
        return {}
    return {at: cue for at, cue in maybe.items() if fold(cue.name) in returning or _is_name(cue)}


def _head(lines: Sequence[str], at: int) -> Cue | None:
    line = lines[at]
    if not line or len(line) > _LONGEST or not _is_apart(lines, at):
        return None
    found = _HEAD.fullmatch(line)
    if found is None or not found["name"].strip() or found["name"].rstrip(" *_")[-1:] in _NO_END:
        return None
    name, *office = _OFFICE.split(" ".join(found["name"].strip(" *_").split()), maxsplit=1)
    first = " ".join((found["first"] or "").split())
    if office and shape_of(name) is Shape.FULL and not any(one.strip() for one in lines[at + 1 : at + 2]):
        return Cue(name=name, shape=Shape.FULL, aside=office[0], dressed=True)
    name = " - ".join([name, *office])
    shape = shape_of(name) or (shape_of_handle(name) if may_stand_alone(name) else None)
    is_office = shape in {None, Shape.ROLE} and len(name.split()) > 1
    if is_office and first and (shape_of(first) is Shape.FULL or is_titled(first)):  # and who holds it
        return Cue(name=first, shape=shape_of(first) or Shape.SINGLE, aside=name, dressed=True)
    return Cue(name=name, shape=shape, aside=first, dressed=True) if shape else None


def _is_apart(lines: Sequence[str], at: int) -> bool:
    """Whether a line stands below a blank one, or below the time at which it was said."""
    return not at or not lines[at - 1].strip() or _CLOCK.fullmatch(lines[at - 1][:_SHORT]) is not None


def _has_words_below(lines: Sequence[str], at: int, heads: object) -> bool:
    """Words, and not another name, on the next line that is not blank."""
    below = next((here for here in range(at + 1, min(at + 4, len(lines))) if lines[here].strip()), None)
    return below is not None and below not in heads and any(char.islower() for char in lines[below])  # type: ignore[operator]


def _is_name(cue: Cue) -> bool:
    """Whether what stands once is surely a name: full with a first name that is known, a title, a role."""
    if cue.shape is Shape.FULL:
        return bool(bearers_of(fold(cue.name).split()[0])) or bool(cue.aside) or is_titled(cue.name)
    known = is_titled(cue.name) or bool(bearers_of(cue.name))
    return cue.shape is Shape.ROLE or known or (cue.shape is Shape.SINGLE and bool(cue.aside))
