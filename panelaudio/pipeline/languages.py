"""Which language a transcript is in: as asked for, as it says itself, else as its words tell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from panelaudio.casting import speaks
from panelaudio.errors import UsageError
from panelaudio.language import ENGLISH, TAG, language_of
from panelaudio.script import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from panelaudio.cast import Cast
    from panelaudio.script import Script
    from panelaudio.speech import Engine


def checked_language(language: str | None) -> str:
    """A language that was asked for, with hyphens; empty for none.

    Raises:
        UsageError: it is no language tag.
    """
    if not language:
        return ""
    if not TAG.fullmatch(language.replace("_", "-")):
        hint = "give a code such as --language de or --language pt-BR; `panelaudio voices` shows those of the voices"
        raise UsageError(f"'{language[:40]}' is not the code of a language", code="bad-language", hint=hint)
    return language.replace("_", "-")


def in_its_language(script: Script, asked: str) -> Script:
    """The script with a language: ``asked``, else its own, else the one that its words are in, which a notice tells."""
    if asked or script.language:
        return replace(script, language=asked or script.language)
    found = language_of([turn.text for turn in script.turns])
    if found == ENGLISH:
        return replace(script, language=ENGLISH)
    message = (
        f"nothing says which language this is in; its words are '{found}'. Another: --language CODE, or 'language:' "
        "in voices.yaml"
    )
    return replace(script, language=found, notices=(*script.notices, Notice(code="language-guessed", message=message)))


def foreign_voices(script: Script, cast: Cast, load: Callable[[str], Engine]) -> tuple[Notice, ...]:
    """A warning for each engine that speaks with voices of another language than the script's."""
    strangers: dict[str, list[str]] = defaultdict(list)
    for role in cast.roles:
        spoken = {voice.language for voice in load(role.voice.engine).voices() if speaks(voice, script.language)}
        if not spoken and role.automatic:
            strangers[role.voice.engine].append(role.speaker)
    lack = f"has no voice of the language '{script.language}'; of another one are those of"
    return tuple(
        Notice(code="foreign-voice", message=f"the engine '{engine}' {lack} {', '.join(dict.fromkeys(names))}")
        for engine, names in strangers.items()
    )
