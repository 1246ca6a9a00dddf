"""Groups in a funnel: each at its place, all marks alike, named or lettered, and never ranked."""

from math import log

import pytest

from inkling.cohort.report.intervals import share_of
from inkling.pictures import funnel_picture
from inkling.pictures.cohort.funnel_names import MANY
from tests.pictures.cohort.made import SOME, along, boxes, circles, groups, many_groups
from tests.pictures.drawn import marks, numbers, words

WIDTHS = pytest.mark.parametrize("width", ["wide", "narrow"])
JUDGING = ("best", "worst", "good", "bad", "rank", "top", "poor", "first", "last", "outlier", "fail")


@WIDTHS
def test_a_group_stands_at_its_people_and_its_share(width: str) -> None:
    picture = funnel_picture(SOME, "f")
    assert picture
    svg = getattr(picture, width)
    (x1, y1, _), (x2, y2, _), (x3, y3, _) = circles(svg)  # 100 people 40%, 400 people 30%, 50 people 60%
    assert (x2 - x1) / (x1 - x3) == pytest.approx(log(4) / log(2), abs=0.02)
    assert (y2 - y1) / (y1 - y3) == pytest.approx(10 / 20, abs=0.02)
    (everybody,) = marks(svg, "co-all")
    assert numbers(everybody.get("d"))[1] == pytest.approx(y1)  # 40% of all


@WIDTHS
def test_the_limits_lie_around_everybody_and_come_together(width: str) -> None:
    picture = funnel_picture(SOME, "f")
    assert picture
    svg = getattr(picture, width)
    high, low = (along(one.get("d")) for one in marks(svg, "co-outer"))
    inner_high, inner_low = (along(one.get("d")) for one in marks(svg, "co-inner"))
    for at in (0, -1):
        assert high[at][1] < inner_high[at][1] < inner_low[at][1] < low[at][1]
    assert low[-1][1] - high[-1][1] < 0.5 * (low[0][1] - high[0][1])


def test_the_limits_are_those_of_the_report() -> None:
    """At 100 people and 40%, exact limits are near those of the normal law: 30 to 50% and 25 to 55%."""
    picture = funnel_picture(SOME, "f")
    assert picture
    (x1, y1, _), (_x2, y2, _), _third = circles(picture.wide)
    tenth = y2 - y1
    for classes, far in (("co-inner", 0.096), ("co-outer", 0.151)):
        for one, sign in zip(marks(picture.wide, classes), (-1, 1), strict=True):
            y = min(along(one.get("d")), key=lambda place: abs(place[0] - x1))[1]
            assert y == pytest.approx(y1 + sign * 10 * tenth * far, abs=0.12 * tenth)


@WIDTHS
@pytest.mark.parametrize("long", [True, False])
def test_forty_groups_are_all_named_and_no_words_cover_words_or_marks(width: str, long: bool) -> None:
    shown = many_groups(long=long)
    picture = funnel_picture(shown, "f")
    assert picture
    svg = getattr(picture, width)
    said = " ".join(words(svg))
    for group in shown.each:
        assert group.names[0] in said
    dots = circles(svg)
    assert len(dots) == 40
    for one, box in boxes(svg):
        assert not any(box.left < x < box.right and box.top < y < box.bottom for x, y, _r in dots), one


@WIDTHS
def test_of_very_many_groups_none_is_singled_out_by_its_name(width: str) -> None:
    shown = many_groups(300, long=False)
    picture = funnel_picture(shown, "f")
    assert picture
    svg = getattr(picture, width)
    assert len(circles(svg)) == 300 and "the table names the groups" in words(svg)
    assert not any("Team" in said for said in words(svg))


@WIDTHS
def test_every_mark_is_the_same(width: str) -> None:
    """Neither size nor colour says where a group lies: those outside of the limits look like all others."""
    outside = groups([("A", share_of(90, 100)), ("B", share_of(40, 100)), ("C", share_of(2, 100))])
    picture = funnel_picture(outside, "f")
    assert picture
    found = circles(getattr(picture, width))
    assert len(found) == 3 and len({r for _x, _y, r in found}) == 1


def test_nobody_is_ranked_or_judged() -> None:
    for shown in (SOME, many_groups()):
        picture = funnel_picture(shown, "f")
        assert picture
        for said in (picture.title, picture.sentence, *words(picture.wide), *words(picture.narrow)):
            assert not set(said.lower().replace(",", "").split()) & set(JUDGING), said


def test_letters_go_by_the_alphabet_and_not_by_what_was_found() -> None:
    picture = funnel_picture(many_groups(), "f")
    assert picture
    said = words(picture.narrow)
    listed = said[said.index("people in the group") + 1 :]
    letters = [one for one in listed if len(one) <= 2 and one.isalpha()]
    assert letters == sorted(letters, key=lambda one: (len(one), one)) and len(letters) == 40 > MANY
    names = [one for one in listed if one.startswith("Community")]
    assert names == sorted(names)


@WIDTHS
def test_a_group_whose_share_is_hidden_is_not_there(width: str) -> None:
    shown = groups(
        [("Aldgate", share_of(40, 100)), ("Brook Lane", share_of(120, 400)), ("Hidden House", None)]
    )
    picture = funnel_picture(shown, "f")
    assert picture
    svg = getattr(picture, width)
    assert len(circles(svg)) == 2 and "Hidden House" not in svg
    assert "of the 2 groups" in picture.sentence


def test_no_funnel_no_picture() -> None:
    assert funnel_picture(None, "f") is None
    assert funnel_picture(groups([("A", share_of(40, 100)), ("B", None)]), "f") is None


def test_the_sentence_says_how_many_lie_outside_and_what_chance_does() -> None:
    picture = funnel_picture(SOME, "f")
    assert picture
    assert (
        "1 of the 3 groups lies outside of the inner limits (95%), and none of the outer" in picture.sentence
    )
    assert "by chance" in picture.sentence and "40% got reliably better" in picture.sentence
