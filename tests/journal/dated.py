"""Entries by the number of days since a first one."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from inkling.journal import Entry, Moment

FIRST = date(2026, 3, 2)


def on(day: int) -> date:
    """So many days after the first."""
    return FIRST + timedelta(days=day)


def made(kind: type[Entry], day: int = 0, **said: Any) -> Any:
    """An entry of this kind on that day."""
    moment = Moment(on(day))
    return kind(id=uuid4(), happened=moment, written=moment, **said)
