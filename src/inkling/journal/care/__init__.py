"""Who can be reached in a hard hour: people who answer, by country."""

from inkling.journal.care.lines import (
    Finder,
    HelpLine,
    countries,
    country_name,
    dialled,
    emergency_number,
    emergency_numbers,
    finder,
    last_checked,
    lines_for,
    too_old,
)

__all__ = [
    "Finder",
    "HelpLine",
    "countries",
    "country_name",
    "dialled",
    "emergency_number",
    "emergency_numbers",
    "finder",
    "last_checked",
    "lines_for",
    "too_old",
]
