"""voices.yaml: what a user may set, how it is read, and the text that documents each setting."""

from panelaudio.settings.frame import FIELDS, FRAME, FrameSettings
from panelaudio.settings.frame import PLACE as FRAME_PLACE
from panelaudio.settings.ipa import ipa_of
from panelaudio.settings.model import Settings, SpeakerSettings
from panelaudio.settings.music import BUILT_IN, MUSIC, USES, MusicSettings
from panelaudio.settings.options import EngineOptions
from panelaudio.settings.reading import find_settings, parse_settings, read_settings
from panelaudio.settings.schema import DEFAULTS, FILE_NAME, SPEAKER, TOP, Setting, describe
from panelaudio.settings.text import DROP, KEEP, SPOKEN, TEXT_KINDS, TextKind

__all__ = [
    "BUILT_IN",
    "DEFAULTS",
    "DROP",
    "FIELDS",
    "FILE_NAME",
    "FRAME",
    "FRAME_PLACE",
    "KEEP",
    "MUSIC",
    "SPEAKER",
    "SPOKEN",
    "TEXT_KINDS",
    "TOP",
    "USES",
    "EngineOptions",
    "FrameSettings",
    "MusicSettings",
    "Setting",
    "Settings",
    "SpeakerSettings",
    "TextKind",
    "describe",
    "find_settings",
    "ipa_of",
    "parse_settings",
    "read_settings",
]
