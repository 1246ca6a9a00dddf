"""Which earlier entries may belong together with this one? Ranked by likeness, and never claimed."""

import hashlib
from collections.abc import Mapping
from uuid import UUID

import numpy as np

from inkling.journal.entries import (
    Attempt,
    Breakthrough,
    CheckIn,
    Echo,
    Entry,
    Inkling,
    Reading,
    Response,
    Session,
)
from inkling.journal.journal import Journal
from inkling.journal.own_words import own_words
from inkling.words import Vectors, nearest

COMPARED: tuple[type[Entry], ...] = (
    CheckIn,
    Reading,
    Inkling,
    Echo,
    Response,
    Session,
    Attempt,
    Breakthrough,
)
"""What is unsaid is never brought up unasked, so it is not compared."""

FEWEST_WORDS = 4
"""A shorter text says too little to be compared."""


def comparable(entry: Entry) -> bool:
    """Has this entry words enough to be compared with others?"""
    return isinstance(entry, COMPARED) and len(own_words(entry).split()) >= FEWEST_WORDS


def texts_to_compare(journal: Journal) -> dict[UUID, str]:
    """Which texts can be compared? The person's own words in each entry that has enough of them, newest first."""
    return {entry.id: own_words(entry) for entry in reversed(journal.entries) if comparable(entry)}


def text_digest(text: str) -> bytes:
    """By what is a text recognised, to see whether it was changed since it was read? 16 bytes."""
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def may_belong(
    journal: Journal, entry: Entry, vectors: Mapping[UUID, Vectors], most: int = 5
) -> tuple[Entry, ...]:
    """Which entries up to the day of this one are most like it? The most alike first. Those already linked to it are
    left out. Empty if this entry has no vector."""
    mine = vectors.get(entry.id)
    if mine is None:
        return ()
    linked = {entry.id, *(entry.links if isinstance(entry, Echo) else ())}
    others = [
        other
        for other in journal.entries
        if other.id in vectors and other.id not in linked and other.happened.day <= entry.happened.day
    ]
    rows = np.array([vectors[other.id] for other in others], dtype=np.float32).reshape(len(others), len(mine))
    return tuple(others[at] for at in nearest(mine, rows, most))
