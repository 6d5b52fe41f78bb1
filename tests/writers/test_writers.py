"""Each format to the letter, and what is its own."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import combinations, groupby, pairwise
from typing import TYPE_CHECKING, Any

import pysubs2
import pytest
import srt
import webvtt

from panelaudio import plugins
from panelaudio.cast import Cast
from panelaudio.episode import PLAIN, Cue, CueWord, Detail, Episode
from panelaudio.script import Script
from panelaudio.testing.examples import ORDINARY, episode_of
from panelaudio.timeline import Gap, Timeline
from panelaudio.writers.colours import UNSUNG, colour_of, contrast

if TYPE_CHECKING:
    from collections.abc import Sequence

KARAOKE = Detail(karaoke=True)


def with_cues(*cues: Cue, title: str = "x") -> Episode:
    """An episode with these cues and no sound."""
    script = Script(source="x", sha256="", format="panel", items=(), speakers=(), taken=())
    timeline = Timeline(rate_hz=1000, frames=10, placements=(), gaps=(Gap(start_frame=0, frames=10, reason="head"),))
    return Episode(title=title, script=script, cast=Cast(roles=()), timeline=timeline, cues=cues, duration_ms=10)


def cue(start_ms: int, end_ms: int, *lines: str, **more: Any) -> Cue:
    """A cue of Nora's."""
    return Cue(start_ms=start_ms, end_ms=end_ms, lines=lines, **{"speaker": "Nora Vale", "turn": 0, **more})


def timed(start_ms: int, end_ms: int, *lines: str, starts: Sequence[int], **more: Any) -> Cue:
    """A cue whose words begin at these times."""
    texts = " ".join(lines).split(" ")
    ends = [*starts[1:], end_ms]
    words = tuple(
        CueWord(text=text, start_ms=start, end_ms=end) for text, start, end in zip(texts, starts, ends, strict=True)
    )
    return cue(start_ms, end_ms, *lines, words=words, **more)


def written(name: str, episode: Episode, detail: Detail = PLAIN) -> str:
    """What a writer makes of an episode."""
    text: str = plugins.load("writers", name).write(episode, detail)
    return text


def events(episode: Episode, detail: Detail = PLAIN) -> list[pysubs2.SSAEvent]:
    """Those of the ASS file."""
    return list(pysubs2.SSAFile.from_string(written("ass", episode, detail)).events)


TWO = (cue(700, 2058, "Hello, everybody.", label="Nora Vale: "), cue(3_723_004, 3_725_000, "One", "two."))
AT_ONCE = (
    cue(1000, 3000, "It was spring.", label="-"),
    cue(1400, 3000, "No, autumn!", label="-", speaker="Olav Brenner", turn=1, lane=1),
)
SUNG = timed(1000, 3000, "Good evening,", "of the house.", starts=[1000, 1333, 1333, 1906, 2404])


def test_srt_to_the_letter() -> None:
    """Numbers from 1, comma, two lines, label at a change, a blank line between."""
    assert written("srt", with_cues(*TWO)) == (
        "1\n00:00:00,700 --> 00:00:02,058\nNora Vale: Hello, everybody.\n\n"
        "2\n01:02:03,004 --> 01:02:05,000\nOne\ntwo.\n\n"
    )


def test_srt_what_would_split_a_cue() -> None:
    """Arrows, line ends and control characters cannot open a cue or a line."""
    hostile = cue(0, 1000, "00:00:01,000 --> 00:00:02,000", "a\n\nb\r\x00\u2028c\x1b[31m")
    (back,) = srt.parse(written("srt", with_cues(hostile)))
    assert back.content == "00:00:01,000 → 00:00:02,000\na  b  c[31m"


@pytest.mark.parametrize("text", ["a <b>bold</b> tag", r"C:\Notes\new\home", r"{\an8} up", "</i> <!-- x"])
def test_srt_has_nothing_that_players_obey(text: str) -> None:
    """What looks like a tag or a command is kept apart by a joiner, and reads the same."""
    content = next(srt.parse(written("srt", with_cues(cue(0, 1000, text))))).content
    assert content.replace("\u2060", "") == text
    assert not re.search(r"</?[a-z!]|\{\\|\\[Nnh]", content)


