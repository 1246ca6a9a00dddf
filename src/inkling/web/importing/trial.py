"""What would bringing in a file do, with the columns as chosen so far? Tried before anything is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from inkling.exchange import (
    CellError,
    Columns,
    Diary,
    ExchangeError,
    FoldedDiary,
    Preview,
    Table,
    fold_in,
    preview,
    read_diary,
)
from inkling.journal import Journal, Moment
from inkling.web.importing.forms import ColumnsForm


@dataclass(frozen=True)
class Trial:
    """Either what would be added, or the one thing that stands in the way."""

    shown: Preview
    diary: Diary | None = None
    folded: FoldedDiary | None = None
    problem: str = ""
    cell: str = ""


def try_out(form: ColumnsForm, table: Table, journal: Journal, now: Moment, ids: Callable[[], UUID]) -> Trial:
    """Read the file as the form says, and see what it would add to this journal."""
    shown = _shown(form, table)
    form.offer(shown.date_problem.candidates if shown.date_problem else (), tuple(shown.people))
    try:
        title = (
            form.cleaned_data["title"] if form.is_bound and form.is_valid() else str(form["title"].value())
        )
        diary = read_diary(table, form.columns(), title=title, now=now, ids=ids)
    except ExchangeError as error:
        return Trial(shown, problem=str(error), cell=error.cell if isinstance(error, CellError) else "")
    return Trial(shown, diary, fold_in(journal, diary))


def _shown(form: ColumnsForm, table: Table) -> Preview:
    columns: Columns
    try:
        columns = form.columns()
        return preview(table, columns)
    except ExchangeError:
        return preview(table)
