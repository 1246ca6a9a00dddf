"""From a long table to one row a person: the score before and the score after."""

from dataclasses import dataclass
from typing import Any

import narwhals as nw

from inkling.cohort.cells import Cells, numbers, people
from inkling.cohort.columns import find_columns
from inkling.cohort.engines import Engine, Frame, kept, one_row, opened, said_plainly
from inkling.cohort.errors import ColumnError, OptionError, SourceError
from inkling.language import gettext as _
from inkling.language import ngettext


@dataclass(frozen=True, kw_only=True)
class PairsFlow:
    """Who has a score before and a score after, and who has not, for which reason?

    Rows: `rows`, of which `rows_without_person` are left out. People: `people` = `people_doubled` (two rows for
    one of the two sessions) + `people_without_pre` (no row, or no score) + `people_without_post` (but one
    before) + `people_used`. In the rows of the two sessions, `scores_unread` are text and `scores_infinite`
    infinite; both count as missing.
    """

    rows: int
    rows_without_person: int
    scores_unread: int
    scores_infinite: int
    people: int
    people_doubled: int
    people_without_pre: int
    people_without_post: int

    @property
    def people_used(self) -> int:
        """How many people have both scores?"""
        return self.people - self.people_doubled - self.people_without_pre - self.people_without_post

    def lines(self) -> tuple[str, ...]:
        """The flow, one plain sentence a line; what happened to nobody is not mentioned."""
        rows = ngettext("{n} row", "{n} rows", self.rows).format(n=f"{self.rows:,}")
        people_ = ngettext("{n} person", "{n} people", self.people).format(n=f"{self.people:,}")
        read = _("{rows} of {people} were read; {used} of them have a score before and after.")
        told = (
            (self.rows_without_person, _("Rows that say nobody's name: {n}.")),
            (self.people_doubled, _("People with two rows for one of the sessions, not judged: {n}.")),
            (self.people_without_pre, _("People without a score before, not judged: {n}.")),
            (self.people_without_post, _("People without a score after, not judged: {n}.")),
            (self.scores_unread, _("Scores that are text and count as missing: {n}.")),
            (self.scores_infinite, _("Scores that are infinite and count as missing: {n}.")),
        )
        first = read.format(rows=rows, people=people_, used=f"{self.people_used:,}")
        return (first, *(said.format(n=f"{count:,}") for count, said in told if count))

    def explain(self) -> str:
        """The whole flow in one text."""
        return " ".join(self.lines())


@dataclass(frozen=True, kw_only=True, eq=False)
class Pairs:
    """One row a person, in no order: person, pre and post in points, null where there is none."""

    frame: Frame
    flow: PairsFlow


def pairs(
    source: object,
    pre: str | float,
    post: str | float,
    *,
    person: str | None = None,
    session: str | None = None,
    score: str | None = None,
    engine: Engine = "polars",
) -> Pairs:
    """What did each person score before and after? Two sessions of a long table, by number or by name.

    `source`, the columns and the engine as in `read`; here the sessions may also be words, such as "intake"
    and "end". Everybody in the table has a row. Raises `CohortError`.
    """
    if str(pre).strip() == str(post).strip():
        raise OptionError(_("Before and after must be two different sessions."))
    frame, header = opened(source, engine)
    with said_plainly():
        schema = frame.collect_schema()
        columns = find_columns(schema.names(), person=person, session=session, score=score)
        of_score = numbers(columns.score, schema[columns.score], decimal_comma=header.decimal_comma)
        kind = schema[columns.session]
        marked = frame.select(
            people(columns.person, schema[columns.person]).alias("person"),
            _is(columns.session, kind, pre).cast(nw.Int64).alias("is_pre"),
            _is(columns.session, kind, post).cast(nw.Int64).alias("is_post"),
            of_score.value.alias("score"),
            _flag(of_score, "unread"),
            _flag(of_score, "infinite"),
        )
        each = kept(_each(marked))  # asked three times: for counts, for means and SDs, and for the answers
        counts = one_row(_counted(each))
        _refuse(counts, pre, post)
        told = {name: int(counts[name] or 0) for name in PairsFlow.__dataclass_fields__}
        paired: Frame = each.filter(~nw.col("person").is_null()).select("person", "pre", "post")
    return Pairs(frame=paired, flow=PairsFlow(**told))


