"""Months of words, and feelings told apart: the sentences say what is drawn, and nothing where nothing is."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inkling.journal import MonthOfWords, ToldApart
from inkling.pictures import apart_picture, months_picture, months_said
from inkling.words import Differentiation
from tests.pictures.drawn import marks, root, words

TODAY = date(2026, 11, 23)
SVGS = ("wide", "narrow")


def month(at: int, new: int = 1, again: int = 0, different: float | None = None) -> MonthOfWords:
    """The month so many months after January 2026."""
    first = date(2026 + at // 12, at % 12 + 1, 1)
    named = [tuple(f"{kind}{i}" for i in range(count)) for kind, count in (("n", new), ("a", again))]
    return MonthOfWords(first, new + again, named[0], different, named[1])


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=24))
def test_columns_are_as_high_as_there_are_words(counts):
    """Red when new and again change places, or when a month is left out."""
    picture = months_picture([month(at, *pair) for at, pair in enumerate(counts)], TODAY)
    if not any(sum(pair) for pair in counts):
        assert picture.wide == ""
        return
    for kind in SVGS:
        svg = getattr(picture, kind)
        for classes, which in (("new", 0), ("again", 1)):
            high = [float(bar.get("height")) for bar in marks(svg, classes)]
            here = [pair[which] for pair in counts if pair[which]]
            unit = 156 / max(4, *(sum(pair) for pair in counts))
            assert high == pytest.approx([unit * count for count in here], abs=0.11)
    assert [row[1:3] for row in picture.rows] == [(str(new), str(again)) for new, again in counts]


def test_a_month_without_a_check_in_is_left_empty_and_named():
    picture = months_picture([month(0), month(2)], TODAY)
    assert len(marks(picture.wide, "new")) == 2
    assert [name for name in words(picture.wide) if name in ("Jan", "Feb", "Mar")] == ["Jan", "Feb", "Mar"]


def test_only_the_latest_two_years_are_drawn_and_all_stand_in_the_table():
    picture = months_picture([month(at, 1) for at in range(40)], date(2029, 4, 2))
    assert len(marks(picture.wide, "new")) == 24 and len(picture.rows) == 40
    assert {"2028", "2029"} <= set(words(picture.wide)) and "2026" not in words(picture.wide)


@pytest.mark.parametrize(("new", "again"), [(6, 14), (0, 3), (1, 1), (2, 0)])
def test_the_latest_month_is_said_with_its_numbers(new, again):
    said = months_said([month(9, 4), month(10, new, again)], TODAY)[0]
    assert said.startswith("In November so far, ")
    counts = [0 if n in ("no", "none") else int(n) for n in re.findall(r"\d+|\bno\b|none", said)]
    assert counts == [new, again]
    assert months_said([month(8, new, again)], TODAY)[0].startswith("In September, ")
    assert months_said([month(8, new, again)], date(2027, 1, 2))[0].startswith("In September 2026, ")


def test_months_are_compared_by_as_many_words_of_each():
    first, last = month(1, 13, 5, 11.9), month(10, 6, 14, 14.5)
    assert months_said([month(0, 9), first, month(5, 2, 2, 3.0), last], TODAY)[1] == (
        "Of 15 words picked by chance from each month, about 12 were different in February and about 14 in November."
    )
    assert months_said([first, month(3, 2, 2, 12.1)], TODAY)[1] == (
        "Of 15 words picked by chance from each month, about 12 were different, in February as in April."
    )


@pytest.mark.parametrize("months", [[month(1, 13, 5, 11.9)], [month(1, 3), month(2, 1, 2)]])
def test_with_fewer_months_nothing_is_compared(months):
    assert months_said(months, TODAY)[1] == (
        "Months can be compared once two of them hold at least 15 words each."
    )


def test_without_words_months_say_nothing():
    assert months_said([], TODAY) == months_said([month(0, 0)], TODAY) == ()
    assert months_picture([], TODAY).wide == ""


def told(*values: float | str, first: date = date(2026, 1, 1)) -> tuple[ToldApart, ...]:
    """Four weeks after four weeks: a value, or why there is none."""
    found = []
    for at, value in enumerate(values):
        start = first + timedelta(days=28 * at)
        known = (
            Differentiation(value, 20, 6) if isinstance(value, float) else Differentiation(None, 7, 1, value)
        )
        found.append(ToldApart(start, start + timedelta(days=27), known, without=3, late=at, unplaced=1))
    return tuple(found)


BOTH = {
    "unpleasant": told(0.9, "negative", 0.5),
    "pleasant": told("few words", "few occasions", 0.1),
}


def test_a_dot_for_each_four_weeks_that_can_be_told_and_nothing_for_the_others():
    picture = apart_picture(BOTH)
    for kind in SVGS:
        svg = getattr(picture, kind)
        dots = [re.findall(r"M([\d.]+) ([\d.]+)h0", each.get("d")) for each in marks(svg, "alone")]
        assert [len(side) for side in dots] == [2, 1]
        assert len(marks(svg, "weeks")) == 3
        (_x, high), (_x2, low) = dots[0]
        assert float(high) < float(low), "apart is above together"


def test_the_sentences_say_how_many_and_how():
    lines = apart_picture(BOTH).lines
    assert lines == (
        "Unpleasant feelings: it can be told for 2 of 3 stretches of four weeks. In the latest, 26 February to "
        "25 March 2026, the words came partly together.",
        "Pleasant feelings: it can be told for 1 of 3 stretches of four weeks. In the latest, 26 February to "
        "25 March 2026, the words came mostly together.",
    )


@settings(deadline=None)
@given(st.lists(st.floats(0, 0.999) | st.sampled_from(["few words", "negative"]), min_size=2, max_size=12))
def test_the_sentence_agrees_with_whatever_is_drawn(values):
    picture = apart_picture({"unpleasant": told(*values), "pleasant": told(*values)})
    known = [value for value in values if isinstance(value, float)]
    if not known:
        assert picture.wide == "" and "cannot be told yet for any" in picture.lines[0]
        return
    assert f"{len(known)} of {len(values)} stretches" in picture.lines[0]
    how = (
        "mostly together" if known[-1] < 1 / 3 else "partly together" if known[-1] < 2 / 3 else "mostly apart"
    )
    assert picture.lines[0].endswith(f"the words came {how}.")
    drawn = marks(picture.wide, "alone")[0].get("d").count("h0")
    assert drawn == len(known) == sum(not row[2].startswith("cannot") for row in picture.rows)


@pytest.mark.parametrize(
    ("value", "how"),
    [(0.0, "mostly together"), (0.33, "mostly together"), (0.34, "partly together"), (0.66, "partly together"),
     (0.67, "mostly apart"), (0.99, "mostly apart")],
)  # fmt: skip
def test_how_far_apart_is_told_in_thirds(value, how):
    both = told(value)
    assert apart_picture({"unpleasant": both, "pleasant": both}).lines[0] == (
        f"Unpleasant feelings: from 1 to 28 January 2026 the words came {how}."
    )


def test_the_caveat_goes_wherever_the_picture_goes():
    picture = apart_picture(BOTH)
    assert "merely because one is asked" in picture.caveat
    for kind in SVGS:
        assert picture.caveat in root(getattr(picture, kind)).find("desc").text
    assert picture.sentence.endswith(picture.caveat)


def test_the_table_says_why_and_what_could_not_be_used():
    rows = apart_picture(BOTH).rows
    assert rows[0][2] == "0.90 (6 words in 17 check-ins)"
    assert rows[1][2] == "cannot be told: too seldom together (1 word in 4 check-ins)"
    assert rows[0][3] == "cannot be told: fewer than two different words (1 word in 4 check-ins)"
    assert rows[1][3] == "cannot be told: fewer than eight check-ins (1 word in 4 check-ins)"
    assert rows[0][4] == "1 with a word of no known side"
    assert rows[2][4] == "2 told later, left out; 1 with a word of no known side"


def test_nothing_praises_and_nothing_scores():
    said = " ".join(
        (apart_picture(BOTH).sentence, *months_said([month(1, 2, 3, 9.0), month(2, 1, 1, 12.0)], TODAY))
    )
    assert not re.search(r"better|worse|score|richer|improve|!|%", said)


def test_before_four_weeks_there_is_nothing():
    picture = apart_picture({"unpleasant": (), "pleasant": ()})
    assert (picture.wide, picture.lines, picture.caveat, picture.rows) == ("", (), "", ())
