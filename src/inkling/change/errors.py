"""What can go wrong in this room.

ChangeError
└── SeriesError    the days and values given do not make a series
"""


class ChangeError(ValueError):
    """The root of every error this room raises on purpose."""


class SeriesError(ChangeError):
    """The days and values given do not make a series."""
