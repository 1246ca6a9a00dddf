"""`inkling measures`: which questionnaires are known, what is known about each, scoring a file, adding wording."""

import click

from inkling.cli.in_order import InOrder
from inkling.cli.measures.adding import add
from inkling.cli.measures.exporting import export
from inkling.cli.measures.listing import list_
from inkling.cli.measures.scoring import score
from inkling.cli.measures.showing import show
from inkling.language import gettext as _


@click.group(
    "measures",
    cls=InOrder,
    short_help=_("Questionnaires: what is known of each, scoring, wording."),
    help=_(
        """Questionnaires and other measures: which there are, what is known about each and how sure that is, what a
        file of answers comes to, adding the wording of one to your journal, and writing readings as FHIR.

        \b
        Examples:
          inkling measures list
          inkling measures show phq9
          inkling measures score answers.csv --as phq9
          inkling measures add phq9.json

        No wording is part of Inkling. It comes in a file (a FHIR R4 Questionnaire) that you or your practice
        have. Without one, the numbers of the answers or a total can be entered from paper."""
    ),
)
def measures() -> None:
    """Questionnaires and other measures."""


for _command in (list_, show, score, add, export):
    measures.add_command(_command)
