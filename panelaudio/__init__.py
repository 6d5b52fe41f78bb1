"""panelaudio: a transcript of people talking becomes an episode, with captions exactly in time."""

__version__ = "0.1.0"
