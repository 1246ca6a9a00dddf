"""Documents of every kind of piece, for tests."""

from typing import Any

from inkling.pictures.printed import printed
from inkling.pictures.svg import drawing, line, text
from inkling.printing import Cell, Column, Document, Figure, Paragraph, Piece, Section, Table

MEAN = Paragraph("A second number lies nearer the average by itself.", "note", "Regression to the mean")

EVIL = '<script>alert(1)</script> & "q" \'q\' \u202eabc\u202c \x00 \ud83d שלום 🌱 #read("x") $x$ *b*'
"""Words that something might take for more than words."""

LONG = "x" * 300


def cell(value: str | float | None) -> Cell:
    """A cell that says its value."""
    return Cell("fewer than 10" if value is None else str(value), value)


def table(key: str = "change", rows: int = 3, columns: int = 3, caption: str = "", note: str = "") -> Table:
    """A table of so many rows and columns, with numbers that follow from their place."""
    heads = (
        Column("group", "Group", number=False),
        *(Column(f"n{at}", f"N {at}") for at in range(1, columns)),
    )
    body = tuple((cell(f"Place {at}"), *(cell(at + n / 4) for n in range(1, columns))) for at in range(rows))
    return Table(key, caption or f"Before and after, {key}", heads, body, note)


def figure(prefix: str = "p", sentence: str = "It falls until session 6.") -> Figure:
    """A picture, drawn twice and once for paper."""
    wide, narrow = (
        drawing(
            name,
            width,
            120,
            f"{prefix}-{name}",
            "Course",
            sentence,
            line(0, 9, 90, 9, "axis"),
            text(5, 50, "6"),
        )
        for name, width in (("wide", 640), ("narrow", 340))
    )
    return Figure(f"Average course {prefix}", wide, narrow, printed(wide), sentence, f"A line. {sentence}")


def document(*pieces: Piece, title: str = "Sudden gains", **more: Any) -> Document:
    """A document with these pieces in one section."""
    return Document(title, ("PHQ-9.",), (Section("one", "Outcomes", pieces),), ("No verdict.",), **more)


def everything() -> Document:
    """A document with every kind of piece in it, empty and evil ones too."""
    sections = (
        Section("who", "Who was included", (Paragraph("4 of 5.", "lead"), table("flow", 7), MEAN)),
        Section("outcomes", "Outcomes", (Paragraph("Half."), MEAN, figure("a"), table("wide", 20, 14), MEAN)),
        Section(
            "gains", "Gains", (figure("b"), MEAN, Paragraph("More.", heading="With and without"), table())
        ),
        Section(
            "none",
            "None",
            (table("no-rows", 0), Table("", "", (), ()), Figure("F", "", "", "", "Too few.", "")),
        ),
        Section(
            "none", EVIL, (Paragraph(EVIL, heading=EVIL), table("no-rows", 2), Paragraph(EVIL, "note", EVIL))
        ),
        Section("", "", (Paragraph("alone", heading="Under no heading"),)),
        Section("long", LONG, (Paragraph(LONG, "lead"), _long())),
    )
    return Document(EVIL, (EVIL, ""), sections, ("Made here.",))


def _long() -> Table:
    heads = (Column("a", LONG, number=False), Column("b", "Words", number=False), Column("c", "N"))
    return Table(LONG, LONG, heads, ((cell(LONG), cell("word " * 60), cell(1.5)), (cell(""),)), LONG)
