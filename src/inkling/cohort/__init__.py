"""Many journeys at once: the statistics of groups for any number of courses of therapy, on one of three engines.

Written once, with Narwhals, and run lazily by Polars, DuckDB or Spark; none of them is loaded before a table is.
"""

from inkling.cohort.engines import Engine, write
from inkling.cohort.errors import CohortError, ColumnError, EngineMissing, OptionError, SourceError
from inkling.cohort.flow import Flow
from inkling.cohort.gains import GAIN_COLUMNS, gains
from inkling.cohort.reading import Episodes, read
from inkling.cohort.wide import from_wide

__all__ = [
    "GAIN_COLUMNS",
    "CohortError",
    "ColumnError",
    "Engine",
    "EngineMissing",
    "Episodes",
    "Flow",
    "OptionError",
    "SourceError",
    "from_wide",
    "gains",
    "read",
    "write",
]
