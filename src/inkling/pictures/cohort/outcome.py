"""Which part of the people is of each kind, from recovered to harmed, and how sure that is."""

from typing import TYPE_CHECKING

from inkling.language import gettext as _
from inkling.pictures.cohort.sheet import (
    UNDER,
    Drawn,
    Size,
    below,
    between,
    gutter,
    mark,
    people_said,
    percent,
    pictured,
    whisker,
)
from inkling.pictures.labels import width_of
from inkling.pictures.picture import Picture
from inkling.pictures.scale import Scale, ticks
from inkling.pictures.svg import line, text

if TYPE_CHECKING:
    from inkling.cohort.report import Outcomes, Share

ROW, TOP = 34.0, 4.0
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
    told = [(outcomes.improved, _("got reliably better")), (outcomes.worse, _("got reliably worse"))]
    known = [
        _(
            "{share} {did} (the true share lies in {between}, 95 of 100 times)"
            if not at
            else "{share} {did} ({between})"
        ).format(share=percent(share.share), did=did, between=between(share.low, share.high))
        for at, (share, did) in enumerate(each for each in told if each[0])
        if share
    ]
    of = next(share.of for share in outcomes.kinds.values() if share)
    said = _("Each line is one kind of change, as a share of {people}.").format(people=people_said(of))
    if known:
        said = _("Of {people}, {known}.").format(people=people_said(of), known=_(" and ").join(known))
    if None in outcomes.kinds.values():
        said += " " + _("What is hidden would tell of too few people.")
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
    left = gutter(map(kind_said, kinds), "t")
    known = [share for share in kinds.values() if share]
    numbers = {share: (percent(share.share), f"{share.count:,}") for share in known}
    right = max(width_of(one, "t-b") + width_of(other, "t-s") for one, other in numbers.values()) + 26
    high = max(LEAST, *(share.high for share in known))
    x, foot = Scale(0.0, high, left, size.width - right), TOP + ROW * len(kinds)
    marks = ticks(0.0, high, 6 if size.wide else 4)
    parts = [line(x(at), TOP, x(at), foot, "tick") for at in marks]
    for at, (kind, share) in enumerate(kinds.items()):
        y = TOP + ROW * (at + 0.5)
        parts.append(text(left - 12, y + 5, kind_said(kind), "t end"))
        if share is None:
            parts.append(text(x(0) + 8, y + 4.5, _hidden(size), "t-s halo"))
            continue
        after = x(share.high) + 12
        number, count = numbers[share]
        parts += [
            whisker((x(share.low), y), (x(share.high), y)),
            mark(x(share.share), y),
            text(after, y + 5, number, "t-b halo"),
            text(after + width_of(number, "t-b") + 11, y + 5, count, "t-s halo"),
        ]
    parts.append(below(x, foot, [(at, percent(at)) for at in marks], _("share of people")))
    return foot + UNDER, parts


def _hidden(size: Size) -> str:
    return _("hidden, so that nobody can be picked out") if size.wide else _("hidden")
