"""Who was counted in, and who was not, and why."""

from inkling.cohort.report import Report
from inkling.language import gettext as _
from inkling.pictures import flow_picture
from inkling.printing import Column, Paragraph, Section, Table
from inkling.reporting.drawn import drawn
from inkling.reporting.saying import count, keyed


def flow_section(report: Report) -> Section:
    """From rows of a table to people with a score before and a score after: nobody is left out in silence."""
    lead = _("{paired} of {people} people have a score before and a score after.").format(
        paired=f"{report.paired:,}", people=f"{report.flow.people:,}"
    )
    return Section(
        "who",
        _("Who is counted in"),
        (
            Paragraph(lead, "lead"),
            Paragraph(
                _(
                    "Before is a person's first score, after is the last one, whenever that was: so everybody with "
                    "two scores is in, however soon they left. People with one score have no after: they are "
                    "counted only under how long people stayed. No missing score was filled in, so this is not an "
                    "analysis by intention to treat."
                )
            ),
            *drawn(flow_picture(report.flow, report.paired, prefix="flow")),
            _table(report),
        ),
    )


def _table(report: Report) -> Table:
    flow = report.flow
    lines = (
        ("rows", _("Rows in the table"), flow.rows),
        ("rows_without_person", _("Rows without a person: left out"), flow.rows_without_person),
        (
            "rows_without_session",
            _("Rows without a number for the session: left out"),
            flow.rows_without_session,
        ),
        (
            "rows_of_doubled",
            _("Rows of people with two rows for one session: left out"),
            flow.rows_of_doubled,
        ),
        ("rows_used", _("Rows used"), flow.rows_used),
        ("scores_empty", _("Rows used: without a score"), flow.scores_empty),
        ("scores_unread", _("Rows used: text in place of a score"), flow.scores_unread),
        ("scores_infinite", _("Rows used: an infinite score, not used"), flow.scores_infinite),
        ("sessions_missed", _("Sessions between others that have no row"), flow.sessions_missed),
        ("people", _("People in the table"), flow.people),
        ("people_without_session", _("People without any usable row: left out"), flow.people_without_session),
        ("people_doubled", _("People with two rows for one session: left out"), flow.people_doubled),
        ("people_used", _("People counted in"), flow.people_used),
        ("people_with_one_session", _("People counted in: one session only"), flow.people_with_one_session),
        (
            "people_too_short",
            _("People counted in: too few sessions for a sudden gain"),
            flow.people_too_short,
        ),
        ("people_paired", _("People counted in: a score before and after"), report.paired),
    )
    always = {"rows", "rows_used", "people", "people_used", "people_paired"}
    return Table(
        "flow",
        _("From rows to people"),
        (
            Column("what", _("What"), number=False),
            Column("n", _("Number")),
        ),
        tuple((keyed(key, said), count(n)) for key, said, n in lines if n or key in always),
    )
