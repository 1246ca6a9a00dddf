"""The picture of one shift: the days before and after, the level of each, and the light between them."""

from collections.abc import Sequence

from inkling.change import Series, Shift, Watch
from inkling.language import gettext as _
from inkling.pictures import bracket, months, own_range, quiet, telling
from inkling.pictures.card import GROUND, NARROW, TOP, WIDE, Card, Named, card, finish, within
from inkling.pictures.chance import chance, hoped
from inkling.pictures.holding import Lapse, edges, lapses, spans_of, steady
from inkling.pictures.labels import Box, Place, free_place, width_of
from inkling.pictures.light import across, light_days, rays, rising
from inkling.pictures.picture import Picture
from inkling.pictures.svg import element, line, rectangle, text
from inkling.pictures.usual import Usual, usual_range
from inkling.pictures.weeks import gaps

Spans = Sequence[tuple[int, int]]

BEFORE, LONGEST, AFTER = 120, 300, 60
"""At most this many days before the interval, in all, and at least after it."""

LIGHT = 0.72
"""How bright it is once a shift has surely begun."""


def shift_picture(
    series: Series, watch: Watch, *, shift: Shift | None = None, prefix: str = "s", named: Named = ()
) -> Picture:
    """What does this shift look like? Without `shift`, the last one the watch found; if it found none, a
    quiet picture of the series in its usual range. Days are those of `date.toordinal`. `named` are the levels of a
    series whose answers are words."""
    shift = shift or (watch.shifts[-1] if watch.shifts else None)
    name = series.name or _("What you answered")
    answered = series.answered
    if not len(answered):
        nothing = _("No answers yet in “{name}”.").format(name=name)
        return Picture("", "", name, nothing, months.columns(name), ())
    first, last = _window(answered, watch, shift)
    title = f"{name}, {telling.months_said(first, last)}"
    usual = _usual(series, shift, first, last, named)
    gone = [lapse for lapse in lapses(series, shift, watch.shifts) if lapse.first <= last] if shift else []
    around = ""
    if shift:
        sentence = telling.sentence_of_shift(shift, name, gone, about=telling.levels(shift, named))
        around = own_range.range_said(usual, series, shift.earliest - 1, shift.latest + 1) if usual else ""
    else:
        sentence = telling.sentence_of_quiet(series, watch, usual, last, name)
    told = f"{sentence} {around}".strip()
    drawn = []
    for kind, width in (("wide", WIDE), ("narrow", NARROW)):
        on = card(series, first, last, _also(shift, usual, first, last), width, f"{prefix}-{kind[0]}", named)
        behind, before = _marks(on, shift, usual, spans_of(gone, last))
        drawn.append(finish(on, kind, title, told, behind, before))
    rows = months.month_rows(series, first, last, _notes(answered, shift, gone, first, last))
    return Picture(
        drawn[0],
        drawn[1],
        title,
        told,
        months.columns(name),
        rows,
        usual=around,
        came_back=telling.came_back(gone),
    )


def _usual(series: Series, shift: Shift | None, first: int, last: int, named: Named) -> Usual | None:
    """What is usual here? Answers that are words have no range that could be told in numbers."""
    if shift is None:
        return usual_range(series, ())
    return None if named else own_range.own_range(within(series, first, last), shift)


def _also(shift: Shift | None, usual: Usual | None, first: int, last: int) -> list[float]:
    """Which levels must be on the picture, besides the answers?"""
    levels = [shift.before, shift.after] if shift else []
    return levels + (
        [edge for day in (first, last) for edge in (usual.low(day), usual.high(day))] if usual else []
    )


def _marks(on: Card, shift: Shift | None, usual: Usual | None, gone: Spans) -> tuple[str, str]:
    """What stands behind the days, and what before them?"""
    if shift:
        return _sky(on, shift, gone) + _own(on, shift, usual), _levels(on, shift, gone, usual)
    return quiet.draw_range(on, usual), quiet.draw_weeks(on, usual)


def _notes(
    answered: Series, shift: Shift | None, gone: Sequence[Lapse], first: int, last: int
) -> list[months.Note]:
    """What is noted in the table?"""
    notes = months.away_notes([gap for gap in gaps(answered) if first <= gap.first <= last], year=False)
    notes += months.lapse_notes(gone, "", year=False)
    return notes + (months.shift_notes(shift, "", year=False) if shift else [])


def _window(answered: Series, watch: Watch, shift: Shift | None) -> tuple[int, int]:
    """Which days are shown? Some weeks before the shift, what came after, and no other shift."""
    begin, end = int(answered.days[0]), int(answered.days[-1])
    if shift is None:
        return max(begin, end - LONGEST + 1), end
    earlier = [other.since for other in watch.shifts if other.since <= shift.earliest - 14]
    later = [other.since for other in watch.shifts if other.since > shift.since]
    start = max([begin, shift.earliest - BEFORE, *earlier])
    least = max(shift.latest + AFTER, shift.noticed)
    until = min([end, max(start + LONGEST - 1, least), *(max(day - 1, shift.noticed) for day in later)])
    return start, max(until, shift.latest)


