"""The picture of one line of a measure: what is drawn, what is said, and the numbers behind it."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from msgspec.structs import replace as changed

from inkling.journal import Line, Reading, changed_since, lines_of
from inkling.measures import Item, Measure
from inkling.pictures import Picture, course_picture
from tests.journal.dated import made, on


def line_of(
    *values: float, low: float | None = 1, high: float | None = 7, name: str = "I lie awake."
) -> Line:
    """One number a week."""
    measure = Measure(
        key="x",
        title="X",
        items=(Item(key="a", name=name, low=low, high=high, better="lower"),),
        form="problems",
    )
    readings = (made(Reading, 7 * at, measure="x", answers={"a": value}) for at, value in enumerate(values))
    return next(line for line in lines_of(measure, tuple(readings)) if line.key == "a")


def drawn(line: Line, start: int | None = None) -> Picture:
    """Its picture, with what has changed since a start."""
    since = changed_since(line, on(start) if start is not None else None)
    return course_picture(line, "How it went.", since, prefix="m1")


def test_every_number_is_a_mark_and_a_row() -> None:
    picture = drawn(line_of(6, 5, 6, 3))
    for svg in (picture.wide, picture.narrow):
        assert svg.count("<circle") == 4 and "How it went." in svg
    assert [row[:2] for row in picture.rows] == [
        ("2 March 2026", "6"),
        ("9 March 2026", "5"),
        ("16 March 2026", "6"),
        ("23 March 2026", "3"),
    ]


@pytest.mark.parametrize("values", [(), (4,)])
def test_before_there_are_two_there_is_nothing_to_draw(values: tuple[float, ...]) -> None:
    picture = drawn(line_of(*values))
    assert (picture.wide, picture.narrow) == ("", "") and len(picture.rows) == len(values)


def test_the_usual_ups_and_downs_are_drawn_around_the_start_and_only_on_the_scale() -> None:
    """6, give or take 2, on a scale that ends at 7: one edge, at 4."""
    assert drawn(line_of(6, 5, 6, 5, 3)).wide.count("usual-edge") == 1
    assert drawn(line_of(4, 5, 4, 5, 3)).wide.count("usual-edge") == 2
    assert drawn(line_of(4, 5)).wide.count("usual-edge") == 0, "too few to know"


def test_a_start_that_was_chosen_is_named_in_the_picture() -> None:
    line = line_of(4, 5, 4, 5, 3)
    assert ">start<" in drawn(line, start=14).wide
    assert ">start<" not in drawn(line).wide


def test_what_lies_beyond_its_scale_or_has_none_is_drawn_inside_the_picture() -> None:
    for line in (line_of(6, 12, -3), line_of(6.5, 6.5, low=None, high=None), line_of(1e9, 2)):
        for svg in (drawn(line).wide, drawn(line).narrow):
            heights = [float(y) for y in re.findall(r'cy="([-\d.]+)"', svg)]
            assert heights and all(0 <= y <= 200 for y in heights)


def test_a_number_worked_out_afterwards_is_an_open_mark_and_says_so() -> None:
    line = line_of(6, 5, 3)
    first, *others = line.given
    picture = drawn(replace(line, given=(changed(first, afterwards=True), *others)))
    assert [row[2] for row in picture.rows] == ["worked out afterwards", "", ""]
    written_late = drawn(replace(line, given=(changed(first, punctual=False), *others)))
    assert picture.wide == written_late.wide != drawn(line).wide


def test_many_numbers_are_told_by_month() -> None:
    picture = drawn(line_of(*(4.0 + at % 2 for at in range(200))))
    assert picture.columns == ("Month", "Mean", "How often")
    assert len(picture.rows) < 50 and sum(int(row[2]) for row in picture.rows) == 200
    assert "<circle" in picture.wide


def test_a_name_in_any_letters_is_escaped() -> None:
    picture = drawn(line_of(4, 5, name='<b>"لا" & 🌒'))
    assert "<b>" not in picture.wide and "لا" in picture.wide


def test_written_down_later_is_an_open_mark() -> None:
    line = line_of(4, 5)
    late = tuple(written_late(at) for at in range(2))
    measure = Measure(key="x", title="X", items=(Item(key="a", name="A", low=1, high=7),), form="problems")
    (found,) = lines_of(measure, late)
    assert drawn(found).wide.count("dot-open") == 2 and drawn(line).wide.count("dot-open") == 0
    assert [row[2] for row in drawn(found).rows] == ["written down later"] * 2


def written_late(at: int) -> Reading:
    """Written a month after its day."""
    told: Reading = made(Reading, 7 * at, measure="x", answers={"a": 4.0})
    written = type(told.written)(told.happened.day + timedelta(days=30))
    return Reading(id=told.id, happened=told.happened, written=written, measure="x", answers=told.answers)
