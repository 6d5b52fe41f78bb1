"""Where chapters begin: at headings, else where the talk turns to something else."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from panelaudio.chapters.candidates import candidates
from panelaudio.chapters.cutting import LEAST_S, best_cuts
from panelaudio.chapters.moderator import moderator_of
from panelaudio.chapters.shortening import plain, shortened
from panelaudio.chapters.talk import talk_of
from panelaudio.chapters.titles import Titles
from panelaudio.plugins import unknown
from panelaudio.script import Heading, Opening, Turn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.script import Script
    from panelaudio.speech import Clip, Utterance

WAYS = ("auto", "headings", "none")
_ENOUGH_HEADINGS = 2
"""A single one is the name of the whole."""
_LONGEST_HEADING = 120


def checked_way(name: str) -> str:
    """The name of a way, if there is one.

    Raises:
        UsageError: there is none; the nearest one is named.
    """
    if name not in WAYS:
        raise unknown("kind of chapters", name, WAYS)
    return name


def find_openings(
    script: Script, pieces: Sequence[tuple[Utterance, Clip]], *, way: str = "auto"
) -> tuple[Opening, ...]:
    """Where chapters begin, in order; the first one at the first utterance, or there are none.

    Args:
        script: With its headings.
        pieces: The rendered utterances in order; what is silent opens nothing.
        way: ``headings``: at these alone. ``auto``: at these where two or more chapters come of them, else by the
            shape of the talk (chapters of two to ten minutes; a talk under four minutes gets none). ``none``.
    """
    if way == "none" or not pieces:
        return ()
    written = _at_headings(script, pieces)
    if way == "headings" or len(written) >= _ENOUGH_HEADINGS:
        return written
    return _by_shape(script, pieces)


def _at_headings(script: Script, pieces: Sequence[tuple[Utterance, Clip]]) -> tuple[Opening, ...]:
    parts: dict[int, int] = {}
    for utterance, _ in pieces:
        parts.setdefault(utterance.turn, utterance.part)
    openings = []
    titles: list[str] = []
    for item in script.items:
        if isinstance(item, Heading) and plain(item.text):
            titles.append(plain(item.text))
        elif isinstance(item, Turn) and item.index in parts and titles:
            title = shortened(" – ".join(titles), _LONGEST_HEADING)
            openings.append(Opening(turn=item.index, part=parts[item.index], title=title))
            titles = []
    first = pieces[0][0]
    if openings and (openings[0].turn, openings[0].part) != (first.turn, first.part):
        openings.insert(0, _lead(script, first))
    return tuple(openings)


def _lead(script: Script, first: Utterance) -> Opening:
    """What stands before the first heading is called as the whole, else by its first words."""
    return Opening(
        turn=first.turn, part=first.part, title=shortened(script.title) or shortened(first.display), found=True
    )


def _by_shape(script: Script, pieces: Sequence[tuple[Utterance, Clip]]) -> tuple[Opening, ...]:
    talk = talk_of(pieces)
    total_s = talk[-1].end_s
    if total_s < 2 * LEAST_S:
        return ()
    moderator = moderator_of(talk)
    titles = Titles(talk, moderator, (name for one in script.speakers for name in (one.name, *one.aliases)))
    cuts = best_cuts(candidates(talk, moderator, titles.worth), total_s)
    if not cuts:
        return ()
    places = [0, *(cut.place for cut in cuts), len(talk)]
    return tuple(
        Opening(turn=talk[first].turn, part=talk[first].part, title=titles.title(first, end), found=True)
        for first, end in pairwise(places)
    )
