"""The one quiet line: the newest thing worth a sentence, or nothing at all."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from inkling.journal import Challenge, Journal, Lookout, Moment, Response, look, quiet_line
from tests.cast import check_in

TODAY = date(2026, 11, 23)
NOTHING = Lookout(method="none", watches={})


def day(ago: int) -> Moment:
    return Moment(TODAY - timedelta(days=ago))


def challenge(**said: Any) -> Challenge:
    return Challenge(id=uuid4(), happened=day(90), written=day(90), name="When somebody goes quiet", **said)


def came_back(of: UUID, ago: int, catch: Any) -> Response:
    return Response(id=uuid4(), happened=day(ago), written=day(ago), challenge=of, catch=catch)


def said(*entries: Any) -> str | None:
    line = quiet_line(Journal.of(entries), NOTHING, TODAY)
    return line.sentence if line else None


def test_caught_in_the_moment_and_again() -> None:
    old = challenge()
    assert said(old, came_back(old.id, 3, "in the moment")) == "You caught it in the moment."
    again = [came_back(old.id, 9, "in the moment"), came_back(old.id, 3, "in the moment")]
    assert said(old, *again) == "You caught it in the moment again."
    assert said(old, came_back(old.id, 3, "before")) == "You saw it coming."


def test_a_later_catch_is_not_told_and_hides_an_earlier_one() -> None:
    """A line that stays while the newest time was hard would read like a reproach."""
    old = challenge()
    earlier = came_back(old.id, 9, "in the moment")
    assert said(old, earlier, came_back(old.id, 3, "days after")) is None
    assert said(old, earlier, came_back(old.id, 3, None)) is None


def test_what_is_old_or_at_rest_is_no_news() -> None:
    old, resting = challenge(), challenge(resting=True)
    assert said(old, came_back(old.id, 14, "in the moment")) is None
    assert said(resting, came_back(resting.id, 3, "in the moment")) is None


def test_one_line_at_most_and_the_newest_counts() -> None:
    one, other = challenge(), challenge()
    newest = came_back(other.id, 1, "before")
    line = quiet_line(Journal.of([one, other, came_back(one.id, 3, "in the moment"), newest]), NOTHING, TODAY)
    assert line and (line.sentence, line.entry, line.about) == ("You saw it coming.", newest.id, "a response")


def test_a_shift_noticed_lately_is_news() -> None:
    days = [
        check_in(TODAY - timedelta(days=160 - at), place=(3 if at > 120 else 1, at % 3)) for at in range(160)
    ]
    journal = Journal.of(days)
    lookout = look(journal, None)
    (shift, *_more) = lookout.watches["pleasantness"].shifts
    noticed = date.fromordinal(shift.noticed)
    line = quiet_line(journal, lookout, noticed + timedelta(days=2))
    assert line and line.about == "a shift" and "How pleasant your days felt" in line.sentence
    assert quiet_line(journal, lookout, noticed - timedelta(days=1)) is None, "not before it was noticed"
    assert quiet_line(journal, lookout, noticed + timedelta(days=40)) is None
