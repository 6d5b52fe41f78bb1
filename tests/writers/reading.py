"""What independent readers find in the files of our writers, as rows of the contract."""

from __future__ import annotations

import html
import io
import json
import re
import subprocess
from dataclasses import dataclass
from datetime import timedelta
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pycaption
import pysubs2
import srt
import ttconv.imsc.reader
import ttconv.model
import webvtt
from markdown_it import MarkdownIt

from panelaudio.audio.ffmpeg import ffmpeg_path
from panelaudio.testing.writer_contract import ANY, Format, Row, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from panelaudio.episode import Episode

TTM = "{http://www.w3.org/ns/ttml#metadata}"
_STAMP = re.compile(r"<\d+:\d\d\.\d\d>")
_CLOCK = re.compile(r"\[((?:\d+:)?\d+:\d\d)\] ?(.*)")


def arrows(text: str) -> str:
    """As SRT shows a text."""
    return re.sub(r"--+>", "→", text)


def braces(text: str) -> str:
    """As ASS shows a text."""
    return text.translate(str.maketrans("{}", "｛｝"))


def field(name: str) -> str:
    """A name as a field of ASS holds it."""
    return name.replace(",", " ")


def split_label(line: str, episode: Episode, shown: Callable[[str], str] = str) -> tuple[str, str]:
    """The speaker whose label begins a line, or nobody, and the rest of the line."""
    line = visible(line)
    for role in sorted(episode.cast.roles, key=lambda role: len(role.speaker), reverse=True):
        label = f"{visible(shown(role.speaker))}: "
        if line.startswith(label):
            return role.speaker, line.removeprefix(label)
    return "", line


def carried(
    captions: Iterable[tuple[str, int, int | None]], episode: Episode, shown: Callable[[str], str] = str
) -> list[Row]:
    """Captions (text, start, end) in which a label tells the speaker of its line and of all that follow."""
    rows: list[Row] = []
    speaker = ""
    for text, start_ms, end_ms in captions:
        for number, line in enumerate(text.split("\n")):
            found, rest = split_label(line, episode, shown)
            goes_on = number > 0 and not found
            speaker = found or speaker
            words = f"{rows.pop().text} {rest}" if goes_on else rest
            rows.append(Row(text=words, speaker=speaker, start_ms=start_ms, end_ms=end_ms))
    return rows


def by_srt(text: str, episode: Episode) -> list[Row]:
    """SubRip by the package ``srt``."""
    found = ((one.content, _ms(one.start), _ms(one.end)) for one in srt.parse(text))
    return carried(found, episode, arrows)


def _ms(delta: timedelta) -> int:
    return round(delta / timedelta(milliseconds=1))


def srt_by_pycaption(text: str, episode: Episode) -> list[Row]:
    """SubRip by pycaption, which refuses a file without captions."""
    return carried(_pycaption(pycaption.SRTReader(), text), episode, arrows) if text else []


def vtt_by_pycaption(text: str, episode: Episode) -> list[Row]:
    """WebVTT by pycaption, which writes the voice as a label."""
    found = _pycaption(pycaption.WebVTTReader(), text) if "-->" in text else []
    return carried(found, episode, lambda name: " ".join(name.split()))


