"""A turn becomes utterances."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from panelaudio.cast import MANNER_OF, PLAINLY
from panelaudio.normalize.forms import sayable, spoken_form
from panelaudio.normalize.lengths import fit
from panelaudio.normalize.lexicon import Pairs, sayings, whole_words
from panelaudio.normalize.rewriting import Piece, Rewriting
from panelaudio.normalize.sentences import sentences
from panelaudio.script import EMPHASIS
from panelaudio.speech import Utterance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from panelaudio.cast import Manner
    from panelaudio.script import Turn


def utterances_of(  # noqa: PLR0913 - each is a choice of its own, and has a name
    turn: Turn,
    *,
    lexicon: Pairs = (),
    names: Pairs = (),
    max_characters: int = 1000,
    language: str = "en",
    emphasize: Callable[[str], str] | None = None,
) -> tuple[Utterance, ...]:
    """The utterances of a turn: about a sentence each, as shown and as said.

    The displays, joined, are the turn's text. Text in which nothing can be said (a lone dash, a picture) belongs to
    the utterance before it, else to the one after. A turn that has nothing else has no utterances: no word is put in
    anybody's mouth, and the caller reports the turn as left out.

    Args:
        turn: The turn.
        lexicon: Written words and how they are said; whole words, case-sensitive, the longest first, before all rules.
        names: People's names and how they are said; the first and the last word of a name also stand alone.
        max_characters: Of spoken text in one utterance; only one word that is said at greater length goes over it.
        language: A BCP 47 tag; numbers, letters and signs are put in words for English only.
        emphasize: Gives a word as the engine is to be given it for emphasis; None where the engine has none.

    Raises:
        ValueError: ``max_characters`` is not positive.
    """
    if max_characters < 1:
        raise ValueError(f"an utterance needs room for a character: {max_characters}")
    known = _sayings(tuple(lexicon), tuple(names))
    parts: list[Rewriting] = []
    reached = 0
    for sentence in sentences(turn.text, whole=whole_words(tuple(known)), cuts=_cuts(turn)):
        form = spoken_form(sentence, known=known, language=language)
        if emphasize:
            form = _emphasized(form, reached, turn, emphasize)
        parts += fit(form, max_characters=max_characters)
        reached += len(sentence)
    attached = _attached(parts)
    starts = accumulate((len(one.display) for one in attached), initial=0)
    return tuple(
        Utterance(
            turn=turn.index,
            part=part,
            speaker=turn.speaker,
            display=rewriting.display,
            spoken=rewriting.spoken,
            spans=rewriting.spans(),
            manner=_manner(turn, start + len(rewriting.display) - len(rewriting.display.lstrip())),
        )
        for part, (rewriting, start) in enumerate(zip(attached, starts, strict=False))
    )


def _cuts(turn: Turn) -> Iterator[int]:
    """Where another manner begins, and where one ends."""
    for one in turn.expressions:
        if one.kind in MANNER_OF:
            yield from (one.start, one.end)


def _manner(turn: Turn, at: int) -> Manner:
    """All that is asked for at a character of the text."""
    asked = (MANNER_OF[one.kind] for one in turn.expressions if one.kind in MANNER_OF and one.start <= at < one.end)
    return sum(asked, start=PLAINLY)


def _emphasized(form: Rewriting, reached: int, turn: Turn, emphasize: Callable[[str], str]) -> Rewriting:
    """A sentence, before which ``reached`` characters of its turn stand, with the emphasis that falls on it."""
    for one in turn.expressions:
        if one.kind == EMPHASIS and one.end > reached and one.start < reached + len(form.display):
            form = form.reworded(max(one.start - reached, 0), one.end - reached, emphasize)
    return form


@lru_cache(maxsize=8)
def _sayings(lexicon: tuple[tuple[str, str], ...], names: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return sayings(lexicon, names)


def _attached(parts: list[Rewriting]) -> list[Rewriting]:
    """What can be said, each with the unsayable text that stands beside it; nothing where nothing can be said."""
    attached: list[Rewriting] = []
    waiting: tuple[Piece, ...] = ()
    for part in parts:
        if sayable(part.spoken):
            attached.append(Rewriting((*waiting, *part.pieces)))
            waiting = ()
        elif attached:
            attached[-1] = Rewriting((*attached[-1].pieces, Piece(part.display, "")))
        else:
            waiting = (*waiting, Piece(part.display, ""))
    return attached
