"""Entries of Ana's for the tests of threads, echoes and breakthroughs."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.test import Client

from inkling.journal import Entry, Journal, Moment, Stage, StageReached
from inkling.vault import queries, services
from tests.clock import TODAY, Clock
from tests.web.inside import vault_of


def made(kind: type[Entry], ago: int = 0, **said: Any) -> Any:
    """An entry of this kind, so many days ago."""
    moment = Moment(TODAY - timedelta(days=ago))
    return kind(id=uuid4(), happened=moment, written=moment, **said)


def stages(*reached: tuple[int, Stage]) -> tuple[StageReached, ...]:
    """Stages, each with how many days ago it was reached."""
    return tuple(StageReached(TODAY - timedelta(days=ago), stage) for ago, stage in reached)


def keep(client: Client, clock: Clock, entries: Iterable[Entry]) -> None:
    """Keep these in the journal open in this browser."""
    services.add_entries(vault_of(client, clock), entries)


def journal_of(client: Client, clock: Clock) -> Journal:
    """What stands in it now?"""
    return queries.open_journal(vault_of(client, clock)).journal


def day(ago: int) -> date:
    """So many days ago."""
    return TODAY - timedelta(days=ago)
