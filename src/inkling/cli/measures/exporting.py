"""`inkling measures export FILE`: readings as FHIR, for the programs of a practice."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from inkling.cli.export import refuse_what_cannot_be, there_already, unwritable
from inkling.cli.stop import Misasked, Stop
from inkling.cli.vaults import journal_in, opened, set_up
from inkling.language import gettext as _
from inkling.language import ngettext

if TYPE_CHECKING:
    from inkling.journal import Journal

NAME = "inkling-fhir.json"


@click.command(
    "export",
    short_help=_("Write your readings as FHIR, for a practice."),
    help=_(
        """Write your readings as one FHIR R4 Bundle: what you answered, and what it came to.

        Nothing in it says whose it is; your notes are not in it, nor the sentences of any questionnaire. Problems
        and goals stand in it in your own words. It has no passphrase: anyone who has the file can read it.

        FILE is the file to make, or a folder to put it in. Without one, it is put here.

        \b
        Examples:
          inkling measures export
          inkling measures export for-dr-lee.json --only phq9 --only gad7"""
    ),
)
@click.argument("file", type=click.Path(path_type=Path), default=Path())
@click.option("--only", multiple=True, metavar="KEY", help=_("Only this measure of yours. Repeatable."))
@click.option("--recovery-code", "by_code", is_flag=True, help=_("Open the journal with the recovery code."))
def export(file: Path, only: tuple[str, ...], by_code: bool) -> None:
    """Write your readings as FHIR."""
    home = set_up()
    from inkling.exchange import write_fhir
    from inkling.vault import queries
    from inkling.vault.whole_files import write_new

    journal = journal_in(home)
    target = file / NAME if file.is_dir() else file
    refuse_what_cannot_be(target)
    with opened(journal, None, by_code=by_code) as vault:
        found = queries.open_journal(vault)
    keys = _keys(found.journal, only)
    count = sum(reading.measure in keys for reading in found.journal.readings)
    if not count:
        raise Stop(_("There are no readings yet, so no file was made."))
    try:
        write_new(target, write_fhir(found.journal, keys))
    except FileExistsError:
        raise Stop(there_already(target)) from None
    except OSError as error:
        raise Stop(unwritable(target, error.strerror)) from None
    said = ngettext("Written to %(path)s: %(n)d reading.", "Written to %(path)s: %(n)d readings.", count)
    click.echo(said % {"path": target, "n": count})
    click.echo(_("Anyone who has this file can read it. Delete it once it is where it belongs."))
    if not found.whole:
        click.echo(
            _("Not everything in the journal opened, so it may not be all. `inkling verify` says more.")
        )


def _keys(journal: "Journal", only: tuple[str, ...]) -> set[str]:
    """Which measures are asked for? Stops where one of them is not in the journal."""
    known = set(journal.measures)
    if set(only) <= known:
        return set(only) or known
    said = _("There is no measure “%(key)s” in your journal. There are: %(keys)s.")
    missing = next(key for key in only if key not in known)
    raise Misasked(said % {"key": missing, "keys": ", ".join(sorted(known)) or _("none yet")})
