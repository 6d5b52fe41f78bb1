"""A voices.yaml is found, opened and parsed; names are read as text, whatever YAML takes them for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from panelaudio.errors import SettingsError
from panelaudio.language import TAG
from panelaudio.settings.faults import Faults
from panelaudio.settings.frame import read_frame
from panelaudio.settings.model import Settings, SpeakerSettings
from panelaudio.settings.music import read_music
from panelaudio.settings.options import read_options
from panelaudio.settings.pls import read_pls
from panelaudio.settings.schema import DEFAULTS, FILE_NAME, SPEAKER, TOP
from panelaudio.settings.text import DROP, KEEP, TEXT_KINDS
from panelaudio.settings.values import entries, one_of, text_of, texts_of, values_of, words_of

LIMIT_BYTES = 1_000_000
_TEXTS = ("language", "show", "genre", "cover")
"""Keys at the top that take a text."""


def find_settings(transcript: Path, given: Path | None) -> Path | None:
    """The file given, else ``voices.yaml`` beside the transcript, else in the working folder, else none.

    Raises:
        SettingsError: the file given does not exist.
    """
    if given is not None:
        if not given.exists():
            hint = f"write one with `panelaudio cast {transcript} --output {given}`"
            raise SettingsError(f"{given} does not exist", code="no-settings", hint=hint, location=str(given))
        return given
    beside = [] if str(transcript) == "-" else [transcript.parent / FILE_NAME]
    return next((path for path in [*beside, Path(FILE_NAME)] if path.is_file()), None)


def read_settings(path: Path, *, engines: tuple[str, ...]) -> Settings:
    """Open and check a settings file; ``engines`` are the names that it may use.

    Raises:
        SettingsError: it cannot be read, or has faults; the message lists them all.
    """
    try:
        if path.stat().st_size > LIMIT_BYTES:
            hint = "a voices.yaml has a few lines for each speaker; is this the right file?"
            raise SettingsError(f"{path} is larger than 1 MB", code="bad-settings", hint=hint, location=str(path))
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{path}: byte {error.start} is not UTF-8"
        raise SettingsError(message, code="bad-settings", hint="save it as UTF-8", location=str(path)) from error
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}"
        raise SettingsError(
            message, code="bad-settings", hint="check the path and its rights", location=str(path)
        ) from error
    return parse_settings(text, path=str(path), engines=engines)


def parse_settings(text: str, *, path: str = FILE_NAME, engines: tuple[str, ...] = ()) -> Settings:
    """Check a settings file's text; without ``engines`` any engine may be named.

    Raises:
        SettingsError: it has faults; the message lists them all.
    """
    faults = Faults(path=path)
    top = _composed(text, path)
    found = entries(top, "the file", faults) if top is not None else {}
    for key, (key_node, _) in found.items():
        one_of(key_node, "key", key, tuple(TOP), faults)
    if "version" in found and text_of(found["version"][1], "version", faults) not in {"", "1"}:
        faults.add(found["version"][1], "this program reads version 1")
    settings = Settings(
        path=path,
        defaults=_defaults(found, engines, faults),
        speakers=_speakers(found, engines, faults),
        lexicon=_lexicon(found, path, faults),
        text=_text(found, faults),
        **{key: text_of(found[key][1], key, faults) for key in _TEXTS if key in found},
        places={key: faults.place(found[key][1]) for key in _TEXTS if key in found},
        engines=read_options(found, engines, faults),
        music=read_music(found, faults),
        frame=read_frame(found, faults),
    )
    if settings.language and not TAG.fullmatch(settings.language):
        faults.add(
            found["language"][1], f"'{settings.language[:40]}' is not the code of a language, such as de or pt-BR"
        )
    _check_names(settings, found, faults)
    faults.raise_any()
    return settings


def _composed(text: str, path: str) -> Any:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        return YAML(typ="rt", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else path
        message = f"{place}: {' '.join((error.problem or 'not YAML').split())}"
    except (YAMLError, ValueError, RecursionError) as error:
        place, message = path, f"{path}: this is not YAML: {' '.join(str(error).split())[:200]}"
    hint = "is a name with ':' or '#' in it in quotes? Are the lines indented by spaces?"
    raise SettingsError(message, code="bad-settings", hint=hint, location=place)


def _defaults(found: dict[str, tuple[Any, Any]], engines: tuple[str, ...], faults: Faults) -> SpeakerSettings:
    if "defaults" not in found:
        return SpeakerSettings(name="")
    return SpeakerSettings(name="", **values_of(found["defaults"], DEFAULTS, engines, faults))


def _speakers(
    found: dict[str, tuple[Any, Any]], engines: tuple[str, ...], faults: Faults
) -> tuple[SpeakerSettings, ...]:
    people = entries(found["speakers"][1], "speakers", faults) if "speakers" in found else {}
    return tuple(
        SpeakerSettings(name=name, **values_of(nodes, SPEAKER, engines, faults)) for name, nodes in people.items()
    )


def _lexicon(found: dict[str, tuple[Any, Any]], path: str, faults: Faults) -> tuple[tuple[str, str], ...]:
    """The words of the files named, and over them those of this one."""
    words: dict[str, str] = {}
    if "lexicons" in found:
        node = found["lexicons"][1]
        for name in texts_of(node, "lexicons", faults):
            try:
                words |= read_pls(Path(path).parent / name)
            except SettingsError as error:
                faults.add(node, error.message)
    if "lexicon" in found:
        words |= words_of(found["lexicon"][1], "lexicon", faults)
    return tuple(words.items())


def _text(found: dict[str, tuple[Any, Any]], faults: Faults) -> tuple[tuple[str, bool], ...]:
    kinds = entries(found["text"][1], "text", faults) if "text" in found else {}
    rules = []
    for kind, (key_node, node) in kinds.items():
        one_of(key_node, "kind of text", kind, tuple(one.key for one in TEXT_KINDS), faults)
        word = text_of(node, kind, faults)
        if node.id == "scalar" and word not in {KEEP, DROP}:
            said = f"not '{word[:40]}'" if word else "and nothing stands there"
            faults.add(node if word else key_node, f"'{kind}' takes '{KEEP}' or '{DROP}', {said}")
        rules.append((kind, word == KEEP))
    return tuple(rules)


def _check_names(settings: Settings, found: dict[str, tuple[Any, Any]], faults: Faults) -> None:
    """No spelling belongs to two speakers."""
    people = entries(found["speakers"][1], "speakers", Faults(path=faults.path)) if "speakers" in found else {}
    owners: dict[str, str] = {}
    for one in settings.speakers:
        for spelling in dict.fromkeys((one.name, *one.aliases)):
            owner = owners.setdefault(" ".join(spelling.casefold().split()), one.name)
            if owner != one.name:
                faults.add(people[one.name][0], f"'{spelling}' stands for both {owner} and {one.name}")
