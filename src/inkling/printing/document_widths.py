"""How wide the columns of a table are, in letters: enough to tell what fits beside what."""

from collections.abc import Sequence

from inkling.printing.document import Column, Table

LONGEST = 34
"""The widest a column of words becomes, before its words go on in a second line."""

NARROWEST = 5
"""So wide is every column."""

BETWEEN = 3
"""So many letters fit into what is left free between two columns."""


def widths(columns: Sequence[Column], cells: Sequence[int], most: int = 0) -> list[int]:
    """How wide is each column, if its longest cell is so long? Its heading may go on below when it is longer than
    `most`."""
    return [_width(column.heading, long, most) for column, long in zip(columns, cells, strict=True)]


def longest_cells(table: Table) -> list[int]:
    """How long is the longest cell of each column?"""
    return [
        max((len(row[at].said) for row in table.rows if at < len(row)), default=0)
        for at in range(len(table.columns))
    ]


def _width(heading: str, cells: int, most: int) -> int:
    word = max((len(each) for each in heading.split()), default=0)
    return max(NARROWEST, min(LONGEST, max(cells, word, min(len(heading), most)))) + BETWEEN
