"""Days are said the way people say them."""

from datetime import date

import pytest

from inkling.journal import day_in_words, month_in_words, span_in_words, weekday_in_words


def test_a_day_has_its_year_only_when_asked():
    assert day_in_words(date(2026, 6, 9)) == "9 June"
    assert day_in_words(date(2026, 6, 9), year=True) == "9 June 2026"


@pytest.mark.parametrize(
    ("first", "last", "year", "said"),
    [
        (date(2026, 6, 9), date(2026, 6, 26), False, "9 to 26 June"),
        (date(2026, 6, 9), date(2026, 6, 26), True, "9 to 26 June 2026"),
        (date(2026, 3, 2), date(2026, 4, 27), False, "2 March to 27 April"),
        (date(2025, 12, 28), date(2026, 1, 3), False, "28 December 2025 to 3 January 2026"),
        (date(2025, 6, 9), date(2026, 6, 26), False, "9 June 2025 to 26 June 2026"),
        (date(2026, 6, 9), date(2026, 6, 9), False, "9 June"),
        (date(2026, 6, 9), date(2026, 6, 9), True, "9 June 2026"),
    ],
)
def test_a_span_says_no_month_and_no_year_twice(first, last, year, said):
    assert span_in_words(first, last, year) == said


def test_a_month_has_three_forms():
    june = date(2026, 6, 9)
    assert [month_in_words(june, form) for form in ("full", "short", "initial")] == ["June", "Jun", "J"]
    assert (
        "".join(month_in_words(date(2026, month, 1), "initial") for month in range(1, 13)) == "JFMAMJJASOND"
    )


def test_a_day_can_be_said_with_its_weekday():
    assert weekday_in_words(date(2026, 6, 9)) == "Tuesday 9 June"
    assert weekday_in_words(date(2026, 6, 14), year=True) == "Sunday 14 June 2026"
