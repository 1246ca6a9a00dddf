"""The engines: the one place that knows which of them there are, opens tables with them, keeps and writes tables.

None is imported before a table is opened; Narwhals does that by the engine's name.
"""

from inkling.cohort.engines.apart import can_be_taken_apart, rows_of, table_in, taken_apart, write_part
from inkling.cohort.engines.keeping import check_name, counting, kept, one_row, part_of, write
from inkling.cohort.engines.kinds import Engine, Frame, engine_of
from inkling.cohort.engines.opening import opened
from inkling.cohort.engines.plainly import said_plainly
from inkling.cohort.engines.shifting import shifted

__all__ = [
    "Engine",
    "Frame",
    "can_be_taken_apart",
    "check_name",
    "counting",
    "engine_of",
    "kept",
    "one_row",
    "opened",
    "part_of",
    "rows_of",
    "said_plainly",
    "shifted",
    "table_in",
    "taken_apart",
    "write",
    "write_part",
]
