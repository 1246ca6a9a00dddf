"""Single courses of therapy, and how long people stayed."""

from collections.abc import Sequence

from inkling.cohort.report import Left, Report
from inkling.language import gettext as _
from inkling.pictures import examples_picture, left_picture
from inkling.printing import Cell, Column, Paragraph, Section, Table
from inkling.reporting import regression
from inkling.reporting.cohort_gains import sessions_said
from inkling.reporting.drawn import drawn
from inkling.reporting.saying import count, mean, number, percent, share, signed, word


def courses_section(report: Report) -> Section | None:
    """None with too few people to show any."""
    if not report.examples:
        return None
    said = _(
        "{n} people, taken evenly from those who got most better to those who got most worse, so that nobody "
        "chose them. At most one in ten is shown, and nothing says who they are. The nine at either end, and "
        "people whose kind of change fewer than ten share, are never among them."
    ).format(n=len(report.examples))
    known = report.by.measure.total if report.by.measure else None
    scale = (known.low, known.high) if known else None
    return Section(
        "courses",
        _("Single courses"),
        (
            Paragraph(said),
            *drawn(examples_picture(report.examples, scale, report.by.better, prefix="each")),
            Table(
                "courses",
                _("The same courses in numbers"),
                (
                    Column("course", _("Course"), number=False),
                    Column("scores", _("How many")),
                    Column("before", _("First")),
                    Column("after", _("Last")),
                    Column("change", _("Change")),
                ),
                tuple(
                    (
                        Cell(str(at), at),
                        count(len(one.scores)),
                        Cell(number(one.scores[0]), one.scores[0]),
                        Cell(number(one.scores[-1]), one.scores[-1]),
                        Cell(signed(f"{one.change:+g}") if one.change else "0", one.change),
                    )
                    for at, one in enumerate(report.examples, 1)
                ),
                _("The scores in between stand in the picture only."),
            ),
            regression.beside(),
        ),
    )


def stayed_section(report: Report) -> Section | None:
    """None with too few people to tell of."""
    left = report.left
    if not left:
        return None
    people = left[0].there
    half = min(left[1:] or left, key=lambda one: abs(one.there / people - 0.5))
    lead = _("{share} of {people} people came to session {session} or a later one.").format(
        share=percent(half.there / people), people=f"{people:,}", session=half.first
    )
    return Section(
        "stayed",
        _("How long people stayed"),
        (
            Paragraph(lead, "lead"),
            Paragraph(
                _(
                    "The last session a person has a row for counts as the end. The table cannot say who left "
                    "early and who was done; the scores of those who ended come nearest to that."
                )
            ),
            *drawn(left_picture(left, people, prefix="left")),
            _when(left, people),
            regression.beside(),
        ),
    )


def _when(left: Sequence[Left], people: int) -> Table:
    return Table(
        "stayed",
        _("When courses ended, and with which scores"),
        (
            Column("sessions", _("Last session"), number=False),
            Column("ended", _("Ended")),
            Column("there", _("There until then")),
            Column("there_share", _("Share")),
            Column("before", _("Mean before")),
            Column("before_low", _("From")),
            Column("before_high", _("To")),
            Column("after", _("Mean after")),
            Column("after_low", _("From")),
            Column("after_high", _("To")),
        ),
        tuple(
            (
                word(sessions_said(one.first, one.last)),
                count(one.people),
                count(one.there),
                share(one.there / people),
                *mean(one.before),
                *mean(one.after),
            )
            for one in left
        ),
        _(
            "Means are of those with a score before and after. Sessions are taken together so that no row "
            "is of few: ten courses at least."
        ),
    )
