"""A cast as the text of a voices.yaml, with comments that say what each setting means."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from panelaudio.settings import DROP, KEEP, SPEAKER, TEXT_KINDS, TOP, describe

if TYPE_CHECKING:
    from panelaudio.cast import Cast, Role
    from panelaudio.script import Script
    from panelaudio.settings import EngineOptions

_PLAIN = re.compile(r"[^\W\d_](?:[\w .'’/+-]*[\w.])?")
_MEANT_OTHERWISE = frozenset("y n yes no on off true false null".split())
"""What YAML takes for something else than text, so other programs might."""
_WIDTH = 100


def write_cast(
    script: Script, cast: Cast, text: tuple[tuple[str, bool], ...] = (), engines: tuple[EngineOptions, ...] = ()
) -> str:
    """A voices.yaml: reading it back gives the same cast, rules of ``text`` (kind, whether it is spoken) and options.

    Every name is quoted where YAML would take it for something else, so hostile names stay names.
    """
    lines = ["# Who speaks with which voice. Written by `panelaudio cast`; change it as you like.", "#"]
    for setting in SPEAKER:
        lines += _comment(f"{setting.key}: {describe(setting)}")
    lines += ["#", "# `panelaudio voices` lists the voices that this machine has.", "", "version: 1", ""]
    lines += [*_engines(engines), "speakers:"]
    words = {role.speaker: 0 for role in cast.roles}
    turns = dict(words)
    for turn in script.turns:
        turns[turn.speaker] += 1
        words[turn.speaker] += len(turn.text.split())
    for role in cast.roles:
        lines += _entry(role, turns[role.speaker], words[role.speaker])
    return "\n".join([*lines, "", *_text(text), "", *_lexicon(cast)]) + "\n"


def _comment(text: str) -> list[str]:
    """Comment lines of at most ``_WIDTH`` characters, later ones indented."""
    lines, line = [], "#"
    for word in text.split():
        if len(line) + 1 + len(word) > _WIDTH:
            lines.append(line)
            line = "#  "
        line = f"{line} {word}"
    return [*lines, line]


def _entry(role: Role, turns: int, words: int) -> list[str]:
    voice = role.voice
    chosen = ", chosen by panelaudio" if role.automatic else ""
    lines = [f"  {quoted(role.speaker)}: # {turns} turns, {words} words{chosen}", f"    engine: {quoted(voice.engine)}"]
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
    lines = [*_comment(f"engines: {TOP['engines']}"), "engines:"]
    for one in engines:
        lines.append(f"  {quoted(one.engine)}:")
        lines += [f"    {quoted(key)}: {quoted(value)}" for key, value in one.texts.items()]
        lines += ["    voices:"] if one.voices else []
        lines += [f"      {quoted(name)}: {quoted(value)}" for name, value in one.voices.items()]
    return [*lines, ""]


def _text(rules: tuple[tuple[str, bool], ...]) -> list[str]:
    comment = _comment(f"text: {TOP['text']}")
    for kind in TEXT_KINDS:
        comment += _comment(f"{kind.key} ({kind.default}): {kind.text}")
    if not rules:
        return [*comment, "text: {}"]
    return [*comment, "text:", *(f"  {kind}: {KEEP if spoken else DROP}" for kind, spoken in rules)]


def _lexicon(cast: Cast) -> list[str]:
    comment = _comment(f"lexicon: {TOP['lexicon']}")
    if not cast.lexicon:
        return [*comment, "lexicon: {}"]
    return [*comment, "lexicon:", *(f"  {quoted(word)}: {quoted(said)}" for word, said in cast.lexicon)]


def quoted(text: str) -> str:
    """A scalar that every YAML reader takes for this very text."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _MEANT_OTHERWISE:
        return text
    return _escaped(text)


def _escaped(text: str) -> str:
    # A JSON string is a YAML string, but for the characters that YAML 1.2 (§5.1) wants escaped.
    return "".join(
        char if char.isprintable() else f"\\U{ord(char):08x}" for char in json.dumps(text, ensure_ascii=False)
    )
