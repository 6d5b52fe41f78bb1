"""Who speaks with which voice."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.cast import Cast, VoiceInfo
from panelaudio.casting import candidates_of, cast_speakers, engines_needed, speaks, write_cast
from panelaudio.casting.automatic import Picker
from panelaudio.casting.distance import TIMBRE_TAKES, apart
from panelaudio.casting.genders import gender_of
from panelaudio.casting.offers import options_of
from panelaudio.casting.yaml_text import quoted
from panelaudio.engines.kokoro_voices import offered
from panelaudio.engines.measures import with_measures
from panelaudio.engines.pyttsx3_engine import Pyttsx3Engine
from panelaudio.engines.tone import ToneEngine
from panelaudio.errors import SettingsError
from panelaudio.script import Script, Speaker, Turn
from panelaudio.settings import FRAME, MUSIC, TEXT_KINDS, Settings, parse_settings

if TYPE_CHECKING:
    from panelaudio.speech import Engine

ESPEAK, TONE = Pyttsx3Engine(), ToneEngine()
ENGINES: dict[str, Engine] = {"pyttsx3": ESPEAK, "tone": TONE}


def script_of(*names: str, aliases: tuple[str, ...] = ()) -> Script:
    """A script in which each of the people says one thing."""
    turns = tuple(Turn(index=i, speaker=name, text="Yes, so it is.", line=i + 1) for i, name in enumerate(names))
    speakers = tuple(Speaker(name=name, aliases=aliases if name == names[0] else ()) for name in dict.fromkeys(names))
    return Script(source="x.txt", sha256="", format="panel", items=turns, speakers=speakers, taken=())


def cast_of(script: Script, text: str = "", engine: str | None = None) -> Cast:
    """The cast of a script with a voices.yaml."""
    settings = parse_settings(text)
    needed = engines_needed(script, settings, engine)
    voices = {name: ENGINES[name].voices() for name in needed}
    return cast_speakers(
        script, settings, voices, resolve=lambda voice: ENGINES[voice.engine].resolve(voice), engine=engine
    )


def sounds(cast: Cast) -> list[tuple[str, str, float]]:
    """What tells the voices apart."""
    return [(role.voice.name, role.voice.variant, role.voice.pitch) for role in cast.roles]


def test_everybody_has_another_voice_every_time_the_same() -> None:
    """Eight people get eight voices, and the same ones on the next run."""
    script = script_of("Nora Vale", "Olav Brenner", "Mei-Lin Sato", "Priya Anand", "A B", "C D", "E F", "G H")
    first = cast_of(script)
    assert len(set(sounds(first))) == 8
    assert first == cast_of(script)


def test_voices_fit_the_first_names() -> None:
    """Women's names get women's voices, men's names men's; measured pitch tells."""
    f0 = {info.name: info.median_f0_hz for info in ESPEAK.voices()}
    cast = cast_of(script_of("Nora Vale", "Olav Brenner", "Priya Anand", "Tom Reed", "Anna Bell", "Carl Moe"))
    for role in cast.roles:
        name = f"{role.voice.name}+{role.voice.variant}" if role.voice.variant else role.voice.name
        assert (f0[name] > 150) == (gender_of(role.speaker) == "female"), role


def test_two_hundred_people_still_sound_different() -> None:
    """More people than voices: pitches are shifted, and only then voices are shared."""
    cast = cast_of(script_of(*(f"Person{n} X" for n in range(150))))
    assert len(set(sounds(cast))) == 150


def test_settings_have_the_last_word() -> None:
    """voices.yaml gives voice and settings, by full name or by an alias, and nobody else gets that voice."""
    text = "speakers:\n  Nora:\n    voice: en-US\n    variant: F2\n    speed: 0.9\n    seat: -10\n    aliases: [NV]\n"
    cast = cast_of(script_of("Nora Vale", "Anna Bell", aliases=("NV",)), text)
    nora, anna = cast.roles
    assert (nora.voice.name, nora.voice.variant, nora.voice.speed, nora.seat) == ("gmw/en-US", "f2", 0.9, -10)
    assert not nora.automatic
    assert anna.automatic
    assert sounds(cast)[0] != sounds(cast)[1]


def test_voices_that_do_not_exist_are_reported_all_at_once() -> None:
    """Each with its place and the nearest right name."""
    text = "speakers:\n  A B:\n    voice: gmw/en-UX\n  C D:\n    voice: gmw/en-US\n    variant: mm4\n"
    with pytest.raises(SettingsError) as caught:
        cast_of(script_of("A B", "C D"), text)
    first, second = caught.value.message.split("\n")
    assert first.startswith("voices.yaml:3:12: ")
    assert "did you mean 'gmw/en-US'?" in first
    assert second.startswith("voices.yaml:6:14: ")
    assert "variant 'mm4'" in second


def test_one_engine_for_everybody() -> None:
    """``--engine`` replaces voices of other engines and keeps speed and gain."""
    text = "speakers:\n  A B: {voice: gmw/en-US, speed: 1.2, gain: 2}\n"
    (role,) = cast_of(script_of("A B"), text, engine="tone").roles
    assert (role.voice.engine, role.voice.speed, role.gain_db) == ("tone", 1.2, 2.0)


def test_a_voice_that_cannot_change_its_pitch_is_not_asked_to() -> None:
    """Where pitch cannot be set (Windows, macOS), the options have none."""
    fixed = (VoiceInfo(name="Zira", language="en-US", gender="female", pitched=False),)
    assert [option.pitch for option in options_of("pyttsx3", fixed, "en")] == [0.0]


def test_other_languages_have_women_too() -> None:
    """An accent with variants offers them, each with its gender."""
    genders = {option.gender for option in options_of("pyttsx3", ESPEAK.voices(), "de")}
    assert genders >= {"female", "male"}
    assert all(option.language == "de" for option in options_of("pyttsx3", ESPEAK.voices(), "de"))


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Nora Vale", "female"),
        ("Dr. Olav Brenner", "male"),
        ("Mr. Levin", "male"),
        ("Ms Alex Roe", "female"),
        ("Mei-Lin Sato", "female"),
        ("Inès Ok", "female"),
        ("JOHN SMITH", "male"),
        ("Alex Chen", ""),
        ("Speaker 1", ""),
        ("", ""),
        ("…", ""),
    ],
)
def test_what_a_name_tells(name: str, gender: str) -> None:
    """A title, else a first name that is nearly always one gender's, else nothing."""
    assert gender_of(name) == gender


