"""Readers: each turns one shape of transcript into a script."""
