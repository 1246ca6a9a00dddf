"""Which entries may belong together with one: what is known of it now, and whether more is still being read."""

from dataclasses import dataclass
from functools import cache
from typing import Literal
from uuid import UUID

import numpy as np

from inkling.journal import Entry, may_belong, text_digest, texts_to_compare
from inkling.vault.echoes import KeptVector, keep_vectors, kept_vectors
from inkling.vault.queries import OpenJournal
from inkling.vault.services import Vault
from inkling.web.together.reader import Reader
from inkling.words import encoder_name

PATIENCE = 2.0
"""Seconds a page waits for the reading thread before it shows what there is."""

State = Literal["not installed", "too few words", "reading", "read"]


@dataclass(frozen=True)
class Together:
    """How far the reading has come, and which entries may belong, the most alike first."""

    state: State
    entries: tuple[Entry, ...] = ()


@cache
def the_reader() -> Reader | None:
    """The one reader of this program. None where the encoder is not installed."""
    model = encoder_name()
    return Reader(model) if model else None


def together(vault: Vault, opened: OpenJournal, entry: Entry, patience: float = PATIENCE) -> Together:
    """Which entries may belong together with this one? Reads what has not been read yet, this entry first, and
    keeps what was read."""
    reader = the_reader()
    if reader is None:
        return Together("not installed")
    wanted = texts_to_compare(opened.journal)
    if entry.id not in wanted:
        return Together("too few words")
    known = {id: kept for id, kept in kept_vectors(vault).items() if _still_true(kept, wanted, reader.model)}
    unread = {id: text for id, text in wanted.items() if id not in known}
    if unread:
        unread = {**({entry.id: wanted[entry.id]} if entry.id in unread else {}), **unread}
        fresh = reader.read(vault.session, unread, patience)
        keep_vectors(vault, fresh)
        known |= {vector.entry: vector for vector in fresh}
    vectors = {
        id: np.frombuffer(kept.numbers, dtype=np.float16).astype(np.float32) for id, kept in known.items()
    }
    belong = may_belong(opened.journal, entry, vectors)
    return Together("read" if entry.id in known and known.keys() >= wanted.keys() else "reading", belong)


def _still_true(kept: KeptVector, wanted: dict[UUID, str], model: str) -> bool:
    """Is this the vector of the text as it stands now, by the model that reads now?"""
    return kept.model == model and kept.entry in wanted and text_digest(wanted[kept.entry]) == kept.digest
