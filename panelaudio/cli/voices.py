"""``panelaudio voices``: the voices that this machine can use."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from panelaudio.cli import options

if TYPE_CHECKING:
    from panelaudio.pipeline import Offer


@click.command
@click.option("--engine", metavar="NAME", help="Only the voices of this engine.")
@options.as_json
@click.option("--language", metavar="CODE", help="Only voices of this language, such as 'en' or 'pt-br'.")
def voices(*, engine: str | None, as_json: bool, language: str | None) -> None:
    """List the engines and voices that this machine can use, the clearest first."""
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
            {"name": voice.name, "language": voice.language, "gender": voice.gender, "variants": list(voice.variants)}
            for voice in offer.voices
        ],
    }
