"""The contracts that every engine, reader and writer must pass; public, for authors of plug-ins."""
