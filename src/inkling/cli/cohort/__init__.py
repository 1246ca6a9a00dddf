"""`inkling cohort`: the statistics of groups for any number of courses of therapy, from a table to a table."""

import click

from inkling.cli.cohort.change import change
from inkling.cli.cohort.gains import gains
from inkling.cli.cohort.report import report
from inkling.cli.in_order import InOrder
from inkling.language import gettext as _


@click.group(
    "cohort",
    cls=InOrder,
    short_help=_("Sudden gains and reliable change of many people, from a table."),
    help=_(
        """Sudden gains and reliable change of many people at once, for outcome research.

        IN is a table with one row a person and session, as Parquet or CSV: whose row it is, the number of the
        session, the score. Its columns are found by name, or named here. What cannot be used is counted and said.

        \b
        Examples:
          inkling cohort gains scores.parquet --out gains.parquet --cutoff 6
          inkling cohort change scores.csv --out change.csv --pre 1 --post 16 --method jacobson-truax \\
            --reliability 0.85 --functional-mean 5.2 --functional-sd 4.1
          inkling cohort report scores.csv --out report --measure phq9 --group location"""
    ),
)
def cohort() -> None:
    """Sudden gains and reliable change of many people."""


for _command in (gains, change, report):
    cohort.add_command(_command)
