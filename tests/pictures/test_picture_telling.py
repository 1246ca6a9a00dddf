"""Sentence, table and drawing say the same."""

import re
from datetime import date
from itertools import pairwise
from statistics import fmean

import pytest

from inkling.change import Series
from inkling.journal import span_in_words
from inkling.pictures import shift_picture
from tests.pictures.drawn import FIRST, NAME, marks, numbers, path, root, series, shift, watch, words

STEP = series(298, steps=[(163, 1.6)], gaps=[(105, 121)], dips=[(243, 271, -2.4)])
CALM = series(298, steps=[(163, 1.6)])
SHIFT = shift(157, 174, 4.0, 5.6)
BETWEEN = "between 9 and 26 June"
SPAN = span_in_words(date.fromordinal(FIRST + 157), date.fromordinal(FIRST + 174))


def _level(svg, classes):
    """The height of a level line, told on the scale of its own axis."""
    ticks = {
        float(tick.get("y")) - 4.5: float(tick.text) for tick in marks(svg, "t-s end") if _told(tick.text)
    }
    (y0, v0), (y1, v1) = list(ticks.items())[:2]
    (line,) = marks(svg, classes)
    return v0 + (numbers(line.get("d"))[1] - y0) / (y1 - y0) * (v1 - v0)


def _told(said):
    return bool(re.fullmatch(r"-?\d+(\.\d+)?", said))


def test_the_sentence_of_a_shift_is_what_its_drawing_shows():
    picture = shift_picture(CALM, watch(SHIFT))
    said = f"“{NAME}” went from about 4.0 to about 5.6. That began {BETWEEN} 2026."
    assert picture.sentence == f"{said} {picture.usual}"
    for svg in (picture.wide, picture.narrow):
        assert {"about 4.0", "about 5.6"} <= set(words(svg))
        assert any(SPAN in said for said in words(svg))
        assert _level(svg, "level") == pytest.approx(4.0, abs=0.02)
        assert _level(svg, "level-now") == pytest.approx(5.6, abs=0.02)
        assert root(svg).find("desc").text == picture.sentence
    assert picture.rows[-5][3] == f"Began {SPAN}"


def test_levels_close_together_are_told_apart():
    assert "from about 0.08 to about 0.21" in shift_picture(STEP, watch(shift(157, 174, 0.08, 0.21))).sentence


def test_every_answer_is_in_the_table_once():
    picture = path(STEP, SHIFT)
    assert sum(int(row[2]) for row in picture.rows) == len(STEP)
    assert picture.columns[1] == f"{NAME}, average"
    june = [v for d, v in zip(STEP.days, STEP.values, strict=True) if date.fromordinal(int(d)).month == 6]
    assert picture.rows[5][:3] == ("June 2026", f"{fmean(june):.1f}", str(len(june)))
    assert all(len(row) == len(picture.columns) for row in picture.rows)


def test_the_table_notes_what_the_drawing_marks():
    picture = path(STEP, SHIFT, others=[(series(298, name="Energy"), [shift(58, 114, 3, 4)])])
    noted = " ".join(row[3] for row in picture.rows)
    assert (
        noted.count("Energy: may begin from 2 March") == 1 and noted.count("Energy: begun by 27 April") == 1
    )
    assert f"{NAME}: began {SPAN}" in noted
    assert noted.count("Away") == words(picture.wide).count("away") == 1
    assert noted.count("Below the usual range") == len(marks(picture.wide, "below")) == 1
    assert len(marks(picture.wide, "bracket")) == 2


def test_the_sentence_of_a_path_names_shifts_and_hard_weeks():
    one = path(STEP, SHIFT)
    assert one.sentence.startswith(
        f"“{NAME}” went from about 4.0 to about 5.6. That began {BETWEEN}. “{NAME}” lay below"
    )
    weeks = re.search(r"for (\w+) weeks from (\d+ \w+)", one.sentence)
    assert any(f"{weeks[1]} weeks from {weeks[2]}" in row[3] for row in one.rows)
    other = (series(298, name="Energy"), [shift(58, 114, 3, 4)])
    two = path(STEP, SHIFT, others=[other])
    assert two.sentence.startswith(
        f"“Energy” began to shift between 2 March and 27 April, and “{NAME}” {BETWEEN}."
    )
    many = path(STEP, SHIFT, others=[other, (series(298, name="Sleep"), [shift(20, 30, 6, 7)])])
    assert (
        many.sentence.startswith("Three shifts: the first, in “Sleep”, began")
        and f"the latest, in “{NAME}”, {BETWEEN}" in many.sentence
    )


