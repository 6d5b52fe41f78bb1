"""Chapters and show notes, read back by others."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from panelaudio.cast import Cast, Role, Voice
from panelaudio.episode import Chapter, Credit, Episode
from panelaudio.script import Script, Speaker
from panelaudio.speech import Clip, Utterance
from panelaudio.timeline import Placement, Timeline
from panelaudio.writers.chapters_json import ChaptersWriter
from panelaudio.writers.cue_text import plain
from panelaudio.writers.notes_html import NotesHtmlWriter
from panelaudio.writers.notes_markdown import NotesWriter
from panelaudio.writers.podlove import PodloveWriter

HOSTILE = [
    "</title><script>alert(1)</script>",
    "[x](javascript:alert(1)) ![](y)",
    "# not a heading",
    "1. not a list",
    "--- ``` *a* _b_ **c** ~~d~~ | e | &amp; <!-- $x$ ]]>",
    "- + = >",
    '"quoted\' \\ title"',
    "a\u202eb\x1b[31m\x00c\nd",
    "鳥はどこへ？ 🎙️ مرحبا",
]


def talk(*titles: str, title: str = "Harbour Talks") -> Episode:
    """An episode of one minute a chapter in which Nora and Olav speak."""
    names = ("Nora *Vale*", "Olav <Brenner>")
    utterances = [
        Utterance(turn=n, part=0, speaker=name, display="a", spoken="a", spans=()) for n, name in enumerate(names)
    ]
    clip = Clip(key="", path="", frames=5, rate_hz=1000, marks=(), sound_start=0, sound_end=5)
    placements = tuple(
        Placement(utterance=one, clip=clip, rate_hz=1000, start_frame=n * 5, clip_start=0, clip_end=5)
        for n, one in enumerate(utterances)
    )
    roles = (*(Role(speaker=name, voice=Voice(engine="tone", name="tone-1", variant="m_1")) for name in names),)
    silent = Role(speaker="Nobody", voice=Voice(engine="tone", name="tone-2"))
    return Episode(
        title=title,
        script=Script(
            source="x",
            sha256="",
            format="panel",
            items=(),
            speakers=tuple(Speaker(name=name) for name in names),
            taken=(),
            description="About a bridge.\n\nAnd about *money*.",
        ),
        cast=Cast(roles=(*roles, silent)),
        timeline=Timeline(rate_hz=1000, frames=10, placements=placements, gaps=()),
        cues=(),
        duration_ms=60_000 * len(titles) + 5_400_000,
        chapters=tuple(
            Chapter(start_ms=n * 60_000 + (n > 0) * 250, end_ms=(n + 1) * 60_000 + 250, title=one)
            for n, one in enumerate(titles)
        ),
        show="The Harbour",
        date="2026-03-14",
        credits=(
            Credit(use="intro", title="Low_Tide", author="A. <B>", licence="CC BY 4.0", source="https://x.example/a_b"),
        ),
        made_with="panelaudio 0",
    )


def test_json_chapters() -> None:
    """Version 1.2.0, seconds, in order, with what the episode is called; nothing that is not known."""
    content = json.loads(ChaptersWriter().write(talk("One", "Two")))
    assert content["version"] == "1.2.0"
    assert (content["title"], content["podcastName"]) == ("Harbour Talks", "The Harbour")
    assert content["chapters"] == [
        {"startTime": 0.0, "endTime": 60.25, "title": "One"},
        {"startTime": 60.25, "endTime": 120.25, "title": "Two"},
    ]
    assert json.loads(ChaptersWriter().write(talk()))["chapters"] == []


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), max_size=5), st.text())
def test_any_title_in_json_and_xml(titles: list[str], title: str) -> None:
    """Both are read back by the standard library: JSON as it was, XML without control characters."""
    episode = talk(*titles, title=title)
    content = json.loads(ChaptersWriter().write(episode))
    assert [one["title"] for one in content["chapters"]] == titles
    root = ET.fromstring(PodloveWriter().write(episode).encode())  # noqa: S314 - our own file
    assert [one.get("start") for one in root] == [f"00:0{n}:00.{250 * (n > 0):03d}" for n in range(len(titles))]
    assert [one.get("title") for one in root] == [plain(one) for one in titles]


def test_podlove_by_the_letter() -> None:
    """Namespace, version, start and title."""
    root = ET.fromstring(PodloveWriter().write(talk('A "b" & <c>')))  # noqa: S314 - our own file
    assert (root.tag, root.get("version")) == ("{http://podlove.org/simple-chapters}chapters", "1.2")
    assert [(one.tag.rpartition("}")[2], one.attrib) for one in root] == [
        ("chapter", {"start": "00:00:00.000", "title": 'A "b" & <c>'})
    ]


class Texts(HTMLParser):
    """The elements of a page, and the text in each."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        """An element opens."""
        self._open.append(tag)
        self.found.append((tag, ""))

    def handle_data(self, data: str) -> None:
        """Its text."""
        if self._open and data.strip():
            self.found.append((self._open[-1], " ".join(data.split())))

    def handle_endtag(self, tag: str) -> None:
        """It closes."""
        while self._open and self._open.pop() != tag:
            pass


def texts_of(html: str) -> Texts:
    """A page, taken apart by the standard library."""
    parser = Texts()
    parser.feed(html)
    return parser


def as_shown(text: str) -> str:
    """What is left of a text on a page: one line, no control characters."""
    kept = "".join(char if char.isprintable() or char in "\ufe0f\u200d" else " " for char in text)
    return " ".join(kept.split())


@pytest.mark.parametrize("hostile", HOSTILE)
def test_notes_say_titles_as_they_are(hostile: str) -> None:
    """As Markdown, rendered by markdown-it, and as HTML: each title is text, and no element comes of it."""
    plain = talk("One", "Two")
    episode = talk(hostile, "Two", title=hostile)
    rendered = MarkdownIt("gfm-like", {"linkify": False}).render(NotesWriter().write(episode))
    tame = MarkdownIt("gfm-like", {"linkify": False}).render(NotesWriter().write(plain))
    for html, other in ((rendered, tame), (NotesHtmlWriter().write(episode), NotesHtmlWriter().write(plain))):
        found, expected = texts_of(html).found, texts_of(other).found
        assert [tag for tag, text in found if not text] == [tag for tag, text in expected if not text]
        said = " ".join(text for _, text in found if text)
        assert said.count(as_shown(hostile)) >= 2


def test_what_notes_tell() -> None:
    """Title, series, date, length, description, who speaks with which voice, chapters, music, how it was made."""
    text = NotesWriter().write(talk("One", "Two"))
    assert text == (
        "# Harbour Talks\n\n"
        "The Harbour · 2026-03-14 · 1:32:00\n\n"
        "About a bridge.\n\n"
        "And about \\*money\\*.\n\n"
        "## Speakers\n\n"
        "- **Nora \\*Vale\\*** – voice: tone tone-1+m\\_1\n"
        "- **Olav \\<Brenner\\>** – voice: tone tone-1+m\\_1\n\n"
        "## Chapters\n\n"
        "- 0:00 One\n"
        "- 1:00 Two\n\n"
        "## Music\n\n"
        "- intro: Low\\_Tide by A. \\<B\\>, CC BY 4.0, https://x.example/a\\_b\n\n"
        "## How it was made\n\n"
        "All voices are synthetic. The episode was rendered from a transcript by panelaudio 0 with the speech engine "
        "tone; the words are those of the transcript.\n"
    )


def test_notes_without_chapters_or_music() -> None:
    """A part about which there is nothing to say is not there."""
    text = NotesWriter().write(replace(talk(), credits=()))
    assert "## Chapters" not in text
    assert "## Music" not in text
    assert "<h2>Music" not in NotesHtmlWriter().write(replace(talk(), credits=()))
