"""The report of a cohort as a document: sections in the order in which an outcomes researcher reads them."""

from dataclasses import dataclass
from datetime import date

from inkling.cohort.report import Report
from inkling.journal import day_in_words
from inkling.language import gettext as _
from inkling.language import ngettext
from inkling.printing import Document, Paper
from inkling.reporting.cohort_flow import flow_section
from inkling.reporting.cohort_gains import gains_section
from inkling.reporting.cohort_groups import groups_section
from inkling.reporting.cohort_method import method_section
from inkling.reporting.cohort_outcomes import outcomes_section
from inkling.reporting.cohort_short import short_section
from inkling.reporting.cohort_stayed import courses_section, stayed_section
from inkling.reporting.saying import number

TABLES = (
    "flow", "outcomes", "scores", "gains_when", "gains", "gains_around", "outcomes_by_gain", "courses", "stayed",
    "groups",
)  # fmt: skip
"""The keys of all tables a report can have."""


@dataclass(frozen=True)
class About:
    """What a report cannot know by itself: what it is called (or ""), from which file, when, by which version."""

    title: str
    source: str
    day: date
    version: str
    paper: Paper = "a4"


def cohort_document(report: Report, about: About) -> Document:
    """Which document tells this report? Parts about which nothing can be said are left out, and it says why."""
    sections = (
        short_section(report),
        flow_section(report),
        outcomes_section(report),
        gains_section(report),
        courses_section(report),
        stayed_section(report),
        groups_section(report),
        method_section(report),
    )
    people = report.flow.people_used if report.outcomes is None else report.paired
    named = ngettext("Outcomes of {n} course of therapy", "Outcomes of {n} courses of therapy", people)
    return Document(
        title=about.title or named.format(n=f"{people:,}"),
        below=tuple(_below(report, about)),
        sections=tuple(section for section in sections if section),
        foot=(
            _(
                "Made on this computer by Inkling {version}. Nothing in this report asks anything of the network."
            ).format(version=about.version),
        ),
        paper=about.paper,
    )


def _below(report: Report, about: About) -> list[str]:
    made = _("From “{source}”, {day}.").format(source=about.source, day=day_in_words(about.day, year=True))
    known = report.by.measure
    if known is None:
        better = (
            _("Higher scores are better.") if report.by.better == "higher" else _("Lower scores are better.")
        )
        return [f"{made} {better}"]
    better = _("higher is better") if report.by.better == "higher" else _("lower is better")
    said = _("{title}: {name}; {better}.").format(title=known.title, name=known.name, better=better)
    if known.total is not None:
        said += " " + _("Scores go from {low} to {high} points.").format(
            low=number(known.total.low), high=number(known.total.high)
        )
    return [f"{made} {said}"]
