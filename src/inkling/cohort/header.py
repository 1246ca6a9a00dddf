"""The first line of a file: how cells are separated, what columns are called, and whether there are too many."""

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from inkling.cohort.errors import ColumnError, SourceError
from inkling.language import gettext as _

MOST_COLUMNS = 2_000
"""More columns than any course of therapy has sessions. A table with more is something else."""
_MOST_BYTES = 1_000_000
"""The first line of a file may have so many bytes."""


@dataclass(frozen=True)
class Header:
    """What are the columns called, and how are the cells of a file separated?"""

    names: tuple[str, ...]
    separator: str = ","

    @property
    def decimal_comma(self) -> bool:
        """May a comma stand for a decimal point? Where it does not separate the cells."""
        return self.separator != ","


def read_header(path: Path) -> Header:
    """What stands in the first line of this CSV? Raises `SourceError` and `ColumnError`."""
    with path.open("rb") as file:
        line = file.readline(_MOST_BYTES + 1)
    if not line.strip():
        raise SourceError(_("“{file}” is empty. Write it again.").format(file=path.name))
    if len(line) > _MOST_BYTES:
        raise too_many(None)
    try:
        text = line.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise SourceError(_("The file is not written in UTF-8. Save it again as UTF-8.")) from None
    separator = max(",;\t", key=text.count)
    names = tuple(next(csv.reader([text], delimiter=separator)))
    check_names(names)
    return Header(names=names, separator=separator)


def check_names(names: tuple[str, ...]) -> None:
    """Are there columns, not too many, each with a name of its own? Raises `SourceError` or `ColumnError`."""
    if not names:
        raise SourceError(_("The table has no columns. Write it again."))
    if len(names) > MOST_COLUMNS:
        raise too_many(len(names))
    twice = [name for name, times in Counter(names).items() if times > 1]
    if twice:
        raise ColumnError(
            _("Two columns are called “{name}”. Give each its own name.").format(name=shown(twice[0]))
        )


def too_many(count: int | None) -> ColumnError:
    """The table has too many columns to be one."""
    most = f"{MOST_COLUMNS:,}"
    if count is None:
        return ColumnError(
            _("The first line of the file is too long for a table of {most} columns.").format(most=most)
        )
    return ColumnError(
        _("The table has {count} columns; at most {most} can be read. Keep those that are needed.").format(
            count=f"{count:,}", most=most
        )
    )


def shown(name: str, most: int = 40) -> str:
    """A column's name for a sentence: nothing a terminal would obey, and not too long."""
    plain = "".join(char if char.isprintable() else " " for char in name)
    return plain if len(plain) <= most else plain[: most - 1] + "…"
