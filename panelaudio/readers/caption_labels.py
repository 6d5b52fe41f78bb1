"""Which labels in captions are speakers': ``Nora: …`` is, where it comes back; ``One thing: …`` is none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from panelaudio.readers.bearers import Bearers
from panelaudio.readers.caption_marks import change_mark, is_surely_somebody, label_of
from panelaudio.readers.caption_sounds import why_row_unspoken
from panelaudio.readers.handles import Places, head_of
from panelaudio.readers.joining import ends_sentence
from panelaudio.readers.labels import Shape, bare_name, parts_of, shape_of
from panelaudio.readers.together import Known
from panelaudio.settings import SPOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from panelaudio.readers.caption_cues import OldCue
    from panelaudio.readers.labels import Label


def labels_of_speakers(cues: list[OldCue]) -> frozenset[str]:
    """The labels that are speakers'.

    They stand where a cue or a sentence begins. Those that come back, full names and roles are; a single name that
    stands once is where the sentence before has ended and the captions begin with a label, or it is one of the names
    in capitals among words in small letters. Brackets without words after them name a speaker only where they do
    elsewhere.
    """
    times: Counter[str] = Counter()
    certain: set[str] = set()
    maybe: set[str] = set()
    unsure: set[str] = set()
    labelled = False
    for at, ended, label, sure in _labels_in(cues):
        times[label.name] += 1
        if not sure:
            unsure.add(label.name)
        labelled = labelled or at == 0
        first = at == 0 and sure and label.shape is not Shape.TOGETHER
        if first or (label.shape in {Shape.FULL, Shape.ROLE} and sure):
            certain.add(label.name)
        elif ended and sure and label.shape is not Shape.TOGETHER:
            maybe.add(label.name)
    certain.update(name for name, count in times.items() if count > 1)
    full = Bearers(name for name in times if shape_of(name) is Shape.FULL and (name in certain or name not in unsure))
    certain.update(name for name in times if full.with_part(name) or full.with_initials(name))
    shouted = {name for name in maybe if name.isupper() and len(name) > 2} if _has_small_letters(cues) else set()  # noqa: PLR2004
    certain.update(maybe if labelled else shouted)
    known = Known(certain)
    return frozenset(name for name in times if (known.speak_together(name) if parts_of(name) else name in certain))


def _has_small_letters(cues: list[OldCue]) -> bool:
    """Whether capitals tell something: older captions have nothing else."""
    rows = [row.plain for cue in cues for row in cue.rows if row.plain]
    return 2 * sum(not row.isupper() for row in rows) > len(rows)


def handles_of_speakers(cues: list[OldCue]) -> frozenset[str]:
    """Names of devices and accounts, and those in small letters, that stand where captions begin."""
    places = Places(begun=len(cues))
    ordinary: Counter[str] = Counter()
    before = ""
    spoken = (label_of(cue.rows[0].plain) for cue in cues if cue.rows and ":" in cue.rows[0].plain)
    family_names = {
        word
        for name in {one.name for one in spoken if one and one.shape is Shape.FULL}
        for word in bare_name(name).split()
    }
    for cue in cues:
        text = cue.rows[0].plain if cue.rows else ""
        text = change_mark(text) or text
        label, head = (label_of(text), head_of(text, family_names)) if ":" in text else (None, None)
        if label is not None:
            ordinary[label.name] += 1
        elif head is not None:
            begins = not before or ends_sentence(before) or head_of(before) is not None or places.labelled > 0
            places.add(head, text.partition(":")[2].strip(), begins=begins)
        places.labelled += label is not None or head is not None
        before = cue.rows[-1].plain if cue.rows else before
    places.returning = sum(count > 1 for count in ordinary.values())
    return places.speakers("\n".join(row.plain for cue in cues for row in cue.rows)) if places.heard else frozenset()


def _labels_in(cues: list[OldCue]) -> Iterator[tuple[int, bool, Label, bool]]:
    """Labels with the place of their cue, whether a sentence ended before them, and whether their form is a name's."""
    before = ""
    for at, cue in enumerate(cues):
        for place, row in enumerate(cue.rows):
            text = row.plain
            if ":" in text or "[" in text or "(" in text:
                ended = ends_sentence(before)
                label = label_of(change_mark(text) or text) if place == 0 or ended else None
                if label is not None and (label.text or not text.endswith(("]", ")"))):
                    bracketed = (change_mark(text) or text)[:1] in {"[", "("}
                    yield at, ended, label, not bracketed or is_surely_somebody(label)
            if text and not why_row_unspoken(text, SPOKEN):
                before = text
