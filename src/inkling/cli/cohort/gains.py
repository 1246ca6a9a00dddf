"""`inkling cohort gains IN --out OUT`: between which sessions did whom a sudden gain happen to?"""

from typing import TYPE_CHECKING

import click

from inkling.cli.cohort.asked import of_a_table, place_for, say, sentences, to_a_table
from inkling.cli.waiting import progress
from inkling.language import gettext as _

if TYPE_CHECKING:
    from inkling.cohort import Engine, Step


@click.command(
    "gains",
    short_help=_("Between which sessions did whom a sudden gain happen to?"),
    help=_(
        """Write one row for each interval between two sessions: person, from_session, to_session, before, after,
        criterion_1, criterion_2, criterion_3, gain (1, 0, empty where it cannot be decided)."""
    ),
)
@to_a_table
@of_a_table
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
    place = place_for(out, table)
    with sentences():
        from inkling.cohort import write_gains

        with progress() as told:
            written = write_gains(
                table,
                place,
                cutoff,
                share,
                not no_adjust,
                losses,
                told=lambda step, done, of: told(*_bar(step, done, of)),
                person=person,
                session=session,
                score=score,
                engine=engine,
            )
    say([*written.flow.lines(), written.found.explain(losses=losses)], place)


def _bar(step: "Step", done: int, of: int) -> tuple[float, str]:
    """Which share of the work is done, and what is done now? Reading and writing are about a fifth of it each."""
    if step == "reading":
        return 0.0, _("Reading and counting")
    if step == "looking":
        return 0.2 + 0.6 * done / of, _("Looking between sessions")
    return 0.8, _("Writing the answers")