def _is(column: str, kind: nw.dtypes.DType, asked: str | float) -> nw.Expr:
    """Is this the session asked for? By number where it is one, else by word."""
    number = _number(asked)
    if kind == nw.String:
        words = (nw.col(column).str.strip_chars() == str(asked).strip()).fill_null(False)
        if number is None:
            return words
        return words | (numbers(column, kind).value == number).fill_null(False)
    if not kind.is_numeric():
        raise ColumnError(
            _("The column “{column}” must hold numbers or words that name the sessions.").format(
                column=column
            ),
            role="session",
        )
    if number is None:
        raise OptionError(_("The sessions of this table are numbers; name the two by their numbers."))
    return (numbers(column, kind).value == number).fill_null(False)


def _number(asked: str | float) -> float | None:
    try:
        return float(asked)
    except ValueError:
        return None


def _flag(cells: Cells, name: str) -> nw.Expr:
    flag: nw.Expr = getattr(cells, name)
    return flag.cast(nw.Int64).alias(name)


def _each(marked: Frame) -> Frame:
    """One row a person (and one for nobody): the two scores, unless a session has two rows."""
    is_pre, is_post, score = nw.col("is_pre") == 1, nw.col("is_post") == 1, nw.col("score")
    of_two = nw.col("is_pre") + nw.col("is_post")
    each = (
        marked.with_columns(
            pre=nw.when(is_pre).then(score),
            post=nw.when(is_post).then(score),
            unread=nw.col("unread") * of_two,
            infinite=nw.col("infinite") * of_two,
        )
        .group_by("person")
        .agg(
            nw.len().cast(nw.Int64).alias("rows"),
            nw.col("is_pre").sum().cast(nw.Int64),
            nw.col("is_post").sum().cast(nw.Int64),
            nw.col("unread").sum().cast(nw.Int64),
            nw.col("infinite").sum().cast(nw.Int64),
            nw.col("pre").max(),
            nw.col("post").max(),
        )
    )
    single = (nw.col("is_pre") <= 1) & (nw.col("is_post") <= 1)
    return each.with_columns(
        doubled=(~single).cast(nw.Int64),
        pre=nw.when(single).then(nw.col("pre")),
        post=nw.when(single).then(nw.col("post")),
        somebody=(~nw.col("person").is_null()).cast(nw.Int64),
    )


def _counted(each: Frame) -> Frame:
    """Everything `PairsFlow` says, as one row, and how many rows there are of the two sessions."""
    somebody, once = nw.col("somebody"), 1 - nw.col("doubled")
    no_pre, no_post = (nw.col(name).is_null().cast(nw.Int64) for name in ("pre", "post"))
    return each.select(
        rows=nw.col("rows").sum(),
        rows_without_person=(nw.col("rows") * (1 - somebody)).sum(),
        scores_unread=(nw.col("unread") * somebody).sum(),
        scores_infinite=(nw.col("infinite") * somebody).sum(),
        people=somebody.sum(),
        people_doubled=(somebody * nw.col("doubled")).sum(),
        people_without_pre=(somebody * once * no_pre).sum(),
        people_without_post=(somebody * once * (1 - no_pre) * no_post).sum(),
        rows_pre=(nw.col("is_pre") * somebody).sum(),
        rows_post=(nw.col("is_post") * somebody).sum(),
    )


def _refuse(counts: dict[str, Any], pre: str | float, post: str | float) -> None:
    """Is there nothing to compare? Raises `SourceError`, `ColumnError` or `OptionError`."""
    if not counts["rows"]:
        raise SourceError(_("The table has no rows. Write it again."))
    if not counts["people"]:
        raise ColumnError(_("The column of the person is empty in every row."), role="person")
    for asked, found in ((pre, counts["rows_pre"]), (post, counts["rows_post"])):
        if not found:
            raise OptionError(
                _("No row belongs to session “{session}”. Look at how the sessions are called.").format(
                    session=asked
                )
            )
