"""The picture of one shift: the days before and after, the level of each, and the light between them."""

from dataclasses import dataclass
from gettext import gettext as _

from inkling.change import Series, Shift, Watch
from inkling.pictures import bracket, months, telling
from inkling.pictures.axis import day_axis, value_axis
from inkling.pictures.chance import chance, hoped
from inkling.pictures.labels import Box, Place, free_place, width_of
from inkling.pictures.light import across, light_days, rays, rising
from inkling.pictures.picture import Picture
from inkling.pictures.scale import Scale, day_scale, places, value_scale
from inkling.pictures.svg import dots, drawing, element, line, polyline, rectangle, text
from inkling.pictures.usual import Usual, usual_range
from inkling.pictures.weeks import gaps

BEFORE, LONGEST, AFTER = 120, 300, 60
"""At most this many days before the interval, in all, and at least after it."""

TOP, GROUND, HEIGHT = 30.0, 200.0, 236.0
WIDE, NARROW, GUTTER = 560.0, 350.0, 36.0


@dataclass(frozen=True)
class _Card:
    """What is drawn, whatever the width?"""

    series: Series
    shift: Shift | None
    usual: Usual | None
    first: int
    last: int
    title: str
    sentence: str

    @property
    def years(self) -> bool:
        """Do these days need their year said?"""
        return False


def shift_picture(series: Series, watch: Watch, *, shift: Shift | None = None, prefix: str = "s") -> Picture:
    """What does this shift look like? Without `shift`, the last one the watch found; if it found none, a
    quiet picture of the series in its usual range. Days are those of `date.toordinal`."""
    shift = shift or (watch.shifts[-1] if watch.shifts else None)
    name = series.name or _("What you answered")
    answered = series.answered
    if not len(answered):
        nothing = _("No answers yet in {name}.").format(name=name)
        return Picture("", "", name, nothing, months.columns(), ())
    first, last = _window(answered, watch, shift)
    usual = None if shift else usual_range(series, ())
    if shift:
        sentence = telling.sentence_of_shift(series, shift, name, year=True)
    else:
        sentence = telling.sentence_of_quiet(series, watch, usual, last, name)
    title = f"{name}, {telling.months_said(first, last)}"
    card = _Card(series, shift, usual, first, last, title, sentence)
    away = [gap for gap in gaps(series) if first <= gap.first <= last]
    notes = months.other_notes(away, (), False) + (months.shift_notes(shift, "", False) if shift else [])
    wide = _draw(card, "wide", WIDE, f"{prefix}-w")
    narrow = _draw(card, "narrow", NARROW, f"{prefix}-n")
    return Picture(
        wide, narrow, title, sentence, months.columns(), months.month_rows(series, first, last, notes)
    )


def _window(answered: Series, watch: Watch, shift: Shift | None) -> tuple[int, int]:
    """Which days are shown? Some weeks before the shift, what came after, and no other shift."""
    begin, end = int(answered.days[0]), int(answered.days[-1])
    if shift is None:
        return max(begin, end - LONGEST + 1), end
    earlier = [other.since for other in watch.shifts if other.since < shift.since]
    later = [other.since for other in watch.shifts if other.since > shift.since]
    start = max([begin, shift.earliest - BEFORE, *(day for day in earlier if day <= shift.earliest - 14)])
    least = max(shift.latest + AFTER, shift.noticed)
    until = min([end, max(start + LONGEST - 1, least), *(max(day - 1, shift.noticed) for day in later)])
    return start, max(until, shift.latest)


