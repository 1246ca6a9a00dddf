"""How far feelings of one side came apart: a dot for each four weeks, nothing where it cannot be told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inkling.journal import Side, ToldApart, span_in_words
from inkling.language import gettext as _
from inkling.language import ngettext
from inkling.pictures.axis import day_axis
from inkling.pictures.labels import width_of
from inkling.pictures.picture import Picture
from inkling.pictures.scale import Scale, day_scale
from inkling.pictures.svg import dots, drawing, line, text

SIDES: tuple[Side, ...] = ("unpleasant", "pleasant")

WIDE, NARROW = 600.0, 350.0
HIGH, BETWEEN, EDGE = 84.0, 40.0, 10.0
"""How high each of the two parts is, how much lies over it for its name, and how far dots keep from its edges."""

Told = Mapping[Side, Sequence[ToldApart]]


@dataclass(frozen=True)
class ApartPicture(Picture):
    """`lines` say what is drawn, side by side of the plane; `caveat` belongs wherever they are read."""

    lines: tuple[str, ...]
    caveat: str


def apart_picture(told: Told, *, prefix: str = "a") -> ApartPicture:
    """How finely were feelings told apart, four weeks at a time? Both sides lie on the same stretches of days."""
    title = _("Feelings told apart, four weeks at a time")
    lines = tuple(line for side in SIDES for line in _side_said(side, told[side]))
    caveat = caveat_said() if lines else ""
    sentence = " ".join((*lines, caveat)).strip()
    any_told = any(each.found.value is not None for side in SIDES for each in told[side])
    drawn = [
        _drawn(told, kind, width, f"{prefix}-{kind[0]}", title, sentence) if any_told else ""
        for kind, width in (("wide", WIDE), ("narrow", NARROW))
    ]
    columns = (
        _("Four weeks"),
        _("Check-ins"),
        _("Unpleasant: 0 together, 1 apart"),
        _("Pleasant: 0 together, 1 apart"),
        _("Could not be used as it stands"),
    )
    return ApartPicture(drawn[0], drawn[1], title, sentence, columns, _rows(told), lines, caveat)


def caveat_said() -> str:
    """What has to be said wherever this is told (Hoemann, Barrett & Quigley 2021, doi 10.3389/fpsyg.2021.704125)."""
    return _(
        "Feelings tend to come more apart merely because one is asked for them often. So a rise alone tells nothing "
        "about you. With few words it also goes up and down by chance."
    )


def _side_said(side: Side, told: Sequence[ToldApart]) -> tuple[str, ...]:
    if not told:
        return ()
    known = [each for each in told if each.found.value is not None]
    which = {"side": _names()[side], "told": len(known), "all": len(told)}
    if not known:
        said = ngettext(
            "{side}: it cannot be told yet; there was one whole stretch of four weeks.",
            "{side}: it cannot be told yet for any of {all} stretches of four weeks.",
            len(told),
        )
        return (said.format(**which),)
    last = known[-1]
    span = span_in_words(last.first, last.last, year=True)
    if len(told) == 1:
        return (_("{side}: from {span} {how}.").format(span=span, how=_how(last), **which),)
    said = _(
        "{side}: it can be told for {told} of {all} stretches of four weeks. In the latest, {span}, {how}."
    )
    return (said.format(span=span, how=_how(last), **which),)


def _how(told: ToldApart) -> str:
    """How far apart, in thirds: finer words would promise more than four weeks can hold."""
    value = told.found.value or 0.0
    if value < 1 / 3:
        return _("the words came mostly together")
    return _("the words came partly together") if value < 2 / 3 else _("the words came mostly apart")


def _names() -> dict[Side, str]:
    return {"unpleasant": _("Unpleasant feelings"), "pleasant": _("Pleasant feelings")}


def _drawn(told: Told, kind: str, width: float, prefix: str, title: str, said: str) -> str:
    top_name, low_name = _("apart"), _("together")
    left = max(width_of(name, "t-s") for name in (top_name, low_name)) + 10
    every = [each for side in SIDES for each in told[side]]
    first, last = min(e.first for e in every).toordinal(), max(e.last for e in every).toordinal()
    x = day_scale(first, last, left, width)
    parts, top = list[str](), 0.0
    for side in SIDES:
        top += BETWEEN
        y = Scale(0, 1, top + HIGH - EDGE, top + EDGE)
        parts += [
            text(left, top - 8, _names()[side], "t"),
            line(left, y(1), width, y(1), "tick"),
            line(left, y(0), width, y(0), "tick"),
            text(left - 10, y(1) + 4.5, top_name, "t-s end"),
            text(left - 10, y(0) + 4.5, low_name, "t-s end"),
            *_marks(told[side], x, y),
        ]
        top += HIGH
    axis, depth = day_axis(x, first, last, top + 6)
    return drawing(kind, width, top + 6 + depth, prefix, title, said, *parts, axis)


def _marks(told: Sequence[ToldApart], x: Scale, y: Scale) -> list[str]:
    """Each stretch as long as it is, with a dot in its middle."""
    known = [(each, each.found.value) for each in told if each.found.value is not None]
    long = [
        line(x(each.first.toordinal()), y(value), x(each.last.toordinal()), y(value), "weeks")
        for each, value in known
    ]
    middles = [
        ((x(each.first.toordinal()) + x(each.last.toordinal())) / 2, y(value)) for each, value in known
    ]
    return [*long, dots(middles, "alone")]


def _rows(told: Told) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            span_in_words(one.first, one.last, year=True),
            str(one.found.occasions),
            _cell(one),
            _cell(other),
            unused_said(one),
        )
        for one, other in zip(told["unpleasant"], told["pleasant"], strict=True)
    )


def _cell(told: ToldApart) -> str:
    """The number and what it rests on, or why there is none."""
    found, with_word = told.found, told.found.occasions - told.without
    words = ngettext("{count} word", "{count} words", found.words).format(count=found.words)
    times = ngettext("{count} check-in", "{count} check-ins", with_word).format(count=with_word)
    rests = _("{words} in {times}").format(words=words, times=times)
    if found.value is not None:
        return _("{value} ({rests})").format(value=f"{found.value:.2f}", rests=rests)
    whys = {
        "few occasions": _("fewer than eight check-ins"),
        "few words": _("fewer than two different words"),
        "negative": _("too seldom together"),
    }
    return _("cannot be told: {why} ({rests})").format(why=whys[found.why], rests=rests)


def unused_said(told: ToldApart) -> str:
    """What of these weeks could not be used as it stands?"""
    late = ngettext("{count} told later, left out", "{count} told later, left out", told.late)
    unplaced = ngettext(
        "{count} with a word of no known side", "{count} with a word of no known side", told.unplaced
    )
    said = [
        late.format(count=told.late) if told.late else "",
        unplaced.format(count=told.unplaced) if told.unplaced else "",
    ]
    return "; ".join(filter(None, said))
