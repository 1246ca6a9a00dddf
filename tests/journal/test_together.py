"""The mean of problems and goals: whatever happens to a question later, what was seen of a mean stays as it was."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkling.journal import (
    Journal,
    Line,
    MeasureKept,
    Moment,
    OwnForm,
    Reading,
    decode_lookout,
    encode_lookout,
    item_added,
    item_ended,
    item_reworded,
    item_taken_up,
    items_asked,
    items_no_longer,
    lines_of,
    look,
    new_words_for,
    own_item,
    readings_of,
    series_name,
    series_of,
)
from inkling.measures import Measure
from tests.journal.dated import made, on

EMPTY = {form: Measure(key=form, title="Mine", items=(), form=form) for form in ("problems", "goals")}


def asked(*keys: str, form: OwnForm = "problems") -> Measure:
    """A measure with these questions from the first day on."""
    measure = EMPTY[form]
    for key in keys:
        measure = item_added(measure, own_item(form, key, key.upper(), on(0)))
    return measure


def reading(
    day: int, form: str = "problems", written: Moment | None = None, **answers: float | None
) -> Reading:
    """These answers on that day, written on the same day or on another one."""
    return Reading(
        id=uuid4(),
        happened=Moment(on(day)),
        written=written or Moment(on(day)),
        measure=form,
        answers=answers,
    )


def journal_of(measure: Measure, *readings: Reading) -> Journal:
    """A journal with no more than this."""
    return Journal.of([made(MeasureKept, 0, measure=measure), *readings])


def mean_of(measure: Measure, readings: tuple[Reading, ...], *keys: str) -> Line:
    """The mean of these."""
    (found,) = (line for line in lines_of(measure, readings) if line.of == keys)
    return found


def told(line: Line) -> list[tuple[int, float]]:
    """The numbers of a line by their days."""
    return [((each.day - on(0)).days, each.value) for each in line.given]


def watched(line: Line) -> list[tuple[int, float]]:
    """Those the engine may look at."""
    return [((each.day - on(0)).days, each.value) for each in line.punctual]


THREE = (reading(0, a=6, b=5, c=4), reading(7, a=3, b=5, c=4))


@pytest.mark.parametrize("what", ["put in new words", "at rest"])
def test_when_one_of_them_ends_their_mean_ends_as_it_stood(what: str) -> None:
    """Red when it is worked out anew for all readings: then the past of a series changes under its key."""
    measure = asked("a", "b", "c")
    before = mean_of(measure, THREE, "a", "b", "c")
    if what == "at rest":
        after = item_ended(measure, "a", on(10))
    else:
        after = item_reworded(measure, "a", own_item("problems", "n", "N", on(10), rewords="a"))
    readings = (*THREE, reading(14, n=1, b=3, c=2))
    ended = mean_of(after, readings, "a", "b", "c")
    assert (ended.key, ended.given) == (before.key, before.given) == ("mean", before.given)
    assert (before.name, before.ended) == ("Your problems together", None)
    assert (ended.name, ended.ended) == ("Your problems together, until 9 March 2026", on(7))


def test_the_mean_of_those_left_is_another_line_shown_over_the_whole_time_and_watched_from_then_on() -> None:
    measure = item_ended(asked("a", "b", "c"), "a", on(10))
    readings = (*THREE, reading(14, b=3, c=2), reading(21, b=3, c=None))
    first, *others = lines_of(measure, readings)
    assert first == mean_of(measure, readings, "b", "c")
    assert first.key.startswith("mean-") and first.name == "Your problems together"
    assert told(first) == [(0, 4.5), (7, 4.5), (14, 2.5)]
    assert watched(first) == [(14, 2.5)], "it was chosen when the numbers before were known"
    assert [each.afterwards for each in first.given] == [True, True, False]
    assert [line.key for line in others] == ["a", "b", "c", "mean"], "those that ended come last"


def test_what_is_taken_up_again_goes_on_and_what_was_left_meanwhile_ends() -> None:
    """Its words are the same, so its line goes on, and with it the mean of all of them."""
    readings = (*THREE, reading(14, b=3, c=2), reading(21, a=2, b=3, c=1))
    rested = item_ended(asked("a", "b", "c"), "a", on(10))
    for_a_while = mean_of(rested, readings[:3], "b", "c")
    measure = item_taken_up(rested, "a")
    again, left = mean_of(measure, readings, "a", "b", "c"), mean_of(measure, readings, "b", "c")
    assert (again.key, again.name, again.ended) == ("mean", "Your problems together", None)
    assert told(again) == [(0, 5), (7, 4), (21, 2)]
    assert (left.key, left.given, left.ended) == (for_a_while.key, for_a_while.given, on(14))
    assert left.name == "Your problems together, until 16 March 2026"

    rested = item_ended(measure, "a", on(24))
    readings = (*readings, reading(28, b=1, c=1))
    assert mean_of(rested, readings, "b", "c").key == left.key
    assert watched(mean_of(rested, readings, "b", "c")) == [(14, 2.5), (28, 1)]
    assert watched(mean_of(rested, readings, "a", "b", "c")) == [(0, 5), (7, 4), (21, 2)]


def test_what_is_written_down_later_about_an_earlier_day_does_not_change_where_it_began() -> None:
    """Red when the first reading is the one of the earliest day: all that is asked by now stands in its form, so a
    problem added since would be among those from the beginning, and no reading before it would have a mean."""
    measure = item_added(asked("a", "b"), own_item("problems", "d", "D", on(10)))
    readings = (reading(0, a=6, b=4), reading(14, a=5, b=4, d=7))
    back = reading(-30, written=Moment(on(20)), a=7, b=7, d=None)
    (mean, *_items) = lines_of(measure, (back, *readings))
    assert mean.of == ("a", "b")
    assert told(mean) == [(-30, 7), (0, 5), (14, 4.5)]
    assert watched(mean) == [(0, 5), (14, 4.5)]


def test_of_what_was_written_on_one_day_the_hour_says_which_was_first() -> None:
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    first = reading(0, written=Moment(on(0), noon), a=6, b=4)
    back = reading(-1, written=Moment(on(0), noon + timedelta(hours=3)), a=6, b=4, d=None)
    measure = item_added(asked("a", "b"), own_item("problems", "d", "D", on(0)))
    assert lines_of(measure, (back, first))[0].of == ("a", "b")


@pytest.mark.parametrize("form", ["problems", "goals"])
def test_fewer_than_two_have_no_mean_and_what_ended_stays(form: OwnForm) -> None:
    measure = item_ended(asked("a", "b", form=form), "a", on(10))
    readings = (reading(0, form, a=1, b=2), reading(14, form, b=2))
    lines = lines_of(measure, readings)
    assert [line.key for line in lines] == ["a", "b", "mean"]
    assert lines[-1].name == f"Your {form} together, until 2 March 2026"


def test_the_engine_and_the_page_walk_the_same_road() -> None:
    """Red when the engine asks what was there from the beginning of the readings written in time alone: the one
    written late asked for two, the next for three."""
    measure = asked("a", "b", "c")
    readings = (
        reading(0, written=Moment(on(9)), a=6, b=4),
        *(reading(10 + at, a=5, b=4, c=1) for at in (0, 7)),
    )
    journal = journal_of(measure, *readings)
    lines = {line.key: line for line in lines_of(measure, readings_of(journal, measure))}
    for key, series in series_of(journal).items():
        line = lines[key.partition(":")[2]]
        assert series.name == line.name == series_name(journal, key)
        assert [
            (day - on(0).toordinal(), value) for day, value in zip(series.days, series.values, strict=True)
        ] == (watched(line))


def test_every_line_is_called_by_its_own_name() -> None:
    measure = item_ended(asked("a", "b", "c"), "a", on(10))
    journal = journal_of(measure, *THREE, reading(14, b=3, c=2))
    left = mean_of(measure, journal.readings, "b", "c")
    assert series_name(journal, "problems:mean") == "Your problems together, until 9 March 2026"
    assert series_name(journal, f"problems:{left.key}") == "Your problems together"
    assert series_name(journal, "problems:of-long-ago") == "Mine"


def test_what_was_said_of_a_mean_is_still_said_once_one_of_its_questions_has_new_words() -> None:
    """Red when the mean is worked out anew: the step is in the one that is put in new words, so it would be gone."""
    measure = asked("a", "b")
    steps = [reading(7 * at, a=7.0 - at % 2 if at < 20 else 1.0 + at % 2, b=4) for at in range(40)]
    before = look(journal_of(measure, *steps))
    said = before.watches["problems:mean"].shifts
    assert said

    after = item_reworded(measure, "a", own_item("problems", "n", "N", on(280), rewords="a"))
    later = [reading(7 * at, n=6, b=4) for at in range(40, 60)]
    kept = decode_lookout(encode_lookout(before))
    for lookout in (look(journal_of(after, *steps, *later), kept), look(journal_of(after, *steps, *later))):
        still = lookout.watches["problems:mean"].shifts
        assert [(shift.noticed, shift.since, shift.before, shift.after) for shift in still] == [
            (shift.noticed, shift.since, shift.before, shift.after) for shift in said
        ]
        assert {shift.name for shift in still} == {"Your problems together, until 30 November 2026"}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["rate", "rate", "leave", "words", "rest", "up", "add", "back"]),
            st.integers(0, 9),
        ),
        max_size=40,
    )
)
def test_nothing_that_happens_later_changes_what_the_engine_has_seen(happens: list[tuple[str, int]]) -> None:
    """Ratings, answers left out, new words, rests, taking up, new problems and back-dated ratings, in any order: each
    series only ever grows at its end."""
    measure, readings, seen = asked("a", "b", "c"), [], {}
    for day, (what, number) in enumerate(happens):
        measure, new = _happened(measure, what, number, day)
        readings.extend(new)
        now = {
            key: list(zip(series.days.tolist(), series.values.tolist(), strict=True))
            for key, series in series_of(journal_of(measure, *readings)).items()
            if key.startswith("problems:mean")
        }
        for key, values in seen.items():
            assert now[key][: len(values)] == values, (key, what)
        numbers = [one for values in now.values() for one in values]
        assert len({day for day, _value in numbers}) == len(numbers), "a reading belongs to one mean"
        seen = now


def _happened(measure: Measure, what: str, number: int, day: int) -> tuple[Measure, list[Reading]]:
    now, ended = items_asked(measure), items_no_longer(measure)
    id = str(UUID(int=day))
    if what in ("rate", "leave", "back") and now:
        answers: dict[str, float | None] = {
            item.key: float(1 + (at + number) % 7) for at, item in enumerate(now)
        }
        if what == "leave":
            answers[now[number % len(now)].key] = None
        about = day - 50 if what == "back" else day
        return measure, [reading(about, written=Moment(on(day)), **answers)]
    if what == "words" and now:
        key = now[number % len(now)].key
        return item_reworded(measure, key, own_item("problems", id, id, on(day), rewords=key)), []
    if what == "rest" and now:
        return item_ended(measure, now[number % len(now)].key, on(day)), []
    if what == "up" and ended and not new_words_for(measure, one := ended[number % len(ended)]):
        return item_taken_up(measure, one.key), []
    if what == "add":
        return item_added(measure, own_item("problems", id, id, on(day))), []
    return measure, []
