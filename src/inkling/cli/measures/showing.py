"""`inkling measures show KEY`: everything its file says, in plain words, and how sure we are of each number."""

from typing import TYPE_CHECKING

import click

from inkling.cli.columns import in_columns, wrapped
from inkling.cli.stop import Misasked
from inkling.language import gettext as _

if TYPE_CHECKING:
    from inkling.measures import Instrument
    from inkling.measures.telling import Line


@click.command(
    "show",
    short_help=_("Everything known about one measure, and how sure we are."),
    help=_(
        "Everything known about one measure: scoring, numbers with their sources, and how sure we are of each."
    ),
)
@click.argument("key")
def show(key: str) -> None:
    """Everything known about one measure."""
    from inkling.measures import to_tell

    one = named(key)
    told = to_tell(one)
    click.echo(wrapped(f"{_(one.title)}: {_(one.name)}"))
    click.echo(wrapped(_(one.about)))
    for section in told:
        click.echo(f"\n{section.title}")
        for row in in_columns([(line.name, _said(line)) for line in section.lines], indent=2):
            click.echo(row)


def _said(line: "Line") -> str:
    if not line.sure:
        return line.said
    return f"{line.said}\n[{line.how_sure}: {line.source}]"


def named(key: str) -> "Instrument":
    """Which measure is called this? Stops with the keys there are where none is."""
    from inkling.measures import UnknownInstrument, find, instrument

    try:
        return find(key) or instrument(key)
    except UnknownInstrument as error:
        raise Misasked(str(error)) from None
