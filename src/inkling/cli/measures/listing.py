"""`inkling measures list`: which measures there are, one line each."""

from typing import TYPE_CHECKING

import click

from inkling.cli.columns import in_columns
from inkling.language import gettext as _

if TYPE_CHECKING:
    from inkling.measures import Instrument


@click.command("list", help=_("Which measures there are, and how to see more about one."))
def list_() -> None:
    """Which measures there are."""
    from inkling.measures import instruments

    every = list(instruments().values())
    groups = (
        (_("In your own words"), [one for one in every if one.form in ("problems", "goals", "session")]),
        (_("Standard questionnaires"), [one for one in every if one.form == "standard"]),
        (_("Worked out from what you write"), [one for one in every if one.form == "computed"]),
    )
    for nth, (heading, group) in enumerate(groups):
        click.echo(("\n" if nth else "") + heading)
        for line in in_columns([_row(one) for one in group], indent=2, like=[_row(one) for one in every]):
            click.echo(line)
    click.echo()
    if any(one.from_memory for one in every):
        click.echo(_("*  something about it is to be checked before clinical use."))
    click.echo(_("More about one:  inkling measures show phq9"))


def _row(one: "Instrument") -> tuple[str, ...]:
    mark = "*" if one.from_memory else ""
    return (one.key, _(one.title) + mark, _asked(one), _range(one), _(one.about))


def _asked(one: "Instrument") -> str:
    if one.own:
        return _("up to {n}").format(n=one.own.most)
    return _("{n} items").format(n=len(one.items)) if one.items else ""


def _range(one: "Instrument") -> str:
    if one.total:
        return _("{low:g} to {high:g}").format(low=one.total.low, high=one.total.high)
    if one.items:
        return _("{low:g} to {high:g}").format(low=one.items[0].low, high=one.items[0].high)
    return ""
