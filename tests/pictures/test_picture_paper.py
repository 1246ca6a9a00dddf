"""The path on paper: the same marks with colours of their own, and no names of what one wrote beside them."""

import re
from dataclasses import replace
from datetime import date, timedelta

from inkling.journal import Breakthrough, look, series_of, way_of
from inkling.journal.sample import sample_journal
from inkling.pictures import STYLE, PathPage
from inkling.pictures.paper import PaperPicture, path_on_paper
from inkling.pictures.printed import printed, without_colour
from tests.clock import TODAY

SAMPLE = sample_journal(TODAY)
SERIES, WATCHES = series_of(SAMPLE), look(SAMPLE).watches


def drawn(days: int = 300) -> PaperPicture:
    """Her last days, on paper."""
    way, first = replace(way_of(SAMPLE, TODAY), happened=()), TODAY - timedelta(days=days)
    found = path_on_paper(PathPage("pleasantness", SERIES, WATCHES, first, TODAY, way=way, today=TODAY))
    assert found
    return found


def test_every_mark_has_a_colour_on_paper() -> None:
    """Red when a mark is added to the path and not to pictures/printed.py."""
    for days in (7, 30, 91, 300):
        picture = drawn(days=days)
        assert without_colour(picture.wide) == set()
        assert "class=" not in picture.print and "var(" not in picture.print and "style" not in picture.print


def test_its_colours_are_those_of_the_stylesheet_by_day() -> None:
    """Which classes are filled and which are only lines is the same in both. Red when one of them is changed alone."""

    def only_a_line(css: str) -> bool:
        return bool(re.search(r"fill:\s*none", css))

    for name in ("checkins", "usual-edge", "bracket", "trail", "axis", "grain", "bt-ring", "s-tried", "days"):
        rule = re.search(rf"\.{name}\s*{{([^}}]*)}}", STYLE)
        assert rule and only_a_line(rule[1]), name
        made = printed(f'<svg viewBox="0 0 1 1"><path class="{name}" d="M0 0"/></svg>')
        assert 'fill="none"' in made, name


def test_a_mark_nobody_knows_is_a_thin_line_and_never_a_black_blot() -> None:
    assert 'fill="none"' in printed('<svg viewBox="0 0 1 1"><path class="new-mark" d="M0 0h9v9z"/></svg>')


def test_no_breakthrough_and_no_thread_is_named_in_it() -> None:
    """Each piece of the sheet is chosen by itself: the picture does not bring back what was left off."""
    picture = drawn()
    names = [each.name for each in (*SAMPLE.threads, *SAMPLE.kind(Breakthrough))]
    assert len(names) > 5
    for name in names:
        for text in (picture.wide, picture.narrow, picture.print, picture.sentence, picture.described):
            assert name not in text
    assert "<a " not in picture.wide and "href" not in picture.print


def test_it_is_described_in_the_words_that_stand_below_it() -> None:
    """And both come from the numbers: without its shifts it says something else."""
    picture = drawn()
    assert picture.sentence in picture.described
    fewer = drawn(days=20)
    assert fewer.sentence != picture.sentence


def test_where_nothing_lies_nothing_is_drawn() -> None:
    nothing = path_on_paper(PathPage("", {}, {}, date(2026, 1, 1), date(2026, 2, 1)))
    assert nothing is None


def test_words_in_it_are_only_words() -> None:
    assert "<script" not in printed('<svg viewBox="0 0 1 1"><text class="t">&lt;script&gt;</text></svg>')
