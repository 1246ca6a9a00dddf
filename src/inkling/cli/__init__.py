"""The command `inkling`: opens the app, and finds shifts in a diary file. Starting it loads no Django."""

import click

from inkling import __version__
from inkling.cli.backup import backup
from inkling.cli.bringing import import_
from inkling.cli.cohort import cohort
from inkling.cli.doctor import doctor
from inkling.cli.export import export
from inkling.cli.in_order import InOrder
from inkling.cli.measures import measures
from inkling.cli.new_key import new_key
from inkling.cli.opening import demo, open_
from inkling.cli.restore import restore
from inkling.cli.shifts import shifts
from inkling.cli.verify import verify
from inkling.language import gettext as _

__all__ = ["main"]


@click.group(
    cls=InOrder,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
    help=_(
        """Inkling is a private place to gather small insights between therapy sessions, and to see where
        they have added up. Everything stays on this computer.

        \b
        Examples:
          inkling                                  open the journal in the browser
          inkling demo                             look around in a made-up journal
          inkling shifts diary.csv                 see what has shifted in a diary
          inkling shifts diary.csv --value sleep   look at one column only
          inkling cohort --help                    sudden gains and reliable change of many people
          inkling measures list                    which questionnaires are known
          inkling backup                           copy the journal, sealed, into one file
          inkling export                           write everything into a file that needs no Inkling

        Without a command, Inkling opens the journal."""
    ),
)
@click.version_option(__version__, prog_name="inkling", message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Open the journal unless another command was named."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(open_)


for _command in (
    open_,
    demo,
    shifts,
    measures,
    cohort,
    backup,
    restore,
    export,
    import_,
    verify,
    doctor,
    new_key,
):
    main.add_command(_command)
