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
    Session,
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


def test_half_of_the_words_are_of_what_shifted_itself() -> None:
    challenge = uuid4()
    met = [entry(Response, at, challenge=challenge, did=f"Met {at}.") for at in range(6)]
    others = [entry(Inkling, at, text=f"Saw {at}.") for at in range(6)]
    behind = entries_behind(Journal.of([*met, *others]), SHIFT, f"catch:{challenge}")
    assert [type(each) for each in behind].count(Response) == 2 and len(behind) == 4
    alone = entries_behind(Journal.of(met), SHIFT, f"catch:{challenge}")
    assert len(alone) == 4, "there is nothing else to bring"
    days = [each.happened.day for each in behind]
    assert days == sorted(days)


def test_a_session_is_brought_up_for_what_stayed() -> None:
    stayed = entry(Session, 1, status="attended", stayed="That I may wait.")
    hoped = entry(Session, 2, status="attended", hope="To say it.")
    assert entries_behind(Journal.of([stayed, hoped]), SHIFT) == (stayed,)


def test_the_second_look_tells_another_shape() -> None:
    seen = replace(SHIFT, shape_later="drift", shape_later_day=SHIFT.noticed + 42)
    assert looked_again_in_words(seen) == "Looked at again on 21 August 2026: it came little by little."
    both = replace(seen, earliest_later=SHIFT.earliest + 2, latest_later=SHIFT.latest)
    assert looked_again_in_words(both).endswith(": 7 to 15 June 2026, and it came little by little.")
    assert looked_again_in_words(replace(seen, shape_later="step")) == ""
