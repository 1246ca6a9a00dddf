"""Telling a shift from noise, as if looked at after every answer."""

from inkling.change.anchor import (
    AnchorChange,
    GroupAnchor,
    PercentageChange,
    anchor_between,
    anchor_change,
    anchor_within,
    percentage_change,
)
from inkling.change.clinical import (
    Categories,
    ChangeQuirks,
    ClinicalCutoff,
    CutoffKind,
    ReliableChangeError,
    cutoff_value,
)
from inkling.change.errors import ChangeError, SeriesError
from inkling.change.gains import SuddenGains, count_intervals, sudden_gains
from inkling.change.gains_rules import GainError, GainQuirks, define_cutoff, select_cases
from inkling.change.gains_summary import GainTable, Intervals, PersonGains
from inkling.change.growth import GrowthChange, growth_change
from inkling.change.growth_fit import GrowthFit
from inkling.change.published import PublishedChange, published_change
from inkling.change.reliable import (
    ReliableChange,
    check_options,
    clinical_value,
    critical_value,
    cutoff_change,
    reliable_change,
)
from inkling.change.reliable_methods import Method, Moments, change_and_scale
from inkling.change.results import METHOD, Shift, Watch
from inkling.change.sentence import told_levels
from inkling.change.series import Better, Series
from inkling.change.watch import watch, watch_all

__all__ = [
    "METHOD",
    "AnchorChange",
    "Better",
    "Categories",
    "ChangeError",
    "ChangeQuirks",
    "ClinicalCutoff",
    "CutoffKind",
    "GainError",
    "GainQuirks",
    "GainTable",
    "GroupAnchor",
    "GrowthChange",
    "GrowthFit",
    "Intervals",
    "Method",
    "Moments",
    "PercentageChange",
    "PersonGains",
    "PublishedChange",
    "ReliableChange",
    "ReliableChangeError",
    "Series",
    "SeriesError",
    "Shift",
    "SuddenGains",
    "Watch",
    "anchor_between",
    "anchor_change",
    "anchor_within",
    "change_and_scale",
    "check_options",
    "clinical_value",
    "count_intervals",
    "critical_value",
    "cutoff_change",
    "cutoff_value",
    "define_cutoff",
    "growth_change",
    "percentage_change",
    "published_change",
    "reliable_change",
    "select_cases",
    "sudden_gains",
    "told_levels",
    "watch",
    "watch_all",
]
