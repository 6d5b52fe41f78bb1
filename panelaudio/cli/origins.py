"""``render --why``: where each utterance's clip comes from, and what has changed since the last run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.speech import Change, Origin

_WORDS = {
    "text": "other text",
    "spoken": "other spoken form (lexicon or rules)",
    "version": "other version of the engine",
    "new": "new in the transcript",
    "first-run": "no earlier run of this transcript is known",
    "repeated": "the same words came before",
    "failed": "the last run could not say it",
    "removed": "its clip is not in the cache any more",
    "damaged": "its clip was damaged",
}
_SHOWN = 48


def as_objects(origins: Sequence[Origin]) -> list[dict[str, Any]]:
    """The contract's objects (``render --why --json``)."""
    return [
        {
            "turn": one.utterance.turn,
            "part": one.utterance.part,
            "speaker": one.utterance.speaker,
            "text": one.utterance.display,
            "cached": one.cached,
            "changes": [{"what": each.what, "before": each.before, "after": each.after} for each in one.changes],
        }
        for one in origins
    ]


def show(origins: Sequence[Origin]) -> None:
    """A table with a row for each utterance, on stderr."""
    from panelaudio.cli import tables

    rows = [
        (f"{one.utterance.turn + 1}.{one.utterance.part + 1}", one.utterance.speaker, _short(one), told(one))
        for one in origins
    ]
    made = sum(not one.cached for one in origins)
    title = f"Utterances: {made} to be spoken, {len(origins) - made} cached"
    tables.show_rows(title, ("turn", "speaker", "words", "clip"), rows, stderr=True)


def told(origin: Origin) -> str:
    """In words: ``cached``, or ``spoken: speed 1.0 → 1.2``."""
    because = "; ".join(map(_told, origin.changes))
    state = "cached" if origin.cached else "spoken"
    return f"{state}: {because}" if because else state


def _told(change: Change) -> str:
    if change.what in _WORDS:
        figures = f" ({change.before} → {change.after})" if change.before or change.after else ""
        return _WORDS[change.what] + figures
    return f"{change.what} {change.before or '(none)'} → {change.after or '(none)'}"


def _short(origin: Origin) -> str:
    flat = " ".join(origin.utterance.display.split())
    return flat if len(flat) <= _SHOWN else f"{flat[: _SHOWN - 1]}…"
