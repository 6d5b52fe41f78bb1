"""A turn becomes utterances: sentences, and the form in which each is spoken."""

from panelaudio.normalize.turns import utterances_of

__all__ = ["utterances_of"]
