"""From one row a person, with a column for each session, to one row a person and session."""

import re
from collections.abc import Mapping, Sequence

import narwhals as nw

from inkling.cohort.columns import listed, named
from inkling.cohort.engines import Engine, Frame, opened, said_plainly
from inkling.cohort.errors import ColumnError
from inkling.language import gettext as _

_NUMBERED = re.compile(r"^(.*?)(\d{1,6})$")


def from_wide(
    source: object,
    *,
    person: str,
    sessions: Sequence[str] | Mapping[str, int] | None = None,
    engine: Engine = "polars",
) -> Frame:
    """What does this table look like with one row a person and session, as `read` and `gains` want it?

    `source` is a file or frame as for `read`. `sessions` are the columns of scores in order, numbered from 1;
    or each with its number; without them they are the columns with one name and a number behind it, such as
    phq_0, phq_1, phq_2, and have that number. Returns a lazy table of person, session, score; cells
    without a score keep their row. Raises `ColumnError`, `SourceError` or `EngineMissing`.
    """
    frame, header = opened(source, engine)
    who = named(header.names, person, "person")
    numbered = _numbered(header.names, who, sessions)
    with said_plainly():
        schema = frame.collect_schema()
        as_text = any(schema[column] == nw.String for column in numbered)
        comma = as_text and header.decimal_comma
        cells = [
            _kept(column, as_text=as_text, decimal_comma=comma).alias(str(number))
            for column, number in numbered.items()
        ]
        score = nw.col("score")
        long: Frame = (
            frame.select(nw.col(who).alias("person"), *cells)
            .unpivot(
                on=[str(number) for number in numbered.values()],
                index=["person"],
                variable_name="session",
                value_name="score",
            )
            .with_columns(
                nw.col("session").cast(nw.Int64),
                nw.when(score != "" if as_text else ~score.is_nan()).then(score).alias("score"),
            )
        )
    return long


def _kept(column: str, *, as_text: bool, decimal_comma: bool) -> nw.Expr:
    """The cell with something in it where there was nothing: turning a table, DuckDB drops what is empty."""
    if not as_text:
        return nw.col(column).cast(nw.Float64).fill_null(float("nan"))
    cell = nw.col(column).cast(nw.String)
    return (cell.str.replace_all(",", ".", literal=True) if decimal_comma else cell).fill_null("")


def _numbered(
    names: Sequence[str], who: str, sessions: Sequence[str] | Mapping[str, int] | None
) -> dict[str, int]:
    """Which column is which session? Raises `ColumnError`."""
    if isinstance(sessions, Mapping):
        found = {named(names, column, "session"): int(number) for column, number in sessions.items()}
    elif sessions is not None:
        found = {named(names, column, "session"): place for place, column in enumerate(sessions, 1)}
        if len(found) < len(sessions):
            raise ColumnError(_("A column of scores was named twice."), role="session")
    else:
        found = _by_name([name for name in names if name != who])
    if len(found) < 2 or len(set(found.values())) < len(found) or who in found:
        raise ColumnError(
            _(
                "At least two columns of scores are needed, each with a number of its own, besides the person."
            ),
            role="session",
        )
    return found


def _by_name(names: Sequence[str]) -> dict[str, int]:
    """The columns with one name and a number behind it. Raises `ColumnError` when several names have them."""
    stems: dict[str, dict[str, int]] = {}
    for name in names:
        if match := _NUMBERED.match(name):
            stems.setdefault(match[1], {})[name] = int(match[2])
    several = {stem: columns for stem, columns in stems.items() if len(columns) > 1}
    if len(several) != 1:
        raise ColumnError(
            _(
                "It is not clear which columns hold the scores. Name them with sessions. The columns are: {columns}."
            ).format(columns=listed(names)),
            role="session",
        )
    (columns,) = several.values()
    return dict(sorted(columns.items(), key=lambda one: one[1]))
