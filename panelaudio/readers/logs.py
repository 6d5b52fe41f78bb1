"""What programs write of what they do: ``10:00:01 server: started`` is said by nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.first_names import bearers_of
from panelaudio.readers.labels import is_log_level

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from panelaudio.readers.dress import Cue

_PROGRAMS = frozenset(
    """server kernel daemon systemd sshd nginx httpd apache cron crond docker dockerd kubelet postgres postgresql mysqld
    redis syslog rsyslogd dhclient sudo scheduler worker router backend frontend database proxy firewall webserver
    balancer loadbalancer listener mailer postfix compiler linker installer runner pipeline""".split()
)
"""Names in small letters that are programs' where none of what follows reads as talk."""
_ENDS = frozenset('.?!…"”’)')
_ENTRY = re.compile(r"\s?[a-z][\w./-]{0,40}(?:\[\d{1,9}\])?:\s")
_MOSTLY = 0.8


def without_log(cues: dict[int, Cue]) -> dict[int, Cue]:
    """The cues without those of a log: small letters behind a time, a program among them, and no sentence of any."""
    entries: dict[str, list[str]] = {}
    for cue in cues.values():
        if cue.start_ms is not None and cue.dressed and cue.name == cue.name.casefold():
            entries.setdefault(cue.name, []).append(cue.text)
    logged = {name for name, texts in entries.items() if not _is_said(name, texts)}
    if not any(_is_program(name) for name in logged):
        return cues
    return {at: cue for at, cue in cues.items() if cue.name not in logged or cue.start_ms is None}


def _is_program(name: str) -> bool:
    return name in _PROGRAMS or is_log_level(name)


def _is_said(name: str, texts: Iterable[str]) -> bool:
    return bool(bearers_of(name.split(maxsplit=1)[0])) or any(text[-1:] in _ENDS for text in texts)


def is_log(entries: Sequence[str]) -> bool:
    """Whether nearly all of what follows times is a program's name and what it reports."""
    return sum(_ENTRY.match(text) is not None for text in entries) > _MOSTLY * len(entries)
