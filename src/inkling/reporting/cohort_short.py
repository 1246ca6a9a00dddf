"""The report in short: what somebody reads who reads nothing else."""

from inkling.cohort.report import Report
from inkling.language import gettext as _
from inkling.printing import Paragraph, Section
from inkling.reporting import regression
from inkling.reporting.saying import number, percent_within


def short_section(report: Report) -> Section:
    """Who was there, how they did, and what cannot be said."""
    pieces = [Paragraph("\n".join(_said(report)), "lead")]
    if report.outcomes is not None:
        pieces.append(regression.beside())
    return Section("short", _("In short"), tuple(pieces))


def _said(report: Report) -> list[str]:
    found = report.outcomes
    if found is None:
        return [
            _(
                "{paired} of {people} people have a score before and after. With fewer than ten, nothing is told "
                "of how they did."
            ).format(paired=report.paired, people=f"{report.flow.people:,}")
        ]
    before, after = (number(round(mean.mean, 1)) for mean in (found.before, found.after))
    lines = [
        _(
            "{paired} people have a score before and after; their mean went from {before} to {after} points."
        ).format(paired=f"{found.people:,}", before=before, after=after)
    ]
    if found.improved is not None:
        lines.append(_better(report, percent_within(found.improved)))
        if found.worse is not None:
            lines[-1] += " " + _("{share} got reliably worse.").format(share=percent_within(found.worse))
    if report.gains is not None and report.gains.people is not None:
        lines.append(
            _("{share} of the {people} with enough scores to look had a sudden gain.").format(
                share=percent_within(report.gains.people), people=f"{report.gains.people.of:,}"
            )
        )
    if len(lines) > 1:
        lines[-1] += " " + _("In brackets: 95% intervals.")
    lines.append(
        _("All of this describes. Without anybody to compare with, it cannot say what therapy brought about.")
    )
    return lines


def _better(report: Report, share: str) -> str:
    if report.by.points is None:
        return _("{share} of them got reliably better.").format(share=share)
    return _("{share} of them got reliably better, by {points} points or more.").format(
        share=share, points=number(report.by.points)
    )
