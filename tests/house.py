"""Journals in real files, as they lie on somebody's disk, to be stolen from, damaged and written to by others."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections

from inkling.vault import installation, services
from inkling.vault.services import Vault
from tests.cast import PASSPHRASE
from tests.clock import NOW
from tests.conftest import QUICK

FILES = {"default": "journal.sqlite3", "sessions": "sessions.sqlite3", "sample": "sample/journal.sqlite3"}
SECONDS = int(NOW.timestamp())


@dataclass(frozen=True)
class House:
    """A folder with a journal in it, and what somebody with the files can do, past the program."""

    folder: Path

    @property
    def key(self) -> Path:
        """The installation key."""
        return self.folder / "installation.key"

    def sql(self, statement: str, *values: object, file: str = "default") -> list[Any]:
        """Run this on one of the files itself."""
        with closing(sqlite3.connect(self.folder / FILES[file], timeout=20)) as database, database:
            return database.execute(statement, values).fetchall()

    def force(self, statement: str, *values: object) -> None:
        """Run this on the journal file, even where it breaks a rule of the table."""
        with closing(sqlite3.connect(self.folder / FILES["default"], timeout=20)) as database, database:
            database.execute("pragma ignore_check_constraints = on")
            database.execute(statement, values)

    def bytes(self, beginning: str = "") -> bytes:
        """Everything that stands in the files whose names begin so, their logs included."""
        files = sorted(path for path in self.folder.rglob(f"{beginning}*") if path.is_file())
        return b"\0".join(path.read_bytes() for path in files)


@dataclass(frozen=True)
class Ana:
    """Ana's open journal, the token in her browser, and the code on her paper."""

    vault: Vault
    token: bytes
    code: str


@pytest.fixture(scope="session")
def empty_folder(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any
) -> Path:
    """Files with all tables and nothing in them, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("empty")
    (folder / "sample").mkdir()
    with django_db_blocker.unblock(), living_in(folder):
        for alias in FILES:
            call_command("migrate", database=alias, verbosity=0, interactive=False)
    return folder


@pytest.fixture
def house(empty_folder: Path, tmp_path: Path, settings: Any, django_db_blocker: Any) -> Iterator[House]:
    """Real files with an installation key and no journal yet."""
    house = House(tmp_path / "home")
    shutil.copytree(empty_folder, house.folder)
    settings.INSTALLATION_KEY = house.key
    settings.SAMPLE_HOME = house.folder / "sample"
    settings.PASSPHRASE_COST = QUICK
    with django_db_blocker.unblock(), living_in(house.folder):
        installation.ensure_installation_key()
        yield house


@pytest.fixture
def ana(house: House) -> Ana:
    """Ana has begun her journal and typed her code back."""
    opened = services.begin_journal(passphrase=PASSPHRASE, now=SECONDS)
    code = services.waiting_recovery_code(opened.vault)
    assert code
    assert services.confirm_recovery_code(opened.vault, dict(enumerate(code.split("-"))))
    return Ana(opened.vault, opened.token, code)


@contextmanager
def living_in(folder: Path) -> Iterator[None]:
    """Let the program's connections, in every thread, go to the files of this folder."""
    before = {alias: (connections[alias], connections.settings[alias]["NAME"]) for alias in FILES}
    for alias, name in FILES.items():
        connections.settings[alias]["NAME"] = str(folder / name)
        connections[alias] = connections.create_connection(alias)
    try:
        yield
    finally:
        for alias, (connection, name) in before.items():
            connections[alias].close()
            connections.settings[alias]["NAME"] = name
            connections[alias] = connection
