"""Words for feelings: which, where, how often, month by month; and how far they come apart. Worked out by hand."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from inkling.journal import (
    DRAWN,
    Journal,
    Moment,
    UsedAt,
    not_told_yet,
    pair_told,
    told_apart,
    words_by_month,
    words_used,
)
from inkling.words import FEELINGS
from tests.cast import check_in

DAY = date(2026, 3, 2)


def journal(*said: tuple[int, tuple[str, ...]]) -> Journal:
    """Check-ins so many days after the 2nd of March, with these words."""
    return Journal.of(check_in(DAY + timedelta(days=at), words=words) for at, words in said)


def told_later(day: date, *words: str):
    """A check-in about this day, written three days on."""
    later = day + timedelta(days=3)
    return msgspec.structs.replace(
        check_in(day, words=words),
        written=Moment(
            day=later, at=datetime(later.year, later.month, later.day, 19, tzinfo=UTC), zone="UTC"
        ),
    )


def test_every_word_once_the_most_used_first_as_it_was_written_last():
    found = words_used(journal((0, ("tense",)), (1, ("sad", "Tense")), (9, ("sad", "tense", "sad"))))
    assert [(each.word, each.uses) for each in found] == [("tense", 3), ("sad", 2)]
    assert (found[0].first, found[0].last) == (DAY, DAY + timedelta(days=9))
    assert words_used(journal((0, ("tense",)), (1, ("TENSE",))))[0].word == "TENSE"


def test_our_words_lie_where_they_lie_and_her_own_where_she_used_them():
    entries = [
        check_in(DAY, place=(3, 4), words=("tense", "Sunday-ish")),
        check_in(DAY + timedelta(days=1), place=(0, 1), words=("sunday-ish",)),
        check_in(DAY + timedelta(days=2), place=(0, 1), words=("Sunday-ish",)),
    ]
    own, ours = words_used(Journal.of(entries))
    assert (own.word, own.own, own.meaning) == ("Sunday-ish", True, "")
    assert own.places == (UsedAt(0, 1, 2), UsedAt(3, 4, 1))
    assert not ours.own and ours.meaning and len(ours.places) == 1
    assert ours.places[0].pleasantness < 2, "tense is unpleasant wherever it was used"


def test_without_words_there_is_nothing():
    assert words_used(Journal.of([])) == words_used(journal((0, ()))) == ()


def test_months_by_hand():
    """March: tense twice, sad once, all new. April: tense again, lost new, twice. May: nothing. June: no word."""
    months = words_by_month(
        journal(
            (0, ("tense",)), (5, ("tense", "sad")), (30, ("lost", "Tense")), (50, ("lost",)), (100, ())
        )
    )  # fmt: skip
    assert [(m.first, m.uses, m.new, m.again) for m in months] == [
        (date(2026, 3, 1), 3, ("tense", "sad"), ()),
        (date(2026, 4, 1), 3, ("lost",), ("Tense",)),
        (date(2026, 6, 1), 0, (), ()),
    ]
    assert all(m.different is None for m in months), f"fewer than {DRAWN} uses say nothing"


def test_a_month_of_more_writing_with_the_same_words_is_not_richer():
    """Fifteen different words once each, and fifteen uses of three words: 15 and 3 of 15. Then the same three words
    twice as often: still 3."""
    every = [feeling.word for feeling in FEELINGS[:15]]
    few = [(31 + at, ("tense", "sad", "lost")) for at in range(5)]
    more = [(61 + at, ("tense", "sad", "lost")) for at in range(20)]
    march, april, may = words_by_month(
        journal(*((at, (word,)) for at, word in enumerate(every)), *few, *more)
    )
    assert march.different == pytest.approx(15)
    assert april.different == pytest.approx(3)
    assert may.uses == 60 and may.different == pytest.approx(3, abs=0.01)


def four_weeks(*said: tuple[str, ...]) -> list:
    """Check-ins on the first days of four weeks, and a last one without a word on the 28th day."""
    days = [*enumerate(said), (27, ())]
    return [check_in(DAY + timedelta(days=at), words=words) for at, words in days]


def test_what_cannot_be_used_is_counted():
    together = [("tense", "sad")] * 4 + [("glad",), ("Sunday-ish", "tense"), ("serious",), ()]
    entries = [*four_weeks(*together), told_later(DAY + timedelta(days=9), "tense", "sad")]
    (found,) = told_apart(Journal.of(entries), "unpleasant")
    assert (found.found.occasions, found.found.words) == (9, 2)
    assert (found.without, found.late, found.unplaced) == (4, 1, 2)
    (pleasant,) = told_apart(Journal.of(entries), "pleasant")
    assert (pleasant.without, pleasant.found.why) == (8, "few words")


def test_two_words_that_always_come_together_are_not_told_apart():
    (found,) = told_apart(Journal.of(four_weeks(*[("tense", "sad"), ()] * 5)), "unpleasant")
    assert found.found.value == pytest.approx(0)


def test_capitals_make_no_second_word():
    (found,) = told_apart(Journal.of(four_weeks(*[("Tense", "sad"), ("tense",), ()] * 4)), "unpleasant")
    assert found.found.words == 2


@pytest.mark.parametrize(("last", "begun"), [(0, 0), (26, 0), (27, 28), (54, 28), (55, 56), (300, 280)])
def test_the_four_weeks_that_go_on_begin_after_the_last_whole_ones(last, begun):
    entries = journal((0, ("tense",)), (last, ("sad",)))
    first, until = DAY + timedelta(days=begun), DAY + timedelta(days=begun + 27)
    assert not_told_yet(entries) == (first, until)
    told = told_apart(entries, "unpleasant")
    assert (told[-1].last if told else DAY - timedelta(days=1)) == first - timedelta(days=1)


def test_before_a_check_in_that_counts_nothing_goes_on():
    assert not_told_yet(Journal.of([])) is None
    assert not_told_yet(Journal.of([told_later(DAY, "tense")])) is None


def test_a_pair_that_came_together_and_apart():
    said = ((0, ("tense", "ashamed")), (3, ("tense",)), (5, ("ashamed", "sad")), (9, ("tense", "ashamed")))
    pair = pair_told(journal(*said, (12, ("glad", "tense"))), "unpleasant")
    assert pair and (pair.one, pair.other) == ("ashamed", "tense")
    assert [(day - DAY).days for day in pair.together] == [0, 9]
    assert [(day - DAY).days for day in pair.apart] == [3, 5, 12]


@pytest.mark.parametrize("turned", [False, True])
def test_which_came_first_does_not_matter(turned):
    """Together first and apart later, or the other way around: the same pair. Red when only one way is looked for."""
    said = [("tense", "sad"), ("tense", "sad"), ("tense",), ("sad",)]
    pair = pair_told(journal(*enumerate(said[::-1] if turned else said)), "unpleasant")
    assert pair and (len(pair.together), len(pair.apart)) == (2, 2)


@pytest.mark.parametrize(
    "said",
    [
        [],
        [("tense",), ("sad",)],
        [("tense", "sad")] * 3,
        [("tense", "sad"), ("tense",)],
        [("tense", "glad"), ("tense",), ("glad",)],
        [("tense", "my own"), ("tense",), ("my own",)],
    ],
)
def test_no_pair_without_both(said):
    """Never together, never apart, one only beside the other, of two sides, of no known side: none of these."""
    assert pair_told(journal(*enumerate(said)), "unpleasant") is None
