"""The vocabulary is broad, balanced and readable, and can be found by place and by typing."""

import re
import subprocess
import sys
from difflib import SequenceMatcher
from itertools import combinations, product

import pytest

from inkling.words import FEELINGS, corners, describe_place, feelings, find, matching, near

PLACES = list(product(range(5), range(5)))


def test_there_are_enough_words_and_each_stands_once():
    words = [feeling.word for feeling in FEELINGS]
    assert len(words) >= 160
    assert len({word.casefold() for word in words}) == len(words)
    assert feelings() == FEELINGS


def test_every_meaning_is_its_own_short_line():
    assert len({feeling.meaning for feeling in FEELINGS}) == len(FEELINGS)
    for feeling in FEELINGS:
        assert 0 < len(feeling.meaning) <= 60, feeling
        assert not feeling.meaning.endswith("."), feeling
        first = feeling.meaning[0]
        assert first.islower() or feeling.meaning.startswith("I "), feeling
        assert feeling.meaning == feeling.meaning.strip()


def test_a_meaning_does_not_explain_a_word_by_itself():
    for feeling in FEELINGS:
        assert not re.search(rf"\b{re.escape(feeling.word)}\b", feeling.meaning), feeling


def test_no_word_is_a_spelling_of_another():
    for one, other in combinations([feeling.word for feeling in FEELINGS], 2):
        assert one.replace(" ", "") != other.replace(" ", "")
        assert one[:5] != other[:5] or SequenceMatcher(None, one, other).ratio() < 0.8, (one, other)


def test_no_word_is_a_diagnosis():
    clinical = {"depressed", "manic", "traumatised", "traumatized", "dissociated", "neurotic", "phobic"}
    assert clinical.isdisjoint(feeling.word for feeling in FEELINGS)


def test_every_word_lies_on_the_plane_at_a_place_or_half_way():
    for feeling in FEELINGS:
        for value in (feeling.pleasantness, feeling.energy):
            assert 0 <= value <= 4
            assert (2 * value).is_integer(), feeling


@pytest.mark.parametrize(("pleasantness", "energy"), PLACES)
def test_every_place_has_words_within_reach(pleasantness, energy):
    offered = near(pleasantness, energy)
    assert len(offered) == 8
    assert sum(feeling.distance(pleasantness, energy) <= 1.5 for feeling in FEELINGS) >= 6
    assert all(feeling.distance(pleasantness, energy) <= 1 for feeling in offered[:6])


def test_the_quadrants_are_balanced():
    for pleasant, energetic in product((False, True), repeat=2):
        words = [
            feeling
            for feeling in FEELINGS
            if (feeling.pleasantness > 2 if pleasant else feeling.pleasantness < 2)
            and (feeling.energy > 2 if energetic else feeling.energy < 2)
        ]
        assert len(words) >= 30, (pleasant, energetic)


def test_near_gives_the_nearest_first_and_always_the_same():
    offered = near(1, 1, count=20)
    distances = [feeling.distance(1, 1) for feeling in offered]
    assert distances == sorted(distances)
    assert len(offered) == 20
    assert offered == near(1.0, 1.0, count=20)
    assert near(1, 1) == offered[:8]


def test_words_equally_near_keep_the_order_of_the_file():
    order = {feeling.word: index for index, feeling in enumerate(FEELINGS)}
    for place in PLACES:
        keys = [(feeling.distance(*place), order[feeling.word]) for feeling in near(*place, count=30)]
        assert keys == sorted(keys)


def test_a_word_is_found_whatever_its_capitals():
    feeling = find("  At   Ease ")
    assert feeling is not None
    assert feeling.word == "at ease"
    assert find("zorp") is None
    assert all(find(feeling.word) is feeling for feeling in FEELINGS)


def test_typing_finds_beginnings_then_insides_then_meanings():
    found = [feeling.word for feeling in matching("hope")]
    assert set(found[:2]) == {"hopeful", "hopeless"}
    burdens = [feeling.word for feeling in matching("burden")]
    assert burdens == ["burdened", "unburdened"]
    assert "grumpy" in [feeling.word for feeling in matching("toast")]
    assert [feeling.word for feeling in matching("WEARY")] == ["weary"]


def test_typing_nothing_finds_nothing():
    assert matching("") == matching("   ") == ()
    assert matching("zorp") == ()


def test_every_place_is_said_in_its_own_words():
    assert describe_place(1, 1) == "unpleasant, low energy"
    assert describe_place(0, 4) == "deeply unpleasant, very high energy"
    assert describe_place(2, 0) == "neither pleasant nor unpleasant, very low energy"
    assert len({describe_place(*place) for place in PLACES}) == 25


@pytest.mark.parametrize("place", [(5, 0), (0, 5), (-1, 0), (0, -1)])
def test_a_place_off_the_plane_is_refused(place):
    with pytest.raises(ValueError, match="no place"):
        describe_place(*place)


def test_the_four_corners_have_names():
    assert list(corners().values()) == ["restless", "lit up", "flat", "at ease"]
    assert all(find(name) for name in corners().values())


def test_the_words_load_without_django_and_without_the_other_rooms():
    code = (
        "import sys, inkling.words; "
        "print([m for m in sys.modules if m.split('.')[0] == 'django' "
        "or m.startswith(('inkling.change', 'inkling.measures', 'inkling.journal'))])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
