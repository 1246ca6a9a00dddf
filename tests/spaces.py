"""Small journals made up for Making space: everything so many days before a fixed day."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from inkling.journal import (
    Attempt,
    CheckIn,
    Entry,
    Journal,
    Moment,
    Practice,
    SayingReached,
    Session,
    Space,
    Unsaid,
    making_space,
)

TODAY = date(2026, 11, 23)


def ago(days: int) -> date:
    """So many days before today; a day ahead is below 0."""
    return TODAY - timedelta(days=days)


def made(kind: type[Entry], days: int, late: int = 0, **said: Any) -> Any:
    """An entry of this kind, written so many days late."""
    return kind(id=uuid4(), happened=Moment(ago(days)), written=Moment(ago(days - late)), **said)


def session(days: int, status: str = "attended", **said: Any) -> Session:
    """A session; one that is planned was written down twenty days ago."""
    late = days - 20 if status == "planned" else said.pop("late", 0)
    return made(Session, days, late, status=status, **said)


def wrote(*days: int) -> list[CheckIn]:
    """A check-in on each of these days."""
    return [made(CheckIn, day, pleasantness=2, energy=2) for day in days]


def practice(days: int = 60, *attempts: tuple[int, str, str], resting: bool = False) -> list[Entry]:
    """Something to practise, and each time with it: when, tried or not, and what happened."""
    it = made(Practice, days, text="Ask one person for one small thing.", resting=resting)
    return [
        it,
        *(
            made(Attempt, day, practice=it.id, outcome=outcome, what_happened=words)
            for day, outcome, words in attempts
        ),
    ]


def unsaid(days: int, *sayings: tuple[int, str]) -> Unsaid:
    """Something not said yet, and how far it got when."""
    return made(
        Unsaid,
        days,
        text="The thing about the stairs.",
        sayings=tuple(SayingReached(ago(day), saying) for day, saying in sayings),  # type: ignore[arg-type]
    )


def space(*entries: Entry) -> Space:
    """What these entries show today."""
    return making_space(Journal.of(entries), TODAY)
