"""What stands behind a shift: the person's words from around then, and the second look at its beginning."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from inkling.change import Shift
from inkling.journal import (
    CheckIn,
    Inkling,
    Journal,
    Moment,
    Response,
    Unsaid,
    entries_behind,
    looked_again_in_words,
)

DAY = date(2026, 6, 10)
SHIFT = Shift(
    noticed=(DAY + timedelta(days=30)).toordinal(),
    since=DAY.toordinal(),
    earliest=(DAY - timedelta(days=5)).toordinal(),
    latest=(DAY + timedelta(days=5)).toordinal(),
    shape="step",
    before=3.0,
    after=6.0,
    direction="up",
    begun=(),
    evidence=4.0,
    name="mood",
)


def entry(kind: Any, days: int, **said: Any) -> Any:
    """An entry of so many days after."""
    when = Moment(DAY + timedelta(days=days))
    return kind(id=uuid4(), happened=when, written=when, **said)


def test_words_of_every_kind_from_around_then_are_brought_up_but_nothing_unsaid() -> None:
    inkling = entry(Inkling, -3, text="I can ask.")
    response = entry(Response, 2, challenge=uuid4(), did="asked")
    note = entry(CheckIn, 4, pleasantness=1, energy=1, note="It was lighter.")
    silent = entry(CheckIn, 5, pleasantness=1, energy=1, words=("calm",))
    unsaid = entry(Unsaid, 1, text="what he said")
    early, late = entry(Inkling, -20, text="long before"), entry(Inkling, 29, text="long after")
    journal = Journal.of([inkling, response, note, silent, unsaid, early, late])
    assert entries_behind(journal, SHIFT) == (inkling, response, note)


def test_of_many_some_are_spread_evenly_over_the_time() -> None:
    written = [entry(Inkling, day, text=f"day {day}") for day in range(-10, 20, 3)]
    found = entries_behind(Journal.of(written), SHIFT, most=3)
    assert [each.happened.day for each in found] == [written[at].happened.day for at in (0, 4, 9)]


def test_the_second_look_is_told_only_when_there_was_one_that_says_something_else() -> None:
    assert looked_again_in_words(SHIFT) == ""
    later = (DAY + timedelta(days=72)).toordinal()
    again = replace(SHIFT, shape_later="step", shape_later_day=later)
    same = replace(again, earliest_later=SHIFT.earliest, latest_later=SHIFT.latest)
    assert looked_again_in_words(same) == ""
    closer = replace(again, earliest_later=DAY.toordinal() - 1, latest_later=DAY.toordinal() + 2)
    assert looked_again_in_words(closer) == "Looked at again on 21 August 2026: 9 to 12 June 2026."
