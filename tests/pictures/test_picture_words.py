"""The words on the plane: none over another, whatever vocabulary; the sentence agrees with what is drawn."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inkling.journal import UsedAt, WordUsed
from inkling.pictures import words_picture
from inkling.pictures.labels import Box
from inkling.pictures.plane_said import place_said
from inkling.pictures.settling import Room, Wanted, most_used_first, sizes_said
from inkling.words import FEELINGS
from tests.pictures.drawn import marks, numbers, root

DAY = date(2026, 3, 2)
SIZES = {"wide": (15, 18, 22, 27), "narrow": (13.5, 15, 17.5, 20.5)}
ROOMS = {"wide": (1120, 700), "narrow": (350, 440)}


def ours(at: int, uses: int) -> WordUsed:
    feeling = FEELINGS[at % len(FEELINGS)]
    place = UsedAt(feeling.pleasantness, feeling.energy, uses)
    return WordUsed(feeling.word, uses, DAY, DAY, False, feeling.meaning, (place,))


def own(word: str, *places: tuple[int, int, int]) -> WordUsed:
    there = tuple(UsedAt(float(p), float(e), uses) for p, e, uses in places)
    return WordUsed(word, sum(each.uses for each in there), DAY, DAY, True, "", there)


PLACES = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(1, 30)),
    min_size=1,
    max_size=3,
    unique_by=lambda place: place[:2],
)
OURS = st.builds(ours, st.integers(0, len(FEELINGS) - 1), st.integers(1, 400))
HERS = st.builds(lambda word, places: own(word, *places), st.text(min_size=1, max_size=60), PLACES)
VOCABULARY = st.lists(OURS | HERS, min_size=1, max_size=150, unique_by=lambda each: each.word)


def boxes(svg: str, kind: str) -> list[Box]:
    """About where each word, number and dot stands; words by a plain average, which is not how they were placed."""
    found = []
    for each in root(svg).iter("text"):
        classes, x, y = each.get("class", ""), float(each.get("x")), float(each.get("y"))
        if classes.startswith("w "):
            size = SIZES[kind][int(classes[3]) - 1]
            wide = 0.4 * size * len(each.text or "") if (each.text or "").isascii() else 6
            found.append(Box(x - wide / 2, y - 0.7 * size, x + wide / 2, y + 0.2 * size))
        elif classes == "w-n":
            found.append(Box(x - 4, y - 10, x + 4, y))
    for path in marks(svg, "dots"):
        found += [Box(x - 2, y - 2, x + 2, y + 2) for x, y in _points(path.get("d"))]
    return found


def _points(data: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"M(-?[\d.]+) (-?[\d.]+)h0", data)]


@settings(max_examples=40, deadline=None)
@given(VOCABULARY)
def test_nothing_stands_over_anything_else(used):
    """Red when a word is set at its place without asking whether it is free."""
    picture = words_picture(sorted(used, key=lambda each: -each.uses))
    for kind in ("wide", "narrow"):
        drawn = boxes(getattr(picture, kind), kind)
        assert drawn
        whole = Box(0, 0, *ROOMS[kind])
        assert all(box.inside(whole) for box in drawn)
        assert not [pair for pair in combinations(drawn, 2) if pair[0].overlaps(pair[1])]


@settings(max_examples=40, deadline=None)
@given(VOCABULARY)
def test_every_word_is_there_once_as_a_word_a_number_or_named_as_missing(used):
    picture = words_picture(used)
    there = {a.get("href") for a in root(picture.wide).iter("a")}
    assert len(used) - len(there) == picture.unplaced
    assert {f"#w{at}" for _number, at in picture.numbered} <= there
    assert [number for number, _at in picture.numbered] == [*range(1, len(picture.numbered) + 1)]
    assert {each.text for each in marks(picture.wide, "w-n")} == {str(n) for n, _at in picture.numbered}


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.builds(Wanted, st.floats(0, 300), st.floats(0, 200), st.floats(1, 90), st.floats(1, 40),
                  st.just((80.0, 50.0))),
        max_size=60,
    )
)  # fmt: skip
def test_what_settles_is_inside_near_its_place_and_free(wanted):
    room = Room(Box(0, 0, 300, 200))
    found = [(each, room.settle(each)) for each in wanted]
    settled = [(each, box) for each, box in found if box]
    for each, box in settled:
        assert box.inside(Box(0, 0, 300, 200))
        assert abs((box.left + box.right) / 2 - each.x) <= 80.001
        assert abs((box.top + box.bottom) / 2 - each.y) <= 50.001
    assert not [1 for (_, a), (_, b) in combinations(settled, 2) if a.overlaps(b)]


def test_the_most_used_word_stands_at_its_place():
    first, second = replace(ours(0, 9), word="alpha"), replace(ours(0, 3), word="beta")
    picture = words_picture((first, second))
    places = {t.text: (float(t.get("x")), float(t.get("y"))) for t in root(picture.wide).iter("text")}
    lower, upper = places["beta"], places["alpha"]
    assert upper[0] == 90, "at the left edge, where it is most unpleasant"
    assert lower != upper


def test_left_is_unpleasant_and_up_is_more_energy():
    corners = [own(f"c{p}{e}", (p, e, 2)) for p in (0, 4) for e in (0, 4)]
    for kind in ("wide", "narrow"):
        drawn = {
            t.text: (float(t.get("x")), float(t.get("y")))
            for t in root(getattr(words_picture(corners), kind)).iter("text")
        }
        assert drawn["“c00”"][0] < drawn["“c40”"][0] and drawn["“c04”"][0] < drawn["“c44”"][0]
        assert drawn["“c04”"][1] < drawn["“c00”"][1] and drawn["“c44”"][1] < drawn["“c40”"][1]


def test_paper_is_the_same_on_both_sides():
    """Nothing but paper, hairlines and words: no tint, no dawn, no mark that makes one side the right one."""
    picture = words_picture([ours(at, 1 + at % 7) for at in range(0, 200, 3)])
    for svg in (picture.wide, picture.narrow):
        classes = {part for each in root(svg).iter() for part in each.get("class", "").split()}
        plain = {"wide", "narrow", "paper", "tick", "t-s", "mid", "end", "dots", "w", "own-w", "w-n"}
        assert classes - plain <= {"w1", "w2", "w3", "w4"}
        assert len(marks(svg, "paper")) == 1 and "Gradient" not in svg


@settings(max_examples=60, deadline=None)
@given(st.lists(OURS, min_size=1, max_size=30, unique_by=lambda each: each.word), st.integers(0, 3))
def test_the_sentence_agrees_with_the_words(used, hers):
    used = [*used, *(own(f"own {at}", (2, 2, 1)) for at in range(hers))]
    picture = words_picture(used)
    sides = Counter((each.places[0].pleasantness > 2) - (each.places[0].pleasantness < 2) for each in used)
    said = f"On the unpleasant side {sides[-1]}, on the pleasant side {sides[1]}, in the middle {sides[0]}."
    assert said in picture.more
    assert numbers(picture.headline) == [len(used)]
    assert picture.own == bool(hers) and any(f"{hers} of them" in each for each in picture.more) == bool(hers)
    assert len(picture.rows) == len(used)
    assert (
        root(picture.wide).find("desc").text
        == picture.sentence
        == " ".join((picture.headline, *picture.more))
    )


@pytest.mark.parametrize(
    ("uses", "said"),
    [
        ((5, 3, 1), "Used most: “furious”, 5 times."),
        ((4, 4, 1), "Used most: “furious” and “terrified”, 4 times each."),
        ((2, 2, 2, 2), None),
        ((1, 1), None),
    ],
)
def test_which_were_used_most_is_said_only_where_some_stand_out(uses, said):
    more = words_picture([ours(at, count) for at, count in enumerate(uses)]).more
    assert [each for each in more if each.startswith("Used most")] == ([said] if said else [])


def test_letters_grow_with_how_often_a_word_was_used():
    sizes = most_used_first([1, 2, 4, 9, 30, 60])
    assert sizes == sorted(sizes) and (sizes[0], sizes[-1]) == (1, 4)
    assert most_used_first([1, 1]) == [1, 1] and most_used_first([]) == []


@settings(deadline=None)
@given(st.lists(st.integers(1, 500), min_size=1))
def test_the_key_of_the_sizes_holds_for_every_word(uses):
    sizes = most_used_first(uses)
    said = {size: (low, high) for size, low, high in sizes_said(uses, sizes)}
    assert set(said) == set(sizes)
    assert all(said[size][0] <= use <= said[size][1] for use, size in zip(uses, sizes, strict=True))


def test_a_word_of_her_own_is_marked_and_cut_and_kept_whole_in_the_table():
    word = "<b>the long grey in-between of a Sunday afternoon"
    picture = words_picture([own(word, (1, 1, 2), (3, 3, 1))])
    drawn = marks(picture.wide, "w w4 own-w") + marks(picture.wide, "w w1 own-w")
    assert [each.text for each in drawn] == ["“<b>the long grey in-b…”"] * 2, "at both places, cut"
    assert "<b>" not in picture.wide
    assert picture.rows[0][0] == word
    assert picture.rows[0][2] == "unpleasant, low energy; pleasant, high energy"


def test_of_words_used_equally_often_hers_find_room_first():
    used = [*(replace(ours(at, 2), places=(UsedAt(1, 1, 2),)) for at in range(40)), own("mine", (1, 1, 2))]
    first = marks(words_picture(used).narrow, "w w4 own-w")
    assert [each.text for each in first] == ["“mine”"]


def test_on_a_phone_her_words_find_room_before_ours_that_were_used_little():
    used = [
        ours(0, 9),
        *(replace(ours(at, 3), places=(UsedAt(1, 1, 3),)) for at in range(1, 60)),
        own("mine", (1, 1, 1)),
    ]
    assert [each.text for each in marks(words_picture(used).narrow, "w w1 own-w")] == ["“mine”"]


def test_of_a_word_used_everywhere_the_places_of_most_uses_are_drawn():
    every = [(p, e, 30 - 5 * p - e) for p in range(5) for e in range(5)]
    picture = words_picture([own("mine", *every)])
    assert len(marks(picture.wide, "w w4 own-w")) == 3 and picture.rows[0][2].count(";") == 24


def test_halves_are_said_on_their_own_side():
    assert place_said(1.5, 2.5) == "unpleasant, high energy"
    assert place_said(0.5, 3.5) == "unpleasant, high energy"
    assert place_said(2, 2) == "neither pleasant nor unpleasant, some energy"
    assert place_said(4, 0) == "deeply pleasant, very low energy"


def test_without_words_there_is_no_drawing():
    picture = words_picture(())
    assert picture.wide == picture.narrow == "" and picture.rows == ()