def test_when_nothing_shifted_the_smallest_we_could_have_seen_is_said():
    assert "No shift found so far" in path(STEP).sentence and "is 1.4." in path(STEP).sentence
    early = path(series(14), smallest=None).sentence
    assert early == f"{len(series(14))} days answered so far; nothing can be told from noise yet."
    quiet = shift_picture(STEP, watch())
    usual = next(
        said.removeprefix("most weeks: ") for said in words(quiet.wide) if said.startswith("most weeks")
    )
    assert (
        f"most weeks lie around {usual}." in quiet.sentence
        and "smallest we could have seen" in quiet.sentence
    )


def test_the_usual_range_is_told_where_it_is_drawn():
    picture = path(series(200))
    low, high = re.search(r"usually ([\d.]+) to ([\d.]+)", " ".join(words(picture.wide))).groups()
    assert re.search(rf"usually {low} to {high}$", " ".join(words(picture.narrow)))
    quiet = shift_picture(series(200), watch())
    edges = sorted({numbers(edge.get("d"))[1] for edge in marks(quiet.wide, "usual-edge")})
    assert len(edges) == 2 and f"{low} to {high}" in quiet.sentence


@pytest.mark.parametrize(
    "values", [[0, 0, 1, 0, 1, 1, 0] * 20, [0, 1, 2, 3, 1, 2, 1] * 20, [6.25, 7.5, 8.1, 5.9] * 35]
)
def test_any_scale_has_ticks_that_are_not_too_many(values):
    picture = shift_picture(Series(range(FIRST, FIRST + 140), values, name="X"), watch())
    ticks = [float(said) for said in words(picture.wide) if _told(said)]
    assert 2 <= len(ticks) <= 5 and ticks == sorted(ticks)
    assert len({round(b - a, 6) for a, b in pairwise(ticks)}) == 1


def test_the_last_shift_is_shown_unless_one_is_asked_for():
    first, second = shift(60, 70, 4, 5), shift(157, 174, 5, 6.6)
    found = watch(first, second)
    assert "about 6.6" in shift_picture(STEP, found).sentence
    asked = shift_picture(STEP, found, shift=first)
    assert "from about 4.0 to about 5.0" in asked.sentence
    assert not any("July" in row[0] for row in asked.rows)


def test_a_long_record_shows_some_weeks_before_and_at_most_three_hundred_days():
    picture = shift_picture(series(1826, steps=[(900, 2)]), watch(shift(890, 910, 4, 6)))
    assert picture.title == f"{NAME}, February to December 2028"


def test_no_sentence_praises_or_shouts():
    for picture in (
        path(STEP, SHIFT),
        path(STEP),
        shift_picture(STEP, watch(SHIFT)),
        shift_picture(STEP, watch()),
    ):
        assert "!" not in picture.sentence and picture.sentence.endswith(".")
        assert not re.search(r"\b(great|well done|good|bad|better|worse|you)\b", picture.sentence.lower())


def test_large_numbers_have_room_beside_the_picture():
    steps = Series(range(FIRST, FIRST + 140), [9000 + 37 * (day % 90) for day in range(140)], name="Steps")
    picture = shift_picture(steps, watch())
    for said in marks(picture.narrow, "t-s end"):
        assert float(said.get("x")) >= 6.5 * len(said.text) or not _told(said.text)
    assert "10000" in words(picture.narrow)


def test_a_wide_interval_still_has_its_dates():
    broad = shift_picture(CALM, watch(shift(60, 280, 4.0, 5.6)))
    for svg in (broad.wide, broad.narrow):
        assert any("4 March to 10 October" in said for said in words(svg))
