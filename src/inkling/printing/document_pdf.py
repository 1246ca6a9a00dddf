"""A document as PDF/UA-1: tagged, its fonts inside, made in memory. Words reach the typesetter as data only."""

import re
from typing import Any

from inkling.language import gettext as _
from inkling.printing.document import Column, Document, Figure, Paragraph, Piece, Section, Table
from inkling.printing.document_order import Together, together
from inkling.printing.document_widths import LONGEST, longest_cells, widths
from inkling.printing.harmless import each_word, harmless, spoken
from inkling.printing.pdf import in_signs_there_are, typeset

SHORT = 15
"""A table of so many lines stays on one page."""

FEW = 14
"""So many lines of words below a table or a picture stay on its page; of more than that, a page could be too short."""

LINE = 100
"""So many small letters stand on a line."""

HEAD = 90
"""So many letters of the title stand on top of every page but the first."""

WIDE = {8.5: 104, 7.5: 118, 6.5: 136}
"""So many letters stand side by side on a line, at each of the sizes a table may be set in."""

HEADINGS = (18, 12, 0)
"""A heading of so many letters stays on one line; of fewer, before the type of the whole table is made smaller."""

_SIZE = re.compile(r'viewBox="[-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)"')


def document_pdf(document: Document) -> bytes:
    """The bytes of this document. Raises `NoTypeface` for letters no font here has, `NotPrinted` for anything else."""
    data = _as_data(each_word(document, harmless))
    return in_signs_there_are(data, lambda each: typeset("document.typ", "document", each))


def _as_data(document: Document) -> dict[str, Any]:
    title = document.title.strip() or _("Report")
    return {
        "title": title,
        "again": title if len(title) <= HEAD else f"{title[:HEAD]}…",
        "below": [line for line in document.below if line],
        "foot": [line for line in document.foot if line],
        "language": spoken(document.language).partition("-")[0],
        "paper": document.paper,
        "page": _("Page {page} of {pages}"),
        "sections": [
            {
                "heading": section.heading,
                "pieces": _pieces(section),
            }
            for section in document.sections
        ],
    }


def _pieces(section: Section) -> list[dict[str, Any]]:
    """Its pieces. Words just before numbers stand on their page: they `lead` to them."""
    here = together(section)
    made = [_together(each, 3 if section.heading else 2) for each in here]
    for at, piece in enumerate(made):
        piece["leads"] = at + 1 < len(here) and not isinstance(here[at + 1].piece, Paragraph)
    return made


def _together(each: Together, level: int) -> dict[str, Any]:
    """One piece with its notes, whose headings are of this rank: no rank is left out. It is `whole` where it stays on
    one page with them."""
    piece = {**_piece(each.piece), "level": level}
    notes = [{**_piece(note), "level": level} for note in each.notes]
    below = sum(_lines(note.heading) + _lines(note.words) for note in each.notes)
    return {**piece, "notes": notes, "whole": piece["whole"] and below <= FEW}


def _lines(words: str, wide: int = LINE) -> int:
    """How many lines of so many letters are these words?"""
    return sum(1 + len(line) // wide for line in words.split("\n")) if words else 0


def _piece(piece: Piece) -> dict[str, Any]:
    if isinstance(piece, Paragraph):
        return {
            "is": piece.kind,
            "heading": piece.heading,
            "words": piece.words,
            "whole": _lines(piece.words) <= FEW,
        }
    return _figure(piece) if isinstance(piece, Figure) else _table(piece)


def _figure(piece: Figure) -> dict[str, Any]:
    found = _SIZE.search(piece.paper)
    width, height = (float(found[1]), float(found[2])) if found else (0.0, 0.0)
    return {
        "is": "figure",
        "whole": _lines(piece.heading) + _lines(piece.sentence) <= FEW,
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
    size, letters, groups = _fitted(piece.columns, longest_cells(piece))
    return {
        "is": "table",
        "note": piece.note,
        "size": size,
        "whole": len(groups) == 1 and _short(piece),
        "parts": [
            {
                "caption": _captioned(piece.caption, group),
                "columns": [_column(piece.columns[at], letters[at]) for at in group],
                "rows": [[row[at] for at in group] for row in rows],
            }
            for group in groups
        ],
        "empty": "" if rows and piece.columns else _("No rows.") if piece.columns else _("No numbers."),
    }


def _column(column: Column, letters: int) -> dict[str, Any]:
    return {"heading": column.heading, "number": column.number, "letters": letters}


def _short(piece: Table) -> bool:
    """Does it surely fit on a page?"""
    words = (piece.caption, piece.note, *(column.heading for column in piece.columns))
    lines = sum(max((_lines(cell.said, LONGEST) for cell in row), default=1) for row in piece.rows)
    return lines <= SHORT and max(map(_lines, words)) <= FEW // 2


def _captioned(caption: str, group: list[int]) -> str:
    further = len(group) > 1 and group[1] > 1
    return _("{caption}, further columns").format(caption=caption) if caption and further else caption


def _fitted(columns: tuple[Column, ...], cells: list[int]) -> tuple[float, list[int], list[list[int]]]:
    """How large is the type, how wide is each column, and which stand together? All of them where a size allows it;
    otherwise one part below the other, each with the first column again."""
    letters: list[int] = []
    for size, room in WIDE.items():
        for most in HEADINGS:
            letters = widths(columns, cells, most)
            if sum(letters) <= room:
                return size, letters, [list(range(len(letters)))]
    size, room = min(WIDE.items())
    groups: list[list[int]] = [[0]]
    for at in range(1, len(letters)):
        if len(groups[-1]) > 1 and sum(letters[each] for each in groups[-1]) + letters[at] > room:
            groups.append([0])
        groups[-1].append(at)
    return size, letters, groups