def test_two_at_once_share_an_srt_cue() -> None:
    """One cue for both, from the first sound to the last, a line each (Netflix TTSG: a dash before both)."""
    text = written("srt", with_cues(*AT_ONCE, cue(3084, 4000, "Well.")))
    assert text == (
        "1\n00:00:01,000 --> 00:00:03,000\n-It was spring.\n-No, autumn!\n\n2\n00:00:03,084 --> 00:00:04,000\nWell.\n\n"
    )


def test_cues_without_a_visible_character_are_not_written() -> None:
    """No reader takes an empty cue; numbers go on without a hole."""
    episode = with_cues(cue(0, 1000, "\x07"), cue(1084, 2000, "One."))
    for name in ("srt", "vtt", "ass", "ttml", "lrc"):
        assert written(name, episode).count("One.") == 1
    assert written("srt", episode).startswith("1\n00:00:01,084")
    assert written("vtt", episode) == "WEBVTT\n\n1\n00:00:01.084 --> 00:00:02.000\n<v Nora Vale>One.\n"


def test_vtt_to_the_letter() -> None:
    """Ids that rise, a point, the voice on every cue, no label, a blank line between."""
    assert written("vtt", with_cues(*TWO)) == (
        "WEBVTT\n\n1\n00:00:00.700 --> 00:00:02.058\n<v Nora Vale>Hello, everybody.\n\n"
        "2\n01:02:03.004 --> 01:02:05.000\n<v Nora Vale>One\ntwo.\n"
    )


def test_vtt_escapes() -> None:
    """``&``, ``<`` and ``>`` in text and name; no arrow is left anywhere but in the times."""
    text = written("vtt", with_cues(cue(0, 1000, "a --> b & <v Olav>", speaker="A & B > C")))
    assert text.endswith("<v A &amp; B &gt; C>a --&gt; b &amp; &lt;v Olav&gt;\n")
    assert text.count("-->") == 1


def test_vtt_word_stamps() -> None:
    """Strictly inside the cue, and rising: none at its start, one for two words that begin together."""
    assert written("vtt", with_cues(SUNG), KARAOKE).endswith(
        "<v Nora Vale>Good <00:00:01.333>evening,\nof <00:00:01.906>the <00:00:02.404>house.\n"
    )
    early = timed(1000, 2000, "One two three four.", starts=[900, 950, 1500, 2000])
    assert re.findall(r"<(\d.*?)>", written("vtt", with_cues(early), KARAOKE)) == ["00:00:01.500"]


def test_vtt_two_at_once_stand_apart() -> None:
    """Two cues that are shown together, each with a place and its own first sound; starts do not fall."""
    found = webvtt.from_string(written("vtt", with_cues(AT_ONCE[1], replace(AT_ONCE[0], start_ms=1600)))).captions
    assert [(one.start, one.end, one.voice, one.text) for one in found] == [
        ("00:00:01.400", "00:00:03.000", "Olav Brenner", "No, autumn!"),
        ("00:00:01.600", "00:00:03.000", "Nora Vale", "It was spring."),
    ]
    text = written("vtt", with_cues(*AT_ONCE))
    assert re.findall(r"line:.*", text) == ["line:-2 position:5% align:left", "line:-1 position:95% align:right"]


def test_places_of_three_at_once() -> None:
    """Each stands on lines of its own, counted from the bottom; who is neither first nor last in the middle."""
    three = (*AT_ONCE, cue(1500, 3000, "Two", "lines.", speaker="Ines", lane=2))
    assert re.findall(r"line:.*", written("vtt", with_cues(*three))) == [
        "line:-4 position:5% align:left",
        "line:-3 position:50% align:center",
        "line:-2 position:95% align:right",
    ]
    margins = [event.marginv for event in events(with_cues(*three))]
    assert margins == [60 + 3 * 78, 60 + 2 * 78, 60]


def test_ass_styles_and_colours() -> None:
    """A style a speaker, by name; no two of a colour; times to the hundredth."""
    made = pysubs2.SSAFile.from_string(written("ass", with_cues(*TWO, replace(TWO[1], speaker="Olav"))))
    assert set(made.styles) == {"Nora Vale", "Olav"}
    assert made.styles["Nora Vale"].primarycolor != made.styles["Olav"].primarycolor
    first = made.events[0]
    assert (first.start, first.end, first.style, first.name) == (700, 2060, "Nora Vale", "Nora Vale")


