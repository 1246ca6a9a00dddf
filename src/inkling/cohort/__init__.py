"""Many journeys at once: the statistics of groups for any number of courses of therapy, on one of three engines.

Written once, with Narwhals, and run lazily by Polars, DuckDB or Spark; none of them is loaded before a table is.
"""

from inkling.cohort.change import CHANGE_COLUMNS, Change, change
from inkling.cohort.engines import Engine, part_of, write
from inkling.cohort.errors import CohortError, ColumnError, EngineMissing, OptionError, SourceError
from inkling.cohort.flow import Flow
from inkling.cohort.found import FoundChange, FoundGains, found_change, found_gains
from inkling.cohort.gains import GAIN_COLUMNS, gains
from inkling.cohort.pairs import PairsFlow
from inkling.cohort.pieces import Step, Told, WrittenGains, write_gains
from inkling.cohort.reading import Episodes, read
from inkling.cohort.wide import from_wide

__all__ = [
    "CHANGE_COLUMNS",
    "GAIN_COLUMNS",
    "Change",
    "CohortError",
    "ColumnError",
    "Engine",
    "EngineMissing",
    "Episodes",
    "Flow",
    "FoundChange",
    "FoundGains",
    "OptionError",
    "PairsFlow",
    "SourceError",
    "Step",
    "Told",
    "WrittenGains",
    "change",
    "found_change",
    "found_gains",
    "from_wide",
    "gains",
    "part_of",
    "read",
    "write",
    "write_gains",
]