NAMES = st.text(min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool)


@given(st.lists(NAMES, min_size=1, max_size=5, unique_by=lambda name: name.casefold()), NAMES)
def test_a_written_cast_reads_back(names: list[str], said: str) -> None:
    """For any names, the file written is read without a fault and gives the same voices."""
    script = script_of(*names)
    cast = cast_of(script, engine="tone")
    text = write_cast(script, cast)
    again = cast_of(script, text)
    assert sounds(again) == sounds(cast)
    assert [role.speaker for role in again.roles] == [role.speaker for role in cast.roles]
    assert not any(role.automatic for role in again.roles)
    assert parse_settings(f"lexicon:\n  {quoted(said)}: {quoted(said)}\n").lexicon == ((said, said),)


def test_a_written_cast_says_what_settings_mean() -> None:
    """Every setting of a speaker is explained in a comment; counts stand beside the names."""
    text = write_cast(script_of("Nora Vale"), cast_of(script_of("Nora Vale")))
    for key in ("engine", "voice", "variant", "speed", "pitch", "gain", "seat", "aliases", "say", "text", "lexicon"):
        assert f"# {key}: " in text
    for kind in TEXT_KINDS:
        assert f"# {kind.key} ({kind.default}): " in text
    assert "Nora Vale: # 1 turns, 4 words, chosen by panelaudio" in text


def test_a_written_cast_keeps_the_rules_of_text() -> None:
    """What voices.yaml says of text beside speech stands in the new file as well."""
    script = script_of("Nora Vale")
    settings = Settings(text=(("sounds", True), ("insertions", False)))
    assert parse_settings(write_cast(script, cast_of(script), settings)).spoken_kinds() == {"sounds"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "frame: {}\nlanguage: nb\nmusic: {sting: built-in}\nshow: 'No'\n",
        """
genre: "a: b # c"
cover: "on"
music:
  bed: {file: "-x; 'y'.mp3", gain: -2.5, seconds: 12}
frame: {narrator: "1984", text: "{title}: {speakers}."}
""",
    ],
)
def test_a_written_cast_keeps_what_is_said_of_the_episode(text: str) -> None:
    """Language, series, cover, music and frame stand in the new file as well, hostile names among them."""
    script, before = script_of("Nora Vale"), parse_settings(text)
    after = parse_settings(write_cast(script, cast_of(script), before))
    for key in ("language", "show", "genre", "cover", "music", "frame"):
        assert getattr(after, key) == getattr(before, key)


