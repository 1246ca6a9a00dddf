"""Who is in the numbers of a report: from the table down to those with a score before and after."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inkling.language import gettext as _
from inkling.language import ngettext
from inkling.pictures.cohort.sheet import Drawn, Size, people_said, pictured
from inkling.pictures.labels import wrapped
from inkling.pictures.picture import Picture
from inkling.pictures.svg import line, rectangle, text

if TYPE_CHECKING:
    from inkling.cohort.report import Flow

BOX, LINE, AIR, APART = 58.0, 19.0, 14.0, 7.0
"""How high a station is, and a line beside it; how much air lies between the two, and between people and scores."""


@dataclass(frozen=True)
class _Station:
    """So many `people`, what they are, and what is said of those who do not go on from here: `out` are people left
    out, `notes` are other numbers."""

    people: int
    said: str
    out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def flow_picture(flow: "Flow", paired: int, prefix: str) -> Picture | None:
    """Who was in the table, who was left out and why, and who has a score before and one after? None where nobody is
    in the table."""
    if not flow.people:
        return None
    stations = _stations(flow, paired)
    return pictured(
        prefix,
        _("Who is in these numbers"),
        flow_sentence(flow, paired),
        lambda size, _name: _drawn(size, stations),
    )


def flow_sentence(flow: "Flow", paired: int) -> str:
    """How many came from one station to the next?"""
    said = ngettext(
        "The table holds {people}; {used} could be counted in, and {paired} of those has a score before and after.",
        "The table holds {people}; {used} could be counted in, and {paired} of those have a score before and after.",
        paired,
    )
    return said.format(people=people_said(flow.people), used=f"{flow.people_used:,}", paired=f"{paired:,}")


def _stations(flow: "Flow", paired: int) -> tuple[_Station, ...]:
    rows = ngettext("in the table, in {n} row", "in the table, in {n} rows", flow.rows).format(
        n=f"{flow.rows:,}"
    )
    used = _("counted in")
    return (
        _Station(flow.people, rows, tuple(_out_first(flow)), tuple(_rows_out(flow))),
        _Station(flow.people_used, used, tuple(_out_then(flow, paired)), tuple(_scores(flow))),
        _Station(paired, _("with a score before and one after")),
    )


def _out_first(flow: "Flow") -> Iterator[str]:
    if flow.people_doubled:
        yield _("{n} left out: two rows for one session").format(n=f"{flow.people_doubled:,}")
    if flow.people_without_session:
        yield _("{n} left out: no row with a number for its session").format(
            n=f"{flow.people_without_session:,}"
        )


def _rows_out(flow: "Flow") -> Iterator[str]:
    if flow.rows_without_person:
        said = ngettext("{n} row says nobody's name", "{n} rows say nobody's name", flow.rows_without_person)
        yield said.format(n=f"{flow.rows_without_person:,}")
    if flow.rows_without_session:
        said = ngettext(
            "{n} row has no whole number for its session",
            "{n} rows have no whole number for their session",
            flow.rows_without_session,
        )
        yield said.format(n=f"{flow.rows_without_session:,}")


def _out_then(flow: "Flow", paired: int) -> Iterator[str]:
    if fewer := flow.people_used - paired:
        said = _("{n} with fewer than two scores")
        if flow.people_with_one_session:
            said = _("{n} with fewer than two scores, {one} of them with one session only")
        yield said.format(n=f"{fewer:,}", one=f"{flow.people_with_one_session:,}")


def _scores(flow: "Flow") -> Iterator[str]:
    empty, unread, infinite = flow.scores_empty, flow.scores_unread, flow.scores_infinite
    if empty:
        yield ngettext("{n} session has no score", "{n} sessions have no score", empty).format(n=f"{empty:,}")
    if unread:
        said = ngettext(
            "{n} score is text and counts as missing", "{n} scores are text and count as missing", unread
        )
        yield said.format(n=f"{unread:,}")
    if infinite:
        said = ngettext(
            "{n} score is infinite and counts as missing",
            "{n} scores are infinite and count as missing",
            infinite,
        )
        yield said.format(n=f"{infinite:,}")


def _drawn(size: Size, stations: tuple[_Station, ...]) -> Drawn:
    box, stem, aside = (264.0, 132.0, 300.0) if size.wide else (size.width - 1, 22.0, 46.0)
    parts, top = list[str](), 0.5
    for station in stations:
        parts.append(_station(station, stations[0].people, box, top))
        foot = top + BOX
        if station is stations[-1]:
            return foot + 1, parts
        lines, at = list[str](), foot + AIR + LINE
        for each in station.out:
            lines.append(line(stem, at - 5, aside - 8, at - 5, "axis"))
            for row in wrapped(each, "t", size.width - aside, 4):
                lines.append(text(aside, at, row, "t"))
                at += LINE
        at += APART if station.out and station.notes else 0
        for each in station.notes:
            for row in wrapped(each, "t-s", size.width - aside, 4):
                lines.append(text(aside, at, row, "t-s"))
                at += LINE
        top = max(at - LINE + AIR + 8, foot + 2 * AIR) if lines else foot + 2 * AIR
        parts += [line(stem, foot, stem, top, "axis"), *lines]
    return top, parts


def _station(station: _Station, everybody: int, box: float, top: float) -> str:
    """Its number and its words; the filled part is the share of all in the table."""
    filled = box * station.people / everybody
    return "".join(
        (
            rectangle(0.5, top, filled, BOX, class_="wash-n") if filled >= 0.1 else "",
            rectangle(0.5, top, box - 0.5, BOX, class_="co-box"),
            text(14, top + 24, people_said(station.people), "t-b"),
            text(14, top + 44, station.said, "t-s"),
        )
    )
