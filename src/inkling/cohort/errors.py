"""What can go wrong in this room, each with one sentence that says what to do.

CohortError
├── EngineMissing    the engine asked for is not installed, or cannot start
├── SourceError      the file or frame cannot be read, holds nothing, or is no table
├── ColumnError      a column is missing, unclear, or not of the kind that is needed
└── OptionError      what was asked for makes no sense

A message never holds what stands in a cell: it may be logged. It counts instead.
"""


class CohortError(ValueError):
    """The root of every error this room raises on purpose."""


class EngineMissing(CohortError):
    """The engine asked for is not installed, or cannot start."""


class SourceError(CohortError):
    """The file or frame cannot be read, holds nothing, or is no table."""


class ColumnError(CohortError):
    """A column is missing, unclear, or not of the kind that is needed. `role`: person, session or score."""

    def __init__(self, message: str, *, role: str = "") -> None:
        super().__init__(message)
        self.role = role


class OptionError(CohortError):
    """What was asked for makes no sense."""
