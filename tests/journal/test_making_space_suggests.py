"""Every branch of the rule by which a suggestion is chosen: the first that fits."""

from typing import get_args

import pytest

from inkling.journal import Journal, Why, making_space
from tests.spaces import TODAY, practice, session, space, unsaid, wrote

AHEAD = session(-7, "planned")
HOPEFUL = session(-7, "planned", hope="To say it badly.")
USUAL = [session(day, openness=6, safety=7, tone="routine") for day in (35, 42, 49, 56)]
TRIED = (3, "tried", "She said yes.")

CASES: dict[Why, tuple] = {
    "rhythm: back": (*wrote(20), AHEAD),
    "rhythm: begin": (),
    "rhythm: tell": (session(2, "planned"), AHEAD, *wrote(0, 9)),
    "rhythm: ahead": (session(7), AHEAD),
    "rhythm: plan": (session(7),),
    "rhythm: sessions": tuple(wrote(0)),
    "openness: begin": tuple(wrote(0)),
    "openness: less safe": (*USUAL, session(7, openness=2, safety=4), unsaid(9)),
    "openness: unmarked": (*USUAL, session(7), unsaid(9)),
    "openness: less open": (*USUAL, session(7, openness=2, safety=7), unsaid(9)),
    "openness: half said": (*USUAL, unsaid(9, (3, "half said")), unsaid(8)),
    "openness: held": (*USUAL, unsaid(9, (3, "said")), unsaid(8)),
    "openness: wait": tuple(USUAL),
    "practice: begin": (session(7),),
    "practice: resting": tuple(practice(60, TRIED, resting=True)),
    "practice: smaller": tuple(practice(60, (9, "not tried", "x"), (3, "not tried", "y"))),
    "practice: untold": (*practice(60, (20, "tried", "x")), session(7)),
    "practice: words": (*practice(60, (3, "not tried", "")), AHEAD),
    "practice: bring": (*practice(60, TRIED), session(7), AHEAD),
    "practice: line": (*practice(60, TRIED), session(7)),
    "expectations: first": (AHEAD,),
    "expectations: begin": tuple(wrote(0)),
    "expectations: tell": (session(7), AHEAD),
    "expectations: hard": (session(7, tone="hard"), AHEAD),
    "expectations: hope": (session(7, tone="routine", stayed="A word."), AHEAD),
    "expectations: routine": (session(7, tone="routine", stayed="A word."), HOPEFUL),
    "expectations: word": (session(7, tone="routine"), HOPEFUL),
}


def about(seen, why):
    (found,) = [each for each in seen.suggestions if each.why.split(":")[0] == why.split(":")[0]]
    return found


def test_every_reason_is_tried():
    assert set(CASES) == set(get_args(Why))


@pytest.mark.parametrize("why", CASES)
def test_the_first_that_fits_is_suggested(why):
    """Red when two lines of the rule change places, or one is left out."""
    assert about(space(*CASES[why]), why).why == why


def test_each_of_the_four_has_one_in_the_same_order():
    for entries in CASES.values():
        assert [each.why.split(":")[0] for each in space(*entries).suggestions] == [
            "rhythm", "openness", "practice", "expectations"
        ]  # fmt: skip


def test_a_suggestion_about_a_session_names_it_and_its_day():
    found = about(space(session(7), AHEAD), "rhythm: ahead")
    assert (found.entry, found.day) == (AHEAD.id, AHEAD.happened.day)


def test_the_smaller_practice_is_the_one_that_was_left_twice_and_not_another():
    left, other = practice(60, (9, "not tried", "x"), (3, "not tried", "")), practice(50, (5, "tried", "x"))
    assert about(space(*left, *other), "practice").entry == left[0].id
    once = practice(60, (9, "tried", "x"), (3, "not tried", "y"))
    assert about(space(*once), "practice").why == "practice: line"


def test_a_practice_at_rest_is_left_alone():
    left = practice(60, (9, "not tried", "x"), (3, "not tried", "y"), resting=True)
    assert about(space(*left, *practice(50, TRIED)), "practice").why == "practice: line"


def test_a_session_long_ago_is_no_reason_for_anything_now():
    hard = [
        session(40, tone="hard", safety=1, openness=1),
        *(session(d, safety=8, openness=8) for d in (50, 57, 64, 71)),
    ]
    seen = space(*hard)
    assert about(seen, "openness").why == "openness: wait"
    assert about(seen, "expectations").why == "expectations: word"


def test_four_marks_are_too_few_for_a_range_of_ones_own():
    few = [*USUAL[:3], session(7, openness=2, safety=2)]
    assert about(space(*few), "openness").why == "openness: wait"


def test_a_session_untold_from_before_these_months_is_let_be():
    seen = making_space(Journal.of([session(600, "planned"), *wrote(9, 0)]), TODAY)
    assert about(seen, "rhythm").why == "rhythm: sessions"
