"""Opening the app: make the home ready, refuse what is not ours, and serve on this computer only."""

import gc
import os
import shutil
import signal
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import click
import django
from waitress.server import create_server

from inkling.cli.home import (
    JOURNAL,
    SESSIONS,
    CannotStart,
    cannot_write,
    keep_private,
    make_folder,
    no_core_dumps,
    refuse_foreign,
)
from inkling.cli.upgrading import keep_a_copy, refuse_newer
from inkling.language import gettext as _

ADDRESS = "127.0.0.1"
USUAL_PORT = 8420
_MOST_BYTES = 64 * 1024 * 1024
_FILES = ("default", "sessions")


def open_app(port: int | None, browser: bool) -> None:
    """Open the person's own journal, and stay until Ctrl+C."""
    os.umask(0o077)
    no_core_dumps()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inkling.settings")
    django.setup()
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    server = _listen(get_wsgi_application(), port)
    prepare_home(settings.HOME)
    calm_collector()
    _serve(server, browser)


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
    from django.conf import settings
    from django.db import DatabaseError, connections

    from inkling.vault import services
    from inkling.vault.installation import InstallationKeyError, ensure_installation_key
    from inkling.vault.tables import bring_up_to_date

    make_folder(home)
    refuse_foreign(home / SESSIONS)
    try:
        if refuse_foreign(home / JOURNAL):
            refuse_newer(home / JOURNAL)
            ensure_installation_key()  # before anything is written
            keep_a_copy(home, settings.CLOCK())
        for file in _FILES:
            bring_up_to_date(file)
        ensure_installation_key()
        services.lock_everywhere()
    except InstallationKeyError as error:
        raise CannotStart(str(error)) from None
    except OSError as error:
        raise cannot_write(home, error.strerror) from None
    except DatabaseError as error:
        raise cannot_write(home, error) from None
    finally:
        connections.close_all()
    keep_private(home)


def calm_collector() -> None:
    """Let Python's garbage collector look between pages and not amid one, and never at what is there for good:
    opening ten thousand entries makes many small things at once and no cycles, so that searching for some only costs
    time. It still looks by itself should very much pile up before `lock_left_alone` lets it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(2_000_000, 20, 20)


def _serve(server: Any, browser: bool) -> None:
    """Answer until Ctrl+C, the end of the session or a request to stop; then lock every browser."""
    from django.db import DatabaseError, connections

    from inkling.vault import services

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: sys.exit(0))
    address = f"http://{ADDRESS}:{server.effective_port}/"
    click.echo(_("Inkling is open at %(address)s") % {"address": address})
    click.echo(_("It can be reached from this computer only. Press Ctrl+C to close it."))
    sys.stdout.flush()
    if browser:
        threading.Timer(0.5, webbrowser.open, [address]).start()
    closing_time = threading.Event()
    threading.Thread(target=lock_left_alone, args=(closing_time,), daemon=True).start()
    _keep_open()
    try:
        server.run()
    finally:
        closing_time.set()
        with suppress(
            DatabaseError
        ):  # with no room to write: whatever is left is locked before the next start
            services.lock_everywhere()
        connections.close_all()


def _keep_open() -> None:
    """Hold both files open, so that they can still be read when there is no room left: whoever opens a file first has
    to write its index, and whoever closes it last empties its log."""
    from django.db import connections

    for file in _FILES:
        with connections[file].cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master LIMIT 1").fetchall()


def lock_left_alone(closing_time: threading.Event, every: float = 20.0) -> None:
    """Lock browsers that were left alone, though nobody asks for a page, until it is closing time. What requests left
    behind in memory and in the logs of the files is cleared away here, too."""
    from django.conf import settings
    from django.db import DatabaseError, connections

    from inkling.vault import services
    from inkling.vault.traces import empty_log

    while not closing_time.wait(every):
        with suppress(DatabaseError):
            services.lock_idle(int(settings.CLOCK().timestamp()))
        for file in _FILES:
            empty_log(file)
        connections.close_all()
        gc.collect()


def _listen(application: Callable[..., Any], port: int | None) -> Any:
    for trial in [port] if port is not None else [USUAL_PORT, 0]:
        try:
            return create_server(
                application,
                host=ADDRESS,
                port=trial,
                threads=16,
                ident=None,
                max_request_body_size=_MOST_BYTES,
                inbuf_overflow=_MOST_BYTES + 1,
                outbuf_overflow=_MOST_BYTES + 1,
            )
        except OSError as error:
            reason = error.strerror
    raise CannotStart(
        _("Port %(port)s cannot be used (%(reason)s). Close what uses it, or choose another with --port.")
        % {"port": port, "reason": reason}
    )
