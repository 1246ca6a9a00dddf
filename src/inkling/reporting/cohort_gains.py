"""Sudden gains: when, how large, how many went back; and outcomes with and without one."""

from inkling.cohort.report import ByGain, Report, Sudden
from inkling.language import gettext as _
from inkling.pictures import around_gain_picture, gains_when_picture
from inkling.printing import Cell, Column, Paragraph, Piece, Section, Table
from inkling.reporting import regression
from inkling.reporting.cohort_outcomes import kind_said, share_columns
from inkling.reporting.drawn import drawn
from inkling.reporting.saying import (
    count,
    keyed,
    mean,
    number,
    percent,
    percent_within,
    points,
    share,
    shares,
    word,
)


def gains_section(report: Report) -> Section | None:
    """None where too few people have scores; a sentence where nothing says how many points make a gain, or where the
    numbers are too small to be told."""
    if report.outcomes is None:
        return None
    heading = _("Sudden gains")
    found = report.gains
    if found is None:
        said = _(
            "Sudden gains were not looked for, since nothing says how many points make one. Name the measure with "
            "--measure, or give the points with --cutoff."
        )
        return Section("gains", heading, (Paragraph(said),))
    if found.people is None:
        said = _(
            "Fewer than ten people had a sudden gain, or fewer than ten had none: so it is not told how many."
        )
        return Section("gains", heading, (Paragraph(said), Paragraph(_rule(report, found))))
    pieces: list[Piece] = [
        Paragraph(_lead(found), "lead"),
        Paragraph(_rule(report, found)),
        *drawn(gains_when_picture(found, prefix="when")),
    ]
    if found.when:
        pieces.append(_when(found))
    pieces.append(_facts(found))
    if found.around:
        pieces += [
            *drawn(around_gain_picture(found, report.by.better, prefix="around")),
            _around(found),
            _picked(),
        ]
    if report.by_gain:
        pieces += [_with_and_without(report.by_gain), _read_with_care(), regression.beside()]
    return Section("gains", heading, tuple(pieces))


def _lead(found: Sudden) -> str:
    if found.people is None:
        return ""
    said = _(
        "{share} of the {people} people with enough scores to look had a sudden gain between two sessions."
    ).format(share=percent_within(found.people), people=f"{found.people.of:,}")
    if found.reversed is not None:
        said += " " + _("Of the gains with a later score, {share} went back by more than half.").format(
            share=percent(found.reversed.share)
        )
    return said


def _rule(report: Report, found: Sudden) -> str:
    large = _("{points} points or more").format(points=number(round(found.points, 1)))
    if report.by.share is not None:
        large = _("{points}, {share} or more of the score before it").format(
            points=large, share=percent(report.by.share)
        )
    return _(
        "A sudden gain lies between two sessions. It is large: {large}, and more than the spread of the three "
        "sessions on either side explains."
    ).format(large=large)


def _when(found: Sudden) -> Table:
    return Table(
        "gains_when",
        _("After which session the gains came"),
        (
            Column("after_session", _("After session"), number=False),
            Column("gains", _("Gains")),
        ),
        tuple((word(sessions_said(span.first, span.last)), count(span.people)) for span in found.when),
        _("Sessions are taken together so that no row is of few: ten gains at least."),
    )


def sessions_said(first: int, last: int) -> str:
    """Which session, or from which to which?"""
    return f"{first}" if first == last else _("{first} to {last}").format(first=first, last=last)


def _facts(found: Sudden) -> Table:
    nothing = Cell("", None)
    rows: list[tuple[Cell, ...]] = [
        (keyed("people", _("People with a sudden gain")), *shares(found.people), nothing)
    ]
    if found.reversed is not None:
        said = keyed("reversed", _("Gains that went back by more than half"))
        rows.append((said, *shares(found.reversed), nothing))
    of = count(found.gains)
    if found.size is not None:
        rows.append((keyed("size", _("Mean size")), of, *[nothing] * 3, points(found.size.mean)))
    if found.quartiles is not None:
        names = (_("A quarter are at most"), _("Half are at most"), _("Three quarters are at most"))
        for key, name, size in zip(
            ("quarter", "half", "three_quarters"), names, found.quartiles, strict=True
        ):
            rows.append((keyed(key, name), of, *[nothing] * 3, points(size)))
    if found.share is not None:
        said = keyed("part", _("Median part of the whole change, of people who got better"))
        rows.append((said, nothing, share(found.share), *[nothing] * 3))
    return Table(
        "gains",
        _("Sudden gains in numbers"),
        (
            Column("what", _("What"), number=False),
            Column("n", _("Number")),
            *share_columns()[1:],
            Column("points", _("Points")),
        ),
        tuple(rows),
        _(
            "Of each person the first gain counts. It has gone back when a later score lies beyond half of it."
        ),
    )


def _around(found: Sudden) -> Table:
    said = (
        _("Three before the gain"), _("Two before"), _("Last before"),
        _("First after"), _("Two after"), _("Three after"),
    )  # fmt: skip
    return Table(
        "gains_around",
        _("Mean scores around a gain"),
        (
            Column("place", _("Session"), number=False),
            Column("gains", _("How many")),
            Column("mean", _("Mean")),
            Column("low", _("From")),
            Column("high", _("To")),
        ),
        tuple(
            (Cell(name, place), count(one.people), *mean(one))
            for place, name, one in zip((-3, -2, -1, 1, 2, 3), said, found.around, strict=True)
        ),
    )


def _picked() -> Paragraph:
    return Paragraph(
        _(
            "The two sessions beside the gap were picked because they lie far apart. So the score before it is a "
            "little worse, and the one after it a little better, than these people's usual."
        ),
        "note",
        _("Picked for being far apart"),
    )


def _with_and_without(rows: tuple[ByGain, ...]) -> Table:
    kinds = list(rows[0].kinds)
    said = {
        "with": _("With a sudden gain"),
        "without": _("Without one"),
        "unknown": _("Too few scores to say"),
        "without or unknown": _("Without one, or too few scores to say"),
    }
    columns = [
        Column("which", _("People"), number=False),
        Column("people", _("How many")),
    ]
    for kind in kinds:
        columns += [Column(kind, kind_said(kind)), Column(f"{kind}_share", _("Share"))]
    columns += [
        Column("before", _("Mean before")),
        Column("after", _("Mean after")),
        Column("change", _("Mean change")),
    ]
    return Table(
        "outcomes_by_gain",
        _("Outcomes with and without a sudden gain"),
        tuple(columns),
        tuple(
            (
                keyed(one.which, said[one.which]),
                count(one.people),
                *(cell for kind in kinds for cell in _of(one.kinds[kind], one.people)),
                *(points(value.mean) for value in (one.before, one.after, one.change)),
            )
            for one in rows
        ),
    )


def _of(number_: int | None, people: int) -> tuple[Cell, Cell]:
    cell = count(number_)
    return cell, cell if number_ is None else share(number_ / people)


def _read_with_care() -> Paragraph:
    return Paragraph(
        _(
            "A sudden gain is itself a large change for the better, so people with one must look better than those "
            "without, whatever brought it about. And who stayed for few sessions had few chances to have one. The "
            "table describes; it does not show that gains lead to outcomes."
        ),
        "note",
        _("Read with care"),
    )
