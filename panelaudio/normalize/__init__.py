"""A turn becomes utterances: sentences, and the form in which each is spoken."""
