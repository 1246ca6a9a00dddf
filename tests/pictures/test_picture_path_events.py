"""What happened in life on the path: on its days, in words where there is room, and in agreement with what is said."""

import re
from datetime import date, timedelta
from itertools import combinations
from uuid import UUID

import pytest

from inkling.journal import Happened, Way
from inkling.pictures.events import LANE, MOST, drawn, here, letter, placed, when
from inkling.pictures.frame import NARROW, WIDE
from inkling.pictures.journey import PathPage, journey
from inkling.pictures.paper import path_on_paper
from inkling.pictures.scale import day_scale
from tests.pictures.along import day_of, walked, way
from tests.pictures.drawn import FIRST, marks, numbers, root, series, watch, words

PER_DAY = 970 / 300


def happened(at, until=None, name="Moved house.", number=1):
    """Something that began so many days after the first."""
    return Happened(UUID(int=number), number, day_of(at), None if until is None else day_of(until), name)


def many(*days, name="Moved house."):
    """One thing on each of these days."""
    return tuple(happened(at, None, name, number) for number, at in enumerate(sorted(days), 1))


def squares(svg):
    """The middles of the squares."""
    return [float(each.get("x")) + float(each.get("width")) / 2 for each in marks(svg, "ev")]


def seen(along, days=300):
    """What lies on these days."""
    page = PathPage("main", {"main": series(days)}, {"main": watch()}, day_of(0), day_of(days - 1), way=along)
    found = journey(page)
    assert found
    return found


def laid(along, size=WIDE, days=300):
    """Where its marks stand."""
    return placed(seen(along, days), day_scale(FIRST, FIRST + days - 1, 0, size.right), size)


def test_each_stands_on_its_day_and_its_line_ends_on_its_last():
    picture = walked(300, Way(happened=(happened(40), happened(100, 160, "A new job.", 2))))
    assert squares(picture.wide) == pytest.approx([40.5 * PER_DAY, 100.5 * PER_DAY], abs=0.1)
    (line,) = marks(picture.wide, "ev-line")
    start, _y, end, *_cap = numbers(line.get("d"))
    assert start == pytest.approx(100.5 * PER_DAY + 8.5, abs=0.1)
    assert end == pytest.approx(161 * PER_DAY, abs=0.1)


def test_what_began_before_these_days_comes_in_from_the_edge():
    picture = walked(300, Way(happened=(happened(100, 220),)), first=180, last=260)
    (line,) = marks(picture.wide, "ev-line")
    assert line.get("d").startswith("M0 ")
    assert squares(picture.wide) == [pytest.approx(16.5)]
    assert not marks(walked(300, Way(happened=(happened(100, 150),)), first=180, last=260).wide, "ev")


def test_a_line_ends_in_a_cap_only_where_it_ended():
    along = Way(happened=(happened(100, 160),))
    for last, capped in ((200, True), (160, True), (159, False), (120, False)):
        (line,) = marks(walked(300, along, first=80, last=last).wide, "ev-line")
        assert line.get("d").endswith("m0-4v8") == capped


def test_one_without_an_end_has_no_line():
    svg = walked(300, Way(happened=(happened(40), happened(60, 60, "Ill.", 2)))).wide
    assert len(squares(svg)) == 2 and not marks(svg, "ev-line")


def test_its_shape_is_that_of_nothing_else():
    """In black and white a square with a letter is neither a session nor practice nor a breakthrough."""
    along = way(300)
    with_life = Way(along.layers, along.sessions, along.tried, along.named, (happened(40),))
    svg = walked(300, with_life).wide
    (square,) = marks(svg, "ev")
    assert square.tag.endswith("rect") and square.get("width") == square.get("height")
    others = [
        each.tag
        for name in ("s-routine", "s-profound", "s-hard", "s-tried", "bt")
        for each in marks(svg, name)
    ]
    assert others and not any(tag.endswith("rect") for tag in others)


