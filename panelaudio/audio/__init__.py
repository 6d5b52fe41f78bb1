"""A timeline becomes a file: mix, loudness, encoding, tags."""
