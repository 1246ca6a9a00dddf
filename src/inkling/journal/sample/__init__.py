"""A sample journal to look around in: a made-up person's ten months, the same every time."""

from inkling.journal.sample.making import EVENINGS, sample_journal

__all__ = ["EVENINGS", "sample_journal"]
