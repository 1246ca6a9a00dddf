"""The commands that keep a journal safe, run as a person runs them, on journals in real files."""
