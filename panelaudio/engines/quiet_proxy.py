"""The listener that pyttsx3's drivers report to; here nobody needs their reports."""

from __future__ import annotations

from typing import Any


class QuietProxy:
    """Stands in for pyttsx3's ``DriverProxy``, whose queue and event loop lose utterances and sleep."""

    def setBusy(self, busy: bool) -> None:  # noqa: FBT001, N802 - pyttsx3's name and signature
        """Called when an utterance starts and ends."""

    def notify(self, topic: str, **details: Any) -> None:
        """Called for each word; it carries no time, so the engines take their own way to the words."""
