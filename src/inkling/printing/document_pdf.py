"""A document as PDF/UA-1: tagged, its fonts inside, made in memory. Words reach the typesetter as data only."""

import re
from typing import Any

from inkling.language import gettext as _
from inkling.printing.document import Column, Document, Figure, Paragraph, Piece, Table
from inkling.printing.document_order import Together, together
from inkling.printing.harmless import each_word, harmless
from inkling.printing.pdf import in_signs_there_are, typeset

SHORT = 14
"""A table of so many rows, and with nothing long in them, stays on one page, and its notes with it."""

WIDE = {8.5: 100, 7.5: 114, 6.5: 130}
"""So many letters stand side by side on a line, at each of the sizes a table may be set in."""

LONGEST = 34
"""The widest a column of words becomes, in letters, before its words go on in a second line."""

BETWEEN = 3
"""So many letters fit into what is left free between two columns."""

_SIZE = re.compile(r'viewBox="[-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)"')


def document_pdf(document: Document) -> bytes:
    """The bytes of this document. Raises `NoTypeface` for letters no font here has, `NotPrinted` for anything else."""
    data = _as_data(each_word(document, harmless))
    return in_signs_there_are(data, lambda each: typeset("document.typ", "document", each))


def _as_data(document: Document) -> dict[str, Any]:
    return {
        "title": document.title.strip() or _("Report"),
        "below": [line for line in document.below if line],
        "foot": [line for line in document.foot if line],
        "language": document.language,
        "paper": document.paper,
        "page": _("Page {page} of {pages}"),
        "contents": _("Contents"),
        "sections": [
            {"heading": section.heading, "pieces": [_together(each) for each in together(section)]}
            for section in document.sections
        ],
    }


def _together(each: Together) -> dict[str, Any]:
    return {**_piece(each.piece), "notes": [_piece(note) for note in each.notes]}


def _piece(piece: Piece) -> dict[str, Any]:
    if isinstance(piece, Paragraph):
        return {"is": piece.kind, "heading": piece.heading, "words": piece.words}
    return _figure(piece) if isinstance(piece, Figure) else _table(piece)


def _figure(piece: Figure) -> dict[str, Any]:
    found = _SIZE.search(piece.paper)
    width, height = (float(found[1]), float(found[2])) if found else (0.0, 0.0)
    return {
        "is": "figure",
        "heading": piece.heading,
        "svg": piece.paper,
        "sentence": piece.sentence or ("" if piece.paper else piece.described),
        "described": piece.described or piece.sentence or piece.heading or _("Picture"),
        "width": width,
        "height": height,
    }


def _table(piece: Table) -> dict[str, Any]:
    said = [[cell.said for cell in row] for row in piece.rows]
    rows = [[*row, *[""] * (len(piece.columns) - len(row))] for row in said]
    letters = [_letters(column, [row[at] for row in rows]) for at, column in enumerate(piece.columns)]
    size, groups = _fitted(letters)
    return {
        "is": "table",
        "caption": piece.caption,
        "note": piece.note,
        "size": size,
        "short": len(rows) <= SHORT and all(len(cell) <= 2 * LONGEST for row in rows for cell in row),
        "parts": [
            {
                "columns": [_column(piece.columns[at], letters[at]) for at in group],
                "rows": [[row[at] for at in group] for row in rows],
            }
            for group in groups
        ],
        "empty": "" if rows and piece.columns else _("No rows.") if piece.columns else _("No numbers."),
    }


def _column(column: Column, letters: int) -> dict[str, Any]:
    return {"heading": column.heading, "number": column.number, "letters": letters}


def _letters(column: Column, cells: list[str]) -> int:
    """How wide is this column? As wide as what stands in it, but for long words; its heading may go on below."""
    longest = max((len(word) for word in column.heading.split()), default=0)
    return min(LONGEST, max([longest, *map(len, cells)])) + BETWEEN


def _fitted(letters: list[int]) -> tuple[float, list[list[int]]]:
    """How large is the type, and which columns stand together? All of them where a size allows it; otherwise one part
    below the other, each with the first column again."""
    for size, room in WIDE.items():
        if sum(letters) <= room:
            return size, [list(range(len(letters)))]
    size, room = min(WIDE.items())
    groups: list[list[int]] = [[0]]
    for at in range(1, len(letters)):
        if len(groups[-1]) > 1 and sum(letters[each] for each in groups[-1]) + letters[at] > room:
            groups.append([0])
        groups[-1].append(at)
    return size, groups
