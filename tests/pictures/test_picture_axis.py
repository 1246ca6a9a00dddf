"""The axis below a picture, on every day of a year: no word of it is cut at the edge, whatever day it is."""

import xml.etree.ElementTree as ET
from datetime import date

import pytest

from inkling.pictures.axis import day_axis
from inkling.pictures.scale import day_scale

LETTERS = "0123456789 ADFJMNOSabceghilmnoprstuvy’"
WIDE = (
    "89 56 75 79 84 81 82 70 84 81 39 86 92 76 70 112 95 98 81 "
    "72 77 66 74 76 75 35 36 115 75 75 77 48 64 45 74 63 62 33"
)
WIDTHS = {letter: int(wide) / 10 for letter, wide in zip(LETTERS, WIDE.split(), strict=True)}
"""How wide a browser draws each letter: the axis itself only knows an average."""

START = 0.0
YEAR = range(date(2027, 6, 1).toordinal(), date(2028, 6, 1).toordinal())


def _ends(word: ET.Element) -> tuple[float, float]:
    """Where does this word begin and end?"""
    wide, at = sum(WIDTHS[letter] for letter in word.text or ""), float(word.get("x", ""))
    left = at - wide / 2 if "mid" in word.get("class", "") else at
    return left, left + wide


@pytest.mark.parametrize("end", [312.0, 400.0, 560.0, 1000.0])
@pytest.mark.parametrize("days", [1, 3, 7, 9, 31, 62, 80, 120, 210, 364, 480, 700, 1500, 4000])
def test_no_word_is_cut_at_an_edge_on_any_day(days: int, end: float) -> None:
    """Where the days end, most pictures end too, and the path begins with the first of them. Red when a month at the
    edge is named by what its name takes on average, and red when a week or a quarter may reach a little over it."""
    named, cut = 0, set()
    for last in YEAR:
        first = last - days + 1
        axis, _depth = day_axis(day_scale(first, last, START, end), first, last, 200.0)
        for word in ET.fromstring(f"<svg>{axis}</svg>").iter("text"):
            left, right = _ends(word)
            named += 1
            if left < START - 1 or right > end + 1:  # a pixel is no cut, here as in the walks
                cut.add((date.fromordinal(last).isoformat(), word.text))
    assert named >= len(YEAR)
    assert not cut
