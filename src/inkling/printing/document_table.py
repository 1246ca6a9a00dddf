"""A table of a document as HTML: named, its heads told apart from its numbers, and in a frame that scrolls alone."""

import re
from html import escape

from inkling.language import gettext as _
from inkling.printing.document import Column, Table
from inkling.printing.document_widths import longest_cells, widths

SHORT = 12
"""A table of so many rows stays on one sheet of paper."""

BROAD = 108
"""A table of more letters than this in a line takes the whole width, with its notes below, and smaller type on
paper."""

_LONG = re.compile(r"\S{25,}")


class Told:
    """What tables were called so far: each frame has a name of its own, for whoever goes from one to the next."""

    def __init__(self) -> None:
        self._count, self._captions = 0, set[str]()

    def table(self, caption: str) -> tuple[str, str]:
        """The address of this caption, and the attribute that names its frame."""
        self._count += 1
        address, heard = f"table-{self._count}", " ".join(caption.split()).lower()
        if heard and heard not in self._captions:
            self._captions.add(heard)
            return address, f'aria-labelledby="{address}"'
        name = _("{caption}, table {n}") if heard else _("Table {n}")
        return address, f'aria-label="{escape(name.format(caption=caption, n=self._count))}"'


def table_html(table: Table, told: Told) -> str:
    """Which HTML shows this table?"""
    note = f'<p class="small">{escape(table.note)}</p>' if table.note else ""
    if not table.columns:
        caption = f"<p><b>{escape(table.caption)}</b></p>" if table.caption else ""
        return f'<div class="words">{caption}<p class="small">{escape(_("No numbers."))}</p>{note}</div>'
    head = "".join(_head(column) for column in table.columns)
    body = "".join(_row(table.columns, [cell.said for cell in row]) for row in table.rows)
    if not table.rows:
        body = f'<tr><td colspan="{len(table.columns)}">{escape(_("No rows."))}</td></tr>'
    kinds = "table short" if len(table.rows) <= SHORT else "table"
    if sum(widths(table.columns, longest_cells(table))) > BROAD:
        kinds += " broad"
    address, name = told.table(table.caption)
    caption = (
        f'<caption><span id="{address}">{escape(table.caption)}</span></caption>' if table.caption else ""
    )
    return (
        f'<div class="{kinds}"><div class="frame" role="region" tabindex="0" {name}>'
        f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{note}</div>"
    )


def _head(column: Column) -> str:
    kind = ' class="n"' if column.number else ""
    if not column.heading:
        return f"<td{kind}></td>"
    return f'<th scope="col"{kind}>{_words(column.heading)}</th>'


def _row(columns: tuple[Column, ...], said: list[str]) -> str:
    cells = []
    for at, column in enumerate(columns):
        words = said[at] if at < len(said) else ""
        if at == 0 and words:
            cells.append(f'<th scope="row">{_words(words)}</th>')
        else:
            kind = ' class="n"' if column.number and at else ""
            cells.append(f"<td{kind}>{_words(words)}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _words(words: str) -> str:
    """A word too long for a column may break, and only that one: all others keep their column as wide as they are."""
    shown = escape(words).replace("\n", "<br>")
    return f'<span class="long">{shown}</span>' if _LONG.search(words) else shown
