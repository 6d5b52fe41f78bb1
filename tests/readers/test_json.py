from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.errors import InputError
from panelaudio.readers.choose import read_transcript
from panelaudio.readers.json_reader import JsonReader
from panelaudio.script import Heading, Script, Source, Turn

SHARED = Path(__file__).resolve().parents[3] / "shared" / "transcripts"

PODCAST = {
    "version": "1.0.0",
    "segments": [
        {"speaker": "Nora Vale", "startTime": 0.5, "endTime": 0.75, "body": "Good"},
        {"speaker": "Nora Vale", "startTime": 1, "endTime": 1.25, "body": "evening"},
        {"speaker": "Nora Vale", "startTime": 1.25, "endTime": 1.5, "body": "."},
        {"speaker": "Olav Brenner", "startTime": 2, "endTime": 3.5, "body": "Money."},
    ],
}
WHISPER = {
    "text": " Good evening. Money.",
    "segments": [
        {"id": 0, "start": 0.0, "end": 1.5, "text": " Good evening,", "tokens": [1, 2], "speaker": "SPEAKER_00"},
        {"id": 1, "start": 1.5, "end": 2.0, "text": " all.", "words": [{"word": "all"}], "speaker": "SPEAKER_00"},
        {"id": 2, "start": 2.5, "end": 4.0, "text": " Money.", "speaker": "SPEAKER_01"},
    ],
    "language": "en",
}
REV = {
    "speakers": [{"id": 0, "name": "Nora Vale"}, {"id": 1, "name": "Olav Brenner"}],
    "monologues": [
        {
            "speaker": 0,
            "elements": [
                {"type": "text", "value": "Good", "ts": 0.5, "end_ts": 0.9},
                {"type": "punct", "value": " "},
                {"type": "text", "value": "evening", "ts": 1.0, "end_ts": 1.4},
                {"type": "punct", "value": "."},
                {"type": "unknown", "value": "<laugh>"},
            ],
        },
        {"speaker": 1, "elements": [{"type": "text", "value": "Money", "ts": 2.0, "end_ts": 2.5}]},
    ],
}
QMSUM = {
    "topic_list": [
        {"topic": "Beginnings", "relevant_text_span": [["0", "1"]]},
        {"topic": "Ends", "relevant_text_span": [["2", "2"]]},
        {"topic": "Lost", "relevant_text_span": [["99", "100"]]},
    ],
    "specific_query_list": [{"query": "Who pays?", "answer": "Nobody knows."}],
    "meeting_transcripts": [
        {"speaker": "Nora Vale", "content": "Good {disfmarker} evening."},
        {"speaker": "Olav Brenner", "content": "{vocalsound}"},
        {"speaker": "Olav Brenner", "content": "Money [laughs] holds it."},
        {"speaker": "Olav Brenner", "content": "  "},
        {"speaker": "Olav Brenner", "content": "A lot."},
    ],
}
OWN = {
    "title": "The Long Bridge",
    "date": "2031-05-06",
    "language": "en-GB",
    "turns": [{"speaker": "Nora Vale", "text": "Good evening."}, {"speaker": "Olav Brenner", "text": "One.\n\nTwo."}],
}
ALL = {"PODCAST": PODCAST, "WHISPER": WHISPER, "REV": REV, "QMSUM": QMSUM, "OWN": OWN}
WORDS = [
    "speaker", "text", "segments", "turns", "monologues", "elements", "value", "type", "start", "end", "topic_list",
    "topic", "relevant_text_span", "meeting_transcripts", "content", "speakers", "id", "name", "title", "date",
    "language", "Nora Vale", "Good evening.", "[laughs]", "{x}", "<b>", "\ud800", "0", "2031-13-01", "",
]  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(WORDS) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=5),
    max_leaves=25,
)


def source_of(text: str) -> Source:
    """A source out of a text."""
    return Source(name="t.json", raw=text.encode(errors="replace"), text=text)


def read(value: Any, indent: int | None = None) -> Script:
    """A script out of a value, or out of a text that is JSON already."""
    text = value if isinstance(value, str) else json.dumps(value, indent=indent)
    return JsonReader().read(source_of(text))


def said(script: Script) -> list[tuple[str, str]]:
    """Who says what."""
    return [(turn.speaker, turn.text) for turn in script.turns]


def left(script: Script) -> list[tuple[str, str]]:
    """What is left out, with the reason."""
    return [(one.reason, one.text) for one in script.left_out]


