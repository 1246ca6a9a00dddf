"""Which database file a request works in: the person's own home, or the throwaway home of the sample journal.

Sessions live in a third file, which is never part of a backup.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Model

OWN = "default"
SAMPLE = "sample"
SESSIONS = "sessions"
_SESSION_MODELS = {"opensession", "helditem", "letterbox"}

_home: ContextVar[str] = ContextVar("home", default=OWN)


def current() -> str:
    """Which home is being worked in?"""
    return _home.get()


@contextmanager
def inside(home: str) -> Iterator[None]:
    """Work in this home until the end of the block."""
    before = _home.set(home)
    try:
        yield
    finally:
        _home.reset(before)


class HomeRouter:
    """Sends session rows to their own file and everything else to the current home."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        """Where is this model read?"""
        return SESSIONS if model._meta.model_name in _SESSION_MODELS else current()

    db_for_write = db_for_read

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool:
        """May these two point at each other? Only within one file."""
        return one._state.db == other._state.db

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **hints: Any) -> bool:
        """Does this file get this table?"""
        return (model_name in _SESSION_MODELS) == (db == SESSIONS)
