"""An older journal brought up to date in a process that ends amid it, and again in one that does not.

Run as `python -m tests.promises.upgrading FOLDER FROZEN AT...` it says, one JSON line each, what was found after the
process had ended at the AT-th step and the program was started again. A step is every statement on any database
connection, and every file made, linked, renamed, deleted or given other rights in the home.
"""

import contextlib
import io
import json
import os
import shutil
import sqlite3
import sqlite3.dbapi2
import sys
from pathlib import Path
from typing import Any

STEPS = {"os.link", "os.rename", "os.remove", "os.mkdir", "os.chmod", "open"}
KILLED = 9


def main(folder: Path, frozen: Path, steps: list[int]) -> None:
    """Try each of these steps, or say how many there are when none is named."""
    home = folder / "home"
    os.environ |= {"INKLING_HOME": str(home), "DJANGO_SETTINGS_MODULE": "inkling.settings"}
    import django

    django.setup()
    from inkling.vault import installation

    _prepare(home)  # so that every child finds everything imported
    installation._read.cache_clear()
    for step in steps or [0]:
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(frozen, home)
        reached = _in_a_child(lambda step=step: _killed_at(step, home))
        said = reached if not step else _looked_at(home, frozen, reached)
        sys.stdout.write(json.dumps(said) + "\n")


def _looked_at(home: Path, frozen: Path, reached: Any) -> Any:
    """Start again, look at everything, and then open the copy that was made by itself."""
    again = _in_a_child(lambda: _found(home, frozen))
    elsewhere = home.parent / "of-the-copy"
    shutil.rmtree(elsewhere, ignore_errors=True)
    copies = sorted((home / "copies").glob("before-upgrade-*.sqlite3"))
    if copies:
        elsewhere.mkdir()
        shutil.copy(copies[0], elsewhere / "journal.sqlite3")
        shutil.copy(home / "installation.key", elsewhere)
    copy = _in_a_child(lambda: _found(elsewhere, frozen)) if copies else "there is none"
    rest = [path.name for path in home.rglob("*") if path.name.startswith(".")]
    return {"killed": reached == KILLED, "again": again, "copy": copy, "left behind": rest}


def _found(home: Path, frozen: Path) -> str:
    """Start in this home, and say what differs from what was frozen. Nothing is the right answer."""
    from tests.promises.frozen import differences

    _move_to(home)
    _prepare(home)
    return differences(json.loads((frozen / "holds.json").read_text()))


def _killed_at(step: int, home: Path) -> int:
    """Bring this home up to date and end at this step. How many steps there were, if it was not reached."""
    taken = 0

    def one_more() -> None:
        nonlocal taken
        taken += 1
        if taken == step:
            os._exit(KILLED)

    connect = sqlite3.connect

    def listened_to(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        connection = connect(*args, **kwargs)
        connection.set_trace_callback(lambda _statement: one_more())
        return connection

    def heard(event: str, args: tuple[Any, ...]) -> None:
        if event in STEPS and str(home) in str(args[0]) and not _only_read(event, args):
            one_more()

    sqlite3.connect = sqlite3.dbapi2.connect = listened_to
    sys.addaudithook(heard)
    _prepare(home)
    return taken


def _only_read(event: str, args: tuple[Any, ...]) -> bool:
    return event == "open" and not (args[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)


def _move_to(home: Path) -> None:
    from django.conf import settings
    from django.db import connections

    settings.HOME, settings.INSTALLATION_KEY = home, home / "installation.key"
    connections.close_all()
    for alias in ("default", "sessions"):
        connections.settings[alias]["NAME"] = connections[alias].settings_dict["NAME"] = str(
            home / Path(connections.settings[alias]["NAME"]).name
        )


def _prepare(home: Path) -> None:
    from inkling.cli.serving import prepare_home

    with contextlib.redirect_stdout(io.StringIO()):
        prepare_home(home)


def _in_a_child(do: Any) -> Any:
    """What this says in a process of its own, or the code with which that ended."""
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        os.close(reads)
        try:
            said = do()
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        os.write(writes, json.dumps(said).encode())
        os._exit(0)
    os.close(writes)
    with os.fdopen(reads) as pipe:
        said = pipe.read()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return json.loads(said) if said else code


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), [int(step) for step in sys.argv[3:]])
