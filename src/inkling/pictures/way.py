"""The way to a shift or a breakthrough: the days it took, what came up in them, and the sessions that lay in them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from inkling.change import Better, Shift
from inkling.journal import Held, Named, OnTheWay, Tone, day_in_words
from inkling.language import gettext as _
from inkling.language import ngettext
from inkling.pictures import bracket, telling
from inkling.pictures.axis import day_axis
from inkling.pictures.chance import chance, hoped
from inkling.pictures.counted import way_said
from inkling.pictures.held import told_apart
from inkling.pictures.light import across, light_days, rays, rising
from inkling.pictures.picture import Picture
from inkling.pictures.roots import roots
from inkling.pictures.scale import Scale, day_scale
from inkling.pictures.svg import drawing, element, line, rectangle, text
from inkling.pictures.tones import session_marks

WIDE, NARROW = 560.0, 312.0
TOP, GROUND, SESSIONS, AXIS = 34.0, 96.0, 117.0, 138.0

LIGHT = 0.72
"""How bright it is once a shift has surely begun."""

EDGE, FIRST = 18.0, 6.0
"""How far the last day keeps from the edge, so that a point has room on it, and the first one."""

NEAR = 8.0
"""Sessions nearer to each other than this are drawn as one."""

Above = Callable[[Scale, str], str]
"""What stands over the sessions, drawn on this scale with this prefix for its ids?"""


@dataclass(frozen=True)
class _Drawing:
    title: str
    said: str
    way: OnTheWay
    prefix: str


def shift_way(
    shift: Shift, name: str, better: Better | None, way: OnTheWay, year: int, *, prefix: str = "w"
) -> Picture:
    """Which sessions lay on the way to this shift? Days of another year than this one say theirs."""
    noticed = date.fromordinal(shift.noticed)
    years = {noticed.year, date.fromordinal(shift.earliest).year} != {year}
    began = _("It began to shift {between}, and was noticed on {day}.").format(
        between=bracket.between(shift, years), day=day_in_words(noticed, years)
    )
    title = _("The way to a shift in “{name}”, {days}").format(name=name, days=_days(way))

    def above(x: Scale, id: str) -> str:
        return _dawn(shift, better, x, id) + _dated(shift, x, years)

    return _picture(_Drawing(title, f"{began} {way_said(way)}", way, prefix), above)


def breakthrough_way(named: Named, way: OnTheWay | None, year: int, *, prefix: str = "w") -> Picture:
    """Which sessions lay on the way to this breakthrough? Without a drawing where its way is not known."""
    name = " ".join(named.name.split())[:120]
    if way is None:
        said = _("Nothing in its trail comes before it, so its way is not known.")
        return Picture("", "", _("The way to “{name}”").format(name=name), said, (), ())
    title = _("The way to “{name}”, {days}").format(name=name, days=_days(way))
    led = [day.toordinal() for _id, day in named.led if day <= named.day]
    said = f"{_trail_said(named, way, year)} {way_said(way)}"

    def above(x: Scale, id: str) -> str:
        start, end = x(way.first.toordinal() - 0.5), x(named.day.toordinal())
        day = text(x.end, 12, day_in_words(named.day, named.day.year != year), "t-s end")
        return roots([x(each) for each in led], start, end, named.quiet) + day

    return _picture(_Drawing(title, said, way, prefix), above)


def way_crowded(way: OnTheWay) -> bool:
    """Do sessions lie so close on this way that some marks stand for several?"""
    return any(len(_marks(way.sessions, _scale(way, width))) < len(way.sessions) for width in (WIDE, NARROW))


def _picture(it: _Drawing, above: Above) -> Picture:
    drawn = []
    for kind, width in (("wide", WIDE), ("narrow", NARROW)):
        id = f"{it.prefix}-{kind[0]}"
        x = _scale(it.way, width)
        axis, depth = day_axis(x, it.way.first.toordinal(), it.way.last.toordinal(), AXIS)
        parts = [above(x, id), _ground(it.way, x), _sessions(it.way.sessions, x), axis]
        drawn.append(drawing(kind, width, AXIS + depth, id, it.title, it.said, *parts))
    return Picture(drawn[0], drawn[1], it.title, it.said, (), ())


def _scale(way: OnTheWay, width: float) -> Scale:
    """All the days of the way; the first and the last keep from the edge."""
    days = day_scale(way.first.toordinal(), way.last.toordinal(), FIRST, width - EDGE)
    per_day = days(1) - days(0)
    return Scale(days.low - FIRST / per_day, days.high + EDGE / per_day, 0, width)


def _ground(way: OnTheWay, x: Scale) -> str:
    """A firm line where the way was for certain, a dotted one where it may have been."""
    first, surely, last = (x(day.toordinal()) for day in (way.first, way.surely, way.last))
    start, end = first - (x(1) - x(0)) / 2, last + (x(1) - x(0)) / 2
    if way.first == way.surely:
        return line(start, GROUND, end, GROUND, "horizon")
    return line(start, GROUND, surely, GROUND, "usual-edge") + line(surely, GROUND, end, GROUND, "horizon")


def _sessions(sessions: Sequence[Held], x: Scale) -> str:
    return session_marks((at, SESSIONS, tone) for at, tone in _marks(sessions, x))


def _marks(sessions: Sequence[Held], x: Scale) -> list[tuple[float, Tone | None]]:
    return told_apart([(x.within(each.day.toordinal(), 5), each.tone) for each in sessions], NEAR)


def _dawn(shift: Shift, better: Better | None, x: Scale, id: str) -> str:
    """Light as sure as it is. A shift against hope deepens the evening."""
    end = x(shift.noticed + 0.5)
    place = (x.start, TOP, end - x.start, GROUND - TOP)
    tone = "lit" if hoped(shift, better) else "dusk"
    within = Scale(x.low, shift.noticed + 0.5, x.start, end)
    lit = across(f"{id}-l", tone, within, light_days(shift), lambda day: LIGHT * chance(shift, day))
    sky = rectangle(*place, class_="wash-n"), rectangle(*place, fill=f"url(#{id}-l)")
    definitions = element("defs", rising(f"{id}-m", *place), lit)
    return definitions + element("g", *sky, mask=f"url(#{id}-m)") + rays(shift, x, GROUND, TOP + 4)


def _dated(shift: Shift, x: Scale, years: bool) -> str:
    """The bracket with its dates, and where it was noticed."""
    over = bracket.over(shift, x, ((bracket.began(shift, years), "t-s"),))
    noticed = x(shift.noticed)
    parts = [over.draw(27), line(noticed, TOP, noticed, GROUND, "stem")]
    return "".join((*parts, text(noticed - 6, TOP + 14, _("noticed"), "t-s end halo-sky")))


def _trail_said(named: Named, way: OnTheWay, year: int) -> str:
    """Since when does its trail lead there, and how long is that?"""
    first = day_in_words(way.first, way.first.year != year)
    last = day_in_words(named.day, named.day.year != year)
    days = (way.last - way.first).days
    if not days:
        return _("Its trail lies on its own day, {day}.").format(day=last)
    if days < 14:
        long = ngettext("{count} day", "{count} days", days).format(count=telling.count_said(days))
    else:
        long = telling.weeks_said(days // 7)
    said = _("Its trail begins on {first}, {long} before {last}.")
    if days >= 14 and days % 7:
        said = _("Its trail begins on {first}, about {long} before {last}.")
    return said.format(first=first, long=long, last=last)


def _days(way: OnTheWay) -> str:
    return telling.days_said(way.first.toordinal(), way.last.toordinal())
