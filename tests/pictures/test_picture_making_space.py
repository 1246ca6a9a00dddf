"""The four pictures of Making space share their months, and their sentences say their numbers and no more."""

import re

import pytest

from inkling.pictures import expectations_picture, openness_picture, practice_picture, rhythm_picture
from tests.pictures.drawn import marks, numbers, root, words
from tests.spaces import practice, session, space, unsaid, wrote

NAMES = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
MONTHS = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}


def drawn(*entries):
    seen = space(*entries)
    return (
        rhythm_picture(seen.rhythm), openness_picture(seen.openness),
        practice_picture(seen.practised), expectations_picture(seen.expected),
    )  # fmt: skip


def count(said):
    return NAMES.get(said.lower()) or int(said)


def total(picture, column):
    """The sum of one column of the table."""
    at = picture.columns.index(column)
    return sum(int(row[at]) for row in picture.rows if row[at])


FULL = (
    *wrote(*range(30), *range(60, 90)),
    session(0, openness=7, safety=8, tone="routine", stayed="A word.", hope="To sit still."),
    session(14, openness=5, safety=6, tone="hard", hope="To say it."),
    session(28, openness=6, safety=8, tone="routine"),
    session(42, "missed"),
    session(56, openness=4, safety=8, tone="profound", stayed="A silence."),
    session(70, openness=6, safety=9, tone="routine", stayed="Nothing, and that was it."),
    session(3, "cancelled"),
    session(-10, "planned"),
    *practice(50, (40, "tried", "x"), (20, "tried", ""), (5, "not tried", "y")),
    unsaid(80, (30, "half said"), (20, "said")),
    unsaid(75, (10, "said")),
    unsaid(70),
)


def test_all_four_stand_on_the_same_months():
    """Red when one of them takes its own room for names, or other months."""
    for width in ("wide", "narrow"):
        svgs = [getattr(picture, width) for picture in drawn(*FULL)]
        lines = [
            [numbers(each.get("d"))[0] for each in marks(svg, "tick") if "V" in each.get("d")] for svg in svgs
        ]
        axes = [
            [(each.get("x"), each.text) for each in marks(svg, "t-s mid") if not each.text.isdigit()]
            for svg in svgs
        ]
        assert lines[0] and all(each == lines[0] for each in lines)
        assert axes[0] and all(each == axes[0] for each in axes)
    assert [row[0] for row in drawn(*FULL)[0].rows] == [
        "August 2026", "September 2026", "October 2026", "November 2026", "December 2026"
    ]  # fmt: skip


def test_the_rhythm_in_words_is_the_one_in_the_table_and_in_the_drawing():
    rhythm = drawn(*FULL)[0]
    took, days = re.search(
        r"(\w+) sessions took place, .*; something was written on (\w+) day", rhythm.sentence
    ).groups()
    assert count(took) == total(rhythm, "Sessions") == len(marks(rhythm.wide, "space-dot")) == 5
    assert count(days) == total(rhythm, "Days written")
    said = [int(each) for each in words(rhythm.wide) if each.isdigit()]
    assert sum(said) == count(days)
    assert total(rhythm, "Missed") == len(marks(rhythm.wide, "dot-open")) == 1
    assert total(rhythm, "Cancelled") == len(marks(rhythm.wide, "s-tried")) == 1
    assert total(rhythm, "Planned") == len(marks(rhythm.wide, "space-ahead")) == 1
    assert "with a gap" not in rhythm.sentence, "something was written down in between"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((0, 7, 14, 21), "Four sessions took place, most often every week"),
        ((0, 14, 28, 42), "Four sessions took place, most often every second week"),
        ((0, 21, 42, 63), "Four sessions took place, most often every third week"),
        ((0, 28, 56, 84), "Four sessions took place, most often every fourth week"),
        ((0, 42, 84, 126), "Four sessions took place, most often every six weeks"),
        ((0, 3, 7, 10), "Four sessions took place, most often every few days"),
        ((0, 7, 14, 28, 42), "Five sessions took place, most often every week or every second week"),
        ((0, 7, 21, 42, 70), "Five sessions took place, 7 to 28 days apart"),
        ((0, 7), "Two sessions took place;"),
        ((0,), "One session took place;"),
    ],
)
def test_the_distance_between_sessions_is_told_as_people_say_it(days, said):
    assert rhythm_picture(space(*(session(day) for day in days)).rhythm).sentence.startswith(said)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((0, 1), "Something was written on two days."),
        ((0, 1, 30), "on three days, with a gap from 25 October to 21 November."),
        ((0, 1, 2, 20, 50, 51), "on six days, with two gaps, the longest from 5 October to 2 November."),
        ((0, 1, 330), "on three days, with a gap from 29 December 2025 to 21 November 2026."),
    ],
)
def test_gaps_are_told_by_their_days_and_nothing_else_is_said_of_them(days, said):
    sentence = rhythm_picture(space(*wrote(*days)).rhythm).sentence
    assert sentence.casefold().endswith(said.casefold())


