"""A journal and a program of different ages: the older journal is copied before it changes, the newer one is left."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

import click

from inkling.cli.home import JOURNAL, CannotStart, cannot_write
from inkling.language import gettext as _
from inkling.vault.copies import CannotCopy, copy_before_upgrade, let_go_of_copies
from inkling.vault.whole_files import look_into


def refuse_newer(path: Path) -> None:
    """Leave a file alone that a newer Inkling has used. Raises `CannotStart`."""
    if changes_in(path) - changes_known():
        raise CannotStart(
            _(
                "The journal %(path)s was last opened with a newer Inkling. Install that one again, or a newer one. "
                "Nothing was changed."
            )
            % {"path": path}
        )


def keep_a_copy(home: Path, now: datetime) -> None:
    """If opening it changes the tables, copy the journal first; and let go of copies whose time is over."""
    let_go_of_copies(home, now)
    if not changes_known() - changes_in(home / JOURNAL):
        return
    try:
        copied = copy_before_upgrade(home / JOURNAL, now)
    except CannotCopy as error:
        raise cannot_write(error.path, error.reason) from None
    click.echo(_("Before bringing the journal up to date, a copy was kept: %(path)s") % {"path": copied.path})


def changes_known() -> set[str]:
    """By which names does this program know the changes made to the tables so far?"""
    from django.db.migrations.loader import MigrationLoader

    return {name for app, name in MigrationLoader(None).disk_migrations if app == "vault"}


def changes_in(path: Path) -> set[str]:
    """Which changes were made to the tables in this file?"""
    with closing(look_into(path)) as database:
        rows = database.execute("SELECT name FROM django_migrations WHERE app = 'vault'")
        return {str(name) for (name,) in rows}
