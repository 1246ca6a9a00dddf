"""Documents from results: what a report says, in which order, with which pictures and tables beside it."""

from inkling.reporting.cohort import TABLES, About, cohort_document

__all__ = ["TABLES", "About", "cohort_document"]
