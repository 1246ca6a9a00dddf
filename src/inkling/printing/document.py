"""What stands in a document of several pages, in the order in which it is read: on a screen, on paper, as tables."""

from dataclasses import dataclass
from typing import Literal

from inkling.printing.page import Paper

Value = str | int | float | None


@dataclass(frozen=True)
class Cell:
    """One place in a table: as it is `said` to a reader, and the bare `value` for a program, None where there is
    none."""

    said: str
    value: Value


@dataclass(frozen=True)
class Column:
    """One column: `key` names it for a program, `heading` for a reader. Numbers stand at the right."""

    key: str
    heading: str
    number: bool = True


@dataclass(frozen=True)
class Table:
    """Rows under headings; the first cell of each row says what the row is about. `key` names its file."""

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Words. A `lead` says the most important thing of its section; a `note` stands beside numbers and says how to
    read them."""

    words: str
    kind: Literal["plain", "lead", "note"] = "plain"
    heading: str = ""


@dataclass(frozen=True)
class Figure:
    """A picture: drawn twice for a screen, wide and narrow, and once with its own colours for paper, as SVG.

    `sentence` stands below it, `described` is read aloud in its place.
    """

    heading: str
    wide: str
    narrow: str
    paper: str
    sentence: str
    described: str


Piece = Paragraph | Table | Figure


@dataclass(frozen=True)
class Section:
    """Pieces under one heading. `key` is its address within the document."""

    key: str
    heading: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Document:
    """A document from beginning to end. `below` stands under the title, `foot` at the end."""

    title: str
    below: tuple[str, ...]
    sections: tuple[Section, ...]
    foot: tuple[str, ...]
    language: str = "en"
    paper: Paper = "a4"

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table in it, in the order in which they stand."""
        return tuple(
            piece for section in self.sections for piece in section.pieces if isinstance(piece, Table)
        )
