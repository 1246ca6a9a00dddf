"""Opening the app: make the home ready, refuse what is not ours, and serve on this computer only."""

import os
import secrets
import shutil
import sqlite3
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path
from typing import Any

import click
import django
from waitress.server import create_server

ADDRESS = "127.0.0.1"
USUAL_PORT = 8420
_MOST_BYTES = 64 * 1024 * 1024


class CannotStart(click.ClickException):
    """The app cannot be opened as things are. Says what to do; nothing was changed."""


def open_app(port: int | None, browser: bool) -> None:
    """Open the person's own journal, and stay until Ctrl+C."""
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inkling.settings")
    django.setup()
    from django.conf import settings

    prepare_home(settings.HOME)
    _serve(port, browser)


def open_demo(port: int | None, browser: bool) -> None:
    """Open the sample journal in a home that is thrown away afterwards."""
    home = tempfile.mkdtemp(prefix="inkling-demo-")
    os.environ["INKLING_HOME"], os.environ["INKLING_DEMO"] = home, "1"
    try:
        open_app(port, browser)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def prepare_home(home: Path) -> None:
    """Make sure the home is there, writable and ours, with its tables and its key. Raises `CannotStart`."""
    from django.core.management import call_command

    from inkling.vault import services
    from inkling.vault.installation import InstallationKeyError, ensure_installation_key

    _make_folder(home)
    for name in ("journal.sqlite3", "sessions.sqlite3"):
        _refuse_foreign(home / name)
    try:
        call_command("migrate", database="default", verbosity=0, interactive=False)
        call_command("migrate", database="sessions", verbosity=0, interactive=False)
        ensure_installation_key()
        services.lock_everywhere()
    except InstallationKeyError as error:
        raise CannotStart(str(error)) from None
    except OSError as error:
        raise CannotStart(_cannot_write(home, error)) from None


def _make_folder(home: Path) -> None:
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        trial = home / f".trial-{secrets.token_hex(4)}"
        trial.touch()
        trial.unlink()
    except OSError as error:
        raise CannotStart(_cannot_write(home, error)) from None


def _cannot_write(home: Path, error: OSError) -> str:
    return _(
        "The folder %(home)s cannot be written to (%(reason)s). Make it yours, or choose another folder by "
        "setting INKLING_HOME."
    ) % {"home": home, "reason": error.strerror}


def _refuse_foreign(path: Path) -> None:
    """A file that is damaged or not ours is left as it is."""
    if not path.exists() or path.stat().st_size == 0:
        return
    try:
        with sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True) as database:
            tables = {
                row[0] for row in database.execute("select name from sqlite_master where type = 'table'")
            }
            sound = database.execute("pragma quick_check").fetchone()[0] == "ok"
        database.close()
    except sqlite3.DatabaseError:
        sound, tables = False, set()
    if not sound:
        raise CannotStart(
            _(
                "The file %(path)s is damaged or is not a journal. Nothing was changed. Put back a good copy, or "
                "move the file away to begin anew."
            )
            % {"path": path}
        )
    if tables and "django_migrations" not in tables:
        raise CannotStart(
            _(
                "The file %(path)s belongs to another program. Nothing was changed. Move it away, or choose "
                "another folder by setting INKLING_HOME."
            )
            % {"path": path}
        )


def _serve(port: int | None, browser: bool) -> None:
    from django.core.wsgi import get_wsgi_application

    server = _listen(get_wsgi_application(), port)
    address = f"http://{ADDRESS}:{server.effective_port}/"
    click.echo(_("Inkling is open at %(address)s") % {"address": address})
    click.echo(_("It can be reached from this computer only. Press Ctrl+C to close it."))
    sys.stdout.flush()
    if browser:
        threading.Timer(0.5, webbrowser.open, [address]).start()
    server.run()


def _listen(application: Callable[..., Any], port: int | None) -> Any:
    for trial in [port] if port is not None else [USUAL_PORT, 0]:
        try:
            return create_server(
                application,
                host=ADDRESS,
                port=trial,
                threads=8,
                ident=None,
                max_request_body_size=_MOST_BYTES,
                inbuf_overflow=_MOST_BYTES + 1,
                outbuf_overflow=_MOST_BYTES + 1,
            )
        except OSError:
            continue
    raise CannotStart(
        _("Port %(port)s is already in use. Close what uses it, or choose another with --port.")
        % {"port": port}
    )
