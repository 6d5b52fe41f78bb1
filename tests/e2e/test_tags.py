"""Chapters, tags, covers and show notes of a rendered episode, by the command line."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import mutagen.id3
from PIL import Image

from tests.chapters.panels import panel
from tests.e2e.running import inside, panelaudio, written

if TYPE_CHECKING:
    from pathlib import Path

read_id3: Any = mutagen.id3.ID3  # mutagen has no types
HEADED = """\
---
title: Small Talk
date: 2026-03-14
language: en
---

## Bridges = money; #1

**Nora Vale:** What holds a bridge up?

**Olav Brenner:** Money, mostly.

## 1 < 2 & "fish"

**Nora Vale:** And what holds a bird up?
"""


def test_an_mp3_has_it_all(tmp_path: Path) -> None:
    """Chapters at the headings, the transcript, and a cover with title and speakers; notes and chapter files agree."""
    written(tmp_path, HEADED, "talk.md")
    formats = [word for name in ("mp3", "chapters", "psc", "notes", "cover") for word in ("--format", name)]
    ran = panelaudio("render", "talk.md", "--engine", "tone", "--json", *formats, folder=tmp_path)
    assert ran.code == 0, ran.err
    tag = read_id3(tmp_path / "output/talk.mp3", translate=False)
    chapters = json.loads((tmp_path / "output/talk.chapters.json").read_text(encoding="utf-8"))["chapters"]
    marks = [tag[f"CHAP:{name}"] for name in tag["CTOC:toc"].child_element_ids]
    assert [(one.start_time, one.end_time, str(one.sub_frames["TIT2"])) for one in marks] == [
        (round(one["startTime"] * 1000), round(one["endTime"] * 1000), one["title"]) for one in chapters
    ]
    assert [one["title"] for one in chapters] == ["Bridges = money; #1", '1 < 2 & "fish"']
    assert chapters[-1]["endTime"] == ran.json["duration_s"]
    assert (str(tag["TIT2"]), str(tag["TALB"]), str(tag["TYER"])) == ("Small Talk", "Small Talk", "2026")
    assert tag["USLT::eng"].text.startswith("Nora Vale: What holds a bridge up?\n\nOlav Brenner:")
    cover = (tmp_path / "output/talk.png").read_bytes()
    assert tag.getall("APIC")[0].data == cover
    assert Image.open(io.BytesIO(cover)).size == (1400, 1400)
    assert "- 0:00 Bridges = money; #1" in (tmp_path / "output/talk.notes.md").read_text(encoding="utf-8")


def test_a_talk_without_headings_has_chapters(tmp_path: Path) -> None:
    """The moderator's questions name them; ``--chapters headings`` and ``none`` leave them out; a typo is told."""
    text = "\n\n".join(f"{name}: {words}" for name, words in panel())
    written(tmp_path, text)
    common = ("render", "talk.txt", "--engine", "tone", "--quiet", "--format", "chapters")
    for way, count in (("auto", 4), ("headings", 0), ("none", 0)):
        assert inside(*common, "--chapters", way, folder=tmp_path).code == 0
        found = json.loads((tmp_path / "output/talk.chapters.json").read_text(encoding="utf-8"))["chapters"]
        assert len(found) == count
    ran = inside(*common, "--chapters", "heading", folder=tmp_path)
    assert (ran.code, "did you mean 'headings'?" in ran.err) == (2, True)


def test_a_cover_of_the_user(tmp_path: Path) -> None:
    """From voices.yaml's folder or by ``--cover``; its own bytes are in the file, and beside it with its ending."""
    written(tmp_path)
    Image.new("RGB", (1400, 1400), "navy").save(tmp_path / "art.jpg")
    (tmp_path / "voices.yaml").write_text("show: The Harbour\ncover: art.jpg\n", encoding="utf-8")
    common = ("render", "talk.txt", "--engine", "tone", "--json")
    ran = inside(*common, "--format", "mp3", "--format", "cover", "--title", "T", "--date", "2026", folder=tmp_path)
    assert ran.json["outputs"]["cover"] == "output/talk.jpg"
    art = (tmp_path / "art.jpg").read_bytes()
    tag = read_id3(tmp_path / "output/talk.mp3")
    assert (tmp_path / "output/talk.jpg").read_bytes() == tag.getall("APIC")[0].data == art
    assert (str(tag["TIT2"]), str(tag["TALB"])) == ("T", "The Harbour")
    (tmp_path / "voices.yaml").write_text("\ncover: gone.jpg\n", encoding="utf-8")
    ran = inside(*common, folder=tmp_path)
    assert (ran.code, ran.json["error"]["code"], ran.json["error"]["location"]) == (3, "bad-cover", "voices.yaml:2:8")
    ran = inside(*common, "--cover", "none", "--format", "mp3", folder=tmp_path)
    assert (ran.code, read_id3(tmp_path / "output/talk.mp3").getall("APIC")) == (0, [])
    ran = inside(*common, "--date", "yesterday", folder=tmp_path)
    assert (ran.code, ran.json["error"]["code"]) == (2, "bad-date")


def test_a_cover_never_replaces_the_users_own(tmp_path: Path) -> None:
    """An output that would lie where the given picture lies is refused."""
    written(tmp_path)
    (tmp_path / "output").mkdir()
    Image.new("RGB", (1400, 1400)).save(tmp_path / "output/talk.png")
    common = ("render", "talk.txt", "--engine", "tone", "--json", "--format", "cover")
    ran = inside(*common, "--cover", "output/talk.png", folder=tmp_path)
    assert (ran.code, ran.json["error"]["code"]) == (5, "would-overwrite")
