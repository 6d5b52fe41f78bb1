"""A group whose commands are imported when they are asked for, so that ``--help`` need not load them all."""

from __future__ import annotations

import importlib
from typing import Any

import click

from panelaudio.nearest import nearest


class LazyGroup(click.Group):
    """``commands_at`` maps a command's name to ``module:attribute``."""

    def __init__(self, *args: Any, commands_at: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._commands_at = commands_at

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """In the order in which a user needs them."""
        return list(self._commands_at)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import and return a command; None for a stranger."""
        place = self._commands_at.get(cmd_name)
        if place is None:
            return None
        module, _, attribute = place.partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but an unknown command names the nearest."""
        name = args[0] if args else ""
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            near = nearest(name, tuple(self._commands_at))
            known = ", ".join(self._commands_at)
            ctx.fail(
                f"there is no command '{name}'" + (f"; did you mean '{near}'?" if near else f". Commands: {known}")
            )
        return super().resolve_command(ctx, args)
