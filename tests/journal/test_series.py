"""Every series the engine can watch: what goes into it, what stays out, and what it is called."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from inkling.journal import (
    Attempt,
    Challenge,
    CheckIn,
    Entry,
    Journal,
    Moment,
    Practice,
    Response,
    Session,
    series_name,
    series_of,
)

MONDAY = date(2026, 3, 2)


def day(number: int) -> Moment:
    """So many days after that Monday."""
    return Moment(MONDAY + timedelta(days=number))


def entry(kind: Any, number: int, written: int | None = None, **said: Any) -> Any:
    """An entry of that day, written on the same day unless it is said otherwise."""
    when = day(number if written is None else written)
    return kind(id=uuid4(), happened=day(number), written=when, **said)


def values(journal: Journal, key: str) -> dict[int, float]:
    """The series of this key by the number of its days."""
    series = series_of(journal)[key]
    return dict(zip((series.days - MONDAY.toordinal()).tolist(), series.values.tolist(), strict=True))


CHALLENGE = entry(Challenge, 0, name="Asking for help")
PRACTICE = entry(Practice, 0, text="Ask once")


def response(number: int, **said: Any) -> Response:
    """A time it came back."""
    return entry(Response, number, challenge=CHALLENGE.id, **said)


def attempt(number: int, outcome: str = "tried", **said: Any) -> Attempt:
    """A time with the practice."""
    return entry(Attempt, number, practice=PRACTICE.id, outcome=outcome, **said)


def test_a_challenge_has_a_series_of_strength_and_one_of_when_it_was_caught() -> None:
    journal = Journal.of(
        [
            CHALLENGE,
            response(1, strength=9, catch="days after"),
            response(5, strength=6),
            response(8, strength=4, catch="before"),
            response(8, strength=0, catch="in the moment"),
        ]
    )
    assert values(journal, f"strength:{CHALLENGE.id}") == {1: 9, 5: 6, 8: 2}
    assert values(journal, f"catch:{CHALLENGE.id}") == {1: 0, 8: 2.5}
    strength, catch = (series_of(journal)[f"{what}:{CHALLENGE.id}"] for what in ("strength", "catch"))
    assert (strength.better, strength.scale) == ("lower", (0, 10))
    assert (catch.better, catch.scale) == ("higher", (0, 3))


def test_sessions_that_took_place_tell_how_open_and_how_safe() -> None:
    sessions: list[Entry] = [
        entry(Session, 0, status="attended", openness=3, safety=7),
        entry(Session, 7, status="missed", openness=9, safety=9),
        entry(Session, 14, status="attended", openness=0),
    ]
    journal = Journal.of(sessions)
    assert values(journal, "openness") == {0: 3, 14: 0}
    assert values(journal, "safety") == {0: 7}


def test_practice_is_counted_by_whole_weeks_in_which_anything_was_written() -> None:
    check_in = entry(CheckIn, 24, pleasantness=1, energy=1)
    journal = Journal.of(
        [PRACTICE, attempt(1), attempt(6), attempt(3, "not tried"), attempt(8), check_in, attempt(29)]
    )
    assert values(journal, "practice") == {6: 2, 13: 1, 27: 0}, (
        "the third week is empty, the fifth still goes on"
    )


@pytest.mark.parametrize(("written", "series"), [(3, 6), (4, 0), (30, 0)])
def test_what_is_written_more_than_two_days_later_is_kept_out_of_every_series(
    written: int, series: int
) -> None:
    late: list[Entry] = [
        entry(CheckIn, 1, written, pleasantness=1, energy=1),
        entry(Response, 1, written, challenge=CHALLENGE.id, strength=5, catch="before"),
        entry(Session, 1, written, status="attended", openness=5, safety=5),
    ]
    assert len(series_of(Journal.of([CHALLENGE, *late]))) == series


def test_a_series_is_named_in_her_words_and_by_its_key_once_it_is_gone() -> None:
    journal = Journal.of([CHALLENGE, response(1, strength=9)])
    key = f"strength:{CHALLENGE.id}"
    assert series_name(journal, key) == "Asking for help: how strong"
    assert series_of(journal)[key].name == "Asking for help: how strong"
    assert series_name(Journal.of([]), key) == key
    assert series_name(journal, "catch:nonsense") == "catch:nonsense"


def test_nothing_written_makes_no_series() -> None:
    assert series_of(Journal.of([])) == {}
    assert series_of(Journal.of([CHALLENGE, PRACTICE])) == {}
