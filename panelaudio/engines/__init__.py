"""Engines: each turns spoken text into samples and word times."""
