"""Turns of a word or two by which somebody agrees and leaves the floor to the other, such as "True." or "I see".

Such backchannels come sooner than other turns and often before the other has quite finished (Stivers 2009: a
confirmation comes before any other answer).
"""

from __future__ import annotations

import re

MOST_WORDS = 3
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_PHRASES = frozenset(
    tuple(phrase.split())
    for phrase in """
        okay; ok; yes; yeah; yep; yup; right; true; sure; exactly; absolutely; definitely; indeed; agreed; precisely;
        totally; certainly; correct; great; good; nice; wow; cool; interesting; fantastic; wonderful; excellent;
        perfect; amen; alright; fine; mm; mmm; mhm; hm; hmm; uh-huh; mm-hmm; mm-hm; oh; ah; aha; thanks;
        all right; of course; i see; i agree; got it; thank you; fair enough; for sure; me too; no doubt; hear hear;
        that's great; that's good; that's right; that's true; that's fair; that's it; that's interesting; that's nice;
        that's fantastic; that's wonderful; that's correct; that is true; that is right; you're right; i know;
        very good; very true; very nice; very interesting; so true; quite right; quite so; too true; well said;
        well put; good point; great point; fair point; good idea; go on; go ahead; please do; it is; it does; they do;
        we do; i do; genau; ja; stimmt; oui; exact; d'accord; si; claro
    """.split(";")
)
"""In small letters, with straight apostrophes."""


def is_agreement(text: str) -> bool:
    """Whether a turn's text is nothing but agreement, of at most three words; a question is none.

    >>> is_agreement("That’s great."), is_agreement("Yes, exactly."), is_agreement("Great lakes are deep.")
    (True, True, False)
    """
    if "?" in text or len(text) > MOST_WORDS * 20:
        return False
    words = tuple(_WORD.findall(text.casefold().replace("’", "'")))
    return 0 < len(words) <= MOST_WORDS and _made_of_phrases(words)


def _made_of_phrases(words: tuple[str, ...]) -> bool:
    if not words:
        return True
    return any(words[:end] in _PHRASES and _made_of_phrases(words[end:]) for end in range(1, len(words) + 1))
