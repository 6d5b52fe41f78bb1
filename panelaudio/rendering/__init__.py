"""Utterances become speech: the cache, workers, retries and resume."""
