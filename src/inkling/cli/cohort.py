"""`inkling cohort`: the statistics of groups for any number of courses of therapy, from a table to a table."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inkling.cli.stop import Misasked, Stop, printable
from inkling.cli.waiting import waiting
from inkling.language import gettext as _

if TYPE_CHECKING:
    from inkling.change import Better, CutoffKind, Method
    from inkling.cohort import CohortError, Engine

_METHODS = (
    "jacobson-truax",
    "gulliksen-lord-novick",
    "hsu-linn-nunnally",
    "edwards-nunnally",
    "nunnally-kotsch",
    "hageman-arrindell",
)
_Command = Callable[..., None]


def _of_a_table(command: _Command) -> _Command:
    """What both commands take: a table to read, a table to write, three columns, and an engine."""
    for decorate in reversed(
        (
            click.argument("table", metavar="IN"),
            click.option(
                "--out",
                required=True,
                metavar="OUT",
                help=_("The table to write: .parquet or .csv. Replaces it."),
            ),
            click.option("--person", metavar="C", help=_("The column that says whose row it is.")),
            click.option("--session", metavar="C", help=_("The column that numbers the sessions.")),
            click.option("--score", metavar="C", help=_("The column of the scores.")),
            click.option(
                "--engine",
                type=click.Choice(["polars", "duckdb", "spark"]),
                default="polars",
                show_default=True,
                help=_("What does the work. Spark writes a folder."),
            ),
        )
    ):
        command = decorate(command)
    return command


@click.group(
    "cohort",
    short_help=_("Sudden gains and reliable change of many people, from a table."),
    help=_(
        """Sudden gains and reliable change of many people at once, for outcome research.

        IN is a table with one row a person and session, as Parquet or CSV: whose row it is, the number of the
        session, the score. Its columns are found by name, or named here. What cannot be used is counted and said.

        \b
        Examples:
          inkling cohort gains scores.parquet --out gains.parquet --cutoff 6
          inkling cohort change scores.csv --out change.csv --pre 1 --post 16 --method jacobson-truax \\
            --reliability 0.85 --functional-mean 5.2 --functional-sd 4.1"""
    ),
)
def cohort() -> None:
    """Sudden gains and reliable change of many people."""


@cohort.command(
    "gains",
    short_help=_("Between which sessions did whom a sudden gain happen to?"),
    help=_(
        """Write one row for each interval between two sessions: person, from_session, to_session, before, after,
        criterion_1, criterion_2, criterion_3, gain (1, 0, empty where it cannot be decided)."""
    ),
)
@_of_a_table
@click.option(
    "--cutoff", type=float, required=True, metavar="X", help=_("How many points the score must move.")
)
@click.option(
    "--share",
    type=float,
    default=0.25,
    show_default=True,
    metavar="S",
    help=_("Which share of the score before it must move."),
)
@click.option(
    "--no-adjust", is_flag=True, help=_("2.776 for the third criterion, however many were answered.")
)
@click.option("--losses", is_flag=True, help=_("Look for sudden rises instead of falls."))
def gains(
    table: str,
    out: str,
    person: str | None,
    session: str | None,
    score: str | None,
    engine: "Engine",
    cutoff: float,
    share: float,
    no_adjust: bool,
    losses: bool,
) -> None:
    """Read the table, look at every interval, write the answers, and say who was counted in."""
    place = _place_for(out, table)
    with _sentences():
        from inkling.cohort import found_gains, part_of, read, write
        from inkling.cohort import gains as gains_of

        with waiting(1, 3, _("Reading and counting")):
            episodes = read(table, person=person, session=session, score=score, engine=engine)
        answers = gains_of(episodes, cutoff, share, not no_adjust, losses)
        with waiting(2, 3, _("Looking between sessions"), part_of(place)):
            write(answers, place)
        with waiting(3, 3, _("Counting what was found")):
            found = found_gains(answers if engine == "spark" else place, engine)
    _say([*episodes.flow.lines(), found.explain(losses=losses), _written(place)])


@cohort.command(
    "change",
    short_help=_("Who changed by more than error of measurement, and who recovered?"),
    help=_(
        """Write one row for each person: person, pre, post, change, rci, category (recovered, improved, unchanged,
        deteriorated, harmed; empty where it cannot be judged)."""
    ),
)
@_of_a_table
@click.option("--pre", required=True, metavar="S", help=_("The session before, as it stands in its column."))
@click.option("--post", required=True, metavar="S", help=_("The session after."))
@click.option("--method", type=click.Choice(_METHODS), required=True, help=_("How the index is worked out."))
@click.option(
    "--reliability", type=float, required=True, metavar="R", help=_("Of the measure, from 0 to below 1.")
)
@click.option("--functional-mean", type=float, metavar="M", help=_("Of people without the problem."))
@click.option("--functional-sd", type=float, metavar="S", help=_("Of people without the problem."))
@click.option(
    "--cutoff-type",
    type=click.Choice(["a", "b", "c"]),
    help=_("Where the populations part: c if their mean and SD are given."),
)
@click.option(
    "--better",
    type=click.Choice(["lower", "higher"]),
    default="lower",
    show_default=True,
    help=_("Which scores are better."),
)
def change(
    table: str,
    out: str,
    person: str | None,
    session: str | None,
    score: str | None,
    engine: "Engine",
    pre: str,
    post: str,
    method: "Method",
    reliability: float,
    functional_mean: float | None,
    functional_sd: float | None,
    cutoff_type: "CutoffKind | None",
    better: "Better",
) -> None:
    """Read the table, judge everybody, write the answers, and say who could be judged."""
    functional = _functional(functional_mean, functional_sd)
    place = _place_for(out, table)
    columns: dict[str, Any] = {"person": person, "session": session, "score": score}
    with _sentences():
        from inkling.cohort import change as change_of
        from inkling.cohort import found_change, part_of, write

        with waiting(1, 3, _("Reading and counting")):
            changed = change_of(
                table,
                pre,
                post,
                method,
                reliability=reliability,
                better=better,
                functional=functional,
                cutoff=cutoff_type or ("c" if functional else None),
                engine=engine,
                **columns,
            )
        with waiting(2, 3, _("Judging change"), part_of(place)):
            write(changed.frame, place)
        with waiting(3, 3, _("Counting what was found")):
            found = found_change(changed.frame if engine == "spark" else place, engine)
    _say([*changed.flow.lines(), found.explain(), *_cutoff(changed.cutoff), _written(place)])


def _functional(mean: float | None, sd: float | None) -> tuple[float, float] | None:
    if mean is None and sd is None:
        return None
    if mean is None or sd is None:
        raise Misasked(_("--functional-mean and --functional-sd belong together. Give both or neither."))
    return mean, sd


def _cutoff(value: float | None) -> Iterator[str]:
    if value is not None and value == value:
        yield _("The two populations part at {score} points.").format(score=f"{value:.2f}")
    elif value is not None:
        yield _("Where the two populations part cannot be worked out from these numbers.")


def _place_for(out: str, table: str) -> Path:
    """Where will the answers be? Raises `Stop` where they cannot be, before anybody waits for them."""
    place = Path(out)
    if place.suffix.lower() not in (".parquet", ".pq", ".csv"):
        raise Misasked(_("--out must end in .parquet or .csv."))
    if place.exists() and Path(table).exists() and place.samefile(table):
        raise Misasked(_("The answers would take the place of the table itself. Give --out another name."))
    if not place.parent.is_dir() or not os.access(place.parent, os.W_OK):
        said = _("“{out}” cannot be written. Choose a folder that is there, is yours, and has room.")
        raise Stop(said.format(out=printable(out)))
    return place


@contextmanager
def _sentences() -> Iterator[None]:
    """Whatever goes wrong ends the command with a sentence."""
    try:
        from inkling.cohort import CohortError
    except ModuleNotFoundError as error:
        said = _("This command needs {name}. Install it with: pip install 'inkling[cohort]'")
        raise Stop(said.format(name=error.name)) from None
    try:
        yield
    except CohortError as error:
        raise _stop(error) from error


def _stop(error: "CohortError") -> Stop:
    from inkling.cohort import ColumnError, OptionError

    said = printable(str(error))
    role = getattr(error, "role", "")
    if isinstance(error, ColumnError) and role:
        said += " " + _("Here: --{option} NAME.").format(option=role)
    return (Misasked if isinstance(error, ColumnError | OptionError) else Stop)(said)


def _written(place: Path) -> str:
    return _("Written to {out}.").format(out=printable(str(place)))


def _say(lines: list[str]) -> None:
    for line in lines:
        click.echo(line)
