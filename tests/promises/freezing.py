"""Freezes a journal as the code of this day writes it: `python -m tests.promises.freezing FOLDER`.

Whoever adds a migration runs it once, before anybody's journal is written so, and commits the folder under
`tests/promises/fixtures/` by the migration's name. It is never made again: that today's program opens what was written
then is what the test is for. To freeze an older format, put the older `src` first on PYTHONPATH.
"""

import json
import os
import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing, suppress
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

PASSPHRASE = "lantern orchard quiet river stone"
SECONDS = 1_795_462_200


def freeze(folder: Path) -> None:
    """A journal with an entry of every kind in it, its key file, and beside it in clear what it holds."""
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"INKLING_HOME": home, "DJANGO_SETTINGS_MODULE": "inkling.settings"}
        import django

        django.setup()
        holds = _live()
        with closing(sqlite3.connect(Path(home) / "journal.sqlite3")) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            database.execute("PRAGMA journal_mode=DELETE")
            database.execute("VACUUM")
            rows = database.execute("SELECT name FROM django_migrations WHERE app = 'vault' ORDER BY name")
            holds["changes"] = [name for (name,) in rows]
        for name in ("journal.sqlite3", "installation.key"):
            shutil.copy(Path(home) / name, folder)
    (folder / "holds.json").write_text(json.dumps(holds, indent=1, sort_keys=True) + "\n")


def _live() -> dict[str, Any]:
    import msgspec
    from django.conf import settings
    from django.db import connections

    from inkling.cli.serving import prepare_home
    from inkling.vault import services
    from inkling.vault.seal import Cost
    from tests.contracts.canary import Canaries

    settings.PASSPHRASE_COST = Cost(passes=1, memory=8192)
    prepare_home(settings.HOME)
    opened = services.begin_journal(passphrase=PASSPHRASE, now=SECONDS)
    code = services.waiting_recovery_code(opened.vault)
    assert code
    assert services.confirm_recovery_code(opened.vault, dict(enumerate(code.split("-"))))
    entries = list(Canaries().entries())
    services.write(opened.vault, add=entries)
    with suppress(ValueError):  # the code of one afternoon stumbled over a check-in whose words nobody offers
        services.look_again(opened.vault)
    draft = _draft(opened) if hasattr(services, "leave_draft") else None
    connections.close_all()
    return {
        "passphrase": PASSPHRASE,
        "code": code,
        "entries": [msgspec.to_builtins(entry) for entry in entries],
        "draft": draft,
    }


def _draft(opened: Any) -> str:
    """Leave a form that was not saved. What was written in it."""
    from inkling.vault import services
    from inkling.vault.drafts import Draft

    said = "Frozen before it was saved"
    draft = Draft("/today/", "/today/", 0, (("entry", str(uuid4())), ("note", said)), ("note",), SECONDS)
    owner: UUID = opened.vault.owner
    services.leave_draft(opened.letterbox, uuid4(), draft, journal=owner, now=SECONDS)
    return said


if __name__ == "__main__":
    freeze(Path(sys.argv[1]))
