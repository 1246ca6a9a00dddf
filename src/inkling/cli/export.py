"""`inkling export`: everything in the journal, in one file that needs no Inkling to be read."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from inkling import __version__
from inkling.cli.stop import Misasked, Stop
from inkling.cli.vaults import ask, journal_in, opened, set_up
from inkling.language import gettext as _
from inkling.language import ngettext

if TYPE_CHECKING:
    from inkling.vault.queries import OpenJournal

SEALED, PLAIN = "inkling-export.age", "inkling-export.zip"


@click.command(
    "export",
    help=_(
        """Write everything in the journal into one file: as a page to read, and as data that `inkling import` reads.

        The file gets a passphrase of its own, and opens in Inkling or with any program for age files.

        FILE is the file to make, or a folder to put it in. Without one, it is put here."""
    ),
)
@click.argument("file", type=click.Path(path_type=Path), default=Path())
@click.option("--plain", is_flag=True, help=_("Without a passphrase: a zip that anyone who has it can read."))
@click.option("--recovery-code", "by_code", is_flag=True, help=_("Open the journal with the recovery code."))
def export(file: Path, plain: bool, by_code: bool) -> None:
    """Write everything in the journal into one file."""
    home = set_up()
    from inkling.vault import age, queries
    from inkling.vault.whole_files import write_new

    journal = journal_in(home)
    target = file / (PLAIN if plain else SEALED) if file.is_dir() else file
    refuse_what_cannot_be(target)
    secret = None if plain else _new_passphrase()
    if secret is not None:
        click.echo(_("Now open the journal."))
    with opened(journal, None, by_code=by_code) as vault:
        found = queries.open_journal(vault)
    content = _archive(found)
    try:
        write_new(target, content if secret is None else age.seal_file(content, secret))
    except FileExistsError:
        raise Stop(there_already(target)) from None
    except OSError as error:
        raise Stop(unwritable(target, error.strerror)) from None
    _tell(target, found, plain)


def _archive(found: "OpenJournal") -> bytes:
    from inkling.exchange import write_archive

    entries = found.journal.entries
    return write_archive(entries, day=_today(), program=__version__, unreadable=len(found.unreadable))


def _new_passphrase() -> str:
    from inkling.vault.passphrases import WeakPassphrase, check_new_passphrase

    click.echo(_("Choose a passphrase for the file. It need not be the one of your journal."))
    secret = ask(_("Passphrase for the file"))
    try:
        check_new_passphrase(secret)
    except WeakPassphrase as weak:
        raise Misasked(str(weak)) from None
    if ask(_("The same once more")) != secret:
        raise Misasked(_("The two are not the same. Nothing was written."))
    return secret


def refuse_what_cannot_be(target: Path) -> None:
    """Say so before anybody types a passphrase."""
    if target.exists():
        raise Stop(there_already(target))
    if not os.access(target.parent, os.W_OK):
        raise Stop(unwritable(target, _("no such folder, or it is not yours")))


def _tell(target: Path, found: "OpenJournal", plain: bool) -> None:
    count = len(found.journal.entries)
    said = ngettext("Exported to %(path)s: %(n)d entry.", "Exported to %(path)s: %(n)d entries.", count)
    click.echo(said % {"path": target, "n": count})
    if plain:
        click.echo(_("Anyone who has this file can read all of it. Keep it where only you can."))
    else:
        click.echo(_("It opens with the passphrase you chose for it. Without that, nobody can open it."))
    if not found.whole:
        click.echo(
            _("Not everything in the journal opened, so it is not all here. `inkling verify` says more.")
        )


def there_already(path: Path) -> str:
    """What to say where a file of this name is there."""
    return _("There is a file %(path)s already. Choose another name.") % {"path": path}


def unwritable(path: Path, reason: object) -> str:
    """What to say where a file cannot be made."""
    return _("%(path)s cannot be written (%(reason)s).") % {"path": path, "reason": reason}


def _today() -> date:
    from django.conf import settings

    today: date = settings.CLOCK().astimezone().date()
    return today