@pytest.mark.parametrize("count", [1, 5, 16, 200])
@pytest.mark.parametrize("days", [7, 60, 300, 3650])
@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_no_square_no_line_and_no_words_ever_collide(count, days, size):
    every = tuple(
        happened(
            at * days // count,
            min(days - 1, at * days // count + (at % 4) * days // 20),
            "It " * (at % 30 + 1),
            at + 1,
        )
        for at in range(count)
    )
    found = laid(Way(happened=every), size, days).drawn
    boxes = [mark.box for mark in found] + [mark.label.box for mark in found if mark.label]
    assert found and not [1 for one, other in combinations(boxes, 2) if one.overlaps(other)]
    for box in boxes:
        assert box.left >= -3.1 and box.right <= size.right + 3.1
    if size is NARROW:
        assert not any(mark.label for mark in found)


def test_words_stand_left_then_right_then_lifted_then_the_letter_alone():
    def lies(*days, name="Moved house."):
        return laid(Way(happened=many(*days, name=name))).drawn

    (left,) = lies(150)
    assert left.label.anchor == "end" and left.label.lane == left.lane
    (right,) = lies(10)
    assert right.label.anchor == "" and right.label.lane == right.lane
    (long,) = laid(Way(happened=(happened(2, 298, "The long illness of my father"),))).drawn
    assert long.label.lane == long.lane + 1
    crowded = lies(*range(100, 130, 6), name="They wanted to sell the building I live in.")
    assert any(mark.label is None for mark in crowded)


def test_lifted_words_stand_under_no_other_square():
    """They would seem to be its own."""
    every = (
        happened(147, None, "My sister moved to my end of town.", 1),
        happened(233, 288, "They wanted to sell the building I live in.", 2),
    )
    for mark in laid(Way(happened=every)).drawn:
        if mark.label.lane != mark.lane:
            others = [each.x for each in laid(Way(happened=every)).drawn if each.it != mark.it]
            assert not any(mark.label.box.left < x < mark.label.box.right for x in others)


def test_a_square_is_a_link_that_says_what_it_was_and_when():
    picture = walked(300, Way(happened=(happened(40), happened(100, 160, "A <b>new</b> job.", 2))))
    for svg in (picture.wide, picture.narrow):
        links = list(root(svg).iter("a"))
        assert [each.get("href") for each in links] == ["#life-a", "#life-b"]
        assert [each.find("title").text for each in links] == [
            "a: Moved house., 12 February 2026",
            "b: A <b>new</b> job., 13 April to 12 June 2026",
        ]
        assert root(svg).get("role") == "group"


def test_letters_stay_the_same_from_near():
    every = many(*range(10, 290, 10))
    near = walked(300, Way(happened=every), first=200, last=230).wide
    assert [each.get("href") for each in root(near).iter("a")] == ["#life-t", "#life-u", "#life-v", "#life-w"]


def test_letters_go_on_after_the_alphabet():
    assert [letter(number) for number in (1, 26, 27, 52, 53, 703)] == ["a", "z", "aa", "az", "ba", "aaa"]


def test_of_very_many_some_are_drawn_and_the_page_is_told_so():
    every = many(*range(0, 3650, 9))
    assert len(drawn(every, FIRST, FIRST + 3649)) == MOST
    picture = walked(3650, Way(happened=every))
    assert picture.thinned and 0 < len(squares(picture.wide)) <= MOST
    assert not walked(300, Way(happened=many(20, 200))).thinned


def test_the_row_is_named_and_stands_under_the_others_over_the_axis():
    along = way(300)
    svg = walked(300, Way(along.layers, along.sessions, along.tried, along.named, (happened(40),))).wide
    assert "Life" in words(svg) and "Life" not in words(walked(300, along).wide)
    (square,) = marks(svg, "ev")
    top, bottom = float(square.get("y")), float(square.get("y")) + float(square.get("height"))
    practised = max(numbers(each.get("d"))[1] for each in marks(svg, "s-tried"))
    (axis,) = (numbers(d)[1] for each in marks(svg, "axis") if (d := each.get("d")).startswith("M0 "))
    assert practised < top and bottom < axis and bottom - top < LANE


@pytest.mark.parametrize(("first", "last", "count"), [(0, 299, 3), (0, 90, 1), (130, 170, 2), (250, 299, 0)])
def test_the_sentence_and_the_table_agree_with_what_is_marked(first, last, count):
    every = (happened(40), happened(100, 140, "A new job.", 2), happened(150, None, "My aunt died.", 3))
    picture = walked(300, Way(happened=every), first=first, last=last)
    there = here(every, FIRST + first, FIRST + last)
    said = {
        0: "",
        1: "One thing that happened in life is marked.",
        2: "Two things that happened in life are marked.",
        3: "Three things that happened in life are marked.",
    }
    assert len(there) == len(squares(picture.wide)) == len(squares(picture.narrow)) == count
    if count:
        assert said[count] in picture.sentence
    else:
        assert "happened in life" not in picture.sentence
    table = " ".join(row[-1] for row in picture.rows)
    for each in every:
        assert (each.name in table) == (each in there)


def test_on_paper_without_its_words_it_is_left_out():
    page = PathPage(
        "main", {"main": series(300)}, {"main": watch()}, day_of(0), day_of(299), way=Way(happened=many(40))
    )
    paper = path_on_paper(page)
    assert paper and not marks(paper.wide, "ev") and "happened in life" not in paper.described


def test_nothing_is_said_of_what_came_from_it():
    every = (happened(40), happened(100, 140, "A new job.", 2))
    picture = walked(300, Way(happened=every))
    told = picture.sentence + " ".join(cell for row in picture.rows for cell in row)
    assert not re.search(r"because|caus|led to|due to|since it", told, re.IGNORECASE)


def test_its_days_are_said_with_the_year_only_where_it_is_needed():
    assert when(happened(40), year=False) == "12 February"
    assert when(happened(40, 35)) == "12 February 2026", "an end before the beginning is none"
    over = Happened(UUID(int=1), 1, date(2026, 12, 30), date(2026, 12, 30) + timedelta(days=9), "Away.")
    assert when(over, year=False) == "30 December 2026 to 8 January 2027"