def _draw(card: _Card, kind: str, width: float, prefix: str) -> str:
    answered = card.series.answered
    here = (answered.days >= card.first) & (answered.days <= card.last)
    shown = Series(answered.days[here], answered.values[here], scale=card.series.scale)
    x = day_scale(card.first, card.last, GUTTER, width)
    also = [card.shift.before, card.shift.after] if card.shift else []
    also += [card.usual.low(card.last), card.usual.high(card.last)] if card.usual else []
    y = value_scale(shown, also, GROUND - 6, TOP + 10)
    size = "" if (x(1) - x(0)) * 1.6 >= 2 * 2.1 else " small"
    points = [
        (x(day), y.within(value))
        for day, value in zip(shown.days.tolist(), shown.values.tolist(), strict=True)
    ]
    parts = [
        _sky(card, x, width, prefix),
        value_axis(y, GUTTER, width, places(shown)),
        _usual(card, x, y) if card.usual else "",
        dots(points, f"dots{size}"),
        _levels(card.shift, x, y) if card.shift else "",
        day_axis(x, card.first, card.last, GROUND),
    ]
    return drawing(kind, width, HEIGHT, prefix, card.title, card.sentence, *parts)


def _sky(card: _Card, x: Scale, width: float, prefix: str) -> str:
    """Night below, dawn as sure as it is, both fading upward; a shift against hope brings no dawn."""
    place = (GUTTER, TOP, width - GUTTER, GROUND - TOP)
    definitions = rising(f"{prefix}-m", *place)
    night = rectangle(*place, class_="wash-n")
    if card.shift is None:
        sky = element("g", night, mask=f"url(#{prefix}-m)", class_="quiet")
        return element("defs", definitions) + sky
    shift = card.shift
    classes = "lit" if hoped(shift, card.series.better) else "dusk"
    definitions += across(f"{prefix}-l", classes, x, light_days(shift), lambda day: 0.72 * chance(shift, day))
    light = rectangle(*place, fill=f"url(#{prefix}-l)")
    sky = element("g", night, light, mask=f"url(#{prefix}-m)")
    return element("defs", definitions) + sky + rays(shift, x, GROUND, TOP + 6)


def _usual(card: _Card, x: Scale, y: Scale) -> str:
    assert card.usual
    low, high = y(card.usual.low(card.last)), y(card.usual.high(card.last))
    corners = [(x.start, high), (x.end, high), (x.end, low), (x.start, low)]
    said = _("usually {low} to {high}").format(
        **dict(zip(("low", "high"), telling.between(card.usual, card.last, card.series), strict=True))
    )
    edges = "".join(line(x.start, edge, x.end, edge, "usual-edge") for edge in (low, high))
    label = text(x.end - 6, max(high - 7, TOP + 8), said, "t-s end halo-n")
    return element("path", class_="usual", d=polyline(corners, closed=True)) + edges + label


def _levels(shift: Shift, x: Scale, y: Scale) -> str:
    """The two levels with their labels, and the bracket with its dates."""
    before, after = telling.levels(shift)
    start, best, end = bracket.ends(shift, x)
    room = Box(x.start, TOP - 4, x.end, GROUND)
    taken: list[Box] = []
    parts = []
    for x0, x1, level, classes, said in (
        (x.start, start, shift.before, "level", _("about {level}").format(level=before)),
        (end, x.end, shift.after, "level-now", _("about {level}").format(level=after)),
    ):
        height = y(level)
        parts.append(line(x0, height, x1, height, classes))
        place = free_place(said, "t-s", _beside(x0, x1, height), taken, room)
        if place:
            taken.append(place.box(said, "t-s"))
            parts.append(text(place.x, place.y, said, f"t-s {place.anchor} halo-n".replace("  ", " ")))
    return "".join(parts) + bracket.marks(start, best, end, 20) + _dated(shift, start, end, x)


def _beside(x0: float, x1: float, height: float) -> list[Place]:
    middle = (x0 + x1) / 2
    over, under = height - 8, height + 18
    return [
        Place(x, y, anchor)
        for y in (over, under)
        for x, anchor in ((middle, "mid"), (x0 + 6, ""), (x1 - 6, "end"))
    ]


def _dated(shift: Shift, start: float, end: float, x: Scale) -> str:
    """The dates, on whichever side of the bracket has room for them."""
    for said in (bracket.began(shift), bracket.span(shift)):
        wide = width_of(said, "t-s")
        if end + 10 + wide <= x.end:
            return text(end + 10, 25, said)
        if start - 10 - wide >= 0:
            return text(start - 10, 25, said, "t-s end")
    return ""
