"""A turn becomes utterances."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from panelaudio.normalize.forms import sayable, spoken_form
from panelaudio.normalize.lengths import fit
from panelaudio.normalize.lexicon import Pairs, sayings, whole_words
from panelaudio.normalize.rewriting import Piece, Rewriting
from panelaudio.normalize.sentences import sentences
from panelaudio.speech import Utterance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from panelaudio.script import Turn


def utterances_of(
    turn: Turn, *, lexicon: Pairs = (), names: Pairs = (), max_characters: int = 1000, language: str = "en"
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

    Raises:
        ValueError: ``max_characters`` is not positive.
    """
    if max_characters < 1:
        raise ValueError(f"an utterance needs room for a character: {max_characters}")
    known = _sayings(tuple(lexicon), tuple(names))
    parts: list[Rewriting] = []
    for sentence in sentences(turn.text, whole=whole_words(tuple(known))):
        parts += fit(spoken_form(sentence, known=known, language=language), max_characters=max_characters)
    return tuple(
        Utterance(
            turn=turn.index,
            part=part,
            speaker=turn.speaker,
            display=rewriting.display,
            spoken=rewriting.spoken,
            spans=rewriting.spans(),
        )
        for part, rewriting in enumerate(_attached(parts))
    )


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
