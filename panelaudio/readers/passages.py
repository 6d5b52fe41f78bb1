"""A passage is what one speaker says in one go, as a structured shape states it; passages become the script."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio.errors import InputError
from panelaudio.readers.draft import no_speaker
from panelaudio.readers.labels import MAX_NAME, Shape, fold, shape_of
from panelaudio.readers.people import Heard, People
from panelaudio.script import Heading, Notice, Pause

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from panelaudio.readers.draft import Draft
    from panelaudio.script import Script, Source

UNKNOWN = "Unknown Speaker"
"""Who speaks where the shape names others, but nobody here."""
NARRATOR = "Narrator"
"""Who speaks where the whole transcript names nobody."""

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_SPACE_BEFORE_MARK = re.compile(r"[ \t]+(?=[,.](?:\s|$))")
_NUMBERED = re.compile(r"(?i)(?:speaker|spk)?[ _-]?(\d{1,4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What one speaker says in one go."""

    speaker: str
    """As the shape states it; empty where it does not."""
    paragraphs: tuple[tuple[int, str], ...]
    """Each with the line where it begins; at least one, none blank."""
    lines: tuple[int, ...] = ()
    """The other lines of the source on which it stands."""
    start_ms: int | None = None
    end_ms: int | None = None


def plain_text(text: str) -> str:
    """Text without control characters, and without the blank that recognizers put before a comma or a full stop."""
    return _SPACE_BEFORE_MARK.sub("", _CONTROL.sub(" ", text))


def paragraphs_of(text: str, line: int) -> tuple[tuple[int, str], ...]:
    """The paragraphs of a text that begins at a line; blank lines part them, and a single line end is a blank."""
    parts = (" ".join(part.split()) for part in _BLANK_LINES.split(plain_text(text)))
    return tuple((line, part) for part in parts if part)


def speaker_name(stated: str) -> str:
    """A speaker as a shape states it, in one line; ``SPEAKER_01``, ``spk_1``, ``1`` and ``B`` become ``Speaker …``."""
    name = " ".join(_CONTROL.sub(" ", stated).split()).removesuffix(":").rstrip()
    numbered = _NUMBERED.fullmatch(name)
    if numbered:
        return f"Speaker {int(numbered[1])}"
    return f"Speaker {name}" if len(name) == 1 and name.isascii() and name.isupper() else name


def tell_passages(draft: Draft, reader: str, items: Sequence[Passage | Heading | Pause]) -> Script:
    """The script out of a shape's items, with the full name of every speaker.

    A passage without a speaker among others with one is said by ``Unknown Speaker``; where nobody has a name at all,
    by ``Narrator``; both with a notice.

    Raises:
        InputError: nobody speaks, or a name fits two people.
    """
    passages = [item for item in items if isinstance(item, Passage)]
    if not passages:
        raise no_speaker(draft.source.name)
    stranger = _stranger(draft, passages)
    for item in items:
        if isinstance(item, Passage):
            label = item.speaker or stranger
            draft.tell(label, item.paragraphs, item.lines, start_ms=item.start_ms, end_ms=item.end_ms)
        elif isinstance(item, Heading):
            draft.heading(item.line, item.text)
        else:
            draft.pause(item.line, item.duration_ms)
    spoken = [(one.speaker or stranger, one.paragraphs[0][0]) for one in passages]
    return draft.finish(reader, full_names(draft, spoken))


def _stranger(draft: Draft, passages: list[Passage]) -> str:
    nameless = [one for one in passages if not one.speaker]
    if not nameless:
        return UNKNOWN
    line = nameless[0].paragraphs[0][0]
    if len(nameless) == len(passages):
        message = f"no speaker is named; everything is said by '{NARRATOR}'"
        draft.notices.append(Notice(code="no-names", message=message, line=line))
        return NARRATOR
    message = f"{len(nameless)} passages name no speaker; they are said by '{UNKNOWN}'"
    draft.notices.append(Notice(code="unknown-speaker", message=message, line=line))
    return UNKNOWN


def full_names(draft: Draft, spoken: Iterable[tuple[str, int]]) -> dict[str, str]:
    """The full name behind every stated speaker, given with the line of each passage.

    A stated name is always a speaker, whatever it looks like: what is no name of a person stands for itself.
    """
    source = draft.source
    settings = {fold(spelling): name for spelling, name in source.aliases}
    people = People(source=source.name, lenient=source.lenient, settings=settings)
    times: Counter[str] = Counter()
    firsts: dict[str, int] = {}
    for name, line in spoken:
        times[name] += 1
        firsts.setdefault(name, line)
    heard = [_heard(name, times[name], line, people, source) for name, line in firsts.items()]
    names = people.resolve(heard)
    draft.notices.extend(people.notices)
    return dict(names)


def _heard(name: str, times: int, line: int, people: People, source: Source) -> Heard:
    if len(name) > 4 * MAX_NAME:
        message = f"line {line}: a speaker's name has {len(name)} characters: {name[:40]}…"
        hint = "the shape may be another one: choose it with --reader NAME"
        raise InputError(message, code="long-name", hint=hint, location=f"{source.name}:{line}")
    shape = shape_of(name)
    opaque = shape is None or shape is Shape.ROLE
    given = people.settings.get(fold(name))
    if opaque and given:
        people.declared[fold(name)] = given
    return Heard(name=name, shape=Shape.ROLE if shape is None else shape, times=times, line=line)
