from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from panelaudio.pipeline.batch.company import Meeting, Person, give_voices, still_there
from panelaudio.pipeline.known_voices import KnownVoice
from panelaudio.pipeline.understanding import Understanding
from panelaudio.script import Script, Speaker
from panelaudio.settings import Settings, SpeakerSettings

if TYPE_CHECKING:
    from collections.abc import Iterable

NAMES = ("Nora Vale", "Olav Brenner", "Kim Osei", "Ines Lund", "Kai Holm")


def meeting(*names: str, settings: Settings | None = None, language: str = "en") -> Meeting:
    """Of these people."""
    speakers = tuple(Speaker(name=name) for name in names)
    script = Script(source="", sha256="", format="", items=(), speakers=speakers, taken=(), language=language)
    found = Understanding(script=script, why="", settings=settings or Settings(), speakers=(), estimated_s=0.0)
    return Meeting.of(found, engine="tone" if settings is None else None)


def voices(meetings: Iterable[Meeting], known: dict[Person, KnownVoice] | None = None) -> dict[str, str]:
    """Of each name."""
    given_ = give_voices(meetings, known or {}, engine="tone")
    return {person.name: voice.name for person, voice in given_.items()}


@given(st.lists(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True), min_size=1, max_size=6))
def test_a_person_has_one_voice_unlike_those_of_all_who_are_met(meetings: list[list[str]]) -> None:
    """However the people meet, as long as there are voices enough."""
    given_ = give_voices([meeting(*names) for names in meetings], {}, engine="tone")
    for names in meetings:
        people = [given_[Person("en", "tone", name.casefold())] for name in names]
        assert len({(one.name, one.pitch) for one in people}) == len(names)


def test_those_who_never_meet_may_share() -> None:
    """A host has a voice that no guest has; each guest takes the one that is best beside the host's."""
    found = voices([meeting("Nora Vale", "Olav Brenner"), meeting("Nora Vale", "Kai Holm")])
    assert found["olav brenner"] == found["kai holm"] != found["nora vale"]


def test_what_is_known_stays() -> None:
    """A voice of an earlier run is kept, and newcomers take others; whatever the case of a name."""
    known = {Person("en", "tone", "nora vale"): KnownVoice(speaker="Nora Vale", engine="tone", name="tone-4")}
    found = voices([meeting("Olav Brenner", "NORA VALE")], known)
    assert found["nora vale"] == "tone-4" != found["olav brenner"]


def test_a_voice_of_voices_yaml_is_its_person_s_everywhere() -> None:
    """Also where another voices.yaml, or none, belongs to a transcript."""
    entry = SpeakerSettings(name="Nora Vale", engine="tone", voice="tone-5")
    with_file = meeting("Nora Vale", settings=Settings(speakers=(entry,)))
    assert with_file.wanting() == ()
    assert voices([meeting("Olav Brenner", "Nora Vale"), with_file])["nora vale"] == "tone-5"


def test_another_language_is_another_voice() -> None:
    """But a region is not another language."""
    found = give_voices([meeting("Kai Holm", language=one) for one in ("en", "en-GB", "de")], {}, engine="tone")
    assert sorted({person.language for person in found}) == ["de", "en"]


def test_voices_that_are_gone_are_forgotten() -> None:
    """A voice that its engine no longer has, or of an engine that is not to speak, is not used again."""
    there = KnownVoice(speaker="Nora Vale", engine="tone", name="tone-1")
    gone = [replace(there, name="nobody"), replace(there, engine="nothing")]
    known = {Person("en", str(number), "x"): one for number, one in enumerate([there, *gone])}
    assert list(still_there(known, None).values()) == [there]
    assert still_there(known, "pyttsx3") == {}
