"""voices.yaml: what a user may set, how it is read, and the text that documents each setting."""

from panelaudio.settings.model import Settings, SpeakerSettings
from panelaudio.settings.reading import find_settings, parse_settings, read_settings
from panelaudio.settings.schema import DEFAULTS, FILE_NAME, SPEAKER, TOP, Setting, describe

__all__ = [
    "DEFAULTS",
    "FILE_NAME",
    "SPEAKER",
    "TOP",
    "Setting",
    "Settings",
    "SpeakerSettings",
    "describe",
    "find_settings",
    "parse_settings",
    "read_settings",
]
