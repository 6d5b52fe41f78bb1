"""``panelaudio voices``: the voices that this machine can use, and how to get more."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from panelaudio.cli import options
from panelaudio.cli.lazy import LazyGroup

if TYPE_CHECKING:
    from panelaudio.pipeline import Offer

_COMMANDS = {
    "install": "panelaudio.cli.voices_install:install",
    "remove": "panelaudio.cli.voices_install:remove",
    "takes": "panelaudio.cli.voices_takes:takes",
    "preview": "panelaudio.cli.voices_preview:preview",
}


@click.group(cls=LazyGroup, commands_at=_COMMANDS, invoke_without_command=True)
@click.option("--engine", metavar="NAME", help="Only the voices of this engine.")
@options.as_json
@click.option("--language", metavar="CODE", help="Only voices of this language, such as 'en' or 'pt-br'.")
@click.pass_context
def voices(context: click.Context, *, engine: str | None, as_json: bool, language: str | None) -> None:
    """List the engines and voices that this machine can use, the clearest first; or get more of them."""
    if context.invoked_subcommand is not None:
        return
    from panelaudio import pipeline

    offers = pipeline.offers(engine, language)
    if as_json:
        click.echo(json.dumps({"engines": [offer_object(offer) for offer in offers]}, ensure_ascii=False))
        return
    from panelaudio.cli import tables

    tables.show_offers(offers)


def offer_object(offer: Offer) -> dict[str, Any]:
    """An engine with its voices as the contract's object."""
    return {
        "name": offer.engine,
        "available": offer.availability.available,
        "reason": offer.availability.reason,
        "remedy": offer.availability.remedy,
        "voices": [
            {
                "name": voice.name,
                "language": voice.language,
                "gender": voice.gender,
                "variants": list(voice.variants),
                "pitch_hz": voice.median_f0_hz or None,
                "brightness_hz": voice.brightness_hz or None,
                "licence": voice.licence or None,
            }
            for voice in offer.voices
        ],
    }
