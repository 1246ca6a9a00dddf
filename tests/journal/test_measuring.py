"""What is asked again and again: wordings that never change, lines that hold together, and ups and downs."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import msgspec
import pytest

from inkling.journal import (
    Journal,
    Line,
    MeasureKept,
    Moment,
    Reading,
    Sought,
    changed_since,
    decode,
    encode,
    item_added,
    item_ended,
    item_reworded,
    item_taken_up,
    items_asked,
    lines_of,
    most_of,
    new_words_for,
    own_item,
    own_kept,
    readings_of,
    search,
    series_name,
    series_of,
    since_said,
    steps_of,
    ups_and_downs,
    usual_said,
    words_before,
)
from inkling.measures import Item, Measure
from tests.journal.dated import made, on

EMPTY = Measure(key="problems", title="Problems", items=(), form="problems")
WORDS = ("I put off calls.", "I lie awake.", "I say yes too soon.")


def problems(*words: str, day: int = 0) -> Measure:
    """These problems, by the keys a, b, c."""
    measure = EMPTY
    for key, said in zip("abcdefghij", words, strict=False):
        measure = item_added(measure, own_item("problems", key, said, on(day)))
    return measure


def reading(day: int, measure: str = "problems", **answers: float | None) -> Reading:
    """These answers on that day."""
    found: Reading = made(Reading, day, measure=measure, answers=answers)
    return found


def line_of(*values: float, reliable: float | None = None, steps: float | None = 1.0, **said: Any) -> Line:
    """One number a week."""
    measure = Measure(
        key="diary", title="Diary", items=(Item(key="x", name="X", low=0, high=10, better="lower"),)
    )
    (found,) = lines_of(measure, tuple(reading(7 * at, "diary", x=value) for at, value in enumerate(values)))
    return Line(**{**vars(found), "reliable": reliable, "steps": steps, **said})


def test_a_problem_is_rated_from_1_to_7_and_a_goal_from_0_to_10() -> None:
    one, other = own_item("problems", "a", "Calls.", on(0)), own_item("goals", "b", "Call.", on(0))
    assert (one.low, one.high, one.better) == (1, 7, "lower")
    assert (other.low, other.high, other.better) == (0, 10, "higher")
    assert (most_of("problems"), most_of("goals")) == (10, 3)


def test_new_words_begin_a_new_item_and_leave_the_old_one_as_it_was() -> None:
    before = problems(*WORDS)
    becomes = own_item("problems", "n", "I put off hard calls.", on(30), rewords="a")
    after = item_reworded(before, "a", becomes)
    old, new = after.item("a"), after.item("n")
    assert old and new
    assert (old.name, old.ended) == ("I put off calls.", on(30))
    assert [item.key for item in items_asked(after)] == ["n", "b", "c"], "it stands where the old one stood"
    assert new_words_for(after, old) == new and words_before(after, new) == (old,)
    assert item_reworded(after, "a", becomes) == after, "sent twice, it is kept once"


def test_a_chain_of_wordings_that_bites_its_tail_ends() -> None:
    one, other = (Item(key=key, name=key, rewords=rewords) for key, rewords in (("a", "b"), ("b", "a")))
    assert words_before(Measure(key="problems", title="", items=(one, other)), one) == (other,)


def test_what_rests_is_not_asked_and_goes_on_in_its_own_line_when_taken_up() -> None:
    measure = item_ended(problems(*WORDS), "b", on(20))
    assert [item.key for item in items_asked(measure)] == ["a", "c"]
    assert items_asked(item_taken_up(measure, "b")) == items_asked(problems(*WORDS))


def test_the_lines_of_two_wordings_are_never_joined() -> None:
    measure = item_reworded(problems(*WORDS), "a", own_item("problems", "n", "New.", on(30), rewords="a"))
    readings = (reading(0, a=6, b=5, c=4), reading(7, a=5, b=5, c=4), reading(35, n=2, b=4, c=4))
    lines = {
        line.key: [(each.day, each.value) for each in line.given] for line in lines_of(measure, readings)
    }
    assert lines["a"] == [(on(0), 6), (on(7), 5)]
    assert lines["n"] == [(on(35), 2)]
    assert lines["mean"] == [(on(0), 5), (on(7), pytest.approx(14 / 3))], "of all three, as it stood"
    (left,) = (line for line in lines_of(measure, readings) if line.of == ("b", "c"))
    assert [(each.day, each.value) for each in left.given] == [(on(0), 4.5), (on(7), 4.5), (on(35), 4)]


def test_a_problem_added_later_leaves_the_mean_as_it_was() -> None:
    """Red when the mean is over whatever was answered: a new problem that weighs 7 would make it jump."""
    before = (reading(0, a=4, b=4, c=4), reading(7, a=4, b=4, c=4))
    later = (reading(14, a=4, b=4, c=4, d=7), reading(21, a=4, b=4, c=4, d=7))
    measure = problems(*WORDS, "I am late.")
    (mean, *_items) = lines_of(measure, before + later)
    assert mean.of == ("a", "b", "c")
    assert [each.value for each in mean.given] == [4, 4, 4, 4]


def test_a_mean_needs_every_answer_and_two_problems() -> None:
    readings = (reading(0, a=4, b=6), reading(7, a=4, b=None), reading(14, a=2, b=4))
    (mean, *_items) = lines_of(problems(*WORDS[:2]), readings)
    assert [(each.day, each.value) for each in mean.given] == [(on(0), 5), (on(14), 3)]
    assert [line.key for line in lines_of(problems(WORDS[0]), (reading(0, a=4),))] == ["a"]


def test_the_engine_sees_each_problem_their_mean_and_what_was_left_out() -> None:
    journal = Journal.of(
        [
            made(MeasureKept, 0, measure=problems(*WORDS[:2])),
            reading(0, a=4, b=6),
            reading(7, a=3, b=None),
        ]
    )
    series = series_of(journal)
    assert set(series) == {"problems:mean", "problems:a", "problems:b"}
    assert series["problems:a"].scale == (1, 7) and series["problems:a"].better == "lower"
    assert len(series["problems:b"]) == 2 and len(series["problems:b"].answered) == 1
    assert series_name(journal, "problems:a") == WORDS[0]
    assert series_name(journal, "problems:mean") == "Your problems together"


def test_the_engine_sees_what_a_questionnaire_comes_to_only_when_it_is_whole() -> None:
    nine = {str(item): 1.0 for item in range(1, 10)}
    journal = Journal.of(
        [
            made(MeasureKept, 0, measure=Measure(key="phq9", title="PHQ-9", items=(), form="standard")),
            reading(0, "phq9", **nine),
            reading(7, "phq9", **{**nine, "3": None}),
            reading(14, "phq9", **{**nine, "3": None, "4": None, "5": None}),
            reading(21, "phq9", total=14.0),
            reading(28, "phq9", nonsense=3.0),
            reading(35, "phq9", **{**nine, "1": 9.0}),
        ]
    )
    series = series_of(journal)["phq9:total"]
    assert [
        (day - on(0).toordinal(), value) for day, value in zip(series.days, series.values, strict=True)
    ] == [
        (0, 9),
        (21, 14),
    ]
    assert (series.better, series.scale, series.name) == ("lower", (0, 27), "PHQ-9")
    measure = journal.measures["phq9"]
    (total,) = lines_of(measure, readings_of(journal, measure))
    assert [(each.value, each.filled_in) for each in total.given] == [(9, 0), (9, 1), (14, 0)]


def test_subscales_have_lines_of_their_own_and_names() -> None:
    whole = {str(item): 1.0 for item in range(1, 5)}
    measure = Measure(key="phq4", title="PHQ-4", items=(), form="standard")
    journal = Journal.of([made(MeasureKept, 0, measure=measure), reading(0, "phq4", **whole)])
    keys = [key for key in series_of(journal) if key.startswith("phq4:")]
    assert keys == ["phq4:total", "phq4:anxiety", "phq4:depression"]
    assert series_name(journal, "phq4:anxiety").startswith("PHQ-4: ")
    assert series_name(journal, "phq4:total") == "PHQ-4"


def test_a_total_without_an_item_is_another_line() -> None:
    four = {str(item): 4.0 for item in range(2, 6)}
    measure = Measure(key="wsas", title="WSAS", items=(), form="standard")
    lines = lines_of(measure, (reading(0, "wsas", **{**four, "1": 4.0}), reading(7, "wsas", **four)))
    assert [(line.key, [each.value for each in line.given], line.scale) for line in lines] == [
        ("total", [20], (0, 40)),
        ("total-without-1", [16], (0, 32)),
    ]


def test_a_questionnaire_nobody_knows_has_no_lines() -> None:
    measure = Measure(key="of-a-later-program", title="New", items=(), form="standard")
    assert lines_of(measure, (reading(0, "of-a-later-program", **{"1": 2.0}),)) == ()


# ups and downs


def test_own_ups_and_downs_are_twice_the_median_step_of_the_first_five() -> None:
    """By hand: 5 6 4 5 5 steps by 1 2 1 0, median 1, twice 2; what comes later is not looked at."""
    usual = ups_and_downs(line_of(5, 6, 4, 5, 5, 0, 10))
    assert usual and (usual.size, usual.published) == (2, False)
    assert not usual.less_than(2) and usual.less_than(-2.5)


def test_the_same_answer_each_time_is_no_reason_to_take_one_step_for_a_change() -> None:
    usual = ups_and_downs(line_of(4, 4, 4, 4))
    assert usual and usual.size == 1
    assert changed_since(line_of(4, 4, 4, 3, 3)).standing == "within"


@pytest.mark.parametrize("values", [(), (4,), (4, 1)])
def test_before_three_ratings_nothing_is_told(values: tuple[float, ...]) -> None:
    assert ups_and_downs(line_of(*values)) is None
    assert changed_since(line_of(*values)).standing == "too few"
    assert "three ratings" in usual_said(None)


@pytest.mark.parametrize(
    ("values", "standing", "way"),
    [
        ((10, 5), "once", "down"),
        ((10, 5, 4), "beyond", "down"),
        ((10, 5, 9), "within", "down"),
        ((10, 9, 4), "once", "down"),
        ((4, 10, 10), "beyond", "up"),
        ((10, 16, 4), "once", "down"),
        ((10, 4.01, 4), "beyond", "down"),
        ((10, 10, 10), "within", "level"),
    ],
)
def test_a_published_size_has_to_hold_twice_in_a_row(
    values: tuple[float, ...], standing: str, way: str
) -> None:
    found = changed_since(line_of(*values, reliable=5))
    assert (found.standing, found.way) == (standing, way)


def test_a_start_can_be_chosen() -> None:
    line = line_of(9, 9, 4, 4, 4, reliable=3)
    assert changed_since(line).standing == "beyond"
    later = changed_since(line, on(14))
    assert later.start and (later.start.day, later.standing) == (on(14), "within")
    assert changed_since(line, on(99)).start is None


@pytest.mark.parametrize("values", [(), (4,), (4, 4), (10, 5), (10, 5, 4), (4, 10, 10), (4, 9), (5, 5, 5, 5)])
def test_nothing_is_called_a_recovery_and_no_cut_off_is_told(values: tuple[float, ...]) -> None:
    line = line_of(*values, reliable=3)
    said = (since_said(line, changed_since(line)) + usual_said(ups_and_downs(line))).casefold()
    for word in ("recover", "clinical", "severe", "mild", "normal", "better", "worse", "3.25", "cut"):
        assert word not in said


def test_the_sentence_says_both_numbers_both_days_and_no_more_than_that() -> None:
    line = line_of(10, 5, 4.5, reliable=3)
    assert since_said(line, changed_since(line)) == (
        "It was 10 on 2 March 2026, and 4.5 on 16 March 2026. "
        "That is lower by more than your usual ups and downs, two ratings in a row or more."
    )


def test_of_what_ended_before_the_start_nothing_more_will_come() -> None:
    line = line_of(9, 8, 9, ended=on(20))
    assert since_said(line, changed_since(line, on(30))) == "It was not asked any more by then."
    assert since_said(line_of(), changed_since(line_of())) == "Nothing to tell yet."


# sudden gains


def test_a_step_that_stays_is_told_in_both_directions_and_a_slope_is_not() -> None:
    (gain,) = steps_of(line_of(20, 19, 20, 10, 9, 10, reliable=6))
    assert (gain.before, gain.after, gain.start, gain.end) == (on(14), on(21), 20, 10)
    assert gain.explain() == (
        "Between two readings, 16 to 23 March 2026, it went down from 20 to 10 and stayed lower in the next."
    )
    (loss,) = steps_of(line_of(10, 9, 10, 20, 19, 20, reliable=6))
    assert "went up from 10 to 20" in loss.explain()
    assert steps_of(line_of(20, 18, 16, 14, 12, 10, reliable=6)) == ()
    assert steps_of(line_of(20, 19, 20, 10, 9, 10)) == (), "no size is published"
    assert steps_of(line_of(20, 10, 9, reliable=6)) == ()


# what is kept


def test_a_measure_written_before_there_were_problems_still_opens() -> None:
    old = (
        b'{"kind":"measure","id":"5f0c9a52-6f0e-4e0c-9f4e-1f7f8f6a2b11","happened":{"day":"2026-03-02"},'
        b'"written":{"day":"2026-03-02"},"measure":{"key":"diary-1","title":"D","items":'
        b'[{"key":"x","name":"X","low":null,"high":null,"better":"higher"}]}}'
    )
    kept = decode(old)
    assert isinstance(kept, MeasureKept)
    assert (kept.measure.form, kept.measure.items[0].begun, kept.measure.items[0].rewords) == (
        "diary",
        None,
        "",
    )
    assert b"form" not in encode(kept) and b"begun" not in encode(kept), (
        "what is at its default is not written"
    )


def test_problems_are_found_by_their_words_and_a_diary_by_its_notes() -> None:
    kept = made(MeasureKept, 0, measure=problems(*WORDS))
    diary = made(
        MeasureKept, 0, measure=Measure(key="d", title="D", items=(Item(key="x", name="Calls a day"),))
    )
    assert search(Journal.of([kept, diary]), Sought(words="calls")) == (kept,)


def test_only_ones_own_problems_are_taken_for_them() -> None:
    diary = Measure(key="problems", title="A diary", items=())
    journal = Journal.of([made(MeasureKept, 0, measure=diary), kept := made(MeasureKept, 1, measure=EMPTY)])
    assert own_kept(journal, "problems") == kept
    assert own_kept(journal, "goals") is None


def test_readings_written_late_are_shown_and_not_watched() -> None:
    late = Reading(
        id=uuid4(),
        happened=Moment(on(0)),
        written=Moment(on(0) + timedelta(days=9)),
        measure="problems",
        answers={"a": 4},
    )
    measure = problems(WORDS[0])
    (line,) = lines_of(measure, (late,))
    assert [each.value for each in line.given] == [4] and line.punctual == ()
    assert series_of(Journal.of([made(MeasureKept, 0, measure=measure), late])) == {}
    (left_out,) = lines_of(measure, (msgspec.structs.replace(late, answers={"a": None}),))
    assert left_out.unanswered == (), "nor is what was left out late"