def test_a_gap_stays_empty_in_the_drawing():
    rug = marks(rhythm_picture(space(*wrote(0, 1, 40, 41)).rhythm).wide, "rug")
    stretches = [numbers(each) for each in rug[0].get("d").split("M")[1:]]
    assert len(stretches) == 2, "two stretches, and nothing between them"
    widths = [end - start for start, _top, end, *_rest in stretches]
    apart = stretches[1][0] - stretches[0][2]
    assert widths[0] == pytest.approx(widths[1], abs=0.2) and apart == pytest.approx(
        widths[0] / 2 * 38, rel=0.05
    )


def test_who_comes_back_is_welcomed_before_anything_else():
    back = rhythm_picture(space(*wrote(20)).rhythm).sentence
    assert back.startswith("Welcome back. ")
    assert (
        rhythm_picture(space(*wrote(400)).rhythm).sentence
        == "Welcome back. Nothing is written in these months; the last day before them is 19 October 2025."
    )
    assert "back" not in rhythm_picture(space(*wrote(0, 1)).rhythm).sentence


def test_openness_in_words_is_what_is_drawn_and_in_the_table():
    openness = drawn(*FULL)[1]
    low, high, safe_low, safe_high, after = re.search(
        r"lay between (\d+) and (\d+) and safety between (\d+) and (\d+), after (\w+) sessions",
        openness.sentence,
    ).groups()
    opened = [int(v) for row in openness.rows for v in row[1].split(", ") if v]
    safe = [int(v) for row in openness.rows for v in row[2].split(", ") if v]
    assert (min(opened), max(opened), min(safe), max(safe)) == tuple(
        map(int, (low, high, safe_low, safe_high))
    )
    assert len(opened) == len(safe) == count(after)
    unsaid_said = r"was said (\w+) times, the latest on 13 November, and (\w+) thing"
    times, waiting = re.search(unsaid_said, openness.sentence).groups()
    assert count(times) == total(openness, "Said") == 2 and count(waiting) == 1
    assert total(openness, "Half said") == 1
    heights = [float(each.get("cy")) for each in marks(openness.wide, "space-dot") if each.get("cy")][:5]
    one = (heights[0] - heights[-1]) / (7 - 6)
    assert one > 0, "more open stands higher"
    assert [round(6 + (heights[0] - height) / one) for height in heights] == [6, 4, 6, 5, 7], "oldest first"


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ((session(7, openness=4),), "Openness lay at 4 after one session."),
        ((session(7, safety=4),), "Safety lay at 4 after one session."),
        (
            (session(7, safety=4), session(14, safety=6, openness=2)),
            "Openness lay at 2, after one session, and safety between 4 and 6, after two sessions.",
        ),
        ((unsaid(9),), "One thing waits."),
        (
            (unsaid(9, (3, "half said")),),
            "Something unsaid was half said on 20 November, and one thing waits.",
        ),
        ((unsaid(9, (3, "said")),), "Something unsaid was said on 20 November."),
        ((unsaid(900, (340, "said")),), "Something unsaid was said on 18 December 2025."),
        ((), "Nothing is marked here yet."),
        (tuple(wrote(0, 500)), "Nothing is marked here yet."),
        ((*wrote(0), session(500, openness=4)), "Nothing is marked here in these months."),
        ((*wrote(0), unsaid(600, (500, "said"))), "Nothing is marked here in these months."),
    ],
)
def test_openness_is_told_as_far_as_it_is_known(entries, said):
    assert openness_picture(space(*entries).openness).sentence == said


def test_no_word_of_the_unsaid_is_in_the_picture():
    openness = drawn(*FULL)[1]
    assert "stairs" not in openness.wide + openness.narrow + openness.sentence + str(openness.rows)


def test_a_range_of_ones_own_is_drawn_only_where_there_is_one():
    assert len(marks(drawn(*FULL)[1].wide, "wash-n")) == 2
    assert not marks(drawn(session(0, openness=3))[1].wide, "wash-n")


def test_a_mark_written_later_is_open():
    assert len(marks(drawn(session(9, openness=3, late=5))[1].wide, "dot-open")) == 1