@pytest.mark.parametrize(
    ("speakers", "styles"),
    [
        (("Vale, Nora", "Vale  Nora", "*Vale Nora"), ["Vale Nora", "Vale Nora 2", "Vale Nora 3"]),
        (("*", "?", "\x07"), ["?", "? 2", "? 3"]),
    ],
)
def test_ass_names_that_styles_cannot_have(speakers: tuple[str, ...], styles: list[str]) -> None:
    """Commas end a field and a star means the default; speakers stay apart."""
    cues = [cue(n * 1000, n * 1000 + 900, "x", speaker=name) for n, name in enumerate(speakers)]
    made = pysubs2.SSAFile.from_string(written("ass", with_cues(*cues)))
    assert [event.style for event in made.events] == styles
    assert list(made.styles) == styles


def test_ass_karaoke() -> None:
    r"""Each ``\k`` lasts from its word to the next; their sum from the cue's start is the word's own time."""
    (event,) = pysubs2.SSAFile.from_string(
        written("ass", with_cues(replace(SUNG, label="Nora Vale: ")), KARAOKE)
    ).events
    assert event.text == (r"Nora Vale: {\k33}Good {\k0}evening,\N{\k58}of {\k49}the {\k60}house.")


def test_ass_karaoke_waits_for_a_late_word() -> None:
    """Where the first word comes after the cue, so does its colour; the sums do not drift."""
    late = timed(1004, 9000, " ".join("abcdefgh"), starts=[1338, *range(2335, 9000, 997)][:8])
    (event,) = events(with_cues(late), KARAOKE)
    lengths = [int(length) for length in re.findall(r"\\k(\d+)", event.text)]
    reached = [sum(lengths[: n + 1]) for n in range(len(lengths) - 1)]
    assert [event.start + 10 * one for one in reached] == [round(w.start_ms, -1) for w in late.words]


def test_colours_can_be_read_and_told_apart() -> None:
    """Every colour has a contrast of 7 on black (WCAG 2.2, AAA); the first eight differ clearly, 24 at all."""
    colours = [colour_of(index) for index in range(24)]
    assert min(map(contrast, [*colours, UNSUNG])) >= 7
    assert len(set(colours)) == 24
    apart = [sum((a - b) ** 2 for a, b in zip(*pair, strict=True)) ** 0.5 for pair in combinations(colours[:8], 2)]
    assert min(apart) > 75


def test_ttml_two_at_once_have_regions() -> None:
    """The regions of those who speak at once do not overlap, and lie inside the picture."""
    text = written("ttml", with_cues(*AT_ONCE, cue(3084, 4000, "Well.")))
    places = re.findall(r'region="(.*?)" ttm:agent="(.*?)"', text)
    assert places == [("left-1-1", "speaker1"), ("right-0-1", "speaker2"), ("bottom", "speaker1")]
    found = re.findall(r'xml:id="(\w.*?)" tts:origin="5% (\d+)%" tts:extent="90% (\d+)%"', text)
    bands = {name: (int(top), int(top) + int(height)) for name, top, height in found}
    assert bands["left-1-1"][1] <= bands["right-0-1"][0]
    assert all(0 <= top < bottom <= 95 for top, bottom in bands.values())


def test_lrc_to_the_letter() -> None:
    """Tags, the name where the speaker changes, minutes that grow, an empty line before a silence and at the end."""
    cues = (*TWO, cue(3_725_084, 3_726_000, "Three.", speaker="Olav"))
    assert written("lrc", with_cues(*cues, title="A [new] bridge")) == (
        "[ti:A (new) bridge]\n[ar:Nora Vale, Olav]\n[length:00:00.01]\n"
        "[00:00.70]Nora Vale: Hello, everybody.\n[00:02.06]\n[62:03.00]One two.\n"
        "[62:05.08]Olav: Three.\n[62:06.00]\n"
    )


def test_lrc_word_stamps() -> None:
    """Before every word, its own time; a word that was cut for the lines is whole again."""
    cut = replace(SUNG, words=(replace(SUNG.words[0], goes_on=True), *SUNG.words[1:]))
    assert "[00:01.00]Nora Vale: <00:01.00>Goodevening, <00:01.33>of <00:01.91>the" in written(
        "lrc", with_cues(cut), KARAOKE
    )


