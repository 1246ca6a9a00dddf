"""`inkling backup` and `inkling restore`: a sealed copy of the journal in one file, and a journal out of a copy."""

import shutil
from datetime import date, datetime
from gettext import gettext as _
from pathlib import Path

import click

from inkling.cli.home import JOURNAL, SESSIONS, CannotStart, make_folder, refuse_foreign
from inkling.cli.stop import Misasked, Stop
from inkling.cli.upgrading import refuse_newer
from inkling.cli.vaults import journal_in, set_up

_KEY = "installation.key"


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
            shutil.copyfile(home / _KEY, beside_it)
            beside_it.chmod(0o600)
    except FileExistsError:
        raise Stop(_there(target)) from None
    except CannotCopy as error:
        raise Stop(_cannot_write(error.path, error.reason)) from None
    except OSError as error:
        raise Stop(_cannot_write(beside_it, error.strerror)) from None
    said = _("Copied to %(path)s: %(records)d sealed records, %(size)s.")
    click.echo(said % {"path": target, "records": copied.records, "size": _in_words(copied.size)})
    if with_key:
        click.echo(_("The key file stands beside it: %(path)s. Keep the two apart.") % {"path": beside_it})
    else:
        click.echo(
            _("It opens with your recovery code. With your passphrase only where the key file is, too.")
        )


@click.command(
    "restore",
    help=_(
        """Make a journal out of a copy that was made with `inkling backup`. Close Inkling first.

        A journal that is there already is left alone, unless --replace is given: then it is moved aside."""
    ),
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--key",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=_("The key file that belongs to it. Without it, the journal opens with the recovery code."),
)
@click.option("--replace", is_flag=True, help=_("Move a journal that is there already aside."))
def restore(file: Path, key: Path | None, replace: bool) -> None:
    """Make a journal out of a copy."""
    home = set_up()
    from inkling.vault.copies import CannotCopy, copy_journal
    from inkling.vault.installation import InstallationKeyError, adopt_key, opens_with

    make_folder(home)
    if not refuse_foreign(file, JOURNAL):
        raise Stop(_("The file %(path)s is not a copy of a journal.") % {"path": file})
    refuse_newer(file)
    key = key or next(
        (each for each in (beside(file), home / _KEY) if each.exists() and opens_with(file, each)), None
    )
    if key and not opens_with(file, key):
        raise Misasked(_("The key file %(key)s belongs to another journal.") % {"key": key})
    secret = key.read_bytes() if key else None
    if (home / JOURNAL).exists():
        if not replace:
            raise Stop(
                _("There is a journal in %(home)s already. To move it aside, add --replace.") % {"home": home}
            )
        click.echo(_("What was there is now in %(aside)s.") % {"aside": _move_aside(home)})
    try:
        copied = copy_journal(file, home / JOURNAL)
        adopt_key(home / JOURNAL, home / _KEY, secret)
    except (CannotCopy, OSError) as error:
        raise Stop(_cannot_write(home, getattr(error, "reason", error))) from None
    except InstallationKeyError as error:
        raise CannotStart(str(error)) from None
    click.echo(
        _("The journal is back in %(home)s: %(records)d sealed records.")
        % {"home": home, "records": copied.records}
    )
    click.echo(_opens_by(secret))


def _opens_by(secret: bytes | None) -> str:
    if secret:
        return _("It opens with the passphrase it had when the copy was made.")
    return _("Its key file was not given. Open it with your recovery code; then you choose a new passphrase.")


def _move_aside(home: Path) -> Path:
    """Nothing is deleted: what is in the home goes into a folder of its own inside it."""
    aside = home / f"replaced-{_now():%Y-%m-%d-%H%M%S}"
    aside.mkdir(mode=0o700)
    for path in (*home.glob(f"{JOURNAL}*"), *home.glob(f"{SESSIONS}*"), *home.glob(_KEY)):
        path.rename(aside / path.name)
    return aside


def beside(copy: Path) -> Path:
    """Where does the key file of this copy stand, if it was copied too?"""
    return copy.with_name(f"{copy.name}.key")


def _there(path: Path) -> str:
    return _("There is a file %(path)s already. Choose another name.") % {"path": path}


def _cannot_write(path: Path, reason: object) -> str:
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


def _now() -> datetime:
    from django.conf import settings

    now: datetime = settings.CLOCK()
    return now


def _today() -> date:
    return _now().astimezone().date()
