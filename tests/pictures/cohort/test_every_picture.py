"""Every picture of a cohort, in both widths: in our classes, good on paper, its words inside and apart."""

import re

import pytest

from inkling.pictures import STYLE
from inkling.pictures.printed import printed, without_colour
from tests.pictures.cohort.made import PICTURES, boxes, drawings
from tests.pictures.drawn import root

DRAWINGS = drawings()
each_drawing = pytest.mark.parametrize("svg", DRAWINGS.values(), ids=DRAWINGS.keys())


def test_every_picture_is_drawn_twice_and_says_what_it_shows() -> None:
    for name, picture in PICTURES.items():
        assert picture, name
        assert picture.wide and picture.narrow and picture.title, name
        assert picture.sentence.endswith(".") and "{" not in picture.sentence, name
        assert (picture.columns, picture.rows) == ((), ())
    assert len(DRAWINGS) == 2 * len(PICTURES)


@each_drawing
def test_it_holds_nothing_a_strict_policy_refuses(svg: str) -> None:
    for found in root(svg).iter():
        for key, value in found.attrib.items():
            assert key != "style" and not key.startswith("on") and "href" not in key
            assert "nan" not in value and "inf" not in value
    used = {name for found in root(svg).iter() for name in found.get("class", "").split()}
    assert used <= set(re.findall(r"\.([a-z][\w-]*)", STYLE))
    assert "\x00" not in svg and "<script" not in svg


@each_drawing
def test_every_mark_has_a_colour_on_paper(svg: str) -> None:
    assert without_colour(svg) == set()
    on_paper = printed(svg)
    assert "class=" not in on_paper and "var(" not in on_paper


@each_drawing
def test_words_stay_within_the_drawing(svg: str) -> None:
    width, height = (float(part) for part in root(svg).get("viewBox", "").split()[2:])
    for said, box in boxes(svg):
        assert box.left >= -0.1 and box.right <= width + 0.1, said
        assert box.top >= -4 and box.bottom <= height + 4, said


@each_drawing
def test_words_never_cover_each_other(svg: str) -> None:
    found = boxes(svg)
    for at, (said, box) in enumerate(found):
        for other, taken in found[at + 1 :]:
            lower = type(taken)(taken.left, taken.top + 4, taken.right, taken.bottom - 2)
            assert not box.overlaps(lower), (said, other)


@each_drawing
def test_references_have_their_one_target(svg: str) -> None:
    ids = [found.get("id") for found in root(svg).iter() if found.get("id")]
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(ids)


def test_no_two_drawings_of_a_report_share_an_id() -> None:
    ids = [one for svg in DRAWINGS.values() for one in re.findall(r' id="([^"]+)"', svg)]
    assert len(ids) == len(set(ids)) > 100


def test_text_on_a_phone_is_never_small() -> None:
    """A narrow drawing is at most as broad as a phone, so its words are about as large as they are said to be."""
    for name, svg in DRAWINGS.items():
        width = float(root(svg).get("viewBox", "").split()[2])
        assert width == (640 if name.endswith("wide") else 340)
        assert {round(box.bottom - box.top, 1) for _said, box in boxes(svg)} <= {17.5, 19.0}