def test_podcast_json_to_the_letter() -> None:
    """Version 1.0.0; a segment a sentence with speaker, seconds and words; by option a segment a word."""
    episode = episode_of(ORDINARY)
    content = json.loads(written("podcast-json", episode))
    assert content["version"] == "1.0.0"
    assert content["segments"][:2] == [
        {"speaker": "Nora Vale", "startTime": 0.7, "endTime": 1.306, "body": "Good evening."},
        {
            "speaker": "Nora Vale",
            "startTime": 1.726,
            "endTime": 5.362,
            "body": "It took 3,600 hours, 12 people and a good deal of luck.",
        },
    ]
    words = json.loads(written("podcast-json", episode, Detail(word_segments=True)))["segments"]
    assert [one["body"] for one in words[:4]] == ["Good", "evening.", "It", "took"]
    assert all(earlier["endTime"] <= later["startTime"] for earlier, later in pairwise(words))


def test_podcast_html_to_the_letter() -> None:
    """The three elements of the format for each paragraph, and nothing else in the body."""
    page = written("podcast-html", episode_of(ORDINARY, title="R & D"))
    assert '<html lang="en">' in page
    assert "<title>R &amp; D</title>" in page
    assert page.split("<body>\n")[1].startswith(
        "<cite>Nora Vale:</cite>\n<time>0:00</time>\n<p>Good evening. It took 3,600 hours, 12 people and a good deal "
        "of luck.</p>\n<cite>Nora Vale:</cite>\n<time>0:05</time>\n<p>So we began again.</p>\n<cite>Olav Bren"
    )


def test_text_and_markdown_to_the_letter() -> None:
    """Title, chapters, names and times; a time for every paragraph."""
    episode = episode_of(ORDINARY[:2], title="R & D")
    assert written("txt", episode) == (
        "R & D\n\n## Beginnings # <1>\n\n[0:00] Nora Vale: Good evening. It took 3,600 hours, 12 people and a "
        "good deal of luck.\n\n[0:05] So we began again.\n\n[0:07] Olav Brenner: Money, mostly; now and then a pillar. "
        "What holds it up?\n"
    )
    assert written("md", episode) == (
        "# R & D\n\n## Beginnings # \\<1>\n\n**Nora Vale** [0:00]\n\nGood evening. It took 3,600 hours, 12 people and "
        "a good deal of luck.\n\n[0:05] So we began again.\n\n**Olav Brenner** [0:07]\n\nMoney, mostly; now and then a "
        "pillar. What holds it up?\n"
    )


@pytest.mark.parametrize("name", ["txt", "md", "podcast-html", "podcast-json", "srt", "vtt"])
def test_what_we_write_we_read(name: str, tmp_path: Any) -> None:
    """Our own reader makes the same turns of it."""
    from panelaudio.readers.choose import read_transcript

    writer = plugins.load("writers", name)
    (tmp_path / f"talk{writer.suffix}").write_text(writer.write(episode_of(ORDINARY)), encoding="utf-8")
    script, _ = read_transcript(str(tmp_path / f"talk{writer.suffix}"))
    joined = [
        (speaker, " ".join(" ".join(turn.text for turn in turns).split()))
        for speaker, turns in groupby(script.turns, key=lambda turn: turn.speaker)
    ]
    assert joined == [(speaker, " ".join(text.split())) for speaker, text in ORDINARY]


def test_labels_to_the_letter() -> None:
    """Seconds with six decimals, tab, name and sentence: exact to the frame."""
    assert written("labels", episode_of(ORDINARY[1:])).splitlines()[0] == (
        "0.700000\t2.820998\tOlav Brenner: Money, mostly; now and then a pillar."
    )


def test_words_of_an_empty_episode() -> None:
    """The object has its keys even where nothing is said."""
    words = json.loads(written("words", with_cues()))
    assert words == {"version": 1, "sample_rate_hz": 1000, "duration_ms": 10, "utterances": []}


def test_words_hold_every_character() -> None:
    """Controls and halves of characters are escaped, so that the file is UTF-8 and steers no terminal."""
    text = written("words", episode_of([("Nora", "bell\x07 next\x9b half\ud83d.")]))
    text.encode("utf-8")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)
    assert json.loads(text)["utterances"][0]["display"] == "bell\x07 next\x9b half\ud83d."