def test_practice_is_told_with_both_outcomes_and_drawn_alike():
    picture = drawn(*FULL)[2]
    tried, left, came = re.search(
        r"was tried (\w+) times and not tried (\w+); either way it came along to (\w+) sessions",
        picture.sentence,
    ).groups()
    assert count(tried) == total(picture, "Tried") == 2
    assert left == "once" and total(picture, "Not tried") == 1
    assert count(came) == total(picture, "Brought")
    assert total(picture, "In words") == 2
    dots = marks(picture.wide, "space-dot")
    assert len(dots) == 3 and len({dot.get("r") for dot in dots}) == 1, "the same mark, the same size"


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        (practice(50, (9, "tried", "x")), "What was set to practise was tried once."),
        (practice(50, (9, "not tried", "")), "About what is set to practise, “not this time” was written once."),
        (
            [*practice(50, (9, "tried", "x"), (5, "tried", "x")), session(1)],
            "What was set to practise was tried two times; it came along to one session.",
        ),
        (practice(50), "One thing is set to practise; nothing is written about it in these months."),
        (
            [*practice(50), *practice(40)],
            "Two things are set to practise; nothing is written about them in these months.",
        ),
        (practice(50, resting=True), "Nothing is written about practising in these months."),
        ((), "Nothing is set to practise yet."),
    ],
)  # fmt: skip
def test_practice_is_told_whatever_came_of_it(entries, said):
    assert practice_picture(space(*entries).practised).sentence == said


def test_expectations_in_words_are_what_is_drawn_and_in_the_table():
    picture = drawn(*FULL)[3]
    told, routine, stayed = re.search(
        r"Of (\w+) sessions, (\w+) felt routine, and something stayed from (\w+) of those", picture.sentence
    ).groups()
    tones = {name: total(picture, name) for name in ("Routine", "Profound", "Hard")}
    assert count(told) == sum(tones.values()) == 5
    assert count(routine) == tones["Routine"] == marks(picture.wide, "s-routine")[0].get("d").count("M")
    assert count(stayed) == 2
    assert total(picture, "With a hope") == len(marks(picture.wide, "dot-open")) == 2
    assert total(picture, "Something stayed") == len(marks(picture.wide, "space-dot")) == 3
    assert total(picture, "Something stayed") == len(marks(picture.narrow, "space-dot")), "both drawings"


@pytest.mark.parametrize(
    ("tones", "said"),
    [
        ((("routine", "x"),), "The one session told in these months felt routine, and something stayed from it."),
        ((("routine", ""), ("routine", "")), "Of two sessions, two felt routine, and what stayed is not told."),
        (
            (("routine", "x"), ("routine", "x")),
            "Of two sessions, two felt routine, and something stayed from each of those.",
        ),
        ((("hard", "x"), ("profound", "x")), "None of the two sessions told in these months felt routine."),
        ((("hard", ""),), "The one session told in these months did not feel routine."),
        (((None, "x"),), "How sessions felt is not told in these months."),
        ((), "No session is told yet."),
    ],
)  # fmt: skip
def test_expectations_are_told_as_far_as_they_are_known(tones, said):
    entries = [session(7 * at, tone=tone, stayed=stayed) for at, (tone, stayed) in enumerate(tones)]
    assert expectations_picture(space(*entries).expected).sentence == said


def test_every_drawing_says_its_sentence_to_a_screen_reader():
    for picture in drawn(*FULL):
        for svg in (picture.wide, picture.narrow):
            assert root(svg).find("{*}desc").text == picture.sentence
            assert "style=" not in svg


def test_where_there_is_nothing_there_is_no_picture_and_still_a_sentence():
    for picture in drawn():
        assert (picture.wide, picture.narrow, picture.rows) == ("", "", ()) and picture.sentence


def test_the_months_of_a_picture_have_words_for_each_on_a_wide_page():
    assert set(words(drawn(*FULL)[2].wide)) & MONTHS or "August" in words(drawn(*FULL)[2].wide)


def test_marks_that_would_run_into_each_other_stand_above_each_other_week_by_week():
    """Thrice a week for eleven months on a phone: one column a week, as many marks as sessions, none over another."""
    few, many = (drawn(*(session(day) for day in range(0, 330, step)))[0].narrow for step in (30, 2))
    sizes = [{float(each.get("r")) for each in marks(svg, "space-dot")} for svg in (few, many)]
    assert sizes[0] == {3.6} and sizes[1] < {each / 10 for each in range(19, 25)}
    places = [(float(each.get("cx")), float(each.get("cy"))) for each in marks(many, "space-dot")]
    assert len(set(places)) == 165 and 47 <= len({x for x, _y in places}) <= 49
    (r,) = sizes[1]
    for x, y in places:
        assert all(abs(y - other) > 1.5 * r for at, other in places if at == x and other != y)


def test_close_sessions_keep_their_shapes_apart_and_the_table_counts_all():
    tones = ("routine", "routine", "hard")
    picture = drawn(*(session(day, tone=tones[day // 2 % 3]) for day in range(0, 330, 2)))[3]
    drawn_shapes = sum(path.get("d").count("M") for path in marks(picture.narrow, "s-routine"))
    assert 5 < drawn_shapes < 40 and total(picture, "Routine") == 110
