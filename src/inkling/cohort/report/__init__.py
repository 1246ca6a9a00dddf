"""A report of a cohort as plain values: who was included, outcomes, sudden gains, attrition, groups."""

from inkling.cohort.flow import Flow
from inkling.cohort.report.attrition import Left
from inkling.cohort.report.examples import Example
from inkling.cohort.report.groups import Funnel, Group, Groups
from inkling.cohort.report.intervals import Effect, Mean, Share
from inkling.cohort.report.outcomes import Outcomes
from inkling.cohort.report.pooling import Span
from inkling.cohort.report.report import Report, report
from inkling.cohort.report.sudden import Sudden
from inkling.cohort.report.sudden_outcomes import ByGain
from inkling.cohort.report.yardstick import Yardstick, yardstick

__all__ = [
    "ByGain",
    "Effect",
    "Example",
    "Flow",
    "Funnel",
    "Group",
    "Groups",
    "Left",
    "Mean",
    "Outcomes",
    "Report",
    "Share",
    "Span",
    "Sudden",
    "Yardstick",
    "report",
    "yardstick",
]
