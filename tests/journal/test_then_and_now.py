"""Then and now: which times stand side by side, and what is said of them."""

import msgspec
import pytest

from inkling.journal import (
    CATCHES,
    came_back,
    catch_in_words,
    catches,
    caught_then_and_now,
    strengths,
    strong_then_and_now,
    then_and_now,
)
from tests.coming_back import times


@pytest.mark.parametrize(
    ("count", "then", "now"),
    [
        (0, 0, 0), (1, 0, 1), (2, 1, 1), (3, 1, 2), (4, 2, 2), (5, 2, 3), (6, 3, 3), (7, 3, 3), (17, 3, 3)
    ],
)  # fmt: skip
def test_the_first_and_the_last_three_never_overlap(count, then, now):
    """Red when a time stands in both halves, or one of few is left out."""
    every = times(*[None] * count)
    both = then_and_now(every)
    assert (len(both.then), len(both.now)) == (then, now)
    assert both.then == every[:then] and both.now == every[count - now :]
    assert not {each.id for each in both.then} & {each.id for each in both.now}
    assert both.few == (count < 6)
    if both.few:
        assert both.then + both.now == every


def test_catches_are_told_from_latest_to_soonest_and_once():
    every = times("before", None, "days after", "before")
    assert catches(every) == ("days after", "before")
    assert catches(()) == ()


def test_strengths_leave_out_what_was_not_said():
    weak, strong = times("before", strength=0), times("before", strength=9)
    assert strengths(weak + strong + times(None)) == (0, 9)
    assert strengths(times("before", "days after")) is None


@pytest.mark.parametrize(
    ("count", "says"),
    [
        (0, "No time it came back is written down yet."),
        (1, "It has come back once so far, on 14 January."),
        (2, "It has come back twice since January."),
        (7, "It has come back seven times since January."),
        (17, "It has come back 17 times since January."),
    ],
)
def test_how_often_it_came_back(count, says):
    assert came_back(times(*[None] * count), 2026) == says


def test_another_year_is_said_and_one_day_is_a_day():
    assert came_back(times(None, None), 2027) == "It has come back twice since January 2026."
    assert came_back(times(None), 2027) == "It has come back once so far, on 14 January 2026."
    assert came_back(times(None, None, every=0), 2026) == "It has come back twice so far, on 14 January."


D, H, M, B = CATCHES


@pytest.mark.parametrize(
    ("every", "says"),
    [
        ((), ""),
        ((None, None), "When you caught it is not written down."),
        ((M,), "You caught it in the moment."),
        ((D, M), "The first time you caught it days after. The last time you caught it in the moment."),
        (
            (D, H, M),
            "The first time you caught it days after. The last two times you caught it hours after or in the moment.",
        ),
        (
            (D, H, M, M, B),
            "The first two times you caught it days after or hours after. "
            "The last three times you caught it in the moment or before it began.",
        ),
        (
            (D, D, D, H, H, M, M, B),
            "At first you caught it days after. The last three times you caught it in the moment or before it began.",
        ),
        ((H, H, H, D, H, H, H), "Then as now, you caught it hours after."),
        (
            (D, None, D, M, M, M),
            "At first you caught it days after, as far as you wrote it down. "
            "The last three times you caught it in the moment.",
        ),
        (
            (None, None, None, M, None, M),
            "When you caught it at first is not written down. "
            "The last three times you caught it in the moment, as far as you wrote it down.",
        ),
        (
            (D, D, D, None, None, None),
            "At first you caught it days after. When you caught it lately is not written down.",
        ),
        (
            (H, None, H, H, H, H),
            "Then as now, you caught it hours after, as far as you wrote it down.",
        ),
    ],
)  # fmt: skip
def test_when_it_was_caught_is_said_as_it_is(every, says):
    """Going backwards is said like going forwards; what was not said is never made up."""
    assert caught_then_and_now(times(*every)) == says


def test_every_catch_has_its_words():
    assert [catch_in_words(catch) for catch in CATCHES] == [
        "days after",
        "hours after",
        "in the moment",
        "before it began",
    ]


@pytest.mark.parametrize(
    ("strong", "says"),
    [
        ((9, 8, 9, 7, 5, 4, 5), "How strong it was: 8 to 9 of 10 then, 4 to 5 now."),
        ((3, 3), "How strong it was: 3 of 10, then as now."),
        ((0,), "How strong it was, where you said it: 0 of 10."),
        ((None, None, 6), "How strong it was, where you said it: 6 of 10."),
        ((None, None), ""),
        ((), ""),
    ],
)
def test_how_strong_it_was_is_said_as_it_is(strong, says):
    """Red when a strength of 0 is taken for none."""
    kept = zip(times(*[None] * len(strong)), strong, strict=True)
    every = [msgspec.structs.replace(each, strength=value) for each, value in kept]
    assert strong_then_and_now(every) == says
