"""Every drawing is well-formed, safe under a strict policy, and styled by our one file."""

import re

import pytest

from inkling.change import Series
from inkling.journal import CATCHES
from inkling.pictures import STYLE, catch_picture, figure, shift_picture, strength_picture
from inkling.pictures.svg import drawing, element, number, text
from tests.coming_back import times
from tests.pictures.along import walked, way
from tests.pictures.drawn import FIRST, NAME, path, root, series, shift, watch, words

HOSTILE = '<script>alert("1")</script> & \'"\x00\ud800'

STEP = series(298, steps=[(163, 1.6)], gaps=[(105, 121)], dips=[(243, 271, -2.4)])
SHIFT = shift(157, 174, 4.0, 5.6)
COARSE = Series(range(FIRST, FIRST + 90), [day % 3 for day in range(90)], name="0 to 3", scale=(0, 3))

PICTURES = {
    "ten months": path(STEP, SHIFT),
    "two weeks": path(series(14), smallest=None),
    "one day": path(series(1), smallest=None),
    "five years": path(series(1826, steps=[(900, 2)]), shift(890, 940, 4, 6)),
    "coarse": path(COARSE),
    "constant": path(Series(range(FIRST, FIRST + 60), [2.0] * 60)),
    "yes or no": path(Series(range(FIRST, FIRST + 60), [day % 2 for day in range(60)], scale=(0, 1))),
    "hostile": path(
        series(100, name=HOSTILE), others=[(series(100, name=HOSTILE), [shift(30, 44, 4, 5)])], prefix="h"
    ),
    "a whole journey": walked(300, way(300), SHIFT, prefix="j"),
    "twenty in ten years": walked(3650, way(3650, layers=8, insights=900, named=20), prefix="k"),
    "a week from near": walked(300, way(300), first=150, last=156),
    "a shift": shift_picture(STEP, watch(SHIFT)),
    "against hope": shift_picture(STEP, watch(shift(157, 174, 5.6, 4.0))),
    "across a year": shift_picture(series(400), watch(shift(350, 370, 4, 5))),
    "a hostile shift": shift_picture(series(100, name=HOSTILE), watch(shift(30, 44, 4, 5))),
    "elsewhere only": path(
        Series(range(FIRST, FIRST + 90), [float("nan")] * 90),
        others=[(series(90, name="Sleep"), [shift(30, 40, 6, 7)])],
    ),
    "quiet": shift_picture(STEP, watch()),
    "quiet and short": shift_picture(series(3), watch(smallest=None)),
    "a challenge": catch_picture(times(*CATCHES * 5, strength=4), None),
    "a challenge, how strong": strength_picture(times(*CATCHES * 5, strength=4), None),
    "a challenge, once": catch_picture(times("before"), None),
    "a challenge, six times in a day": catch_picture(times(*CATCHES, *CATCHES[:2], every=0), None),
    "a challenge, two close": catch_picture(times(*CATCHES[:2], every=1), None),
    "a challenge, for years": catch_picture(times(*CATCHES * 150, every=7), None),
    "quiet and constant": shift_picture(Series(range(FIRST, FIRST + 60), [2.0] * 60), watch()),
}

drawings = pytest.mark.parametrize(
    "svg",
    [svg for picture in PICTURES.values() for svg in (picture.wide, picture.narrow)],
    ids=[f"{name}, {width}" for name in PICTURES for width in ("wide", "narrow")],
)


@drawings
def test_a_drawing_holds_nothing_a_strict_policy_refuses(svg):
    for found in root(svg).iter():
        assert found.tag in {
            *("svg", "title", "desc", "defs", "linearGradient", "stop", "mask", "rect", "g"),
            *("path", "circle", "text", "pattern", "a"),
        }
        for key, value in found.attrib.items():
            assert key != "style" and not key.startswith("on")
            assert "href" not in key or re.fullmatch(r"#b\d+", value)
            assert "nan" not in value and "inf" not in value


@drawings
def test_every_reference_has_its_one_target(svg):
    ids = [found.get("id") for found in root(svg).iter() if found.get("id")]
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(ids)
    assert root(svg).get("aria-labelledby").split() == ids[:2]


@drawings
def test_every_class_is_in_the_stylesheet(svg):
    used = {name for found in root(svg).iter() for name in found.get("class", "").split()}
    used = {name for name in used if not re.fullmatch(r"trail-\d+", name)}  # the page dims these
    assert used <= set(re.findall(r"\.([a-z][\w-]*)", STYLE)) | {"large", "small"}


@drawings
def test_words_stay_within_the_drawing(svg):
    width, height = (float(part) for part in root(svg).get("viewBox").split()[2:])
    for found in root(svg).iter("text"):
        x, y, wide = float(found.get("x")), float(found.get("y")), 7.0 * len(found.text)
        left = x - wide * {"end": 1, "mid": 0.5}.get(_anchor(found), 0)
        assert left >= -6 and left + wide <= width + 8, found.text
        assert 10 <= y <= height


def _anchor(found):
    return next((name for name in found.get("class").split() if name in ("end", "mid")), "")


def test_both_drawings_of_two_pictures_share_no_id():
    first, second = shift_picture(STEP, watch(SHIFT), prefix="s1"), path(STEP, SHIFT, prefix="p1")
    ids = [
        i
        for svg in (first.wide, first.narrow, second.wide, second.narrow)
        for i in re.findall(r' id="([^"]+)"', svg)
    ]
    assert len(ids) == len(set(ids)) > 10


def test_a_name_is_words_and_never_markup():
    for name in ("hostile", "a hostile shift"):
        picture = PICTURES[name]
        page = figure(picture, HOSTILE)
        assert "<script" not in page and "&lt;script&gt;" in page
        assert "<script>" in root(picture.narrow).find("desc").text


def test_the_same_input_gives_the_same_drawing():
    assert path(STEP, SHIFT) == PICTURES["ten months"]
    assert shift_picture(STEP, watch(SHIFT)) == PICTURES["a shift"]


def test_a_prefix_that_is_no_id_is_refused():
    with pytest.raises(ValueError, match="not the beginning of an id"):
        drawing("wide", 1, 1, 'a" onload="', "", "")


def test_numbers_are_short_and_attributes_escaped():
    assert [number(value) for value in (1.0, -0.01, 2.345, -3.06)] == ["1", "0", "2.3", "-3.1"]
    assert element("path", class_='"', stroke_width=1.25) == '<path class="&quot;" stroke-width="1.2"/>'
    assert text(1, 2, "a < b") == '<text class="t-s" x="1" y="2">a &lt; b</text>'


def test_a_series_without_answers_has_words_and_no_drawing():
    picture = shift_picture(Series([FIRST], [float("nan")], name=NAME), watch())
    assert (picture.wide, picture.narrow, picture.rows) == ("", "", ())
    assert NAME in picture.sentence


def test_the_stylesheet_asks_for_nothing_from_elsewhere():
    assert "url(" not in STYLE and "@import" not in STYLE
    assert "forced-colors" in STYLE and "@media print" in STYLE


def test_words_in_a_drawing_are_not_lost():
    assert "hard weeks" in words(PICTURES["ten months"].wide)
