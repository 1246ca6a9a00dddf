"""`inkling backup`: a sealed copy of the journal in one file, made while Inkling may be open."""

import shutil
from datetime import date, datetime
from pathlib import Path

import click

from inkling.cli.home import KEY
from inkling.cli.stop import Stop
from inkling.cli.vaults import journal_in, set_up
from inkling.language import gettext as _


@click.command(
    "backup",
    help=_(
        """Copy the journal into one file, while Inkling may be open. The copy is sealed like the journal itself: it
        opens with your recovery code, or with your passphrase where the key file is.

        FILE is the copy to make, or a folder to put it in. Without one, it is put here."""
    ),
)
@click.argument("file", type=click.Path(path_type=Path), default=Path())
@click.option(
    "--with-key",
    is_flag=True,
    help=_("Copy the key file beside it, too. Then the passphrase is enough: keep the two apart."),
)
def backup(file: Path, with_key: bool) -> None:
    """Copy the journal into one file."""
    home = set_up()
    from inkling.vault.copies import CannotCopy, copy_journal

    journal = journal_in(home)
    target = file / f"inkling-{_today().isoformat()}.sqlite3" if file.is_dir() else file
    beside_it = beside(target)
    if with_key and beside_it.exists():
        raise Stop(_there(beside_it))
    try:
        copied = copy_journal(journal, target)
        if with_key:
            shutil.copyfile(home / KEY, beside_it)
            beside_it.chmod(0o600)
    except FileExistsError:
        raise Stop(_there(target)) from None
    except CannotCopy as error:
        raise Stop(cannot_write(error.path, error.reason)) from None
    except OSError as error:
        raise Stop(cannot_write(beside_it, error.strerror)) from None
    said = _("Copied to %(path)s: %(records)d sealed records, %(size)s.")
    click.echo(said % {"path": target, "records": copied.records, "size": _in_words(copied.size)})
    if with_key:
        click.echo(_("The key file stands beside it: %(path)s. Keep the two apart.") % {"path": beside_it})
    else:
        click.echo(
            _("It opens with your recovery code. With your passphrase only where the key file is, too.")
        )


def beside(copy: Path) -> Path:
    """Where does the key file of this copy stand, if it was copied too?"""
    return copy.with_name(f"{copy.name}.key")


def _there(path: Path) -> str:
    return _("There is a file %(path)s already. Choose another name.") % {"path": path}


def cannot_write(path: Path, reason: object) -> str:
    """What to say where a file cannot be written."""
    return _("%(path)s cannot be written (%(reason)s). Nothing was changed.") % {
        "path": path,
        "reason": reason,
    }


def _in_words(size: int) -> str:
    return (
        _("%(size).1f MB") % {"size": size / 1e6}
        if size >= 1e6
        else _("%(size)d kB") % {"size": size // 1000}
    )


def _today() -> date:
    from django.conf import settings

    now: datetime = settings.CLOCK()
    return now.astimezone().date()
