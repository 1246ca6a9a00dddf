"""Documents from results: what a report says, in which order, with which pictures and tables beside it."""

from inkling.reporting.cohort import About, cohort_document

__all__ = ["About", "cohort_document"]