def test_words_of_a_podcast_are_joined_into_turns_with_their_old_times() -> None:
    """Entries with times of one speaker in a row are one turn, and its times are those of the recording."""
    turns = [(turn.speaker, turn.text, turn.start_ms, turn.end_ms) for turn in read(PODCAST).turns]
    assert turns == [("Nora Vale", "Good evening.", 500, 1500), ("Olav Brenner", "Money.", 2000, 3500)]


def test_whisper_speakers_stay_apart_as_they_stand() -> None:
    """``SPEAKER_00`` is a speaker; the whole text, which stands twice, is left out with its reason."""
    script = read(WHISPER)
    assert said(script) == [("SPEAKER_00", "Good evening, all."), ("SPEAKER_01", "Money.")]
    assert left(script) == [("beside the speech: 'text'", "Good evening. Money.")]


def test_rev_words_and_punctuation_are_put_together_under_the_names_of_its_table() -> None:
    """Monologues are turns; the table of speakers names them; a sound is left out."""
    script = read(REV)
    assert said(script) == [("Nora Vale", "Good evening."), ("Olav Brenner", "Money")]
    assert [(turn.start_ms, turn.end_ms) for turn in script.turns] == [(500, 1400), (2000, 2500)]
    assert [text for _, text in left(script)] == ['{"type": "unknown", "value": "<laugh>"}']


def test_topics_of_a_meeting_become_headings_before_their_turns() -> None:
    """A heading stands before the turn that its topic names; a topic beyond the last turn is left out."""
    items = [item.text for item in read(QMSUM).items if isinstance(item, Heading | Turn)]
    assert items == ["Beginnings", "Good evening.", "Ends", "Money holds it.", "A lot."]
    assert any(reason == "a topic without a turn" and "Lost" in text for reason, text in left(read(QMSUM)))


def test_what_is_not_spoken_is_left_out_with_its_reason() -> None:
    """Marks, sounds and blank content are reported, on one line as on many."""
    for indent in (None, 2):
        texts = [text for _, text in left(read(QMSUM, indent))]
        for part in ("{disfmarker}", "{vocalsound}", "[laughs]"):
            assert part in texts
        assert any('"content": "  "' in text for text in texts)
        assert any("Nobody knows." in text for text in texts)


def test_entries_without_times_are_a_turn_each_with_their_paragraphs() -> None:
    """Two objects of one speaker are two turns, and blank lines part paragraphs."""
    assert said(read(QMSUM))[1:] == [("Olav Brenner", "Money holds it."), ("Olav Brenner", "A lot.")]
    assert said(read(OWN))[1] == ("Olav Brenner", "One.\n\nTwo.")


def test_title_date_and_language_of_the_top_are_the_scripts() -> None:
    """Where they stand and are valid they are used; otherwise they are reported."""
    script = read(OWN)
    assert (script.title, script.date, script.language) == ("The Long Bridge", "2031-05-06", "en-GB")
    wrong = read({**OWN, "date": "soon", "language": "the English"})
    assert (wrong.date, wrong.language) == ("", "")
    assert [text for _, text in left(wrong)] == ["soon", "the English"]


@pytest.mark.parametrize("who", ["speaker", "name", "who", "author"])
@pytest.mark.parametrize("what", ["text", "content", "body", "words", "utterance", "value"])
def test_lists_of_objects_are_read_under_the_common_names(who: str, what: str) -> None:
    """Any pair of the common keys names a speaker and the words; the place of the list does not matter."""
    rows = [{who: "Nora Vale", what: "Good evening."}, {who: "Olav Brenner", what: "Money."}]
    for value in (rows, {"talk": {"rows": rows}}, "\n".join(json.dumps(row) for row in rows)):
        assert said(read(value)) == [("Nora Vale", "Good evening."), ("Olav Brenner", "Money.")]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("indent", [None, 0, 2])
def test_every_line_is_in_the_ledger_and_understood(name: str, indent: int | None) -> None:
    """However it is laid out, a known shape has no line that is lost or not understood."""
    text = json.dumps(ALL[name], indent=indent)
    ledger = read(text).ledger()
    assert {line for line, _ in ledger} == set(range(1, text.count("\n") + 2))
    assert not [what for _, what in ledger if "not understood" in what]
    assert said(read(text)) == said(read(ALL[name]))


def test_a_turn_stands_on_the_line_of_its_words() -> None:
    """The line of a turn and of what is left out of it is that of the words in the file."""
    text = '[\n{"speaker": "Nora Vale",\n "text": "Good [laughs] evening."}\n]'
    script = read(text)
    assert [turn.line for turn in script.turns] == [3]
    assert [one.line for one in script.left_out] == [3]


