"""`inkling restore`: a journal out of a copy. What was there before is moved aside, never deleted."""

import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from inkling.cli.backup import beside, cannot_write
from inkling.cli.home import JOURNAL, KEY, SESSIONS, make_folder, refuse_foreign
from inkling.cli.stop import Misasked, Stop
from inkling.cli.upgrading import refuse_newer
from inkling.cli.vaults import set_up
from inkling.language import gettext as _


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
    make_folder(home)
    if not refuse_foreign(file, JOURNAL):
        raise Stop(_("The file %(path)s is not a copy of a journal.") % {"path": file})
    refuse_newer(file)
    secret = _key_of(file, key, home)
    if (home / JOURNAL).exists() and not replace:
        raise Stop(
            _("There is a journal in %(home)s already. To move it aside, add --replace.") % {"home": home}
        )
    records, aside = _put_in_place(file, home, secret)
    if aside:
        click.echo(_("What was there is now in %(aside)s.") % {"aside": aside})
    said = _("The journal is back in %(home)s: %(records)d sealed records.")
    click.echo(said % {"home": home, "records": records})
    click.echo(_opens_by(secret))


def _key_of(file: Path, key: Path | None, home: Path) -> bytes | None:
    """The key file that belongs to this copy: the one given, the one beside it, or the one at home."""
    from inkling.vault.installation import opens_with

    if key and not opens_with(file, key):
        raise Misasked(_("The key file %(key)s belongs to another journal.") % {"key": key})
    places = (key, beside(file), home / KEY)
    found = next((each for each in places if each and each.exists() and opens_with(file, each)), None)
    return found.read_bytes() if found else None


def _put_in_place(file: Path, home: Path, secret: bytes | None) -> tuple[int, Path | None]:
    """The copy is ready before anything is moved. Says how many records it has, and where what was there is now."""
    from inkling.vault.copies import CannotCopy, copy_journal
    from inkling.vault.installation import adopt_key
    from inkling.vault.whole_files import name_it

    ready, key = (home / f".{name}.{secrets.token_hex(4)}" for name in (JOURNAL, KEY))
    try:
        copied = copy_journal(file, ready)
        adopt_key(ready, key, secret)
        aside = _move_aside(home)
        name_it(key, home / KEY)
        name_it(ready, home / JOURNAL)
    except (CannotCopy, OSError) as error:
        raise Stop(cannot_write(home, getattr(error, "reason", None) or error)) from None
    finally:
        for draft in (ready, key):
            draft.unlink(missing_ok=True)
    return copied.records, aside


def _move_aside(home: Path) -> Path | None:
    """Nothing is deleted: what is in the home goes into a folder of its own inside it."""
    from inkling.vault.copies import ASIDE

    there = list(_there(home))
    if not there:
        return None
    aside = home / f"{ASIDE}{_now():%Y-%m-%d-%H%M%S}"
    aside.mkdir(mode=0o700)
    for path in there:
        path.rename(aside / path.name)
    return aside


def _there(home: Path) -> Iterator[Path]:
    for name in (JOURNAL, SESSIONS, KEY):
        yield from home.glob(f"{name}*")


def _opens_by(secret: bytes | None) -> str:
    if secret:
        return _("It opens with the passphrase it had when the copy was made.")
    return _("Its key file was not given. Open it with your recovery code; then you choose a new passphrase.")


def _now() -> datetime:
    from django.conf import settings

    now: datetime = settings.CLOCK()
    return now
