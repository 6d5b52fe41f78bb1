"""A passage is what one speaker says in one go, as a structured shape states it; passages become the script."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from panelaudio.errors import InputError
from panelaudio.readers.draft import no_speaker
from panelaudio.readers.expression import expressed
from panelaudio.readers.handles import shape_of_handle
from panelaudio.readers.labels import MAX_NAME, STRANGER, Shape, fold, shape_of
from panelaudio.readers.people import Heard, People
from panelaudio.readers.together import Known, is_listed
from panelaudio.readers.unspoken import clean
from panelaudio.readers.unspoken_rules import is_all_said
from panelaudio.script import Heading, Notice, Pause

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from panelaudio.readers.draft import Draft
    from panelaudio.script import Script, Source

NOBODY_NAMED = "Speaker"
"""Who speaks where the whole transcript names nobody."""

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ud800-\udfff]")
_SOUNDING = re.compile(r"\w")
_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_ASIDE = re.compile(r"\s{1,3}[(\[][^()\[\]\d]{1,60}[)\]]$")
"""``(Guest)``, ``(he/him)``, ``[Riverton]`` behind a full name."""
_SPACE_BEFORE_MARK = re.compile(r" (?=[,.](?: |$))")
_TOKEN = re.compile(r" (?:[?!;:]|['’](?:s|re|ve|ll|d|m)|n['’]t)(?: |$)")
_SPACE_BEFORE_TOKEN = re.compile(r" (?=(?:[,.?!;:]|['’](?:s|re|ve|ll|d|m)|n['’]t)(?: |$))")
"""Where a blank stands before full stops or commas too, the words come from a program that set all signs apart."""


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
    """Text on one line without control characters, and without the blank that programs put before signs."""
    if "  " in text or not text.isprintable():
        text = " ".join(_CONTROL.sub(" ", text).split())
    text = text.strip()
    if " ." not in text and " ," not in text:
        return text
    return _SPACE_BEFORE_MARK.sub("", text) if _TOKEN.search(text) is None else _SPACE_BEFORE_TOKEN.sub("", text)


def paragraphs_of(text: str, line: int) -> tuple[tuple[int, str], ...]:
    """The paragraphs of a text that begins at a line; blank lines part them, and a single line end is a blank."""
    if "\n" not in text:
        return ((line, plain),) if (plain := plain_text(text)) else ()
    parts = (plain_text(part) for part in _BLANK_LINES.split(text.replace("\r\n", "\n")))
    return tuple((line, part) for part in parts if part)


@lru_cache(maxsize=1024)
def speaker_name(stated: str) -> str:
    """A speaker as a shape states it, on one line; a bare ``1`` or ``B`` becomes ``Speaker 1``, ``Speaker B``."""
    name = plain_text(stated).removesuffix(":").rstrip()
    if not any(char.isalnum() for char in name):
        return ""
    aside = _ASIDE.search(name)
    if aside and shape_of(name[: aside.start()]) is Shape.FULL:
        name = name[: aside.start()]
    bare = name.isascii() and (name.isdecimal() or (len(name) == 1 and name.isupper()))
    return f"Speaker {name}" if bare else name


def tell_passages(draft: Draft, reader: str, items: Sequence[Passage | Heading | Pause]) -> Script:
    """The script out of a shape's items, with the full name of every speaker.

    A passage without a speaker among others with one is said by ``Unknown Speaker``; where nobody has a name at all,
    by ``Speaker``; both with a notice.

    Raises:
        InputError: nobody speaks, or a name fits two people.
    """
    heard = [_spoken(draft, item) if isinstance(item, Passage) else item for item in items]
    passages = [item for item in heard if isinstance(item, Passage)]
    if not passages:
        raise no_speaker(draft.source.name)
    stranger = _stranger(draft, passages)
    for item in heard:
        if isinstance(item, Passage):
            label = item.speaker or stranger
            draft.tell(label, item.paragraphs, item.lines, start_ms=item.start_ms, end_ms=item.end_ms)
        elif isinstance(item, Heading):
            draft.heading(item.line, item.text)
        elif item is not None:
            draft.pause(item.line, item.duration_ms)
    spoken = [(one.speaker or stranger, one.paragraphs[0][0]) for one in passages]
    return draft.finish(reader, full_names(draft, spoken))


def _spoken(draft: Draft, passage: Passage) -> Passage | None:
    """The passage without what is not spoken; None where nothing else is left of it."""
    if all(is_all_said(text) and _SOUNDING.search(text) for _, text in passage.paragraphs):
        return passage
    parts = tuple([(line, _said(draft, line, text)) for line, text in passage.paragraphs])
    if parts == passage.paragraphs and all(_SOUNDING.search(text) for _, text in parts):
        return passage
    for line, text in parts:
        draft.leave(line, "no words", "" if _SOUNDING.search(text) else expressed(text)[0])
    paragraphs = tuple((line, text) for line, text in parts if _SOUNDING.search(text))
    for line in (*passage.lines, *(line for line, _ in passage.paragraphs)):
        draft.take(line, "of a passage with nothing to say")
    return replace(passage, paragraphs=paragraphs) if paragraphs else None


def _said(draft: Draft, line: int, text: str) -> str:
    said, pieces = clean(text, spoken=draft.source.spoken, expressive=True)
    for piece in pieces:
        draft.leave(line, piece.reason, piece.text)
    return said.strip()


def _stranger(draft: Draft, passages: list[Passage]) -> str:
    nameless = [one for one in passages if not one.speaker]
    if not nameless:
        return STRANGER
    line = nameless[0].paragraphs[0][0]
    if len(nameless) == len(passages):
        message = f"no speaker is named; everything is said by '{NOBODY_NAMED}'"
        draft.notices.append(Notice(code="no-names", message=message, line=line))
        return NOBODY_NAMED
    several = (
        f"{len(nameless)} passages name no speaker; they are"
        if len(nameless) > 1
        else "1 passage names no speaker; it is"
    )
    message = f"{several} said by '{STRANGER}'"
    draft.notices.append(Notice(code="unknown-speaker", message=message, line=line))
    return STRANGER


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
    known = Known(one.name for one in heard if one.shape is not Shape.TOGETHER)
    heard = [one if _is_as_it_looks(one, known) else replace(one, shape=_shape_of_one(one.name)) for one in heard]
    names = people.resolve(heard)
    draft.notices.extend(people.notices)
    return dict(names)


def _is_as_it_looks(one: Heard, known: Known) -> bool:
    """Whether what looks like several names is the names of several: ``Legal and Finance`` is one that is stated."""
    return one.shape is not Shape.TOGETHER or known.speak_together(one.name)


def _shape_of_one(name: str) -> Shape:
    return Shape.FULL if is_listed(name) else Shape.NICK


def _heard(name: str, times: int, line: int, people: People, source: Source) -> Heard:
    if len(name) > 4 * MAX_NAME:
        message = f"line {line}: a speaker's name has {len(name)} characters: {name[:40]}…"
        hint = "the shape may be another one: choose it with --reader NAME"
        raise InputError(message, code="long-name", hint=hint, location=f"{source.name}:{line}")
    shape = shape_of(name) or shape_of_handle(name)
    opaque = shape in {Shape.NICK, Shape.ROLE}
    given = people.settings.get(fold(name))
    if opaque and given:
        people.declared[fold(name)] = given
    return Heard(name=name, shape=shape, times=times, line=line)
