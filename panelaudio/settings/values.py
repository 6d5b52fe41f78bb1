"""YAML nodes become values: text, numbers and lists, each checked against the schema."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from panelaudio.settings.faults import Faults
from panelaudio.settings.ipa import ipa_of, unknown_in

if TYPE_CHECKING:
    from panelaudio.settings.schema import Setting

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


def entries(node: Any, where: str, faults: Faults) -> dict[str, tuple[Any, Any]]:
    """A mapping's keys as text, each with the nodes of key and value. Nothing at all is an empty mapping."""
    if node.id == "scalar" and node.value in _NOTHING and node.style is None:
        return {}
    if node.id != "mapping":
        faults.add(node, f"{where} must be a mapping ('name: …' lines, indented)")
        return {}
    found: dict[str, tuple[Any, Any]] = {}
    for key, value in node.value:
        name = " ".join(key.value.split()) if key.id == "scalar" else ""
        if not name:
            faults.add(key, f"a key of {where} must be a text")
        elif name in found:
            faults.add(key, f"'{name}' stands here twice (first in line {found[name][0].start_mark.line + 1})")
        else:
            found[name] = (key, value)
    return found


def one_of(node: Any, what: str, word: str, known: tuple[str, ...], faults: Faults) -> None:
    """Fault a word that is not known."""
    if word not in known:
        faults.unknown(node, what, word, known)


def values_of(
    nodes: tuple[Any, Any], schema: tuple[Setting, ...], engines: tuple[str, ...], faults: Faults
) -> dict[str, Any]:
    """The checked values of one mapping, with their places, as keyword arguments of ``SpeakerSettings``."""
    key_node, mapping = nodes
    known = {setting.key: setting for setting in schema}
    values: dict[str, Any] = {"places": {"": faults.place(key_node)}}
    for key, (node_of_key, node) in entries(mapping, f"'{key_node.value}'", faults).items():
        if key not in known:
            faults.unknown(node_of_key, "key", key, tuple(known))
            continue
        values[key] = _value(node, known[key], faults)
        values["places"][key] = faults.place(node)
        if key == "engine" and engines and values[key]:
            one_of(node, "engine", values[key], engines, faults)
        if key == "variant" and "voice" not in entries(mapping, "it", Faults(path=faults.path)):
            faults.add(node, "'variant' needs a 'voice'")
    return values


def _value(node: Any, setting: Setting, faults: Faults) -> Any:
    if setting.kind == "text":
        return text_of(node, setting.key, faults)
    if setting.kind == "list of texts":
        return texts_of(node, setting.key, faults)
    if setting.kind == "list of words":
        return words_of(node, setting.key, faults)
    return _number(node, setting, faults)


def text_of(node: Any, key: str, faults: Faults, *, blank: bool = True) -> str:
    """A scalar as it is written; ``null`` and nothing are an empty text."""
    if node.id != "scalar":
        faults.add(node, f"'{key}' takes a text")
        return ""
    text = "" if node.style is None and node.value in _NOTHING else " ".join(node.value.split())
    if not text and not blank:
        faults.add(node, f"'{key}' needs a text")
    return text


def texts_of(node: Any, key: str, faults: Faults) -> tuple[str, ...]:
    """A list of texts; one text alone is a list too."""
    if node.id == "mapping":
        faults.add(node, f"'{key}' takes a list of texts, such as [AB, Al]")
        return ()
    parts = node.value if node.id == "sequence" else [node]
    return tuple(text for part in parts if (text := text_of(part, key, faults)))


def words_of(node: Any, where: str, faults: Faults) -> tuple[tuple[str, str], ...]:
    """Written words with how they are said: other words, or IPA between strokes."""
    pairs = []
    for word, (_, value) in entries(node, where, faults).items():
        said = text_of(value, word, faults, blank=False)
        if ipa := ipa_of(said):
            unknown = unknown_in(ipa)
            if unknown:
                faults.add(
                    value, f"'{unknown}' in {said} is no letter of English in the International Phonetic Alphabet"
                )
        pairs.append((word, said))
    return tuple(pairs)


def _number(node: Any, setting: Setting, faults: Faults) -> float | int | None:
    text = text_of(node, setting.key, faults)
    if node.id != "scalar" or not text:
        return None
    number = _as_number(text, whole=setting.kind == "whole number")
    inside = number is not None and (setting.least is None or setting.least <= number <= (setting.most or math.inf))
    if not inside:
        faults.add(node, f"'{setting.key}' takes {setting.takes}, not '{text[:40]}'")
        return None
    return number


def _as_number(text: str, *, whole: bool) -> float | int | None:
    try:
        return int(text) if whole else _finite(float(text))
    except ValueError:
        return None


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None
