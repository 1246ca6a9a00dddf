"""Two histories of one entry made one: nothing is forgotten, nothing told twice."""

from datetime import UTC, datetime
from uuid import UUID

import msgspec

from inkling.journal import Inkling, Moment, corrected, remembering, versions


def at(hour: int) -> Moment:
    """An hour of one day."""
    then = datetime(2026, 11, 23, hour, tzinfo=UTC)
    return Moment(then.date(), then)


def worded(*texts: str, first: int = 1) -> Inkling:
    """An insight with these wordings, one an hour."""
    entry = Inkling(id=UUID(int=1), happened=at(0), written=at(0), text=texts[0])
    for hour, text in enumerate(texts[1:], start=first):
        entry = corrected(entry, msgspec.structs.replace(entry, text=text), at(hour))
    return entry


def wordings(entry: Inkling) -> list[str]:
    """All of them, oldest first."""
    return [*(was.text for _until, was in versions(entry)), entry.text]


def test_what_was_written_elsewhere_comes_between() -> None:
    here = worded("one", "mine", first=3)
    both = remembering(here, worded("one", "two", "three"), at(5))
    assert sorted(wordings(both)) == ["mine", "one", "three", "two"]
    assert wordings(both)[:2] == ["one", "two"] and both.text == "mine"


def test_the_last_wording_there_stood_until_now() -> None:
    both = remembering(worded("one", "mine"), worded("one", "theirs"), at(5))
    assert versions(both)[-1][0] == at(5)
    assert both.text == "mine"


def test_at_the_same_moment_the_shared_beginning_stays_first() -> None:
    deleted = worded("a", "b")
    typed = corrected(deleted, msgspec.structs.replace(deleted, text="c"), at(1))
    from_its_page = msgspec.structs.replace(typed, earlier=typed.earlier[-1:])
    assert wordings(remembering(from_its_page, deleted, at(1))) == ["a", "b", "c"]


def test_what_is_remembered_already_changes_nothing() -> None:
    entry = worded("one", "two", "three")
    for known in (entry, worded("one"), worded("one", "two")):
        assert remembering(entry, known, at(5)) is entry


def test_remembering_twice_is_remembering_once() -> None:
    both = remembering(worded("one", "mine"), worded("one", "theirs"), at(5))
    assert remembering(both, worded("one", "theirs"), at(6)) is both