def _pycaption(reader: pycaption.base.BaseReader, text: str) -> list[tuple[str, int, int]]:
    captions = reader.read(text)
    (language,) = captions.get_languages()
    return [(one.get_text(), one.start // 1000, one.end // 1000) for one in captions.get_captions(language)]


def by_webvtt(text: str, _: Episode) -> list[Row]:
    """WebVTT by webvtt-py, which leaves the entities to us."""
    rows = []
    for one in webvtt.from_buffer(io.StringIO(text)).captions:
        start_ms, end_ms = one.start_time.in_milliseconds(), one.end_time.in_milliseconds()
        speaker, words = vtt_text(one)
        rows.append(Row(text=words, speaker=speaker, start_ms=start_ms, end_ms=end_ms))
    return rows


def vtt_text(caption: webvtt.Caption) -> tuple[str, str]:
    """Voice and words of a caption."""
    return visible(html.unescape(caption.voice or "")), visible(html.unescape(caption.text))


def by_pysubs2(text: str, episode: Episode) -> list[Row]:
    """ASS by pysubs2."""
    found = pysubs2.SSAFile.from_string(text, "ass").events
    return [
        Row(text=split_label(one.plaintext, episode, braces)[1], speaker=one.name, start_ms=one.start, end_ms=one.end)
        for one in found
    ]


def by_ttconv(text: str, episode: Episode) -> list[Row]:
    """TTML by ttconv, the speakers by the document's agents."""
    return [
        Row(text=split_label(words, episode)[1], speaker=speaker, start_ms=start_ms, end_ms=end_ms)
        for start_ms, end_ms, speaker, words in ttml_rows(text)
    ]


def ttml_rows(text: str) -> list[tuple[int, int, str, str]]:
    """Start, end, speaker and words of each paragraph."""
    tree = ET.ElementTree(ET.fromstring(text))  # noqa: S314 - our own file
    agents = {one.get("{http://www.w3.org/XML/1998/namespace}id"): one[0].text for one in tree.iter(f"{TTM}agent")}
    speakers = [agents[one.get(f"{TTM}agent")] or "" for one in tree.iter("{http://www.w3.org/ns/ttml}p")]
    body = ttconv.imsc.reader.to_model(tree).get_body()
    paragraphs = [one for division in body for one in division]
    return [
        (int((one.get_begin() or 0) * 1000), int(one.get_end() * 1000), visible(speaker), visible(_ttml_text(one)))
        for one, speaker in zip(paragraphs, speakers, strict=True)
    ]


def _ttml_text(paragraph: ttconv.model.P) -> str:
    return "".join(
        part.get_text() if isinstance(part, ttconv.model.Text) else " " for span in paragraph for part in span
    )


def by_ffmpeg(text: str, episode: Episode, form: str = "lrc") -> list[Row]:
    """LRC by ffmpeg, which gives SubRip; it tells no ends."""
    ran = subprocess.run(
        [ffmpeg_path(), "-v", "error", "-f", form, "-i", "-", "-f", "srt", "-"],
        input=text.encode(),
        capture_output=True,
        check=False,
    )
    found = srt.parse(ran.stdout.decode().replace("\\{{}", "{"))
    return carried(((_STAMP.sub("", one.content), _ms(one.start), None) for one in found if one.content), episode)


def by_json(text: str, _: Episode) -> list[Row]:
    """The segments of Podcasting 2.0."""
    content = json.loads(text)
    assert content["version"] == "1.0.0"
    return [
        Row(
            text=one["body"],
            speaker=one["speaker"],
            start_ms=round(one["startTime"] * 1000),
            end_ms=round(one["endTime"] * 1000),
        )
        for one in content["segments"]
    ]


def words_by_json(text: str, _: Episode) -> list[Row]:
    """Every word of the words file, in order of time: utterances of people who speak at once stand side by side."""
    rows = [
        Row(text=word["text"], speaker=one["speaker"], start_ms=word["start_ms"], end_ms=word["end_ms"])
        for one in json.loads(text)["utterances"]
        for word in one["words"]
    ]
    return sorted(rows, key=lambda row: row.start_ms or 0)


class _Blocks(HTMLParser):
    """The texts of some elements of a page, in order."""

    def __init__(self, tags: Sequence[str]) -> None:
        super().__init__()
        self.tags, self.found, self.bold = tags, [("", "")][:0], ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.tags:
            self.found.append((tag, ""))

    def handle_data(self, data: str) -> None:
        if self.found:
            tag, text = self.found[-1]
            self.found[-1] = (tag, text + data)


def _blocks(page: str, *tags: str) -> list[tuple[str, str]]:
    parser = _Blocks(tags)
    parser.feed(page)
    parser.close()
    return parser.found


def by_html(text: str, _: Episode) -> list[Row]:
    """The three elements of Podcasting 2.0, by the parser of Python's library."""
    found = _blocks(text, "cite", "time", "p")
    triples = zip(found[::3], found[1::3], found[2::3], strict=True)
    return [
        Row(text=words, speaker=name.strip().removesuffix(":"), start_ms=_clock_ms(time))
        for (_, name), (_, time), (_, words) in triples
    ]


def by_markdown(text: str, episode: Episode) -> list[Row]:
    """The paragraphs as CommonMark shows them."""
    page = MarkdownIt("commonmark").enable("strikethrough").enable("table").render(text)
    assert not set(re.findall(r"<(\w+)", page)) - {"h1", "h2", "p", "strong"}, page
    rows: list[Row] = []
    speaker, start_ms = "", 0
    for tag, words in _blocks(page, "h1", "h2", "p", "strong"):
        timed = _CLOCK.search(words)
        if tag == "strong":
            name, _, clock = words.rpartition(" [")
            speaker, start_ms = name, _clock_ms(clock.strip().removesuffix("]"))
        elif tag == "p" and timed and timed.start() == 0:
            rows.append(Row(text=timed[2], speaker=speaker, start_ms=_clock_ms(timed[1])))
        elif tag == "p" and words.strip():
            rows.append(Row(text=words, speaker=speaker, start_ms=start_ms))
    return rows


def by_lines(text: str, episode: Episode) -> list[Row]:
    """Plain text: ``[0:00] Name: words`` at the start of each turn."""
    timed = (_CLOCK.fullmatch(line) for line in text.split("\n"))
    return carried(((one[2], _clock_ms(one[1]), None) for one in timed if one), episode)


def _clock_ms(text: str) -> int:
    seconds = 0
    for part in text.split(":"):
        seconds = 60 * seconds + int(part)
    return 1000 * seconds


def by_tabs(text: str, episode: Episode) -> list[Row]:
    """An Audacity label track."""
    rows = []
    for line in text.splitlines():
        start, end, label = line.split("\t")
        speaker, words = split_label(label, episode)
        rows.append(
            Row(text=words, speaker=speaker, start_ms=round(float(start) * 1000), end_ms=round(float(end) * 1000))
        )
    return rows


@dataclass(frozen=True, kw_only=True)
class Judge:
    """A reader, and what the format can hold."""

    read: Callable[[str, Episode], list[Row]]
    form: Format = ANY


SRT = Format(shown=arrows)
ASS = Format(resolution_ms=5, shown=braces, named=field)
CLOCK = Format(resolution_ms=1000)
JUDGES: dict[str, tuple[Judge, ...]] = {
    "ass": (Judge(read=by_pysubs2, form=ASS),),
    "labels": (Judge(read=by_tabs),),
    "lrc": (Judge(read=by_ffmpeg, form=Format(resolution_ms=5)),),
    "md": (Judge(read=by_markdown, form=CLOCK),),
    "podcast-html": (Judge(read=by_html, form=CLOCK),),
    "podcast-json": (Judge(read=by_json),),
    "srt": (Judge(read=by_srt, form=SRT), Judge(read=srt_by_pycaption, form=SRT)),
    "ttml": (Judge(read=by_ttconv),),
    "txt": (Judge(read=by_lines, form=CLOCK),),
    "vtt": (Judge(read=by_webvtt), Judge(read=vtt_by_pycaption)),
    "words": (Judge(read=words_by_json),),
}
