"""What every command about a cohort is asked, and how it ends: the table, the place for the answers, sentences."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from inkling.cli.stop import Misasked, Stop, printable
from inkling.language import gettext as _

if TYPE_CHECKING:
    from inkling.cohort import CohortError

Command = Callable[..., None]

METHODS = (
    "jacobson-truax",
    "gulliksen-lord-novick",
    "hsu-linn-nunnally",
    "edwards-nunnally",
    "nunnally-kotsch",
    "hageman-arrindell",
)


def of_a_table(command: Command) -> Command:
    """What all of them take: a table to read, three columns, and an engine."""
    for decorate in reversed(
        (
            click.argument("table", metavar="IN"),
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


def to_a_table(command: Command) -> Command:
    """Where the answers go, for those that are a table."""
    return click.option(
        "--out", required=True, metavar="OUT", help=_("The table to write: .parquet or .csv. Replaces it.")
    )(command)


def place_for(out: str, table: str) -> Path:
    """Where will the table of answers be? Raises `Stop` where it cannot be, before anybody waits for it."""
    place = Path(out)
    if place.suffix.lower() not in (".parquet", ".pq", ".csv"):
        raise Misasked(_("--out must end in .parquet or .csv."))
    if place.exists() and Path(table).exists() and place.samefile(table):
        raise Misasked(_("The answers would take the place of the table itself. Give --out another name."))
    check_writable(place.parent, out)
    return place


def functional_of(mean: float | None, sd: float | None) -> tuple[float, float] | None:
    """The two numbers about people without the problem, or none. Raises `Misasked` for one alone."""
    if mean is None and sd is None:
        return None
    if mean is None or sd is None:
        raise Misasked(_("--functional-mean and --functional-sd belong together. Give both or neither."))
    return mean, sd


def check_writable(folder: Path, out: str) -> None:
    """Can something be written into this folder, for what is called OUT? Raises `Stop`."""
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        said = _("“{out}” cannot be written. Choose a folder that is there, is yours, and has room.")
        raise Stop(said.format(out=printable(out)))


@contextmanager
def sentences() -> Iterator[None]:
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


def say(lines: list[str], place: Path) -> None:
    """The lines, and where the answers are."""
    for line in (*lines, _("Written to {out}.").format(out=printable(str(place)))):
        click.echo(line)
