"""Models of speech engines: where they lie, what is known of them, how they get there."""
