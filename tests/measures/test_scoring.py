"""Answers and what they come to, worked out by hand. The sums stand in the comments, not in the code."""

import pytest

from inkling.measures import AnswerError, complete, instrument, risk, score


def items(*values: float | None, first: int = 1) -> dict[str, float | None]:
    """Answers to the items in their order, from item `first` on."""
    return {str(nth): value for nth, value in enumerate(values, first)}


NOT = None
"""Asked and not answered."""

BY_HAND = [
    # phq9: plain sum; up to two left out count as the mean of the others
    ("phq9", items(0, 1, 2, 3, 0, 1, 2, 3, 0), {"total": 12}),  # 0+1+2+3+0+1+2+3+0
    ("phq9", items(3, 3, 3, 3, 3, 3, 3, 3, 1), {"total": 25}),  # 8x3 + 1
    ("phq9", items(1, 2, 1, 2, 1, 2, 1, NOT, NOT), {"total": 90 / 7}),  # seven come to 10; 10 x 9 / 7
    ("phq9", items(1, 2, 1, 2, 1, 2, NOT, NOT, NOT), {"total": None}),
    # phq8
    ("phq8", items(2, 2, 1, 1, 0, 0, 3, 3), {"total": 12}),  # 2+2+1+1+0+0+3+3
    ("phq8", items(1, 1, 1, 1, 1, 1, 0, NOT), {"total": 48 / 7}),  # seven come to 6; 6 x 8 / 7
    # gad7
    ("gad7", items(3, 2, 1, 0, 1, 2, 3), {"total": 12}),  # 3+2+1+0+1+2+3
    ("gad7", items(3, 3, 3, 3, 3, NOT, NOT), {"total": 21}),  # five come to 15; 15 x 7 / 5
    # phq4: two halves, and nothing may be left out
    ("phq4", items(3, 2, 1, 0), {"total": 6, "anxiety": 5, "depression": 1}),  # 3+2, 1+0
    ("phq4", items(NOT, 2, 1, 3), {"total": None, "anxiety": None, "depression": 4}),  # 1+3
    # core10: items 2 and 3 count 4-x
    ("core10", items(1, 4, 3, 2, 0, 0, 1, 2, 3, 4), {"total": 14}),  # 1+(4-4)+(4-3)+2+0+0+1+2+3+4
    ("core10", items(0, 0, 0, 0, 0, 0, 0, 0, 0, 0), {"total": 8}),  # only the turned ones: 4+4
    ("core10", items(1, 4, 3, 2, 0, 0, 1, 2, 3, NOT), {"total": 100 / 9}),  # nine come to 10; 10 x 10 / 9
    ("core10", items(1, NOT, 3, 2, 0, 0, 1, 2, 3, NOT), {"total": None}),
    # who5: the sum times four
    ("who5", items(5, 4, 3, 2, 1), {"total": 60}),  # 15 x 4
    ("who5", items(0, 0, 1, 0, 0), {"total": 4}),  # 1 x 4
    ("who5", items(5, 4, 3, 2, NOT), {"total": None}),
    # swls: from 1 to 7
    ("swls", items(7, 6, 5, 4, 3), {"total": 25}),  # 7+6+5+4+3
    ("swls", items(1, 1, 2, 1, NOT), {"total": None}),
    # csi4: item 1 goes to 6
    ("csi4", items(6, 5, 4, 3), {"total": 18}),  # 6+5+4+3
    ("csi4", items(6, 5, 4, NOT), {"total": None}),
    # wsas: without work item 1 is no part of it, and the total is another number
    ("wsas", items(8, 7, 6, 5, 4), {"total": 30}),  # 8+7+6+5+4
    ("wsas", items(7, 6, 5, 4, first=2), {"total-without-1": 22}),  # 7+6+5+4
    ("wsas", items(NOT, 7, 6, 5, 4), {"total": None}),
    ("wsas", items(7, 6, NOT, 4, first=2), {"total-without-1": None}),
    # pq: the mean of the problems
    ("pq", {"a": 7, "b": 4, "c": 2}, {"total": 13 / 3}),  # 7+4+2 over three
    ("pq", {"a": 7, "b": None}, {"total": None}),
    # gbo: the mean of the goals
    ("gbo", {"a": 3, "b": 6}, {"total": 4.5}),  # 3+6 over two
    ("gbo", {"a": None, "b": None}, {"total": None}),
    # the session review is never one number
    ("session-review", {"safety": 7, "openness": 3, "helpfulness": 8}, {}),
]


@pytest.mark.parametrize(("key", "answers", "expected"), BY_HAND)
def test_answers_come_to_what_was_worked_out_by_hand(key, answers, expected):
    found = {one.key: one.value for one in score(instrument(key), answers).all}
    assert found == pytest.approx(expected)


def test_left_out_answers_are_told_apart_from_the_score():
    phq9 = instrument("phq9")
    answers = items(1, 2, 1, 2, 1, 2, 1, None, None)
    found = complete(phq9, answers)
    assert not found.whole
    assert found.missing == ("8", "9")
    total = score(phq9, answers).total
    assert total and total.value is not None
    assert total.filled_in == 2


