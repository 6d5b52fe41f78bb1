"""Who is who: the spellings of one person are one speaker, two people are never merged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.errors import InputError
from panelaudio.readers.labels import Shape, shape_of
from panelaudio.readers.people import Heard, People
from panelaudio.settings import parse_settings

ONE_PERSON = [
    ("Alex Chen", "Alex", "Dr. Alex Chen", "ALEX CHEN", "AC", "Chen", "Dr. Chen", "Alex M. Chen", "Prof. Chen", "CHEN"),
    ("Maria de la Cruz", "de la Cruz", "Cruz", "MARIA", "Prof. Maria De La Cruz", "MC", "MDLC"),
    ("Jane Smith", "J. Smith", "Jane S.", "Ms. Smith", "SMITH"),
    ("Dr. Chen", "Chen", "CHEN", "Prof. Chen"),
    ("Olav Brenner", "Brenner, Olav", "OB", "Mr. Brenner", "Olav", "BRENNER"),
    ("Olav Brenner Jr.", "Brenner", "OB", "Olav Brenner, Jr."),
    ("Kai-Fu Lee", "KFL", "KL", "Kai-Fu", "Lee", "K.-F. L."),
    ("Ana Ruiz Vega", "Ruiz Vega", "Ana"),
    ("Siobhán Ní Bhriain", "Ní Bhriain", "Bhriain"),
    ("Nora Vale", "The Rt Hon Nora Vale MP", "Council Member Vale", "COUNCIL MEMBER VALE", "Director Vale"),
    ("Ms. Lind of Northford", "Ms. Lind"),
    ("Speaker 1", "SPEAKER 1"),
    ("The Witness", "WITNESS"),
]
APART = [
    ("Jane Smith", "John Smith"),
    ("Olav Brenner Sr.", "Olav Brenner Jr."),
    ("Olav Brenner", "Olav Brenner Jr."),
    ("Mr. Brenner", "Mrs. Brenner"),
    ("Mr. Vale", "Nora Vale"),
    ("Speaker 1", "Speaker 2", "Unknown Speaker", "Speaker"),
    ("Mr. Speaker", "Madam Speaker", "Speaker 1"),
    ("J. Smith", "J. Brown"),
    ("Mary Ann Vale", "Mary Vale"),
    ("Mary Ann Vale", "Ann Vale"),
    ("Mr. Vale of Northford", "Mr. Vale of Riverton"),
    ("Nora Vale", "Nora Holm"),
    ("Q", "Quinn Adams", "A"),
]
AMBIGUOUS = [
    (("Alex Chen", "Alex Diaz", "Alex"), "Alex"),
    (("Alex Chen", "Anna Cole", "AC"), "AC"),
    (("Jane Smith", "John Smith", "J. Smith"), "J. Smith"),
    (("Jane Smith", "John Smith", "Smith"), "Smith"),
    (("Mr. Brenner", "Mrs. Brenner", "Brenner"), "Brenner"),
    (("Olav Brenner Sr.", "Olav Brenner Jr.", "OB"), "OB"),
]


def resolved(*names: str, **more: object) -> dict[str, str]:
    """Each spelling with the speaker's name."""
    people = People(source="t.txt", **more)  # type: ignore[arg-type]
    heard = [
        Heard(name=name, shape=shape_of(name) or Shape.ROLE, times=2, line=at) for at, name in enumerate(names, start=1)
    ]
    return dict(people.resolve(heard))


@pytest.mark.parametrize("names", ONE_PERSON)
def test_spellings_of_one_person(names: tuple[str, ...]) -> None:
    """All spellings have the same speaker, under the full name; in whatever order they stand, they are one."""
    assert set(resolved(*names).values()) == {names[0]}
    assert len(set(resolved(*reversed(names)).values())) == 1


@pytest.mark.parametrize("names", APART)
@pytest.mark.parametrize("backwards", [False, True])
def test_two_people_are_never_merged(names: tuple[str, ...], backwards: bool) -> None:  # noqa: FBT001 - pytest gives it
    """Each keeps a name of his own."""
    assert len(set(resolved(*(reversed(names) if backwards else names)).values())) == len(names)


@pytest.mark.parametrize(("names", "spelling"), AMBIGUOUS)
def test_what_fits_two_people_stops(names: tuple[str, ...], spelling: str) -> None:
    """Both are named, and the lines for voices.yaml, which settle it."""
    with pytest.raises(InputError) as caught:
        resolved(*names)
    assert caught.value.code == "ambiguous-speaker"
    assert all(name in caught.value.message for name in (spelling, *names[:2]))
    lines = caught.value.hint.split("\n")[1:]
    settings = parse_settings("\n".join(lines) + "\n")
    aliases = {"".join(one.casefold().replace(".", "")): name for one, name in settings.alias_pairs()}
    assert resolved(*names, settings=aliases)[spelling] == names[0]


@pytest.mark.parametrize(("names", "spelling"), AMBIGUOUS)
def test_what_fits_two_people_goes_on_where_asked(names: tuple[str, ...], spelling: str) -> None:
    """With ``--keep-going`` the spelling is a speaker of its own, with a warning."""
    people = People(source="t.txt", lenient=True)
    heard = [Heard(name=name, shape=shape_of(name) or Shape.ROLE, times=1, line=1) for name in names]
    assert people.resolve(heard)[spelling] == spelling
    assert "ambiguous-speaker" in {notice.code for notice in people.notices}


def test_initials_of_somebody_else_settle_a_doubt() -> None:
    """Whoever surely has other initials is not meant."""
    assert resolved("KL", "KFL", "Kai-Fu Lee", "Karl Lund")["KL"] == "Karl Lund"


def test_a_title_settles_a_doubt() -> None:
    """``Mr. Smith`` is John where the other is Jane."""
    assert resolved("Mr. Smith", "Jane Smith", "John Smith")["Mr. Smith"] == "John Smith"


def test_the_introduction_gives_full_names() -> None:
    """Names that the head mentions stand behind first names and initials that nobody else explains."""
    assert resolved("Nora", "OB", listed=("Nora Vale",), mentioned=("Olav Brenner", "Nora Holm")) == {
        "Nora": "Nora Vale",
        "OB": "Olav Brenner",
    }


@given(st.lists(st.text(max_size=12) | st.sampled_from([one for row in ONE_PERSON + APART for one in row]), max_size=8))
def test_every_spelling_has_a_speaker(names: list[str]) -> None:
    """For any names in any order: each has a speaker who is one of the names, or the set is ambiguous."""
    known = list(dict.fromkeys(name for name in names if name.strip()))
    found = resolved(*known, lenient=True)
    assert found.keys() == set(known)
    assert all(name.strip() for name in found.values())
