"""`inkling doctor`: is this computer a good home for the journal? Looks at files and settings, never into it."""

import os
import platform
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from inkling import __version__
from inkling.cli.home import JOURNAL, SESSIONS
from inkling.cli.upgrading import changes_in, changes_known
from inkling.cli.vaults import set_up
from inkling.language import gettext as _

_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "secure_delete": 1,
    "foreign_keys": 1,
    "busy_timeout": 20000,
}
"""What has to be in force on every connection, and how."""

_LEAST_FREE = 100_000_000
"""Bytes on the disk, below which saving may soon fail."""

_A_LITTLE = timedelta(minutes=5)


@dataclass(frozen=True)
class Looked:
    """One thing that was looked at: what was seen, and whether it is well."""

    well: bool
    said: str


@click.command(
    "doctor",
    help=_("Look whether files, settings, versions and the clock are as they should be. Changes nothing."),
)
def doctor() -> None:
    """Look at everything around the journal."""
    home = set_up()
    looked = [*_versions(), *_files(home), *_journal(home), *_clock(home), *_disk(home)]
    for each in looked:
        mark = (
            click.style(_("well"), fg="green")
            if each.well
            else click.style(_("look"), fg="yellow", bold=True)
        )
        click.echo(f"{mark}  {each.said}")
    amiss = sum(not each.well for each in looked)
    click.echo(_("Everything is as it should be.") if not amiss else _("Worth a look: %(n)d.") % {"n": amiss})
    if amiss:
        raise click.exceptions.Exit(1)


def _versions() -> Iterator[Looked]:
    said = _("Inkling %(inkling)s, Python %(python)s, SQLite %(sqlite)s, %(system)s")
    yield Looked(
        True,
        said
        % {
            "inkling": __version__,
            "python": platform.python_version(),
            "sqlite": sqlite3.sqlite_version,
            "system": platform.system(),
        },
    )


def _files(home: Path) -> Iterator[Looked]:
    if not home.is_dir():
        yield Looked(True, _("No journal yet. It will live in %(home)s.") % {"home": home})
        return
    yield from _private(home, 0o700)
    for path in sorted((*home.glob("*.sqlite3*"), home / "installation.key")):
        if path.exists():
            yield from _private(path, 0o600)


def _private(path: Path, mode: int) -> Iterator[Looked]:
    """Nobody else on this computer may read it, and it belongs to whoever runs this."""
    if os.name != "posix":
        return
    found = path.stat()
    words = {"path": path, "mode": oct(stat.S_IMODE(found.st_mode))[2:], "right": oct(mode)[2:]}
    if found.st_uid != os.geteuid():
        yield Looked(False, _("%(path)s belongs to another user. Make it yours.") % words)
    elif stat.S_IMODE(found.st_mode) & ~mode:
        yield Looked(False, _("%(path)s can be read by others (%(mode)s). Make it %(right)s.") % words)
    else:
        yield Looked(True, _("%(path)s is yours alone (%(mode)s)") % words)


def _journal(home: Path) -> Iterator[Looked]:
    if not (home / JOURNAL).exists():
        return
    newer, missing = (
        changes_in(home / JOURNAL) - changes_known(),
        changes_known() - changes_in(home / JOURNAL),
    )
    if newer:
        yield Looked(False, _("The journal was last opened with a newer Inkling. Install that one again."))
        return
    yield Looked(
        True,
        _("The journal is up to date") if not missing else _("The journal is brought up to date as it opens"),
    )
    yield from _key(home)
    yield from _in_force()


def _key(home: Path) -> Iterator[Looked]:
    from inkling.vault.installation import opens_with

    path = home / "installation.key"
    if path.exists() and opens_with(home / JOURNAL, path):
        yield Looked(True, _("The key file belongs to this journal"))
    else:
        yield Looked(
            False, _("The key file is missing or belongs to another journal: %(path)s") % {"path": path}
        )


def _in_force() -> Iterator[Looked]:
    """Asked of the very connections the program uses."""
    from django.db import DatabaseError, connections

    for alias, name in (("default", JOURNAL), ("sessions", SESSIONS)):
        wrong = []
        try:
            with connections[alias].cursor() as cursor:
                for pragma, right in _PRAGMAS.items():
                    found = cursor.execute(f"PRAGMA {pragma}").fetchone()[0]
                    if found != right:
                        wrong.append(f"{pragma}={found}")
        except DatabaseError as error:
            wrong.append(str(error))
        finally:
            connections[alias].close()
        if wrong:
            yield Looked(
                False,
                _("%(name)s is not written safely: %(what)s") % {"name": name, "what": ", ".join(wrong)},
            )
        else:
            yield Looked(
                True,
                _("%(name)s: what is saved outlasts a power cut, what is deleted is overwritten")
                % {"name": name},
            )


def _clock(home: Path) -> Iterator[Looked]:
    from django.conf import settings

    now: datetime = settings.CLOCK()
    words = {"now": f"{now.astimezone():%Y-%m-%d %H:%M}", "zone": settings.ZONE}
    newest = max((path.stat().st_mtime for path in home.glob("*.sqlite3*")), default=0)
    if datetime.fromtimestamp(newest, UTC) > now + _A_LITTLE:
        yield Looked(
            False, _("The clock says %(now)s (%(zone)s), and files here are newer than that. Set it.") % words
        )
    else:
        yield Looked(True, _("The clock says %(now)s (%(zone)s)") % words)


def _disk(home: Path) -> Iterator[Looked]:
    place = next(folder for folder in (home, *home.parents) if folder.exists())
    free = shutil.disk_usage(place).free
    words = {"free": f"{free / 1e9:.1f}"}
    if free < _LEAST_FREE:
        yield Looked(
            False,
            _("Only %(free)s GB are free on this disk. Make room, so that saving does not fail.") % words,
        )
    else:
        yield Looked(True, _("%(free)s GB are free on this disk") % words)