def test_a_written_cast_says_what_music_and_frame_take() -> None:
    """Every key of a piece of music and of the spoken frame is explained, and nothing of it is switched on."""
    text = write_cast(script_of("Nora Vale"), cast_of(script_of("Nora Vale")))
    for setting in (*MUSIC, *FRAME):
        assert f", {setting.key}: " in text
    assert not parse_settings(text).music
    assert parse_settings(text).frame is None


def test_an_alias_of_the_file_yields_to_a_name_of_the_transcript() -> None:
    """A spelling that is somebody's name in this transcript stays that person's."""
    text = "speakers:\n  Nora Vale: {aliases: [Olav]}\n"
    cast = cast_of(script_of("Nora Vale", "Olav"), text)
    assert cast.role_of("Olav").speaker == "Olav"


def test_without_settings() -> None:
    """No file at all is fine."""
    assert engines_needed(script_of("A B"), Settings()) == ("pyttsx3",)


def test_initials_do_not_make_two_people_one() -> None:
    """An entry whose full name is another person's is not taken, though the initials are the same."""
    text = "speakers:\n  Andrew Ng: {voice: gmw/en-US+Reed, aliases: [AN], say: Andrew Ing}\n"
    (ann,) = cast_of(script_of("Ann Nolan", aliases=("AN",)), text).roles
    assert (ann.automatic, ann.say) == (True, "")


def test_a_variant_needs_a_voice() -> None:
    """A variant alone is a fault, not a wish that nobody hears."""
    with pytest.raises(SettingsError, match=r"voices.yaml:3:14: 'variant' needs a 'voice'"):
        parse_settings("speakers:\n  A B:\n    variant: f1\n")


KOKORO = (
    "af_heart af_bella bf_emma am_michael am_fenrir am_puck bm_george bm_fable af_nicole af_aoede af_kore af_sarah "
    "bf_isabella af_nova af_alloy af_sky bm_lewis am_echo am_eric am_liam am_onyx bm_daniel bf_alice bf_lily "
    "af_jessica af_river am_adam am_santa"
).split()


def distances(cast: Cast, infos: tuple[VoiceInfo, ...] = ()) -> list[float]:
    """How far apart the voices of each two people are, 1 being two takes of one voice."""
    told = {info.name: info for info in infos or ESPEAK.voices()}
    spoken = []
    for role in cast.roles:
        info = told[f"{role.voice.name}+{role.voice.variant}" if role.voice.variant else role.voice.name]
        spoken.append((info.median_f0_hz * 2 ** (role.voice.pitch / 12), info.timbre))
    return [apart(one[0], other[0], one[1], other[1]) for one, other in combinations(spoken, 2)]


@pytest.mark.parametrize(
    "names",
    [
        ("Nick T", "Yann L", "Daphne K", "Kai L", "Aidan G", "Andrew N"),
        ("Nora Vale", "Olav Brenner", "Priya Anand", "Tom Reed", "Anna Bell", "Carl Moe"),
        ("Speaker 1", "Speaker 2", "Speaker 3", "Speaker 4", "Speaker 5", "Speaker 6"),
    ],
)
def test_six_people_sound_clearly_different(names: tuple[str, ...]) -> None:
    """The two who sound most alike are five times as far apart as two takes of one voice."""
    assert min(distances(cast_of(script_of(*names)))) > 5


def test_twenty_people_can_be_told_apart() -> None:
    """Each two of twenty are farther apart than two takes of one voice, by pitch where it must be."""
    names = [f"{first} X{n}" for n in range(10) for first in ("Anna", "Carl")]
    assert min(distances(cast_of(script_of(*names)))) > 1.9


def test_who_comes_later_changes_nobodys_voice() -> None:
    """A speaker who is added after the others gets a voice; theirs stay."""
    names = ("Nora Vale", "Olav Brenner", "Mei-Lin Sato", "Alex Chen")
    before, after = cast_of(script_of(*names)), cast_of(script_of(*names, "Tom Reed"))
    assert after.roles[:4] == before.roles


