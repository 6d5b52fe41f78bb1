"""Languages are told by their words."""

from __future__ import annotations

import pytest

from panelaudio.language import english_or_unknown, language_of

TALKS = {
    "en": "We think that it is a good idea to look at the sea before we say what a port should be.",
    "de": "Wir denken, dass es eine gute Idee ist, das Meer anzusehen, bevor wir sagen, was der Hafen sein soll.",
    "fr": "On pense que c'est une bonne idée de regarder la mer avant de dire ce que le port doit être pour nous tous.",
    "nl": "We denken dat het een goed idee is om naar de zee te kijken voordat we zeggen wat de haven moet zijn.",
    "it": "Pensiamo che sia una buona idea guardare il mare prima di dire che cosa il porto debba essere.",
}


@pytest.mark.parametrize("language", TALKS)
def test_english_is_told_from_others(language: str) -> None:
    """With more than a few words."""
    assert english_or_unknown([TALKS[language]]) == ("en" if language == "en" else "und")


@pytest.mark.parametrize("language", TALKS)
def test_each_is_told_by_its_words(language: str) -> None:
    """One sentence is enough."""
    assert language_of([TALKS[language]]) == language


def test_the_whole_talk_tells() -> None:
    """An opening in English does not make a German talk English."""
    assert language_of([TALKS["en"], *[TALKS["de"]] * 9]) == "de"
    assert language_of([TALKS["de"], *[TALKS["en"]] * 900]) == "en"


def test_other_letters_tell_even_without_spaces() -> None:
    """A sentence of Chinese counts as one word, and is not English for that."""
    assert language_of(["欢迎大家来到今天的节目。我们今天讨论港口的未来。"]) == "zh"
    assert language_of(["Добрый вечер, дорогие друзья."]) == "ru"


def test_a_few_words_tell_nothing() -> None:
    """They are taken for English, which most captions that are checked are."""
    assert language_of(["Guten Abend."]) == english_or_unknown(["Guten Abend."]) == "en"
    assert language_of([]) == "en"
