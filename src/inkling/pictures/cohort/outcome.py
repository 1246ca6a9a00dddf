"""Which part of the people is of each kind, from recovered to harmed, and how sure that is."""

from typing import TYPE_CHECKING

from inkling.language import gettext as _
from inkling.pictures.cohort.sheet import (
    UNDER,
    Drawn,
    Size,
    below,
    between,
    broad,
    gutter,
    mark,
    people_said,
    percent,
    pictured,
    whisker,
    whole_percent,
)
from inkling.pictures.picture import Picture
from inkling.pictures.scale import Scale, ticks
from inkling.pictures.svg import line, text

if TYPE_CHECKING:
    from inkling.cohort.report import Outcomes, Share

ROW, HIGH, TOP = 34.0, 48.0, 4.0
"""How high a row is, and one with its name above."""

LEAST = 0.1
"""The scale reaches to a tenth of the people at least."""


def outcome_picture(outcomes: "Outcomes | None", prefix: str) -> Picture | None:
    """Which share of the people recovered, improved, and so on? None where no kind can be told."""
    if outcomes is None or not any(outcomes.kinds.values()):
        return None
    kinds = outcomes.kinds
    return pictured(
        prefix,
        _("How many people changed, and in which way"),
        outcome_sentence(outcomes),
        lambda size, _name: _drawn(size, kinds),
    )


def outcome_sentence(outcomes: "Outcomes") -> str:
    """How many got reliably better, and how many worse, with what is not known about it?"""
    told = (
        (outcomes.improved, _("{share} got reliably better ({between})")),
        (outcomes.worse, _("{share} got reliably worse ({between})")),
    )
    known = [
        said.format(share=percent(share.share), between=between(share.low, share.high))
        for share, said in told
        if share
    ]
    of = next(share.of for share in outcomes.kinds.values() if share)
    said = _("Each row is one kind of change, as a share of {people}; the lines are 95% intervals.").format(
        people=people_said(of)
    )
    if known:
        said = _("Of {people}, {known}.").format(people=people_said(of), known=_(" and ").join(known))
        said += " " + _("In brackets, and as lines: 95% intervals.")
    if None in outcomes.kinds.values():
        said += " " + _("Some numbers are hidden, so that nobody can be picked out.")
    return said


def kind_said(kind: str) -> str:
    """How is a kind of change called?"""
    return {
        "recovered": _("recovered"),
        "improved": _("improved"),
        "unchanged": _("unchanged"),
        "deteriorated": _("deteriorated"),
        "harmed": _("harmed"),
    }.get(kind, kind)


def _drawn(size: Size, kinds: "dict[str, Share | None]") -> Drawn:
    left = gutter(map(kind_said, kinds), "t") if size.wide else 12.0
    row, middle = (ROW, ROW / 2) if size.wide else (HIGH, HIGH - 17)
    known = [share for share in kinds.values() if share]
    right = max(sum(_broad(share, size)) for share in known) + 18
    high = max(LEAST, *(share.high for share in known))
    x, foot = Scale(0.0, high, left, size.width - right), TOP + row * len(kinds)
    marks = ticks(0.0, high, 6 if size.wide else 5)
    parts = [line(x(at), TOP, x(at), foot, "tick") for at in marks]
    for at, (kind, share) in enumerate(kinds.items()):
        y = TOP + row * at + middle
        if size.wide:
            parts.append(text(left - 12, y + 5, kind_said(kind), "t end"))
        else:
            parts.append(text(left + 8, y - 14, kind_said(kind), "t halo"))
        parts.append(_share(share, size, x, y) if share else text(x(0) + 8, y + 4.5, _hidden(), "t-s halo"))
    parts.append(below(x, foot, [(at, whole_percent(at)) for at in marks], _("share of people")))
    return foot + UNDER, parts


def _share(share: "Share", size: Size, x: Scale, y: float) -> str:
    """Its dot and its whisker, and at their end the share and how many people that is."""
    after = x(share.high) + 12
    return "".join(
        (
            whisker((x(share.low), y), (x(share.high), y)),
            mark(x(share.share), y, 3.5, "dot-night"),
            text(after, y + 5, percent(share.share), "t-b halo"),
            text(after + _broad(share, size)[0] + 6, y + 5, _counted(share, size), "t-s halo"),
        )
    )


def _broad(share: "Share", size: Size) -> tuple[float, float]:
    """How wide are its two numbers?"""
    return broad(percent(share.share), "t-b"), broad(_counted(share, size))


def _counted(share: "Share", size: Size) -> str:
    return people_said(share.count) if size.wide else f"{share.count:,}"


def _hidden() -> str:
    return _("hidden, so that nobody can be picked out")
