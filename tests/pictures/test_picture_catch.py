"""The pictures of a challenge say what was written, time by time, and no more."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import msgspec
import pytest

from inkling.change import Series, Shift
from inkling.journal import CATCHES, Moment, catch_in_words
from inkling.pictures import Seen, bars, catch_picture, strength_picture
from tests.coming_back import FIRST, times
from tests.pictures.drawn import marks, numbers, root, watch, words

D, H, M, B = CATCHES
EVERY = (D, D, D, H, D, H, H, M, H, M, M, M, H, D, M, M, B)
RESPONSES = times(*EVERY, strength=7)
DOTS = ("dot-night", "dot-dawn", "dot-open")


def dots(svg):
    """Every mark, as its tone and its two places."""
    return [(tone, float(m.get("cx")), float(m.get("cy"))) for tone in DOTS for m in marks(svg, tone)]


def a_shift(before=0.2, after=1.8, **said):
    first = FIRST.toordinal()
    return Shift(
        noticed=first + 160,
        since=first + 80,
        earliest=first + 70,
        latest=first + 90,
        shape="step",
        before=before,
        after=after,
        direction="up" if after > before else "down",
        begun=((first + 70, 0.1), (first + 80, 0.5), (first + 90, 1.0)),
        evidence=9.0,
        **said,
    )


def seen(*shifts, better="higher"):
    days = [response.happened.day.toordinal() for response in RESPONSES]
    return Seen(Series(days, [CATCHES.index(c) for c in EVERY], better=better, name="x"), watch(*shifts))


@pytest.mark.parametrize("every", [EVERY, EVERY[:1], EVERY[:2], (D, None, M, None, B, D, D), (None, B)])
def test_the_sentence_agrees_with_the_marks_and_the_table(every):
    """Red when a mark is left out, stands on another level, or is counted under another name."""
    picture = catch_picture(times(*every), None)
    for svg in (picture.wide, picture.narrow):
        levels = sorted({numbers(tick.get("d"))[1] for tick in marks(svg, "tick")}, reverse=True)
        drawn = Counter(CATCHES[levels.index(y)] for _tone, _x, y in dots(svg))
        assert drawn == Counter(catch for catch in every if catch)
    counted = picture.sentence.partition(": ")[2].partition(".")[0]
    said = {name.strip(): int(count) for name, count in re.findall(r"([a-z ]+?) (\d+)", counted)}
    unsaid = {"not said": every.count(None)} if None in every else {}
    assert said == {catch_in_words(catch): every.count(catch) for catch in CATCHES if catch in every} | unsaid
    assert [row[1] for row in picture.rows] == [catch_in_words(c) if c else "–" for c in every]
    assert root(picture.wide).find("desc").text == root(picture.narrow).find("desc").text == picture.sentence


def test_the_last_part_of_the_sentence_is_the_one_of_the_page():
    assert catch_picture(RESPONSES, None).sentence.endswith(
        "At first you caught it days after. The last three times you caught it in the moment or before it began."
    )


def test_marks_stand_in_the_order_of_their_days_and_side_by_side_within_one():
    places = [x for _tone, x, _y in dots(catch_picture(times(D, H, M, every=0), None).wide)]
    assert len(set(places)) == 3 and places == sorted(places)


def test_without_a_shift_there_is_no_light():
    picture = catch_picture(RESPONSES, seen())
    for classes in ("lit", "ray", "dot-dawn"):
        assert not marks(picture.wide, classes), classes


def test_light_comes_up_with_the_shift_and_the_marks_with_it():
    picture = catch_picture(RESPONSES, seen(a_shift()))
    opacities = [float(stop.get("stop-opacity")) for stop in marks(picture.wide, "lit")]
    assert opacities == sorted(opacities) and opacities[0] == 0 and opacities[-1] == pytest.approx(0.72)
    assert marks(picture.wide, "ray")
    dawn, night = (
        [x for tone, x, _y in dots(picture.wide) if tone == which] for which in ("dot-dawn", "dot-night")
    )
    assert len(night) == 5 and max(night) < min(dawn)
    assert "From around 4 April on you caught it sooner." in picture.sentence


def test_a_shift_against_hope_brings_no_light_and_is_said_as_calmly():
    picture = catch_picture(RESPONSES, seen(a_shift(1.8, 0.2)))
    assert all(float(stop.get("stop-opacity")) == 0 for stop in marks(picture.wide, "lit"))
    assert not marks(picture.wide, "dot-dawn") and marks(picture.wide, "ray")
    assert "From around 4 April on you caught it later." in picture.sentence


def test_a_shift_that_went_back_keeps_little_light():
    """Red when only the weeks are asked, of which a challenge has too few."""
    back = a_shift(state="returned", state_since=FIRST.toordinal() + 150)
    picture = catch_picture(RESPONSES, seen(back))
    assert 0 < float(marks(picture.wide, "lit")[-1].get("stop-opacity")) < 0.4
    assert "By 13 June it was nearer to how it was before." in picture.sentence
    wobbles = catch_picture(RESPONSES, seen(replace(back, state="wobbles")))
    assert "Since 13 June it has gone back and forth." in wobbles.sentence


def test_what_was_written_down_later_is_an_open_mark():
    late = msgspec.structs.replace(
        RESPONSES[3], written=Moment(RESPONSES[3].happened.day + timedelta(days=3))
    )
    picture = catch_picture((*RESPONSES[:3], late, *RESPONSES[4:]), None)
    assert len(marks(picture.wide, "dot-open")) == 1
    assert len(dots(picture.wide)) == len(EVERY)


def test_then_and_now_are_marked_where_there_is_room():
    assert {"then", "now"} <= set(words(catch_picture(RESPONSES, None).narrow))
    assert "then" not in words(catch_picture(times(D), None).wide)
    assert "then" not in words(catch_picture(times(D, H, M, D, H, M, every=0), None).wide)


def test_several_hundred_marks_are_one_path():
    picture = catch_picture(times(*EVERY * 30, every=3), None)
    assert not dots(picture.wide) and len(marks(picture.wide, "dots small")) == 1
    assert len(picture.wide) < 20_000 and len(picture.rows) == 17 * 30


def test_strength_stands_under_when_it_was_caught():
    caught, strong = catch_picture(RESPONSES, None), strength_picture(RESPONSES, None)
    assert [x for _t, x, _y in dots(caught.wide)] == [x for _t, x, _y in dots(strong.wide)]
    assert strong.sentence == "How strong it was: 7 of 10, then as now."
    assert strong.rows == () and caught.rows[0] == ("14 January 2026", "days after", "7"), (
        "one table for both"
    )
    weak, strongest = (dots(strength_picture(times(D, strength=s), None).wide)[0][2] for s in (0, 10))
    assert weak > strongest, "stronger stands higher"


def test_less_strength_is_the_hoped_way():
    lit = strength_picture(RESPONSES, seen(a_shift(8, 4), better="lower"))
    assert float(marks(lit.wide, "lit")[-1].get("stop-opacity")) == pytest.approx(0.72)


def test_where_nothing_was_said_there_are_words_and_no_drawing():
    nothing = times(None, None)
    caught, strong = catch_picture(nothing, None), strength_picture(nothing, None)
    assert (caught.wide, caught.narrow, strong.wide, strong.narrow) == ("", "", "", "")
    assert caught.sentence == "When you caught it is not written down."
    assert caught.rows[0] == ("14 January 2026", "–", "–")


def test_bars_are_as_many_as_the_strength():
    for value in (0, 4, 10):
        drawn = bars(value, 10)
        assert len(marks(drawn, "on")) == value and len(marks(drawn, "off")) == 10 - value
        assert root(drawn).get("aria-hidden") == "true"


def test_a_year_before_this_one_is_fine():
    assert catch_picture(times(D, B, first=date(1900, 1, 1), every=40000), None).wide
