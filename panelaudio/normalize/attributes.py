"""Whether an amount tells of what kind the noun behind it is: a five dollar bill, a ten kilometer run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_OWNER = re.compile(
    r"\b(?:an?|another|the|this|that|each|every|one|two|three|my|your|his|her|its|our|their|\w+['’]s)"
    r"\s(?:[a-z]+\s)?$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\s(?P<word>[a-z]+)\b(?!['’])")
_NO_NOUN = frozenset(
    """a about above after again ago all also an and annually any apart are as at away back because been before below
    between but buys by came can cheaper comes could counts did do does dollar dollars down during each either
    else euro euros even ever every extra fewer for from gets given gives go goes going got had has have he her
    here his how i if in instead into is it its just last later least less like made makes means might more most
    much must my never next no nor not now of off often on once only or our out over owed owing paid per plus
    pound pounds richer she should since so some spent still takes than that the their them then there these they
    this those through till to today together tomorrow tonight too toward towards under until up was we went were
    what when where whether which while who will with within without worth would yearly yes yesterday yet you your
    deep east farther faster heavier high higher long longer lower north south square tall taller thick west wide
    wider""".split()
)
"""What follows an amount that stands for itself: no noun that it could belong to."""
_NOUNS_IN_ED = frozenset("bed breed deed feed need seed speed weed".split())


def of_a_kind(match: re.Match[str], kinds: Collection[str]) -> bool:
    """Whether the amount that was matched belongs to the word behind it and is said in the singular.

    An article or owner before it tells so (``a``, ``his``; with one word between at most), a hyphen behind it, or that
    the word is one of ``kinds``. After ``the`` and the like a word in ``-ed`` is a verb: ``the $5 million raised``.
    """
    before, after = match.string[: match.start()], match.string[match.end() :]
    if re.match(r"-[a-z]", after):
        return True
    following = _NEXT.match(after)
    if following is None or following["word"] in _NO_NOUN:
        return False
    word = following["word"]
    if word in kinds or re.search(r"\b[Aa]n?\s$", before):
        return True
    verbal = word.endswith("ed") and word not in _NOUNS_IN_ED
    return not verbal and _OWNER.search(before) is not None
