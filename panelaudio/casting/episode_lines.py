"""What a written voices.yaml says beside its speakers: language, series, cover, music, the spoken frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.casting.yaml_text import comment_lines, quoted
from panelaudio.settings import FRAME, MUSIC, TOP, USES, describe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from panelaudio.settings import FrameSettings, MusicSettings, Setting, Settings

_TEXTS = ("language", "show", "genre", "cover")


def episode_lines(settings: Settings) -> list[str]:
    """A comment for each setting of the episode, and what the settings say of it."""
    return [*_texts(settings), "", *_music(settings.music), "", *_frame(settings.frame)]


def _texts(settings: Settings) -> Iterator[str]:
    for key in _TEXTS:
        yield from comment_lines(f"{key}: {TOP[key]}")
        if value := getattr(settings, key):
            yield f"{key}: {quoted(value)}"


def _music(music: Iterable[MusicSettings]) -> Iterator[str]:
    yield from comment_lines(f"music: {TOP['music']}")
    for use, text in USES.items():
        yield from comment_lines(f"{use}: {text}")
    yield from _settings("music", MUSIC)
    pieces = [line for one in music for line in (f"  {one.use}:", *_values(one, MUSIC, "    "))]
    yield from ["music:", *pieces] if pieces else ["music: {}"]


def _frame(frame: FrameSettings | None) -> Iterator[str]:
    yield from comment_lines(f"frame: {TOP['frame']}")
    yield from _settings("frame", FRAME)
    yield from ["# frame: {}"] if frame is None else ["frame:", *_values(frame, FRAME, "  ")]


def _settings(of: str, schema: Iterable[Setting]) -> Iterator[str]:
    for setting in schema:
        yield from comment_lines(f"{of}, {setting.key}: {describe(setting)}")


def _values(of: FrameSettings | MusicSettings, schema: Iterable[Setting], indent: str) -> Iterator[str]:
    for setting in schema:
        value = getattr(of, setting.key)
        if value not in {None, ""}:
            yield f"{indent}{setting.key}: {quoted(value) if isinstance(value, str) else f'{value:g}'}"
