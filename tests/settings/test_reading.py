"""voices.yaml, as people write it and get it wrong."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.errors import SettingsError
from panelaudio.settings import find_settings, parse_settings, read_settings

ENGINES = ("pyttsx3", "tone")


def faults_of(text: str) -> list[str]:
    """The lines of the error."""
    with pytest.raises(SettingsError) as caught:
        parse_settings(text, engines=ENGINES)
    return caught.value.message.split("\n")


def test_text_beside_speech_is_kept_or_dropped() -> None:
    """Kinds take keep or drop; anything else is told with its place, the nearest kind named."""
    settings = parse_settings("text: {sounds: keep, insertions: drop}\n")
    assert settings.spoken_kinds() == {"sounds"}
    assert parse_settings("").spoken_kinds() == {"insertions"}
    assert faults_of("text:\n  sound: keep\n  songs: loud\n  times:\n") == [
        "voices.yaml:2:3: unknown kind of text 'sound'; did you mean 'sounds'?",
        "voices.yaml:3:10: 'songs' takes 'keep' or 'drop', not 'loud'",
        "voices.yaml:4:3: 'times' takes 'keep' or 'drop', and nothing stands there",
    ]


def test_everything_is_read() -> None:
    """Each key of a speaker, the defaults and the lexicon arrive as they stand."""
    settings = parse_settings(
        "version: 1\ndefaults: {engine: tone, speed: 1.1}\n"
        "speakers:\n  Nora Vale:\n    voice: tone-2\n    variant: a\n"
        "    pitch: -2.5\n    gain: 1\n    seat: -20\n    aliases: [NV, Nora]\n    say: Nora Vahl\n"
        "lexicon: {GIF: jif}\n",
        engines=ENGINES,
    )
    (nora,) = settings.speakers
    assert (nora.name, nora.voice, nora.variant, nora.pitch, nora.gain, nora.seat) == (
        "Nora Vale",
        "tone-2",
        "a",
        -2.5,
        1.0,
        -20,
    )
    assert (nora.aliases, nora.say) == (("NV", "Nora"), "Nora Vahl")
    assert (settings.defaults.engine, settings.defaults.speed) == ("tone", 1.1)
    assert settings.lexicon == (("GIF", "jif"),)
    assert settings.alias_pairs() == (("Nora Vale", "Nora Vale"), ("NV", "Nora Vale"), ("Nora", "Nora Vale"))
    assert settings.of("nv") is nora


@pytest.mark.parametrize("name", ["No", "ON", "yes", "1984", "12:30", "~", "null", "1e3", "0x1F", "true", "2024-01-01"])
def test_names_are_text(name: str) -> None:
    """What YAML takes for a truth value, a number, a time or nothing is a person's name all the same."""
    assert [one.name for one in parse_settings(f"speakers:\n  {name}:\n    voice: x\n").speakers] == [name]


def test_all_faults_at_once() -> None:
    """Every fault has its line and column, and the nearest right word."""
    assert faults_of(
        "speakers:\n  Nora:\n    pich: 3\n    speed: 9\n    engine: pytsx3\n  Olav:\n    seat: 1.5\nlexikon: {}\n"
    ) == [
        "voices.yaml:3:5: unknown key 'pich'; did you mean 'pitch'?",
        "voices.yaml:4:12: 'speed' takes a number from 0.5 to 2, not '9'",
        "voices.yaml:5:13: unknown engine 'pytsx3'; did you mean 'pyttsx3'?",
        "voices.yaml:7:11: 'seat' takes a whole number from -35 to 35, not '1.5'",
        "voices.yaml:8:1: unknown key 'lexikon'; did you mean 'lexicon'?",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("speakers: [\n", "voices.yaml:2:1: "),
        ("speakers:\n\tNora: {}\n", "voices.yaml:2:1: "),
        ("- a\n", "voices.yaml:1:1: the file must be a mapping"),
        ("speakers: Nora\n", "voices.yaml:1:11: speakers must be a mapping"),
        ("speakers:\n  Nora: {}\n  Nora: {}\n", "voices.yaml:3:3: 'Nora' stands here twice (first in line 2)"),
        ("speakers:\n  Nora: {aliases: [X]}\n  Olav: {aliases: [x]}\n", "'x' stands for both Nora and Olav"),
        ("speakers:\n  Nora: {aliases: {a: b}}\n", "'aliases' takes a list of texts"),
        ("speakers:\n  Nora: {speed: .nan}\n", "'speed' takes a number"),
        ("speakers:\n  Nora: {speed: [1]}\n", "'speed' takes a text"),
        ("speakers:\n  ? [a]\n  : {}\n", "a key of speakers must be a text"),
        ("version: 2\n", "this program reads version 1"),
        ("lexicon: {GIF: }\n", "'GIF' needs a text"),
    ],
)
def test_a_fault_has_its_place(text: str, fault: str) -> None:
    """Whatever is wrong, the message says where and what."""
    assert fault in "\n".join(faults_of(text))


@pytest.mark.parametrize("text", ["", "# nothing\n", "speakers:\n", "speakers: {}\nlexicon:\n", "speakers:\n  Nora:\n"])
def test_empty_is_no_fault(text: str) -> None:
    """A file that says nothing leaves everything at its default."""
    assert parse_settings(text).lexicon == ()


def test_a_bomb_of_aliases_is_harmless() -> None:
    """YAML's anchors that double nine times cost nothing, since nothing is expanded."""
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    assert "unknown key 'a0'" in faults_of("\n".join(lines))[0]


@given(st.text(max_size=60))
def test_any_text_is_settings_or_a_settings_error(text: str) -> None:
    """No text brings anything else than settings or a clear error."""
    with suppress(SettingsError):
        parse_settings(text)


def test_where_the_file_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file given, else beside the transcript, else in the working folder, else none."""
    (tmp_path / "talk").mkdir()
    monkeypatch.chdir(tmp_path)
    transcript = Path("talk/panel.txt")
    assert find_settings(transcript, None) is None
    (tmp_path / "voices.yaml").write_text("")
    assert find_settings(transcript, None) == Path("voices.yaml")
    (tmp_path / "talk" / "voices.yaml").write_text("")
    assert find_settings(transcript, None) == Path("talk/voices.yaml")
    assert find_settings(Path("-"), None) == Path("voices.yaml")
    with pytest.raises(SettingsError, match="does not exist"):
        find_settings(transcript, Path("absent.yaml"))


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """Not UTF-8, a folder, too large: each is said."""
    path = tmp_path / "voices.yaml"
    path.write_bytes(b"speakers:\n  Zo\xeb: {}\n")
    with pytest.raises(SettingsError, match="byte 14 is not UTF-8"):
        read_settings(path, engines=())
    path.write_bytes(b"#" * 1_000_001)
    with pytest.raises(SettingsError, match="larger than 1 MB"):
        read_settings(path, engines=())
    with pytest.raises(SettingsError, match="cannot be read"):
        read_settings(tmp_path, engines=())


def test_the_shipped_file_is_right() -> None:
    """The voices.yaml of the repository has no fault, and casts the example's people."""
    root = Path(__file__).resolve().parents[2]
    settings = read_settings(root / "voices.yaml", engines=ENGINES)
    assert {"Maren Holt", "Teodor Brandvik", "Ines Okafor", "Jun Watari", "Nick Thompson", "Kai-Fu Lee"} <= {
        one.name for one in settings.speakers
    }