def test_what_is_not_there_counts_as_left_out():
    assert complete(instrument("phq4"), {"1": 1, "2": 0}).missing == ("3", "4")


def test_no_score_says_which_were_left_out():
    total = score(instrument("gad7"), items(1, None, 1, None, 1, None, 1)).total
    assert total and total.value is None
    assert total.reason == "Left out: 2, 4, 6. With more than 2 left out there is no score."
    total = score(instrument("swls"), items(1, 1, 1, 1, None)).total
    assert total and total.reason == "Left out: 5. There is a score only when all are answered."


def test_nothing_answered_is_no_score_even_where_some_may_be_left_out():
    assert score(instrument("phq9"), {}).total.value is None  # type: ignore[union-attr]
    assert not complete(instrument("phq9"), {}).whole
    assert not complete(instrument("pq"), {}).whole


def test_without_work_is_not_the_same_as_left_out():
    wsas = instrument("wsas")
    assert complete(wsas, items(1, 1, 1, 1, first=2)).whole
    assert complete(wsas, items(None, 1, 1, 1, 1)).missing == ("1",)
    total = score(wsas, items(8, 8, 8, 8, first=2)).total
    assert total and (total.key, total.value, total.high) == ("total-without-1", 32, 32)


def test_a_total_from_paper_stands_by_itself():
    found = score(instrument("phq4"), {"total": 7.0})
    assert found.total and found.total.value == 7
    assert [one.value for one in found.subscales] == [None, None]
    assert all(one.reason for one in found.subscales)
    assert complete(instrument("phq4"), {"total": 7.0}).whole
    assert complete(instrument("phq4"), {"total": None}).missing == ("total",)


@pytest.mark.parametrize(
    ("key", "answers", "item", "says"),
    [
        ("phq9", {"1": 4}, "1", "whole number from 0 to 3"),
        ("phq9", {"1": -1}, "1", "whole number from 0 to 3"),
        ("phq9", {"1": 1.5}, "1", "whole number from 0 to 3"),
        ("phq9", {"1": float("nan")}, "1", "whole number from 0 to 3"),
        ("phq9", {"1": float("inf")}, "1", "whole number from 0 to 3"),
        ("phq9", {"1": 1e300}, "1", "whole number from 0 to 3"),
        ("csi4", {"2": 6}, "2", "whole number from 0 to 5"),
        ("swls", {"1": 0}, "1", "whole number from 1 to 7"),
        ("phq9", {"10": 1}, "10", "has no item “10”. Its items are 1, 2, 3"),
        ("phq9", {"01": 1}, "01", "has no item"),
        ("phq9", {"total": 28}, "total", "between 0 and 27"),
        ("phq9", {"total": -1}, "total", "between 0 and 27"),
        ("phq9", {"total": float("nan")}, "total", "between 0 and 27"),
        ("who5", {"total": 13}, "total", "steps of 4"),
        ("swls", {"total": 4}, "total", "between 5 and 35"),
        ("swls", {"total": 12.5}, "total", "steps of 1"),
        ("phq9", {"total": 3, "1": 1}, "total", "not both"),
        ("pq", {"total": 3}, "total", "no total"),
        ("session-review", {"total": 3}, "total", "no total"),
        ("pq", {str(nth): 1 for nth in range(11)}, "", "10 or fewer"),
        ("pq", {"mine": 8}, "mine", "whole number from 1 to 7"),
        ("catch", {"1": 1}, "1", "nothing to fill in"),
    ],
)
def test_what_cannot_have_been_answered_is_refused_in_one_sentence(key, answers, item, says):
    for question in (score, complete):
        with pytest.raises(AnswerError, match=says) as found:
            question(instrument(key), answers)
        assert found.value.item == item


def test_an_error_never_holds_the_answer():
    with pytest.raises(AnswerError) as found:
        score(instrument("phq9"), {"9": 77.0})
    assert "77" not in str(found.value)


@pytest.mark.parametrize(
    ("key", "answers", "expected"),
    [
        ("phq9", {"9": 1}, True),
        ("phq9", {"9": 3}, True),
        ("phq9", {"9": 0}, False),
        ("phq9", {"9": None}, False),
        ("phq9", {}, False),
        ("phq9", {"total": 27}, False),  # a total does not say
        ("phq9", {"8": 3}, False),
        ("core10", {"6": 1}, True),
        ("core10", {"6": 0, "2": 4}, False),
        ("phq8", items(3, 3, 3, 3, 3, 3, 3, 3), False),
        ("gad7", {"7": 3}, False),
    ],
)
def test_the_risk_item_is_looked_at_by_itself(key, answers, expected):
    assert risk(instrument(key), answers) is expected


def test_the_risk_item_counts_whatever_else_is_wrong():
    """A form that is half filled in, or wrong elsewhere, never hides it."""
    assert risk(instrument("phq9"), {"1": 99, "9": 2})