def test_an_accent_is_preferred() -> None:
    """A script in British English gets British voices first, as long as they can be told apart."""
    voices = (VoiceInfo(name="us", language="en-US"), VoiceInfo(name="gb", language="en-GB"))
    for language, first in (("en", "us"), ("en-GB", "gb"), ("en-US", "us")):
        assert Picker(options_of("x", voices, language), language).pick("", shifts=True).name == first


def test_engines_know_of_each_others_voices() -> None:
    """Where voices.yaml asks for two engines, one takes no voice that sounds like the other's."""
    near = VoiceInfo(name="near", language="en", median_f0_hz=100, timbre=(1.0, 0.0))
    far = VoiceInfo(name="far", language="en", median_f0_hz=180, timbre=(9.0, 3.0))
    text = "speakers: {Nora Vale: {engine: one}, Olav Brenner: {engine: two}}"
    script, settings = script_of("Nora Vale", "Olav Brenner"), parse_settings(text)
    voices = {"one": (replace(near, name="first"),), "two": (near, far)}
    cast = cast_speakers(script, settings, voices, resolve=lambda voice: voice)
    assert [role.voice.name for role in cast.roles] == ["first", "far"]


def test_candidates_are_different_voices() -> None:
    """For an audition each speaker has the voice of the cast first, then two others that suit."""
    script = script_of("Nora Vale", "Olav Brenner")
    settings = parse_settings("speakers: {Olav Brenner: {voice: en-US, variant: m4}}")
    found = candidates_of(script, settings, {"pyttsx3": ESPEAK.voices()}, resolve=ESPEAK.resolve)
    cast = cast_of(script, "speakers: {Olav Brenner: {voice: en-US, variant: m4}}")
    assert [voices[0] for voices in found.values()] == [role.voice for role in cast.roles]
    assert all(len({(one.name, one.variant) for one in voices}) == 3 for voices in found.values())


def test_distance() -> None:
    """Pitch and timbre add up like sides of a triangle; what is not known counts for nothing."""
    assert apart(100, 200, (), ()) == pytest.approx(12)
    assert apart(100, 0, (0.0, 0.0), (0.0, TIMBRE_TAKES)) == pytest.approx(1)
    assert apart(0, 0, (), (1.0,)) == 0


def test_one_voice_for_many_is_changed_in_pitch_and_then_in_speed() -> None:
    """Six people with one voice are a semitone apart at least; twenty differ in pitch or in speed, all of them."""
    alone = {"one": (VoiceInfo(name="only", language="en", median_f0_hz=100, timbre=(1.0, 0.0)),)}
    names = [f"P{number} X" for number in range(20)]
    cast = cast_speakers(
        script_of(*names), parse_settings("defaults: {engine: one, speed: 0.9}"), alone, resolve=lambda voice: voice
    )
    pitches = sorted(role.voice.pitch for role in cast.roles[:6])
    assert min(after - before for before, after in pairwise(pitches)) >= 1
    assert len({(role.voice.pitch, role.voice.speed) for role in cast.roles}) == 20
    assert {role.voice.speed for role in cast.roles} == {0.9, 0.828}


def test_neural_voices_are_told_apart_too() -> None:
    """Voices of Kokoro are measured: six people get voices four times as far apart as two takes of one."""
    infos = tuple(with_measures(info, "kokoro") for info in offered(KOKORO).values())
    script = script_of("Nick T", "Yann L", "Daphne K", "Kai L", "Aidan G", "Andrew N")
    settings = parse_settings("defaults: {engine: kokoro}")
    cast = cast_speakers(script, settings, {"kokoro": infos}, resolve=lambda voice: voice)
    assert min(distances(cast, infos)) > 4


@pytest.mark.parametrize(
    ("voice", "language", "does"),
    [
        ("de", "de-AT", True),
        ("cmn", "zh", True),
        ("cmn-latn-pinyin", "zh", False),
        ("cmn-latn-pinyin", "cmn-Latn-pinyin", True),
        ("yue", "zh", False),
        ("nb", "no", True),
        ("en-GB-x-rp", "en", True),
        ("fr", "en", False),
    ],
)
def test_a_voice_reads_a_language_in_its_letters(voice: str, language: str, does: bool) -> None:  # noqa: FBT001
    """Whatever its region; a voice that reads pinyin does not read Chinese characters, nor a Cantonese one Mandarin."""
    assert speaks(VoiceInfo(name="x", language=voice), language) == does
