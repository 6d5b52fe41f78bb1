from __future__ import annotations

from panelaudio.normalize.lexicon import said_for, sayings, whole_words

NAMES = [("Jon Mbeki", "Yon Em-beki"), ("Ines Okafor", "Eeness Oh Kafor"), ("Jon Reed", "John Reed")]


def say(text: str, known: dict[str, str]) -> str:
    """The text with what is known said."""
    return whole_words(tuple(known)).sub(lambda match: said_for(match, known), text)


def test_parts_of_a_name_stand_alone_where_the_saying_has_as_many_words() -> None:
    """First and last names are said as in the full name; of two people who share one, the earlier settles it."""
    known = sayings([], NAMES)
    assert say("Jon Mbeki, Jon, and Mbeki's dog", known) == "Yon Em-beki, Yon, and Em-beki's dog"
    assert say("Ines Okafor and Ines", known) == "Eeness Oh Kafor and Ines"
    assert say("Jon Reed", known) == "John Reed"


def test_the_lexicon_goes_before_names_and_the_longest_first() -> None:
    """A longer entry wins over a shorter one that begins it."""
    known = sayings([("Jon", "Jonn"), ("Jon Mbeki Award", "prize")], NAMES)
    assert say("Jon, Jon Mbeki and the Jon Mbeki Award", known) == "Jonn, Yon Em-beki and the prize"


def test_only_whole_words_in_their_own_case() -> None:
    """Entries do not reach into longer words, nor into words of another case."""
    known = sayings([("Insi", "In-see"), ("C++", "see plus")], [])
    assert say("Insi, Insist, insi, C++!", known) == "In-see, Insist, insi, see plus!"


def test_a_blank_matches_any_white_space() -> None:
    """A name that is broken over two lines is still the name."""
    assert say("Ines\n Okafor", sayings([], NAMES)) == "Eeness Oh Kafor"


def test_nothing_known_matches_nothing() -> None:
    """An empty lexicon, or an entry without a saying, changes no text."""
    assert say("any text", sayings([("any", " ")], [])) == "any text"
