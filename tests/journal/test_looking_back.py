"""Looking back: only when asked for, one entry a day, and never what she asked to be left alone with."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from inkling.journal import (
    LOOKED_BACK_AT,
    CheckIn,
    Entry,
    Inkling,
    Journal,
    Moment,
    Preferences,
    Session,
    Unsaid,
    look_back,
)

TODAY = date(2026, 11, 23)
MAY = Moment(TODAY - timedelta(days=183))


def wishes(look_back: bool = True, **said: Any) -> Preferences:
    return Preferences(id=uuid4(), happened=MAY, written=MAY, look_back=look_back, **said)


def inkling(day: Moment = MAY, text: str = "Silence is only silence.", **said: Any) -> Inkling:
    return Inkling(id=uuid4(), happened=day, written=day, text=text, **said)


def shown(*entries: Entry, day: date = TODAY) -> Entry | None:
    return look_back(Journal.of(entries), day)


def test_nothing_is_shown_unasked() -> None:
    assert shown(inkling()) is None
    assert shown(inkling(), wishes(look_back=False)) is None


def test_about_the_same_time_some_months_ago() -> None:
    assert shown(entry := inkling(), wishes()) == entry


@pytest.mark.parametrize("days", [0, 1, 30, 33, 50, 75, 198])
def test_what_is_too_near_or_at_another_time_of_the_month_is_not_shown(days: int) -> None:
    assert shown(inkling(Moment(TODAY - timedelta(days=days))), wishes()) is None


def test_nothing_from_days_ahead() -> None:
    ahead = Moment(TODAY + timedelta(days=61))
    assert shown(inkling(ahead), wishes()) is None


def test_one_a_day_and_the_same_all_day() -> None:
    entries = [inkling(text=f"one {at}") for at in range(12)]
    first = shown(*entries, wishes())
    assert first in entries
    others = [each for each in entries if each != first]
    assert shown(*others[:5], first, wishes()) == first, "whatever else is corrected or deleted meanwhile"
    week = {shown(*entries, wishes(), day=TODAY + timedelta(days=at)) for at in range(-3, 4)}
    assert len(week) > 1, "another day, another entry"


def test_what_is_unsaid_is_never_brought_up() -> None:
    unsaid = Unsaid(id=uuid4(), happened=MAY, written=MAY, text="I was angry with you.")
    assert shown(unsaid, wishes()) is None
    assert "unsaid" not in LOOKED_BACK_AT


def test_left_out_kinds_and_threads_stay_out() -> None:
    thread = uuid4()
    entry = inkling(threads=(thread, uuid4()))
    assert shown(entry, wishes(look_back_without_kinds=("inkling",))) is None
    assert shown(entry, wishes(look_back_without_threads=(thread,))) is None
    assert shown(entry, wishes(look_back_without_threads=(uuid4(),))) == entry


def test_the_newest_wish_counts() -> None:
    later = Moment(TODAY)
    off = Preferences(id=UUID(int=1), happened=later, written=later)
    assert shown(inkling(), wishes(), off) is None


def test_only_what_has_words_and_was_lived() -> None:
    """A place and the word "weary", without a sentence, tell nothing half a year later."""
    bare = CheckIn(id=uuid4(), happened=MAY, written=MAY, pleasantness=1, energy=1, words=("weary",))
    planned = Session(id=uuid4(), happened=MAY, written=MAY, hope="to stay")
    assert shown(bare, planned, wishes()) is None
