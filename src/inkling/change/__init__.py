"""Telling a shift from noise, as if looked at after every answer."""

from inkling.change.errors import ChangeError, SeriesError
from inkling.change.results import METHOD, Shift, Watch
from inkling.change.sentence import told_levels
from inkling.change.series import Better, Series
from inkling.change.watch import watch, watch_all

__all__ = [
    "METHOD",
    "Better",
    "ChangeError",
    "Series",
    "SeriesError",
    "Shift",
    "Watch",
    "told_levels",
    "watch",
    "watch_all",
]