def _sky(on: Card, shift: Shift, gone: Spans) -> str:
    """Night below, dawn as sure as it is, both fading upward. A shift against hope deepens the evening."""
    tone = "lit" if hoped(shift, on.series.better) else "dusk"
    days = [*light_days(shift), *edges(gone)]
    light = across(
        f"{on.prefix}-l", tone, on.x, days, lambda day: LIGHT * chance(shift, day) * steady(gone, day)
    )
    definitions = element("defs", rising(f"{on.prefix}-m", *on.place), light)
    painted = [rectangle(*on.place, class_="wash-n"), rectangle(*on.place, fill=f"url(#{on.prefix}-l)")]
    sky = element("g", *painted, mask=f"url(#{on.prefix}-m)")
    return definitions + sky + rays(shift, on.x, GROUND, TOP + 4)


def _own(on: Card, shift: Shift, usual: Usual | None) -> str:
    """The dotted edges of what was usual, before and since."""
    if usual is None:
        return ""
    start, _best, end = bracket.ends(shift, on.x)
    days = shift.earliest - 1, shift.latest + 1
    return own_range.draw(usual, on.y, (on.x.start, start), (end, on.x.end), days)


def _levels(on: Card, shift: Shift, gone: Spans, usual: Usual | None) -> str:
    """The two levels with their labels, and the bracket with its dates."""
    start, best, end = bracket.ends(shift, on.x)
    now = "level-now" if hoped(shift, on.series.better) else "level-dusk"
    room = Box(on.x.start, TOP - 4, on.x.end, GROUND)
    taken, lines = list[Box](), _lines(on, shift, usual)
    parts = []
    held = _held(on, end, gone)
    ranges = (([(on.x.start, start)], shift.before, "level"), (held, shift.after, now))
    for (pieces, level, classes), about in zip(ranges, telling.levels(shift), strict=True):
        parts += [line(x0, on.y(level), x1, on.y(level), classes) for x0, x1 in pieces]
        said = _("about {level}").format(level=about)
        places = _beside(*pieces[0], on.y(level))
        place = free_place(said, "t-s", places, [*taken, *lines], room) or free_place(
            said, "t-s", places, taken, room
        )
        if place and not on.named:
            taken.append(place.box(said, "t-s"))
            parts.append(
                text(place.x, place.y, said, " ".join(filter(None, ("t-s", place.anchor, "halo-n"))))
            )
    return "".join(parts) + bracket.marks(start, best, end, 20) + _dated(on, shift, start, end)


def _lines(on: Card, shift: Shift, usual: Usual | None) -> list[Box]:
    """Where are dotted edges and the other level, so that no label stands on them if there is another place?"""
    start, _best, end = bracket.ends(shift, on.x)
    sides = (
        (on.x.start, start, shift.before, shift.earliest - 1),
        (end, on.x.end, shift.after, shift.latest + 1),
    )
    return [
        Box(left, on.y.within(level) - 1, right, on.y.within(level) + 1)
        for left, right, own, day in sides
        for level in (own, *((usual.low(day), usual.high(day)) if usual else ()))
    ]


def _held(on: Card, end: float, gone: Spans) -> list[tuple[float, float]]:
    """Where does the line of the new level stand? Only where the shift holds."""
    pieces, start = [], end
    for first, last in gone:
        pieces.append((start, max(start, on.x.within(first - 0.5))))
        start = max(start, on.x.within(last + 0.5))
    return [*pieces, (start, on.x.end)] if start < on.x.end else pieces


def _beside(x0: float, x1: float, height: float) -> list[Place]:
    """Where could the label of a level stand? Over its line or under it, in the middle or at an end."""
    along = (((x0 + x1) / 2, "mid"), (x0 + 6, ""), (x1 - 6, "end"))
    near = [Place(x, y, anchor) for y in (height - 8, height + 18) for x, anchor in along]
    return near + [Place(x, y, anchor) for y in (height - 5.5, height + 15.5) for x, anchor in along]


def _dated(on: Card, shift: Shift, start: float, end: float) -> str:
    """The dates, on whichever side of the bracket has room for them, or else above it."""
    for said in (bracket.began(shift), bracket.span(shift)):
        wide = width_of(said, "t-s")
        if end + 10 + wide <= on.x.end:
            return text(end + 10, 25, said)
        if start - 10 - wide >= 0:
            return text(start - 10, 25, said, "t-s end")
    return text(max(0.0, min(start, on.x.end - wide)), 10, said)