def test_sniff_is_sure_of_known_shapes_and_silent_at_others() -> None:
    """A shape in which somebody speaks is sure; other texts are none."""
    for value in ALL.values():
        assert JsonReader().sniff(source_of("\ufeff \n" + json.dumps(value))) > 0.9
    for text in ("[1, 2]", "[laughs] Nora: Hi", "Nora: Hi", "{", "[[Page 2]]", "{pause} Nora: Hi"):
        assert JsonReader().sniff(source_of(text)) == 0


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (
            '{"segments": [\n {"speaker": "Nora", "text": "Hi"},\n {"speaker": "Olav" "text": "Hi"}\n]}',
            "broken-json",
            3,
        ),
        ('{"turns": [', "broken-json", 1),
        ('{"name": "bridge", "version": "1"}', "no-speaker", 1),
    ],
)
def test_json_that_is_broken_or_silent_says_so_unasked(text: str, code: str, line: int, tmp_path: Path) -> None:
    """Without ``--reader``, the error tells what is wrong with the JSON and where."""
    (tmp_path / "t.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_transcript(str(tmp_path / "t.json"))
    assert (caught.value.code, caught.value.location.rpartition(":")[2]) == (code, str(line))
    assert "JSON" in caught.value.message


BROKEN = {
    "unclosed": ('{"turns": [\n{"speaker": "Nora"', "t.json:2"),
    "deep": ("[" * 100_000 + "]" * 100_000, "t.json:1"),
    "deep objects": ('{"a":' * 100_000, "t.json:1"),
    "huge number": ('[{"speaker": "Nora",\n"text": "Hi", "start": ' + "9" * 10_000 + "}]", "t.json:2"),
    "not a number": ('[{"speaker": "Nora", "text": "Hi",\n"start": NaN}]', "t.json:2"),
    "half a character": ('[{"speaker": "Nora",\n"text": "Hi \\ud83d"}]', "t.json:2"),
    "key twice": ('[\n{"text": "Hi", "speaker": "Nora", "text": "Ho"}]', "t.json:2"),
    "nobody": ('{"a": 1}', "t.json:1"),
    "wrong types": ('{"segments": [{"speaker": 1, "text": 2}], "monologues": 3, "turns": {"text": []}}', "t.json:1"),
    "rest": ('[{"speaker": "Nora", "text": "Hi"}]\nand so on', "t.json:2"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_cannot_be_meant_is_refused_with_its_line(name: str) -> None:
    """The error names the line and says what to do."""
    text, location = BROKEN[name]
    with pytest.raises(InputError) as caught:
        read(text)
    assert caught.value.location == location
    assert caught.value.hint


def test_wrong_types_beside_good_entries_are_reported() -> None:
    """A list with some entries that are none is read, and nothing of the rest is lost."""
    rows = ["a note", 7, {"speaker": "Nora Vale", "text": "Hi.", "mood": "glad"}, {"speaker": 5, "text": None}, [["x"]]]
    script = read({"turns": rows})
    assert said(script) == [("Nora Vale", "Hi.")]
    assert {text for _, text in left(script)} == {"a note", "7", "glad", '{"speaker": 5, "text": null}', '[["x"]]'}


def test_extra_fields_of_speakers_and_words_are_reported() -> None:
    """What stands beside a name or a word of a table, and is not used, is left out rather than lost."""
    rows = [{"speaker": {"name": "Nora Vale", "role": "host"}, "text": "Hi.", "words": "hi"}]
    assert [text for _, text in left(read(rows))] == ["hi", "host"]
    table = {**REV, "speakers": [{"id": 0, "name": "Nora Vale", "town": "Aarvik"}, "x"]}
    assert {"Aarvik", "x"} <= {text for _, text in left(read(table))}
    assert [one.name for one in read(table).speakers] == ["Nora Vale", "Speaker 1"]


def judge(text: str) -> None:
    """Read a text: a script in which every line is accounted for, or an ``InputError``."""
    try:
        script = read(text)
    except InputError as fault:
        assert re.fullmatch(r"t\.json:\d+", fault.location), fault  # noqa: PT017 - either way is right
        assert fault.hint  # noqa: PT017
    else:
        assert {line for line, _ in script.ledger()} == set(range(1, text.count("\n") + 2))
        "".join(one.text + one.reason for one in script.left_out).encode()
    JsonReader().sniff(source_of(text))


@given(VALUES, st.sampled_from([None, 0, 1]))
def test_any_json_is_read_or_refused(value: Any, indent: int | None) -> None:
    """Random values under the keys that are known give a script or an ``InputError``, never another exception."""
    judge(json.dumps(value, indent=indent))
    judge(json.dumps([{"speaker": "Nora", "text": "Hi.", "more": value}, value], indent=indent))
    judge(json.dumps({"turns": [{"speaker": value, "text": "Hi.", "start": value}], "topic_list": value}))


KEYS = [
    "speaker", "text", "content", "turns", "elements", "value", "topic_list", "topic", "speakers", "name", "title",
    "date", "language", "note", "monologues",
]  # fmt: skip
LETTERS = ("bc", "df", "gh", "kl", "mn", "pq", "rs")


def loose(letters: str) -> st.SearchStrategy[Any]:
    """Strings in lists and objects under the keys that are known, in words of these letters."""
    return st.recursive(
        st.text(letters, min_size=7, max_size=9),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
        max_leaves=20,
    )


def words_in(value: Any) -> list[str]:
    """Every string of a value that is no key."""
    if isinstance(value, str):
        return [value]
    return [word for one in (value.values() if isinstance(value, dict) else value) for word in words_in(one)]


@given(st.tuples(*(loose(letters) for letters in LETTERS)), st.sampled_from([None, 1]))
def test_no_string_of_a_file_is_lost(any_of: tuple[Any, ...], indent: int | None) -> None:
    """Wherever a string stands, it is said, names somebody, heads a chapter or the script, or is left out."""
    who, row, text, note, topics, table, title = any_of
    turns = [{"speaker": "Nora Vale", "text": "Hi."}, {"speaker": who, "text": "Ho."}, row, {"text": text}]
    whole = {"turns": turns, "note": note, "topic_list": topics, "speakers": table, "title": title}
    for read_me in (whole, turns):
        script = read(read_me, indent)
        shown = repr(script.items) + repr(script.left_out) + repr(script.speakers) + repr(script.title)
        assert [word for word in words_in(read_me) if word not in shown] == []


@given(
    st.sampled_from(sorted(ALL)), st.integers(0, 900), st.integers(0, 9), st.text('{}[]",:\\u\n d8NaN0e-', max_size=4)
)
def test_damaged_json_is_read_or_refused(name: str, at: int, length: int, patch: str) -> None:
    """A known shape with a part cut out and another put in gives a script or an ``InputError``."""
    text = json.dumps(ALL[name], indent=1)
    judge(text[:at] + patch + text[at + length :])


HOSTILE = {
    "quotes": '["' + '\\"' * 300_000,
    "open": "[]" * 150_000 + "{",
    "lines": "[" + "\n" * 300_000,
    "keys": "[{" + ",".join(f'"k{at}":"v"' for at in range(30_000)) + ',"speaker":"Nora","text":"Hi"}]',
    "keys on lines": "[{" + ",\n".join(f'"k{at}":"v"' for at in range(30_000)) + ',"speaker":"Nora","text":"Hi"}]',
    "one key twice": "{" + ",".join(f'"k{at}":"v"' for at in range(60_000)) + ',"k59999":1}',
    "words": json.dumps(
        [{"speaker": f"SPEAKER_{at % 3}", "text": "word", "start": at, "end": at + 1} for at in range(15_000)], indent=1
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_costs_time_in_proportion(name: str) -> None:
    """Long texts made to cost squares of their length are read or refused: squares would outlast the suite's limit."""
    judge(HOSTILE[name])


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real transcripts are not here")
def test_real_transcripts_have_the_speakers_counted_by_hand() -> None:
    """Speakers, turns and headings of the two real files are those that an independent script counts."""
    script = read((SHARED / "podcasting20.json").read_text(encoding="utf-8"))
    assert said(script) == [("Darth Vader", "I am your father."), ("Luke", "Nooooo")]
    script = read((SHARED / "speaker-content.json").read_text(encoding="utf-8"))
    assert Counter(turn.speaker for turn in script.turns) == {
        "Barry Hughes": 58, "Suzy Davies AM": 20, "Sian Gwenllian AM": 18, "Lynne Neagle AM": 17,
        "Dawn Bowden AM": 12, "Vikki Howells AM": 6, "Janet Finch-Saunders AM": 2,
    }  # fmt: skip
    before = [script.items[at + 1] for at, item in enumerate(script.items) if isinstance(item, Heading)]
    assert [turn.index for turn in before if isinstance(turn, Turn)] == [1, 17, 50, 80, 95, 106]
    assert Counter(text for _, text in left(script))["[Laughter.]"] == 3
