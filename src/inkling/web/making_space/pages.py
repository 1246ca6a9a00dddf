"""What Making space shows, as plain values."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from inkling.journal import Expected, Openness, Practised, Rhythm, making_space, middle_half
from inkling.pictures import (
    Picture,
    by_weeks,
    expectations_picture,
    openness_picture,
    practice_picture,
    rhythm_picture,
)
from inkling.vault.queries import OpenJournal
from inkling.web.making_space.suggestions import Suggested, suggested

Link = tuple[str, str]
"""Where it leads, and what it is called."""


@dataclass(frozen=True)
class Panel:
    """One of the four: a sentence with its picture, one suggestion, and where it is done. `marks` are the kinds of
    mark the key explains, `example` stands where there is nothing to draw."""

    id: str
    name: str
    picture: Picture
    suggestion: Suggested
    links: tuple[Link, ...]
    marks: tuple[str, ...]
    example: str


@dataclass(frozen=True)
class MakingSpacePage:
    """The four panels. `earlier` says whether there is more than they show."""

    panels: tuple[Panel, ...]
    earlier: bool
    whole: bool


def making_space_page(opened: OpenJournal, today: date) -> MakingSpacePage:
    """How is space made in this journal, of late?"""
    space = making_space(opened.journal, today)
    rhythm, openness, practice, expectations = (suggested(each, today) for each in space.suggestions)
    panels = (
        _panel(
            "rhythm", _("Rhythm"), rhythm_picture(space.rhythm), rhythm,
            ("today", "sessions"), tuple(_rhythm_marks(space.rhythm)),
            _("“Every other Tuesday, and a line on the days between.”"),
        ),
        _panel(
            "openness", _("Openness"), openness_picture(space.openness), openness,
            ("sessions", "unsaid"), tuple(_openness_marks(space.openness)),
            _("“I told it as a funny story. It was not one.”"),
        ),
        _panel(
            "practice", _("Practice"), practice_picture(space.practised), practice,
            ("practices",), tuple(_practice_marks(space.practised)),
            _("“Let the phone ring three times before I pick up.”"),
        ),
        _panel(
            "expectations", _("Expectations"), expectations_picture(space.expected), expectations,
            ("sessions", "how-change-came"), tuple(_expectations_marks(space.expected)),
            _("“To say one thing that is not finished.”"),
        ),
    )  # fmt: skip
    return MakingSpacePage(panels, space.months.earlier, opened.whole)


def _panel(
    id: str,
    name: str,
    picture: Picture,
    suggestion: Suggested,
    views: Sequence[str],
    marks: tuple[str, ...],
    example: str,
) -> Panel:
    links = tuple(
        (address, _PLACES[view]()) for view in views if (address := reverse(view)) != suggestion.address
    )
    return Panel(id, name, picture, suggestion, links, marks, "" if picture.wide else example)


_PLACES = {
    "today": lambda: _("Today"),
    "sessions": lambda: _("Sessions"),
    "unsaid": lambda: _("Not said yet"),
    "practices": lambda: _("To practise"),
    "how-change-came": lambda: _("How change came"),
}


def _rhythm_marks(seen: Rhythm) -> Iterator[str]:
    """Which kinds of session are drawn? One kind alone needs no key."""
    kinds = Counter(status for _day, status in seen.sessions)
    if set(kinds) - {"attended"}:
        yield from (each for each in ("attended", "missed", "cancelled", "planned") if kinds[each])
    if by_weeks(seen.months, (day for day, _status in seen.sessions)):
        yield "weeks"


def _openness_marks(seen: Openness) -> Iterator[str]:
    if seen.opened or seen.safe:
        yield "scale"
    if middle_half(seen.opened) or middle_half(seen.safe):
        yield "range"
    if any(mark.later for mark in (*seen.opened, *seen.safe)):
        yield "later"
    if seen.days("said"):
        yield "said"
    if seen.days("half said"):
        yield "half said"


def _practice_marks(seen: Practised) -> Iterator[str]:
    if seen.brought:
        yield "brought"
    if any(by_weeks(seen.months, days) for days in (seen.chosen, seen.tried, seen.not_tried, seen.brought)):
        yield "weeks"


def _expectations_marks(seen: Expected) -> Iterator[str]:
    tones = Counter(each.tone for each in seen.sessions)
    yield from (each for each in ("routine", "profound", "hard") if tones[each])
    if tones[None]:
        yield "untold"
    if by_weeks(seen.months, (each.day for each in seen.sessions)):
        yield from ("several", "weeks")
