"""Opening a journal from the command line, by passphrase or recovery code, only for as long as it is looked at."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from inkling.cli.home import JOURNAL, refuse_foreign
from inkling.cli.stop import Stop
from inkling.cli.upgrading import refuse_newer
from inkling.language import gettext as _

if TYPE_CHECKING:
    from inkling.vault.keys import Vault


def set_up() -> Path:
    """Get the program ready and say where the journal lives. Files it makes are for this person only."""
    import django

    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inkling.settings")
    django.setup()
    from django.conf import settings

    home: Path = settings.HOME
    return home


def journal_in(home: Path) -> Path:
    """The journal file of this home. Stops where there is none, or one this program should leave alone."""
    path = home / JOURNAL
    if not refuse_foreign(path):
        raise Stop(_("There is no journal in %(home)s yet.") % {"home": home})
    refuse_newer(path)
    return path


@contextmanager
def opened(path: Path, key: Path | None, *, by_code: bool) -> Iterator["Vault"]:
    """The vault in this file, open until the end of the block, with nobody writing meanwhile. `key` is the key file
    it belongs to; by recovery code it opens without. Asks for the secret, and stops when it is not the one."""
    from django.db import connections, transaction

    from inkling.vault import keyholders
    from inkling.vault.keys import Vault
    from inkling.vault.models import Keyholder

    secret = ask(_("Recovery code") if by_code else _("Passphrase"))
    with _here(path, key), transaction.atomic():
        keyholder = Keyholder.objects.first()
        if keyholder is None:
            raise Stop(_("There is no journal in %(path)s yet.") % {"path": path})
        by = keyholders.open_by_recovery_code if by_code else keyholders.open_by_passphrase
        try:
            vault_key = by(keyholder, secret)
        except keyholders.WrongSecret:
            raise Stop(_does_not_open(by_code)) from None
        vault = Vault(keyholder.id, _vault_key=vault_key)
        try:
            yield vault
        finally:
            vault.forget()
    connections.close_all()


def ask(what: str) -> str:
    """Ask for a secret without showing it; or read one line, where another program speaks to this one."""
    if sys.stdin.isatty():
        return str(click.prompt(what, hide_input=True))
    return sys.stdin.readline().rstrip("\r\n")


def _does_not_open(by_code: bool) -> str:
    if by_code:
        return _("This recovery code does not open it. Look at the paper again; only the newest code counts.")
    return _("This passphrase does not open it. With --recovery-code you can try your recovery code.")


@contextmanager
def _here(path: Path, key: Path | None) -> Iterator[None]:
    """Let the program's connection go to this file. One that lies elsewhere is looked at in a copy, so that nothing
    is left beside it."""
    from django.conf import settings
    from django.db import connections

    before = connections.settings["default"]["NAME"], settings.INSTALLATION_KEY
    with tempfile.TemporaryDirectory(prefix="inkling-") as folder:
        place = path
        if path != Path(before[0]):
            place = Path(shutil.copyfile(path, Path(folder) / JOURNAL))
        connections.close_all()
        connections.settings["default"]["NAME"], settings.INSTALLATION_KEY = str(place), key or before[1]
        try:
            yield
        finally:
            connections.close_all()
            connections.settings["default"]["NAME"], settings.INSTALLATION_KEY = before
