"""Rows of words under each other, as wide as they need, the last column wrapped to what a terminal has room for."""

import shutil
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence

WIDEST = 96
"""No line is longer than this, however wide the terminal is: longer ones are hard to read."""

_GAP = 2


def width() -> int:
    """How many characters have room beside each other?"""
    return max(60, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))


def in_columns(
    rows: Sequence[Sequence[str]], *, indent: int = 0, like: Sequence[Sequence[str]] = ()
) -> Iterator[str]:
    """These rows as lines, their columns as wide as in `like` where that is given. Empty columns take no room; the
    last one goes on below itself, and begins anew at each line break in it."""
    if not rows:
        return
    taken = [max(room_for(row[at]) for row in (*rows, *like)) for at in range(len(rows[0]) - 1)]
    for row in rows:
        before = " " * indent + "".join(
            cell + " " * (room - room_for(cell) + _GAP)
            for cell, room in zip(row, taken, strict=False)
            if room
        )
        room = max(20, width() - room_for(before))
        first, *more = [line for part in row[-1].split("\n") for line in textwrap.wrap(part, room) or [""]]
        yield (before + first).rstrip()
        yield from (" " * room_for(before) + line for line in more)


def wrapped(text: str, *, indent: int = 0) -> str:
    """This paragraph, wrapped to what there is room for."""
    return textwrap.fill(text, width(), initial_indent=" " * indent, subsequent_indent=" " * indent)


def room_for(text: str) -> int:
    """How many places does this take on a terminal? Some letters take two, some none."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(bool(unicodedata.combining(char)) for char in text)
