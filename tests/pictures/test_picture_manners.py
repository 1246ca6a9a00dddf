"""The two manners: one ground and one size for both, and light that comes up at once or slowly."""

import re

import pytest

from inkling.pictures import STYLE, manner_picture
from inkling.pictures.manners import AT_ONCE, QUIETLY, WEEKS
from tests.pictures.drawn import marks, root

BOTH = pytest.mark.parametrize("quiet", [False, True])


def _light(svg: str) -> list[tuple[float, float]]:
    """How bright, and how far along?"""
    stops = marks(svg, "lit")
    return [(float(stop.get("offset").rstrip("%")) / 100, float(stop.get("stop-opacity"))) for stop in stops]


def _coming_up(svg: str) -> float:
    """Over how much of the width does the light come up?"""
    lit = _light(svg)
    return min(at for at, bright in lit if bright > 0.99) - max(at for at, bright in lit if bright < 0.01)


def test_the_light_comes_up_as_the_words_say() -> None:
    """What is said to come all at once takes a tenth of the picture at most; what grows over most of it, over half."""
    at_once, quietly = manner_picture(quiet=False), manner_picture(quiet=True)
    assert _coming_up(at_once) == pytest.approx((AT_ONCE[1] - AT_ONCE[0]) / WEEKS, abs=0.01)
    assert _coming_up(quietly) == pytest.approx((QUIETLY[1] - QUIETLY[0]) / WEEKS, abs=0.01)
    assert _coming_up(at_once) < 0.1 and _coming_up(quietly) > 0.5
    assert "all at once" in root(at_once)[1].text and "over most of the picture" in root(quietly)[1].text


def test_the_ground_is_the_same_and_a_second_ring_means_quiet() -> None:
    at_once, quietly = manner_picture(quiet=False), manner_picture(quiet=True)
    for classes in ("g1 bed", "g3 bed", "grain"):
        assert marks(at_once, classes)[0].get("d") == marks(quietly, classes)[0].get("d")
    assert (len(marks(at_once, "bt-ring")), len(marks(quietly, "bt-ring"))) == (0, 1)
    assert marks(at_once, "bt")[0].get("r") == marks(quietly, "bt")[0].get("r")


@BOTH
def test_it_is_drawn_under_the_policy_of_every_picture(quiet: bool) -> None:
    svg = manner_picture(quiet)
    used = {name for found in root(svg).iter() for name in found.get("class", "").split()}
    assert used - {"manner"} <= set(re.findall(r"\.([a-z][\w-]*)", STYLE))
    assert "style=" not in svg and root(svg).get("role") == "img"
    ids = [found.get("id") for found in root(svg).iter() if found.get("id")]
    assert len(ids) == len(set(ids)) and set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(ids)
    assert root(svg).get("aria-labelledby").split() == [
        f"{'quiet' if quiet else 'aha'}-{end}" for end in "td"
    ]


def test_both_stand_on_one_page() -> None:
    ids = re.findall(r' id="([^"]+)"', manner_picture(quiet=False) + manner_picture(quiet=True))
    assert len(ids) == len(set(ids))
