"""How sessions felt and which lay on the way: every mark is there, and the sentences agree with the numbers."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inkling.journal import Held, Named, OnTheWay, Tones, Way, way_to_breakthrough, way_to_shift
from inkling.pictures import breakthrough_way, routine_on_the_way, share_picture, share_said, shift_way
from inkling.pictures.counted import sessions_said, way_said
from tests.pictures.along import walked
from tests.pictures.drawn import FIRST, marks, root, shift, words

START = date.fromordinal(FIRST)
TONES = st.sampled_from(["routine", "profound", "hard", None])


def held(at, tone="routine"):
    """A session so many days after the first."""
    return Held(START + timedelta(days=at), tone)


def way(fewest, most=None):
    """A way on which so many sessions lay."""
    return OnTheWay(START, START, START, (), fewest, most or fewest)


def named(at, *led, quiet=True):
    """A breakthrough of that day, with a trail of these days."""
    trail = tuple((UUID(int=i + 1), START + timedelta(days=day)) for i, day in enumerate(led))
    return Named(UUID(int=99), 1, START + timedelta(days=at), "I ask, and nothing falls down", quiet, trail)


def drawn_marks(svg):
    """How many marks of each tone are drawn?"""
    return tuple(
        sum(each.get("d").count("M") for each in marks(svg, classes))
        for classes in ("s-routine", "s-profound", "s-hard", "s-untold")
    )


@pytest.mark.parametrize(
    ("tones", "headline", "more"),
    [
        (Tones(), "", ""),
        (Tones(routine=1), "One session so far. It felt routine.", "That is early"),
        (Tones(hard=1), "One session so far. It felt hard.", "That is early"),
        (Tones(untold=1), "One session so far.", "It takes one press"),
        (Tones(untold=4), "Four sessions so far. How they felt is not said.", "It takes one press"),
        (Tones(routine=2), "Both of your sessions felt routine.", "That is early"),
        (
            Tones(routine=2, hard=1),
            "Two of your three sessions felt routine.",
            "One felt hard. That is early",
        ),
        (
            Tones(profound=3, hard=3),
            "None of your six sessions felt routine.",
            "Three felt profound and three hard.",
        ),
        (Tones(16, 4, 5), "16 of your 25 sessions felt routine.", "4 felt profound and 5 hard."),
        (
            Tones(4, 2, 0, 3),
            "Four of the six sessions you told apart felt routine.",
            "Two felt profound. Of three more it is not said how they felt.",
        ),
        (Tones(1, 0, 0, 3), "Of four sessions you told one apart.", "It felt routine. Of three more"),
    ],
)
def test_the_share_is_said_as_counts(tones, headline, more):
    said = share_said(tones)
    assert said[0] == headline and said[1].startswith(more)


@given(st.lists(TONES, max_size=60))
def test_the_share_never_says_more_or_fewer_than_there_are(tones):
    """Each number in the sentence is one of the counts: change one, and the sentence changes."""
    count = Tones(*(tones.count(each) for each in ("routine", "profound", "hard", None)))
    said = " ".join(share_said(count))
    names = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    said_numbers = {names.index(w) if w in names else int(w) for w in
                    said.lower().replace(".", "").replace(",", "").split() if w in names or w.isdigit()}  # fmt: skip
    allowed = {count.routine, count.profound, count.hard, count.untold, count.told, count.all, 1}
    assert said_numbers <= allowed
    if count.told > 1:
        for tone in ("routine", "profound", "hard", "untold"):
            bigger = replace(count, **{tone: getattr(count, tone) + 1})
            assert " ".join(share_said(bigger)) != said
            assert sessions_said(bigger) != sessions_said(count)


@pytest.mark.parametrize(
    ("fewest", "most", "said"),
    [
        (Tones(), Tones(), "No session is written down on the way."),
        (Tones(1), Tones(1), "On the way lay one session, and it felt routine."),
        (Tones(5, 0, 1), Tones(6, 1, 2), "On the way lay at least six sessions and at most nine: "
         "five or six routine, at most one profound and one or two hard."),
        (Tones(), Tones(0, 1), "On the way lay at most one session, and it felt profound."),
        (Tones(), Tones(0, 0, 2), "On the way lay at most two sessions: at most two hard."),
        (Tones(untold=3), Tones(untold=3), "On the way lay three sessions."),
        (Tones(8, 2, 3), Tones(8, 2, 3), "On the way lay 13 sessions: 8 routine, 2 profound and 3 hard."),
        (Tones(2, untold=1), Tones(5, untold=1), "On the way lay at least three sessions and at most six: "
         "two to five routine and one not told."),
        (Tones(1), Tones(2), "On the way lay at least one session and at most two: one or two routine."),
    ],
)  # fmt: skip
def test_what_lay_on_the_way_is_said_at_least_and_at_most(fewest, most, said):
    assert way_said(way(fewest, most)) == said


def test_where_routine_lay_on_the_way_is_counted():
    through, past, perhaps = way(Tones(2)), way(Tones(hard=2)), way(Tones(), Tones(1))
    assert routine_on_the_way([through, through], [through] * 3) == (
        "Routine sessions lay on the way to both shifts and all three breakthroughs."
    )
    assert routine_on_the_way([through], []) == "Routine sessions lay on the way to the one shift."
    assert routine_on_the_way([through, past, perhaps], [past]) == (
        "Routine sessions lay on the way to one of three shifts."
    )
    assert routine_on_the_way([past], [perhaps]) == routine_on_the_way([], []) == ""


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 4000), TONES), min_size=1, max_size=700))
def test_every_session_has_its_mark_and_its_row(drawn):
    sessions = [held(day, tone) for day, tone in sorted(drawn, key=lambda each: each[0])]
    picture = share_picture(sessions)
    tones = [each.tone for each in sessions]
    counts = tuple(tones.count(tone) for tone in ("routine", "profound", "hard", None))
    assert drawn_marks(picture.wide) == drawn_marks(picture.narrow) == counts
    assert len(picture.rows) == len(sessions)


def test_marks_stand_in_order_and_inside():
    sessions = [held(7 * at, "hard" if at == 11 else "routine") for at in range(25)]
    for svg, wide in ((share_picture(sessions).wide, 560), (share_picture(sessions).narrow, 312)):
        xs = [float(part.split()[0]) for part in marks(svg, "s-routine")[0].get("d").split("M")[1:]]
        assert len(xs) == 24 and max(xs) < wide and words(svg)[0] == "3 January"


def test_none_but_missed_ones_is_no_picture():
    picture = share_picture([Held(START, None, "missed")])
    assert (picture.wide, picture.rows, picture.sentence) == ("", (), "")


def test_the_picture_of_a_way_says_and_draws_the_same_sessions():
    sessions = [held(2, "hard"), held(16), held(30, "profound"), held(44), held(80)]
    one = shift(40, 50, 3, 5)
    there = way_to_shift(one, sessions)
    picture = shift_way(one, "How the days felt", "higher", there, 2026)
    assert "It began to shift between 12 and 22 February, and was noticed on 4 March." in picture.sentence
    assert "at least two sessions and at most three: one or two routine and one profound." in picture.sentence
    for svg in (picture.wide, picture.narrow):
        assert drawn_marks(svg) == (2, 1, 0, 0)
        assert len(marks(svg, "usual-edge")) == 1, "where the way only may have been"
        assert "noticed" in words(svg) and f"{picture.sentence}</desc>" in svg
    fewer = shift_way(one, "How the days felt", "higher", way_to_shift(one, sessions[:3]), 2026)
    assert fewer.sentence != picture.sentence


def test_a_beginning_known_to_the_day_has_no_dotted_ground():
    one = shift(40, 40, 3, 5)
    picture = shift_way(one, "How the days felt", "higher", way_to_shift(one, [held(30)]), 2026)
    assert "It began to shift on 12 February" in picture.sentence and "at least" not in picture.sentence
    assert not marks(picture.wide, "usual-edge")


def test_a_shift_against_hope_brings_no_dawn():
    one = shift(40, 50, 3, 5)
    for better, there, gone in (("lower", "dusk", "lit"), ("higher", "lit", "dusk"), (None, "lit", "dusk")):
        svg = shift_way(one, "Tension", better, way_to_shift(one, []), 2026).wide
        assert marks(svg, there) and not marks(svg, gone)


def test_the_way_to_a_breakthrough_is_its_trail():
    sessions = [held(2, "hard"), held(16), held(30, "profound")]
    it = named(30, 9, 20, 25)
    picture = breakthrough_way(it, way_to_breakthrough(it, sessions), 2026)
    assert picture.sentence == (
        "Its trail begins on 12 January, three weeks before 2 February. "
        "On the way lay two sessions: one routine and one profound."
    )
    for svg in (picture.wide, picture.narrow):
        assert len(marks(svg, "grain led")) == 3 and len(marks(svg, "bt-ring")) == 1
        assert drawn_marks(svg) == (1, 1, 0, 0)


def test_an_aha_has_no_second_ring_and_one_day_is_a_way_too():
    it = named(30, 30, quiet=False)
    picture = breakthrough_way(it, way_to_breakthrough(it, []), 2027)
    assert picture.sentence.startswith(
        "Its trail lies on its own day, 2 February 2026. No session is written down"
    )
    assert not marks(picture.wide, "bt-ring")


def test_without_a_way_there_is_a_sentence_and_no_drawing():
    picture = breakthrough_way(named(30), None, 2026)
    assert picture.wide == picture.narrow == "" and "its way is not known" in picture.sentence


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 3000), st.integers(0, 400), st.lists(st.tuples(st.integers(0, 4000), TONES), max_size=60),
    st.lists(st.integers(0, 3000), min_size=1, max_size=80),
)  # fmt: skip
def test_any_way_can_be_drawn_inside_its_picture(at, long, drawn, led):
    sessions = [held(day, tone) for day, tone in sorted(drawn, key=lambda each: each[0])]
    one, it = shift(at, at + long, 3, 5), named(3000, *led)
    for picture in (
        shift_way(one, "A < B & “C”", None, way_to_shift(one, sessions), 2026),
        breakthrough_way(it, way_to_breakthrough(it, sessions), 2026),
    ):
        for svg, wide in ((picture.wide, 560), (picture.narrow, 312)):
            for each in root(svg).iter():
                for name in ("cx", "x"):
                    if "%" not in (place := each.get(name, "0")):
                        assert -1 <= float(place) <= wide + 1


def test_the_path_says_it_in_the_same_words():
    sessions = tuple(held(at, "profound" if at == 28 else "routine") for at in range(0, 200, 7))
    along = Way(sessions=sessions, named=(named(150, 20, 60),))
    said = walked(200, along, shift(90, 110, 3, 5), steps=((100, 2),)).more
    assert any(
        each == "29 sessions took place: 28 routine and 1 profound. "
        "Routine sessions lay on the way to the one shift and the one breakthrough."
        for each in said
    )
    hard = Way(sessions=tuple(replace(each, tone="hard") for each in sessions))
    assert not any("on the way" in each for each in walked(200, hard, shift(90, 110, 3, 5)).more)
