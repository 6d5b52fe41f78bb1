"""Days and languages, as the heads of transcripts have them."""

from __future__ import annotations

import pytest

from panelaudio.readers.dates import date_in, language_in


@pytest.mark.parametrize(
    "text",
    [
        "2031-05-06", "Recorded 2031/05/06, 10:01", "Tue, May 06, 2031 10:01AM", "6 May 2031", "the 6th of May, 2031",
        "TUESDAY, MAY 6, 2031", "6. Mai 2031", "6.5.2031", "2031-05-06T10:00:00Z", "6 de mayo de 2031", "6 mai 2031",
    ],
)  # fmt: skip
def test_days(text: str) -> None:
    """One day, in many dresses."""
    assert date_in(text) == "2031-05-06"


@pytest.mark.parametrize("text", ["5/6/2031", "May 2031", "2031-13-45", "31 April 2031", "chapter 12.30.45", ""])
def test_no_day(text: str) -> None:
    """What is no day, or might be two, is none."""
    assert date_in(text) == ""


def test_day_and_month_in_figures() -> None:
    """A figure over 12 is the day."""
    assert date_in("25/12/2031") == date_in("12/25/2031") == "2031-12-25"


@pytest.mark.parametrize(
    ("text", "tag"), [("English", "en"), ("en-GB", "en-GB"), ("pt_BR", "pt-BR"), ("Deutsch", "de"), ("none of it", "")]
)
def test_languages(text: str, tag: str) -> None:
    """A tag or a name gives the tag."""
    assert language_in(text) == tag
