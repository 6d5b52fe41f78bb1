"""A cast as the text of a voices.yaml, with comments that say what each setting means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.casting.episode_lines import episode_lines
from panelaudio.casting.yaml_text import comment_lines, quoted
from panelaudio.settings import DROP, KEEP, SPEAKER, TEXT_KINDS, TOP, Settings, describe

if TYPE_CHECKING:
    from panelaudio.cast import Cast, Role
    from panelaudio.script import Script
    from panelaudio.settings import EngineOptions


def write_cast(script: Script, cast: Cast, settings: Settings | None = None) -> str:
    """A voices.yaml: reading it back gives the same cast, and whatever else the ``settings`` so far have said.

    Every name is quoted where YAML would take it for something else, so hostile names stay names.
    """
    kept = settings or Settings()
    lines = ["# Who speaks with which voice. Written by `panelaudio cast`; change it as you like.", "#"]
    for setting in SPEAKER:
        lines += comment_lines(f"{setting.key}: {describe(setting)}")
    lines += ["#", "# `panelaudio voices` lists the voices that this machine has.", "", "version: 1", ""]
    lines += [*_engines(kept.engines), "speakers:"]
    words = {role.speaker: 0 for role in cast.roles}
    turns = dict(words)
    for turn in script.turns:
        turns[turn.speaker] += 1
        words[turn.speaker] += len(turn.text.split())
    for role in cast.roles:
        lines += _entry(role, turns[role.speaker], words[role.speaker])
    return "\n".join([*lines, "", *episode_lines(kept), "", *_text(kept.text), "", *_lexicon(cast)]) + "\n"


def _entry(role: Role, turns: int, words: int) -> list[str]:
    voice = role.voice
    chosen = ", chosen by panelaudio" if role.automatic else ""
    said = f"{turns} turns, {words} words" if turns else "introduces the episode"
    lines = [f"  {quoted(role.speaker)}: # {said}{chosen}", f"    engine: {quoted(voice.engine)}"]
    lines.append(f"    voice: {quoted(voice.name)}")
    if voice.variant:
        lines.append(f"    variant: {quoted(voice.variant)}")
    figures = {
        "speed": (voice.speed, 1),
        "pitch": (voice.pitch, 0),
        "gain": (role.gain_db, 0),
        "seat": (role.seat, 0),
    }
    lines += [f"    {key}: {value:g}" for key, (value, default) in figures.items() if value != default]
    lines.append(f"    aliases: [{', '.join(map(quoted, role.aliases))}]")
    if role.say:
        lines.append(f"    say: {quoted(role.say)}")
    return lines


def _engines(engines: tuple[EngineOptions, ...]) -> list[str]:
    if not engines:
        return []
    lines = [*comment_lines(f"engines: {TOP['engines']}"), "engines:"]
    for one in engines:
        lines.append(f"  {quoted(one.engine)}:")
        lines += [f"    {quoted(key)}: {quoted(value)}" for key, value in one.texts.items()]
        lines += ["    voices:"] if one.voices else []
        lines += [f"      {quoted(name)}: {quoted(value)}" for name, value in one.voices.items()]
    return [*lines, ""]


def _text(rules: tuple[tuple[str, bool], ...]) -> list[str]:
    comment = comment_lines(f"text: {TOP['text']}")
    for kind in TEXT_KINDS:
        comment += comment_lines(f"{kind.key} ({kind.default}): {kind.text}")
    if not rules:
        return [*comment, "text: {}"]
    return [*comment, "text:", *(f"  {kind}: {KEEP if spoken else DROP}" for kind, spoken in rules)]


def _lexicon(cast: Cast) -> list[str]:
    comment = comment_lines(f"lexicon: {TOP['lexicon']}")
    if not cast.lexicon:
        return [*comment, "lexicon: {}"]
    return [*comment, "lexicon:", *(f"  {quoted(word)}: {quoted(said)}" for word, said in cast.lexicon)]
