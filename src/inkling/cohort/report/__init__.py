"""A report of a cohort as plain values: who was included, outcomes, sudden gains, attrition, groups."""

from inkling.cohort.report.report import Report, report
from inkling.cohort.report.yardstick import Yardstick, yardstick

__all__ = ["Report", "Yardstick", "report", "yardstick"]
