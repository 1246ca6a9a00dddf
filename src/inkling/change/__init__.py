"""Telling a shift from noise, as if looked at after every answer."""

from inkling.change.errors import ChangeError, SeriesError
from inkling.change.gains import SuddenGains, count_intervals, sudden_gains
from inkling.change.gains_rules import GainError, GainQuirks, define_cutoff, select_cases
from inkling.change.gains_summary import GainTable, Intervals, PersonGains
from inkling.change.results import METHOD, Shift, Watch
from inkling.change.sentence import told_levels
from inkling.change.series import Better, Series
from inkling.change.watch import watch, watch_all

__all__ = [
    "METHOD",
    "Better",
    "ChangeError",
    "GainError",
    "GainQuirks",
    "GainTable",
    "Intervals",
    "PersonGains",
    "Series",
    "SeriesError",
    "Shift",
    "SuddenGains",
    "Watch",
    "count_intervals",
    "define_cutoff",
    "select_cases",
    "sudden_gains",
    "told_levels",
    "watch",
    "watch_all",
]
