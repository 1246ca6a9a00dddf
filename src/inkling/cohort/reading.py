"""From a long table to episodes: one row a person and session, in order of number, and what was left out."""

from dataclasses import dataclass, field

import narwhals as nw

from inkling.cohort.cells import numbers, people, session_numbers
from inkling.cohort.columns import find_columns
from inkling.cohort.engines import Engine, Frame, counting, one_row, opened, said_plainly
from inkling.cohort.errors import ColumnError, SourceError
from inkling.cohort.flow import Flow
from inkling.language import gettext as _

LONGEST = 5_000
"""A course of therapy spans at most so many sessions; more, and the column numbers something else."""
_BITS = 52
"""Sums of powers of two below this are exact in a number of 64 bits, for any number that is looked for."""
FARTHEST_SESSION = 2**20
"""Sessions nearer than this to 0, on either side, fit into one number with the number of a person."""
SHORTEST = 4
"""With fewer sessions there is no interval with two sessions on either side."""


Counts = dict[str, int]
"""How many rows and people are of each kind: what `Flow` tells, and a little more."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Episodes:
    """Many courses of therapy, not yet worked through, and who is among them.

    `scores`: a lazy table of person, session (whole numbers without gaps between a person's first and last)
    and score (points, null where there is none), in no order, each person and session once. `flow`: who and
    what was left out. `numbered`: people and sessions are whole numbers, small enough that one number holds both.
    """

    scores: Frame = field(repr=False)
    flow: Flow
    numbered: bool = field(default=False, repr=False)


def read(
    source: object,
    *,
    person: str | None = None,
    session: str | None = None,
    score: str | None = None,
    engine: Engine = "polars",
) -> Episodes:
    """Which courses of therapy does this long table hold, and what in it cannot be used?

    `source` is a Parquet or CSV file, a folder of Parquet files, or a frame (Polars, DuckDB, Spark, pandas,
    PyArrow) with one row a person and session. The three columns are found by name unless they are told.
    Sessions are whole numbers in their order, in any order of rows; a number left out is a session without a
    score. Scores are points. In a file without commas between cells a comma may be the decimal point.

    A table whose sessions each have a column of their own goes through `from_wide` first.

    The table is looked through once, to count. Rows without person or session are left out, and so is
    whoever has two rows for one session, since nothing says which of them holds; text, infinite and empty
    scores stay as sessions without a score. `flow` has the number of each. Raises `SourceError`,
    `ColumnError` or `EngineMissing` (all `CohortError`) with a sentence that says what to do.
    """
    frame, header = opened(source, engine)
    with said_plainly():
        marked = marked_rows(frame, person, session, score, decimal_comma=header.decimal_comma)
        scores, counts = looked_through(marked)
    refuse(counts)
    return episodes_of(scores, counts)


def looked_through(marked: Frame) -> tuple[Frame, Counts]:
    """What of these rows can be used (as in `Episodes.scores`), and how many of each kind are there?

    Raises `ColumnError` where one person has too many sessions, `SourceError` where the engine fails.
    """
    counts = one_row(_counted(_each(marked)))
    if counts["unsure"]:
        counts = one_row(_counted(_each(marked, exactly=True)))
    counts = {name: int(count or 0) for name, count in counts.items()}
    _refuse_long(counts["longest"])
    usable = marked.filter(~nw.col("person").is_null(), ~nw.col("session").is_null())
    if counts["people_doubled"]:
        doubled = _each(marked, exactly=True).filter(nw.col("doubled") == 1).select("person")
        usable = usable.join(doubled, on="person", how="anti")
    scores = usable.select("person", "session", "score")
    if counts["sessions_missed"]:
        scores = _without_gaps(scores, counts["longest_gap"])
    return scores, counts


def episodes_of(scores: Frame, counts: Counts) -> Episodes:
    """What was looked through, with what was found."""
    near = max(abs(counts["nearest"]), abs(counts["farthest"])) < FARTHEST_SESSION
    small = max(abs(counts.get("least", 2**63)), abs(counts.get("most", 2**63))) < 2**62 // (
        2 * FARTHEST_SESSION
    )
    return Episodes(scores=scores, flow=flow_of(counts), numbered=near and small)


def flow_of(counts: Counts) -> Flow:
    """The counts that are told."""
    return Flow(**{name: counts[name] for name in Flow.__dataclass_fields__})


def marked_rows(
    frame: Frame, person: str | None, session: str | None, score: str | None, *, decimal_comma: bool
) -> Frame:
    """Person, session and score as they will be used, and 1 or 0 for each thing that can be wrong with them."""
    schema = frame.collect_schema()
    columns = find_columns(schema.names(), person=person, session=session, score=score)
    of_session = session_numbers(columns.session, schema[columns.session])
    of_score = numbers(columns.score, schema[columns.score], decimal_comma=decimal_comma)
    return frame.select(
        people(columns.person, schema[columns.person]).alias("person"),
        of_session.value.alias("session"),
        of_score.value.alias("score"),
        of_score.unread.cast(nw.Int64).alias("unread"),
        of_score.infinite.cast(nw.Int64).alias("infinite"),
    )


def _each(marked: Frame, *, exactly: bool = False) -> Frame:
    """One row a person (one for nobody): how many rows, sessions and problems there are.

    Counting how many different sessions a person has is the dear part. Most tables need no counting: n sessions
    from `first` to `last`, n numbers in all, whose powers of two add up to 2^first + ... + 2^last, are n
    different ones, because no other n powers of two make that sum. Whoever is not shown to be without gaps and
    doubles in this way is `unsure`; `exactly` counts instead.
    """
    used, session = ~nw.col("session").is_null(), nw.col("session")
    # What is wrong with a score only counts where the row has a session.
    judged = marked.with_columns(
        used=used.cast(nw.Int64),
        empty=nw.when(used & nw.col("score").is_null())
        .then(1 - nw.col("unread") - nw.col("infinite"))
        .otherwise(0),
        unread=nw.when(used).then(nw.col("unread")).otherwise(0),
        infinite=nw.when(used).then(nw.col("infinite")).otherwise(0),
        power=nw.when((session >= 0) & (session < _BITS)).then(nw.lit(2.0) ** session),
    )
    each = judged.group_by("person").agg(
        nw.len().cast(nw.Int64).alias("rows"),
        nw.col("used").sum().cast(nw.Int64),
        nw.col("unread").sum().cast(nw.Int64),
        nw.col("infinite").sum().cast(nw.Int64),
        nw.col("empty").sum().cast(nw.Int64),
        (session.n_unique().cast(nw.Int64) if exactly else nw.col("power").sum()).alias("told_apart"),
        session.min().alias("first"),
        session.max().alias("last"),
    )
    each = each.with_columns(
        span=(nw.col("last") - nw.col("first") + 1).fill_null(0),
        somebody=(~nw.col("person").is_null()).cast(nw.Int64),
    )
    if exactly:  # an empty session counts as a kind of its own
        without = (nw.col("rows") > nw.col("used")).cast(nw.Int64)
        each = each.with_columns(sessions=nw.col("told_apart") - without, unsure=nw.lit(0))
    else:
        each = each.with_columns(sessions=nw.col("used"), unsure=1 - _shown_apart().cast(nw.Int64))
    return each.with_columns(doubled=(nw.col("used") > nw.col("sessions")).cast(nw.Int64))


def _shown_apart() -> nw.Expr:
    """Do the powers of two show that a person's sessions are all different, and without gaps?"""
    first, last = nw.col("first"), nw.col("last")
    near = nw.when((first >= 0) & (last < _BITS)).then(nw.lit(2.0) ** (last + 1) - nw.lit(2.0) ** first)
    shown = (nw.col("used") == nw.col("span")) & (nw.col("told_apart") == near)
    return shown.fill_null(False) | (nw.col("used") == 0)


def _counted(each: Frame) -> Frame:
    """Everything `Flow` says, as one row, and between which numbers people and sessions lie."""
    each = each.with_columns(
        counted=nw.col("somebody") * (1 - nw.col("doubled")) * (nw.col("used") > 0).cast(nw.Int64),
        out=nw.col("somebody") * nw.col("doubled"),
    )
    counted, out, somebody = nw.col("counted"), nw.col("out"), nw.col("somebody")
    rows, used, span, sessions = nw.col("rows"), nw.col("used"), nw.col("span"), nw.col("sessions")
    numbers = each.collect_schema()["person"].is_integer()
    person = {"least": nw.col("person").min(), "most": nw.col("person").max()} if numbers else {}
    return each.select(
        **person,
        nearest=nw.col("first").min(),
        farthest=nw.col("last").max(),
        rows=rows.sum(),
        rows_without_person=(rows * (1 - somebody)).sum(),
        rows_without_session=((rows - used) * somebody).sum(),
        rows_of_doubled=(used * out).sum(),
        scores_empty=(nw.col("empty") * counted).sum(),
        scores_unread=(nw.col("unread") * counted).sum(),
        scores_infinite=(nw.col("infinite") * counted).sum(),
        people=somebody.sum(),
        people_without_session=(somebody * (used == 0).cast(nw.Int64)).sum(),
        people_doubled=out.sum(),
        people_with_one_session=(counted * (sessions == 1).cast(nw.Int64)).sum(),
        people_too_short=(counted * (span < SHORTEST).cast(nw.Int64)).sum(),
        sessions_missed=(counted * (span - sessions)).sum(),
        longest_gap=(counted * (span - sessions)).max(),
        longest=(counted * span).max(),
        unsure=(somebody * nw.col("unsure")).sum(),
    )


def refuse(counts: Counts) -> None:
    """Is there nothing that could be used? Raises `SourceError` or `ColumnError`."""
    if not counts["rows"]:
        raise SourceError(_("The table has no rows. Write it again."))
    if not counts["people"]:
        raise ColumnError(_("The column of the person is empty in every row."), role="person")
    usable = counts["rows"] - counts["rows_without_person"] - counts["rows_without_session"]
    if not usable:
        raise ColumnError(
            _(
                "No row has a whole number for its session. Number each person's sessions 1, 2, 3 in their order."
            ),
            role="session",
        )
    without = counts["scores_empty"] + counts["scores_unread"] + counts["scores_infinite"]
    if without and without == usable - counts["rows_of_doubled"]:
        raise ColumnError(
            _("No row has a number for its score. Write scores as numbers, like 12.5."), role="score"
        )


def _refuse_long(longest: int) -> None:
    """Is this too long for one course of therapy? Raises `ColumnError`."""
    if longest > LONGEST:
        raise ColumnError(
            _(
                "One person's sessions span {longest} numbers; at most {most} are taken for one course of therapy. "
                "Number the sessions 1, 2, 3 in their order."
            ).format(longest=f"{longest:,}", most=f"{LONGEST:,}"),
            role="session",
        )


def _without_gaps(scores: Frame, longest: int) -> Frame:
    """The same table, with a row without a score for every number left out between two sessions of a person."""
    since = (nw.col("session") - nw.col("session").shift(1).over("person", order_by="session")).alias("since")
    after_gap = scores.with_columns(since).filter(nw.col("since") > 1)
    missed = (
        after_gap.join(counting(longest, scores), how="cross")
        .filter(nw.col("step") < nw.col("since"))
        .select(
            nw.col("person"),
            (nw.col("session") - nw.col("step")).alias("session"),
            nw.lit(None).cast(nw.Float64).alias("score"),
        )
    )
    return nw.concat([scores, missed], how="vertical")
